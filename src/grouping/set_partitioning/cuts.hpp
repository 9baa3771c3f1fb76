// src/grouping/set_partitioning/cuts.hpp: subset-row cuts, Jepsen, Petersen, Spoorendonk and Pisinger (2008),
// doi:10.1287/opre.1070.0449, with multipliers other than one half as in Pecin, Pessoa, Poggi, Uchoa and Santos (2017),
// doi:10.1016/j.orl.2017.02.006.
//
// Every unit is in at most one group. Weigh the rows of a few units with p < 1, add them up and round down:
//
//   sum over groups g of floor(sum of p(u) over u in g) x(g)  <=  floor(sum of p)
//
// With three units and p = 1/2: of the groups that hold at least two of them, one can be chosen. Valid for every
// admissible group, known or not, so that a bound with such cuts is global.
#pragma once

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "grouping/set_partitioning/column.hpp"

namespace samling::grouping::set_partitioning {

struct Cut {
  static constexpr std::size_t most_rows = 11;
  std::array<std::uint16_t, most_rows> units{};  ///< The first `size` count; ascending where factors are equal.
  std::array<std::uint8_t, most_rows> factors{};
  std::uint8_t size = 0;
  std::uint8_t divisor = 2;
  std::uint8_t limit = 1;  ///< floor(sum of factors / divisor).

  [[nodiscard]] int coefficient(std::span<const std::uint16_t> members) const;
  friend bool operator==(const Cut&, const Cut&) = default;
  friend auto operator<=>(const Cut&, const Cut&) = default;
};

/// A cut with the factors given for its units.
[[nodiscard]] Cut make_cut(std::vector<std::pair<int, int>> units_and_factors, int divisor);

/// A group of a fractional solution.
struct Share {
  const Column* column;
  double value;
};

struct Violation {
  Cut cut;
  double amount = 0.0;
};

/// Cuts that the solution breaks by more than `least`, most broken first; each unit is in at most `each` of them. Looks
/// at the pairs that meet in the solution, not at all subsets.
[[nodiscard]] std::vector<Violation> broken_cuts(int units, const std::vector<Share>& solution, double least, int each);

/// What cuts take off the reduced cost of any group, by the units that it holds.
class CutCharges {
 public:
  CutCharges(int units, const std::vector<Cut>& cuts, const std::vector<double>& prices);
  [[nodiscard]] bool empty() const { return prices_.empty(); }
  [[nodiscard]] double operator()(std::span<const std::uint16_t> members) const;
  /// The cuts that cost something, and what.
  struct Charged {
    Cut cut;
    double price;
  };
  [[nodiscard]] const std::vector<Charged>& charged() const { return charged_; }

 private:
  struct Entry {
    int cut;
    int factor;
  };
  std::vector<int> begin_;  ///< By unit, into entries_.
  std::vector<Entry> entries_;
  std::vector<double> prices_;
  std::vector<int> divisors_;
  std::vector<Charged> charged_;
  mutable std::vector<int> sums_;  ///< Zero between calls.
};

}  // namespace samling::grouping::set_partitioning
