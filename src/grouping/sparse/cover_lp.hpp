// src/grouping/sparse/cover_lp.hpp: the linear programme of set partitioning for one region, solved by Clp.
//
//   maximise    sum of value(g) x(g)  -  sum of price(i) u(i)
//   subject to  sum of x(g) over the columns g with row i, plus u(i), = 1 for every row i;  x, u >= 0
//
// Its dual prices y are what the engine is after: y(i) >= -price(i), and sum of y over g >= value(g) for every column.
#pragma once

#include <memory>
#include <span>
#include <vector>

namespace samling::grouping {

class CoverLp {
 public:
  /// One row a price.
  explicit CoverLp(const std::vector<double>& prices);
  ~CoverLp();
  CoverLp(CoverLp&&) noexcept;
  CoverLp& operator=(CoverLp&&) noexcept;

  /// Takes effect at the next solve. Rows ascend and are distinct.
  void add(std::span<const int> rows, double value);
  /// False when no optimum was found; then duals() are not to be used.
  [[nodiscard]] bool solve();
  [[nodiscard]] std::vector<double> duals() const;

 private:
  struct Model;
  std::unique_ptr<Model> model_;
};

}  // namespace samling::grouping
