// timetable/agenda/words.hpp: how activities and weights are named and counted.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

/// Weights count in thousandths.
[[nodiscard]] inline std::int64_t thousandths(double weight) {
  return std::llround(weight * 1000.0);
}

/// Its title, or its key.
[[nodiscard]] inline std::string name_of(const Activity& activity) {
  return activity.title.empty() ? activity.key : activity.title;
}
[[nodiscard]] inline std::string name_of(const Room& room) {
  return room.name.empty() ? room.key : room.name;
}
[[nodiscard]] inline std::string name_of(const Person& person) {
  return person.name.empty() ? person.key : person.name;
}

[[nodiscard]] inline bool is_break(const Activity& activity) {
  return activity.kind == Kind::pause || activity.kind == Kind::lunch;
}

}  // namespace samling::timetable::agenda
