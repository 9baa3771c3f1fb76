// src/grouping/sparse/polish.hpp: local search over regions: neighbourhoods of some groups are split anew, exactly.
//
// A neighbourhood is a group, or someone unplaced, with the groups that a pooled group of little slack would break up,
// some dozens of units in all. Its best split is found by depth-first search over the pooled groups within it: the
// first unit not yet covered takes one of its groups, least slack first, and a branch ends when its slack, and the
// least slack the others can have, reach what the neighbourhood loses now. The tighter the prices, the smaller the
// tree: a very large neighbourhood in the sense of Ahuja, Ergun, Orlin and Punnen (2002),
// doi:10.1016/S0166-218X(01)00338-9.
//
// Regions are whole groups, so that they can be worked on in parallel; each has its own stream of chance, and the
// borders move from round to round.
#pragma once

#include <cstdint>
#include <vector>

#include "grouping/sparse/group_pool.hpp"
#include "grouping/sparse/regions.hpp"
#include "grouping/sparse/split.hpp"
#include "grouping/sparse/unit_graph.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

struct PolishOptions {
  int most_units = 28;         ///< Of a neighbourhood; at most 64.
  std::int64_t nodes = 3'000;  ///< Of one depth-first search.
  int tries = 3;               ///< Neighbourhoods of one group, the later ones larger and drawn.
};

/// What a polish works with.
struct PolishTable {
  const UnitGraph& graph;
  const GroupPool& pool;
  const std::vector<double>& duals;  ///< Those of the pool.
  const Regions& regions;
};

/// Improves the split in place; returns how many neighbourhoods were split anew. Stops early when interrupted. The same
/// at any number of threads.
std::int64_t polish(const PolishTable& table, const PolishOptions& options, Chance chance, int threads,
                    const Stopper& stopper, UnitSplit& split);

}  // namespace samling::grouping
