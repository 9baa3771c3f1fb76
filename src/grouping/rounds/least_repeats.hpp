// src/grouping/rounds/least_repeats.hpp: repeats that no rounds can do without, by counting.
//
//   pairs       every round makes at least p pairs; q pairs may meet and have not: R p - q repeats
//   companions  a municipality that may meet c others, in every round with at least min - 1: half the sum over all of
//               R (min - 1) - c where that is positive
//   two running when k groups meet after k' groups, a group of s has at least spread(s, k') pairs from the same one of
//               the k' (pigeonholes): (R - 1) times the least sum there can be
//
// Each holds for every choice of sizes and of those who sit out. Groups that are pinned repeat all their pairs.
// Harvey and Winterer (2005), doi:10.1007/11564751_18, give such counts for equal sizes.
#pragma once

#include <string>

#include "grouping/rounds/rounds_model.hpp"

namespace samling::grouping {

struct LeastRepeats {
  long repeats = 0;
  std::string proof;
};
[[nodiscard]] LeastRepeats least_repeats_by_counting(const RoundsModel& model, int rounds);

}  // namespace samling::grouping
