// timetable/rooms/annealing.hpp: the search: annealing over timetables in which only talks may be missing.
//
//   a move that makes the cost d dearer is kept with probability exp(-d / temperature)
//
// (Kirkpatrick, Gelatt and Vecchi (1983), doi:10.1126/science.220.4598.671), the temperature falling geometrically from
// `hot` to below the smallest price. Conferences mix prices of 1, 100 and 100,000: which of them the search should
// weigh against each other when it starts is not known beforehand. So the levels at which prices lie are starting
// temperatures that compete: each is tried in a short annealing, and longer ones prefer those that did best.
#pragma once

#include <vector>

#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"
#include "timetable/rooms/state.hpp"

namespace samling::timetable {

struct AnnealingPlan {
  double hot = 1.0;
  double cold = 0.1;
  std::int64_t moves = 0;
};

struct AnnealingResult {
  RoomsPlan best;
  Cost cost = 0;
  Cost last = 0;           ///< Where it ended, cold.
  std::int64_t moves = 0;  ///< Tried.
};

/// From `start`, best first. Stops early when `stopper` says so or at a cost of `target` or less.
[[nodiscard]] AnnealingResult anneal_rooms(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start,
                                           const AnnealingPlan& schedule, Chance chance, const Stopper& stopper,
                                           Cost target);

/// Annealings of a few tracks each, the others held: each begins at one of the temperatures `hot`, and a timetable that
/// ends dearer than it began is taken back. Large neighbourhoods, searched by annealing (Shaw (1998),
/// doi:10.1007/3-540-49481-2_30).
struct PartsPlan {
  std::vector<double> hot;
  double cold = 0.1;
  std::int64_t moves = 0;             ///< Together.
  std::size_t most_tracks = 8;        ///< Of a part; two at least.
  std::int64_t moves_per_talk = 500;  ///< Of a part.
};
[[nodiscard]] AnnealingResult anneal_parts(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start,
                                           const PartsPlan& schedule, Chance chance, const Stopper& stopper,
                                           Cost target);

/// A first timetable: each talk where it costs least, then what that left out.
[[nodiscard]] AnnealingResult construct_rooms(const RoomsProblem& problem, const RoomsCosts& costs, Chance chance);

/// The levels at which prices lie, ascending, each at least four times the one before: temperatures to start from.
[[nodiscard]] std::vector<double> price_levels(const RoomsCosts& costs);

}  // namespace samling::timetable
