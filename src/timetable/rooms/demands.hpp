// timetable/rooms/demands.hpp: what can be given up of a question of parallel rooms, and questions with less of it.
#pragma once

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

/// Pins and terms graded forbid.
[[nodiscard]] std::vector<RoomsDemand> wished_demands(const RoomsProblem& problem);
/// A demand a talk: that it is held.
[[nodiscard]] std::vector<RoomsDemand> talk_demands(const RoomsProblem& problem);

/// The question with these pins, forbidden terms and talks alone; without a talk among the demands it has all talks.
/// Nothing has a price: whether there is a timetable is all that is asked.
[[nodiscard]] RoomsProblem with_demands(const RoomsProblem& problem, const std::vector<RoomsDemand>& demands);

/// The question without these talks (rows, ascending), and a timetable without them. One talk must be left.
[[nodiscard]] RoomsInput without_talks(const RoomsInput& input, const std::vector<int>& talks);
[[nodiscard]] RoomsTimetable without_talks(RoomsTimetable timetable, const std::vector<int>& talks);

[[nodiscard]] bool has_errors(const RoomsProblem& problem, const RoomsTimetable& timetable);

/// Asks whether there is a timetable, again and again, within the limits of the first question and some hundred times
/// at most; then nothing is known any more.
class RoomsQuestions {
 public:
  RoomsQuestions(const RoomsOptions& options, const Stopper& stopper) : options_(options), stopper_(stopper) {}

  /// feasible, infeasible (proven) or stopped.
  [[nodiscard]] Status status(const RoomsProblem& problem);
  [[nodiscard]] RoomsResult answer(const RoomsProblem& problem) const;
  [[nodiscard]] bool interrupted() const { return stopper_.interrupted(); }

 private:
  [[nodiscard]] RoomsOptions for_one() const;

  const RoomsOptions& options_;
  const Stopper& stopper_;
  int asked_ = 0;
};

/// Changed questions that were tried and have a timetable, least change first. `conflict` is what contradicts each
/// other, `partial` a timetable of what fits.
[[nodiscard]] std::vector<RoomsRepair> rooms_repairs(const RoomsProblem& problem,
                                                     const std::vector<RoomsDemand>& conflict,
                                                     const RoomsTimetable& partial, const RoomsQuestions& questions);

}  // namespace samling::timetable
