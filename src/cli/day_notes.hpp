// cli/day_notes.hpp: what a timetable does not say of itself.
#pragma once

#include <string>
#include <vector>

#include "samling/timetable/day.hpp"

namespace samling::cli {

/// Sentences on a timetable that timetable::solve gave: why it starts later than the template allows, that its slots
/// are the longest of their range, and what lunch and breaks took out of them. Empty when there is nothing to tell.
[[nodiscard]] std::vector<std::string> day_notes(const timetable::DayTemplate& day,
                                                 const std::vector<timetable::Delegation>& delegations,
                                                 const timetable::Timetable& timetable);

}  // namespace samling::cli
