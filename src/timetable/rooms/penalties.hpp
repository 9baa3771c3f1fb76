// timetable/rooms/penalties.hpp: every penalty of a timetable, one by one: the one source of score, check and explain.
//
// From scratch, obvious and slow, and apart from the solver.
#pragma once

#include <functional>
#include <initializer_list>

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

/// One penalty and what it is about; -1: not about such a thing.
struct FoundPenalty {
  RoomsTerm term = RoomsTerm::track_session;
  std::int64_t value = 0;
  int session = -1;
  int room = -1;
  int slot = -1;
  int track = -1;
  int other_track = -1;
  int talk = -1;
  int other_talk = -1;
  int number = 0;  ///< Rooms, cells or place in the order.
};
using PenaltyVisitor = std::function<void(const FoundPenalty&)>;

/// Calls `visit` for every penalty above 0. Precondition: the timetable has the problem's shape.
void visit_penalties(const RoomsProblem& problem, const RoomsTimetable& timetable, const PenaltyVisitor& visit);

/// "Wed1 in Steelhouse LT: Education is not wanted there".
[[nodiscard]] std::string sentence(const RoomsProblem& problem, const FoundPenalty& penalty);

}  // namespace samling::timetable
