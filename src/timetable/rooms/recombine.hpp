// timetable/rooms/recombine.hpp: some tracks at a time, all the others where they are: the best that the programme of
// bound.hpp has for them, with rooms told apart.
//
// A track that needs another room, and whose room another needs, does not get there by small moves at prices of 1;
// exchanges of six to a dozen tracks at once do (large neighbourhood search: Shaw 1998, doi:10.1007/3-540-49481-2_30).
// What the programme leaves out (slots, rooms of talks) is dealt with afterwards; only what really is cheaper is taken.
#pragma once

#include <optional>

#include "samling/core/chance.hpp"
#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {

class RoomsRecombination {
 public:
  RoomsRecombination(const RoomsCosts& costs, Chance chance) : costs_(costs), chance_(chance) {}

  /// One try: a cheaper timetable than this one, which leaves nothing out, or none.
  [[nodiscard]] std::optional<RoomsPlan> improved(const RoomsPlan& plan, Cost cost, double seconds,
                                                  const Stopper& stopper);
  /// Whether the question has a size at which that is worth a try.
  [[nodiscard]] bool is_useful() const;

 private:
  [[nodiscard]] std::vector<int> some_tracks(const RoomsPlan& plan);
  [[nodiscard]] Cost own_cost(int track, const RoomsPlan& plan) const;
  [[nodiscard]] std::optional<RoomsPlan> solved(const RoomsPlan& plan, Cost cost, const std::vector<int>& free,
                                                double seconds, const Stopper& stopper) const;

  const RoomsCosts& costs_;
  Chance chance_;
  int size_ = 6;   // tracks that are free
  int quick_ = 0;  // tries in a row that were done early
  std::optional<RoomsRelaxation> relaxation_;
};

}  // namespace samling::timetable
