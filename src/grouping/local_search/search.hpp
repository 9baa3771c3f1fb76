// src/grouping/local_search/search.hpp: local search over one part of a problem.
//
// Strategy: construct greedily, descend by single moves (descent.hpp), re-split neighbouring groups together with the unplaced near them
// exactly (exact.hpp) until no neighbourhood improves. Then rounds: the first part of them cools single moves down (anneal.hpp), which moves
// units across the whole map; the others disturb a few neighbourhoods, descend, re-split what was touched, and take back what lost too much.
// The best seen is kept throughout.
#pragma once

#include <optional>

#include "grouping/instance/instance.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Groups there can be at most; exactly as many as given when a number is given.
[[nodiscard]] int slots_needed(const Instance& instance);

/// The best partition found; it keeps every rule, except that there may be fewer groups than asked for when no more
/// were found. Begins from `start` when given.
[[nodiscard]] Partition improve(const Instance& instance, const Limits& limits, Chance chance,
                                const std::optional<Partition>& start, Statistics& statistics);

}  // namespace samling::grouping
