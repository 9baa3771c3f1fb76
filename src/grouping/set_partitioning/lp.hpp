// src/grouping/set_partitioning/lp.hpp: a linear programme that grows by rows and columns; the only place that knows
// COIN-OR Clp.
//
//   maximise value x   subject to   least <= A x <= most,   0 <= x <= upper
//
// Solved by the dual simplex method from the basis of the last solve. Prices of rows and values of columns are doubles
// with the tolerances of floating point: who needs a proof works the bound out from the prices anew (duals.hpp).
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "samling/core/limits.hpp"

namespace samling::grouping::set_partitioning {

using Entries = std::vector<std::pair<int, double>>;  ///< Row or column, factor.

struct LpColumn {
  double value = 0.0;
  double upper = 0.0;
  Entries rows;
};

struct LpRow {
  double least = 0.0;
  double most = 0.0;
  Entries columns;
};

/// Where the basis of a solve stood: one status byte a column, then one a row.
struct Basis {
  std::vector<std::uint8_t> columns;
  std::vector<std::uint8_t> rows;
};

class LinearProgramme {
 public:
  enum class Outcome { optimal, infeasible, stopped, failed };

  LinearProgramme();
  ~LinearProgramme();
  LinearProgramme(const LinearProgramme&) = delete;
  LinearProgramme& operator=(const LinearProgramme&) = delete;

  static constexpr double unlimited = 1e30;

  void add_rows(const std::vector<LpRow>& rows);
  void add_columns(const std::vector<LpColumn>& columns);
  void delete_rows(const std::vector<int>& rows);
  void delete_columns(const std::vector<int>& columns);
  void set_bounds(int column, double lower, double upper);
  void set_value(int column, double value);
  [[nodiscard]] int rows() const;
  [[nodiscard]] int columns() const;

  /// Stops within a refactorisation of an interruption, or after `most_iterations` (then `stopped`).
  Outcome solve(const Stopper& stopper, int most_iterations = 100'000'000);

  [[nodiscard]] double objective() const;
  [[nodiscard]] const double* values() const;  ///< One a column.
  /// One a row: what one more of its limit would be worth.
  [[nodiscard]] std::vector<double> prices() const;
  [[nodiscard]] bool is_basic(int column) const;
  [[nodiscard]] bool row_is_basic(int row) const;
  [[nodiscard]] Basis basis() const;
  /// Columns and rows beyond those of `basis`: at their lower limit, and slack.
  void set_basis(const Basis& basis);

 private:
  class Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace samling::grouping::set_partitioning
