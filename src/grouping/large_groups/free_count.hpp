// src/grouping/large_groups/free_count.hpp: groups of more than six whose number is free.
//
// Strategy: local search gives a first answer. Then numbers of groups are tried with the engine that needs them given
// (large_groups.hpp): some across the range and the one of the first answer, then ever closer to the best. The best
// number gets the rest of the time. A number whose bound is not above the best answer is not tried.
//
// The bound is the largest over all numbers of groups there can be: of those tried the better of row sums and the
// semidefinite bound, of the others that of row sums.
#pragma once

#include <optional>

#include "grouping/part.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// The number of groups is free, and the score is that of pairs, without prices on rules.
[[nodiscard]] bool suits_free_count(const Instance& instance);

/// The best partition found; it keeps every rule. Precondition: suits_free_count.
[[nodiscard]] PartAnswer improve_free_count(const Instance& instance, const Limits& limits, Chance chance,
                                            const std::optional<Partition>& start);

}  // namespace samling::grouping
