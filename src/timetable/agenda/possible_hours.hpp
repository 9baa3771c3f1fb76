// timetable/agenda/possible_hours.hpp: when each activity can run at all, by its own hours and by what must come before
// and after it. Bounds only, pushed along the orders to a fixed point: no search.
#pragma once

#include <vector>

#include "timetable/agenda/grid_model.hpp"

namespace samling::timetable::agenda {

/// In grid steps. first_start > last_start: it cannot run.
struct PossibleHours {
  int first_start = 0;  ///< Of a start at its shortest length.
  int last_start = -1;
  [[nodiscard]] bool any() const { return first_start <= last_start; }
};

/// By its window, its people and the day.
[[nodiscard]] std::vector<PossibleHours> own_hours(const GridModel& model);

/// An activity that others push out of its own hours.
struct PushedOut {
  int activity = -1;  ///< -1: none is.
  int start = 0;      ///< Where they push it: its first possible start, or its last.
  bool late = false;  ///< Too late: what must come before takes too long.
};
/// Only activities that must be held push others. Stops at the first that is pushed out; the rest is then as far as it
/// had come.
[[nodiscard]] PushedOut push_along_orders(const GridModel& model, std::vector<PossibleHours>& hours);

}  // namespace samling::timetable::agenda
