// src/grouping/sparse/group_pool.hpp: the groups worth looking at, each with what it would cost of the bound.
//
// With valid prices y (duals.hpp) every group has a slack y(g) - value(g) >= 0 and every grouping loses exactly the sum
// of the slacks of its groups, and y + price of the unplaced, of the bound. So the search for the best grouping is one
// for the least slack, and a group whose slack is large can be left aside: for each unit the few of least slack are
// kept.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "grouping/sparse/regions.hpp"
#include "grouping/sparse/unit_graph.hpp"

namespace samling::grouping {

/// Most units of a group that the sparse engine forms from a pool.
inline constexpr int most_units_pooled = 6;

struct PooledGroup {
  double slack = 0.0;
  int count = 0;
  std::array<int, most_units_pooled> members{};  ///< The first `count`, ascending.
  [[nodiscard]] std::span<const int> units() const { return std::span(members).first(static_cast<std::size_t>(count)); }
};

class GroupPool {
 public:
  /// The groups that are among the `each` of least slack of one of their units, or among a quarter as many of those
  /// with as many units as they have. The same at any number of threads.
  GroupPool(const UnitGraph& graph, const Regions& regions, const std::vector<double>& duals, int each, int threads);

  [[nodiscard]] const std::vector<PooledGroup>& groups() const { return groups_; }
  /// Positions in groups() of those with the unit, least slack first.
  [[nodiscard]] std::span<const int> with(int u) const {
    const auto row = static_cast<std::size_t>(u);
    return std::span(of_unit_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }

 private:
  void index(int units);

  std::vector<PooledGroup> groups_;
  std::vector<std::size_t> starts_;
  std::vector<int> of_unit_;
};

}  // namespace samling::grouping
