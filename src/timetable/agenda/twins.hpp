// timetable/agenda/twins.hpp: activities and rooms that cannot be told apart, so that the search need not try both.
#pragma once

#include <vector>

#include "timetable/agenda/grid_model.hpp"

namespace samling::timetable::agenda {

/// Adds an Order between each activity and the next that could change places with it in every agenda.
void order_twins(GridModel& model);
/// One number a room; equal for rooms that can change names in every agenda.
[[nodiscard]] std::vector<int> room_classes(const GridModel& model);

}  // namespace samling::timetable::agenda
