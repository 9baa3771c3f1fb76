// cli/rooms_why_not.hpp: why a question of parallel rooms has no timetable, as text or JSON.
#pragma once

#include "cli/command.hpp"
#include "samling/timetable/rooms.hpp"

namespace samling::cli {

/// Writes it; the exit code.
int explain_why_not(const timetable::RoomsProblem& problem, const timetable::RoomsOptions& how, const Output& output);

}  // namespace samling::cli
