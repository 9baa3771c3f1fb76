// src/grouping/set_partitioning/pairs.hpp: groups of exactly two, as a maximum weighted matching.
//
//   maximise  sum of w(u, v) over the pairs chosen,  w(u, v) = value({u, v}) + price(u) + price(v)
//
// each unit in at most one pair: the score is that sum less all prices. Weights are made whole: the largest power of
// two s with n s max w < 2^56, w rounded to s w, pairs that come to no more than 0 dropped. A matching has at most n/2
// pairs, each off by at most 0.5 / s (and some units in the last place of w, from its sum), so that
//
//   error = n/2 (0.5 / s + 4 epsilon max w)  <=  n^2 max w / 2^57 + 2 n epsilon max w
//
// is what a sum can be off, and no partition scores more than the dual solution says + error. The dual solution is
// checked pair by pair, apart from the algorithm that found it (weighted_matching.hpp).
#pragma once

#include <optional>

#include "grouping/part.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// The best pairs; proven when the bound is within Instance::significant() of the score. Nothing when the problem is
/// another one (sizes other than 2-2, units of several, a number of groups, most_unplaced), when there are too many
/// pairs to match in a second or two, or when interrupted (asked before the matching, which runs through).
[[nodiscard]] std::optional<PartAnswer> match_pairs(const Instance& instance, const Stopper& stopper);

}  // namespace samling::grouping
