// src/grouping/set_partitioning/set_partitioning.hpp: many small groups, proven.
//
//   maximise the values of the groups chosen, each unit in at most one, the rest left out at a price: set partitioning
//   over all admissible groups, by column generation, subset-row cuts, fixing by reduced cost and branching on pairs.
//
// Guaranteed: the answer keeps every rule (there may be fewer groups than asked for when no more were found, as in
// local search), no partition scores more than upper_bound, and proven means that none scores more than the answer by
// more than Instance::significant(). Without a clock the work is bounded by counts, and the same seed gives the same
// answer. docs/algorithms/set-partitioning.md tells the method.
#pragma once

#include <optional>

#include "grouping/part.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// Groups of at most 6 units, not too many units, no limits that differ from group to group.
[[nodiscard]] bool suits_set_partitioning(const Instance& instance);

/// Begins from `start` when given, else from a short local search. limits.max_rounds counts nodes of the search: ten a
/// round.
[[nodiscard]] PartAnswer prove_by_columns(const Instance& instance, const Limits& limits, Chance chance,
                                          const std::optional<Partition>& start);

}  // namespace samling::grouping
