// timetable/rooms/derived.hpp: what follows from the input of parallel rooms: who clashes with whom, and when it is
// night.
#pragma once

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

struct People {
  std::vector<std::string> names;         ///< In order of first mention.
  std::vector<std::vector<int>> of_talk;  ///< Rows of `names`, ascending, distinct.
  std::vector<std::vector<int>> chairs;   ///< Of a track, likewise.
};
/// Who presents or attends, then who only chairs.
[[nodiscard]] People people_of_rooms(const RoomsInput& input);

[[nodiscard]] Pairs derive_presenter_conflicts(const RoomsInput& input);
[[nodiscard]] Pairs derive_attendee_conflicts(const RoomsInput& input);
[[nodiscard]] Pairs derive_chair_conflicts(const RoomsInput& input);
[[nodiscard]] std::vector<Penalty> derive_timezone_penalties(const RoomsInput& input);

/// Where a timetable has not the problem's sessions, rooms and slots, or names rows that are not there.
[[nodiscard]] std::vector<Issue> shape_issues(const RoomsInput& input, const RoomsTimetable& timetable);

}  // namespace samling::timetable
