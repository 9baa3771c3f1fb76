// timetable/rooms/precheck.hpp: the part of the arithmetic that looks at forbidden terms.
#pragma once

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

/// What terms graded forbid make impossible by themselves: tracks that have too few cells, talks that have no session,
/// people who would have to be in two rooms.
[[nodiscard]] std::vector<Issue> forbidden_arithmetic(const RoomsProblem& problem);

}  // namespace samling::timetable
