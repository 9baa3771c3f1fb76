// src/grouping/sparse/regions.hpp: a large graph cut into regions of some hundred units.
//
// Recursive bisection by breadth-first layers from a far end (the level structures of George and Liu (1979),
// doi:10.1145/355841.355845): each cut runs across the longest way through what is left, so that borders are short.
// Where the cuts fall is drawn, so that the borders of the next round lie elsewhere.
#pragma once

#include <vector>

#include "grouping/sparse/unit_graph.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {

struct Regions {
  std::vector<std::vector<int>> units;  ///< One list a region, ascending.
  std::vector<int> of;                  ///< Region of each unit.
};
/// Every unit in one region of at most `most` units (>= 2). O(links x log(units / most)).
[[nodiscard]] Regions cut_into_regions(const UnitGraph& graph, int most, Chance chance);

/// Regions in classes, so that no two linked units of one class lie in different regions: a class can be worked on in
/// parallel. Greedy colouring (Boost.Graph).
[[nodiscard]] std::vector<std::vector<int>> classes_of(const UnitGraph& graph, const Regions& regions);

}  // namespace samling::grouping
