// src/grouping/sparse/split.hpp: a grouping of units while it is being built.
#pragma once

#include <vector>

#include "grouping/sparse/group_pool.hpp"
#include "grouping/sparse/unit_graph.hpp"

namespace samling::grouping {

/// Groups (each ascending) and who has none; every group is admissible.
struct UnitSplit {
  std::vector<std::vector<int>> groups;
  std::vector<int> unplaced;  ///< Ascending.
};

/// group_score of the units as one group; they are linked with each other.
[[nodiscard]] double value_of_units(const UnitGraph& graph, const std::vector<int>& units);

/// Takes the pooled groups by least slack, then places who is left as place_leftovers does.
[[nodiscard]] UnitSplit greedy_split(const UnitGraph& graph, const GroupPool& pool);

/// Whoever is left joins the group, or makes a new one with others left, where it raises the score most; until nothing
/// does.
void place_leftovers(const UnitGraph& graph, UnitSplit& split);

}  // namespace samling::grouping
