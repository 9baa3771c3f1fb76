// timetable/agenda/lightest.hpp: what to leave out first of an over-full day.
#pragma once

#include <vector>

#include "timetable/agenda/grid_model.hpp"

namespace samling::timetable::agenda {

/// Rows of what must be held: first what has the least priority for each step of a room that it frees (what is alone in
/// the house frees every room), of the same the longer one, then by row.
[[nodiscard]] std::vector<int> lightest_first(const GridModel& model);

}  // namespace samling::timetable::agenda
