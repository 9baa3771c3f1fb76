// src/grouping/set_partitioning/duals.hpp: prices of the rows, and the bound that follows from any of them.
//
//   reduced cost  r(g) = value(g) - sum over u in g of y(u) - y_count - sum over cuts c of sigma(c) coefficient(c, g)
//
// For any y, y_count and any mu, nu, sigma >= 0, no partition scores more than
//
//   sum of y(u) + groups y_count + most_unplaced mu - least_unplaced nu + sum of sigma(c) limit(c)
//     + sum over u of max(0, -price(u) - y(u) - weight(u) (mu - nu))  + sum over u of e(u),
//
//   e(u) = the largest max(0, r(g)) / |g| over the admissible g with u
//
// because each unit is in at most one group: r(g) <= sum of e over g. (Lagrange; the last term in the manner of Farley
// (1990), doi:10.1287/opre.38.5.922.) y + e is dual feasible, and a group whose r(g) - e(g) is below score - bound is
// in no better partition: it can be fixed at 0.
#pragma once

#include <cstdint>
#include <vector>

#include "grouping/set_partitioning/cuts.hpp"

namespace samling::grouping::set_partitioning {

/// What has been decided of a unit's being left out.
enum class Leaving : std::uint8_t { open, no, yes };

struct Duals {
  std::vector<double> unit;
  double count = 0.0;
  double unplaced = 0.0;  ///< mu where it is above 0, -nu below.
  std::vector<double> cuts;
};

/// Rows beside the units'.
struct SideRows {
  std::optional<int> groups;         ///< Exactly so many.
  std::optional<int> most_unplaced;  ///< At most so much weight is left out.
  int least_unplaced = 0;            ///< So much is left out by any grouping: sizes of 4 leave 2 of 150.
};

/// Sum of prices of a group's units and the count.
[[nodiscard]] inline double row_prices(const Duals& duals, std::span<const std::uint16_t> members) {
  double sum = duals.count;
  for (const auto u : members) sum += duals.unit[u];
  return sum;
}

/// The bound above. `leaving` may be empty. `excess` is e; a little is added for the rounding of the sum.
[[nodiscard]] double dual_bound(const Instance& instance, const SideRows& rows, const std::vector<Cut>& cuts,
                                const Duals& duals, const std::vector<double>& excess,
                                const std::vector<Leaving>& leaving);

}  // namespace samling::grouping::set_partitioning
