// src/grouping/rounds/exhaustive.hpp: the least repeats, by looking at all rounds there are.
//
// Every way to split up to 16 municipalities is a set of pairs (a bit each); the repeats of a round are the bits it has
// in common with those met. Strategy: depth first over the rounds, which may come in any order, so that
//
//   - when all municipalities are alike, the first two rounds are taken to be the two that share fewest pairs; they
//     are fixed up to renaming: two pairs of rounds whose tables "group of the first x group of the second: how many"
//     differ only in the order of rows and columns are the same; every later round then shares at least as many pairs
//     with one before it;
//   - otherwise rounds ascend by number;
//   - a round that alone would bring the repeats to those of the best known is dropped from there on down, as repeats
//     only grow with what has been met.
//
// Breaking symmetries of the social golfer problem: Barnier and Brisset (2005), doi:10.1007/s10601-005-2806-7.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grouping/rounds/rounds_model.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

struct Exhausted {
  bool complete = false;                       ///< Nothing with fewer repeats than `best` (or than `to_beat`) exists.
  long repeats = 0;                            ///< Of `best`; `to_beat` when there is none.
  std::optional<std::vector<UnitRound>> best;  ///< With fewer repeats than to_beat.
  long splits = 0;                             ///< Ways to make one round.
};

/// Repeats count as in Schedule (pinned groups left out). Gives up above its own limits (counted,
/// not timed), and when the stopper says so.
[[nodiscard]] Exhausted search_all_rounds(const RoundsModel& model, int rounds, long to_beat, const Stopper& stopper);

}  // namespace samling::grouping
