// timetable/drawn_days.hpp: random small days.
#pragma once

#include "samling/core/chance.hpp"
#include "timetable/day_words.hpp"

namespace samling::timetable::testing {

/// Steps of 15 minutes keep the slow twin quick. About half of these days work.
inline DayProblem drawn_day(std::uint64_t seed) {
  Chance chance(seed);
  const int grid = 15;
  const auto steps = [&](std::uint64_t least, std::uint64_t most) {
    return WholeMinutes(grid * static_cast<int>(least + chance.below(most - least + 1)));
  };
  const int count = 1 + static_cast<int>(chance.below(4));
  DayTemplate day;
  day.grid = WholeMinutes(grid);
  day.start = ClockTime::at(9, static_cast<int>(chance.below(30)));
  day.opening = steps(0, 1);
  day.pause = steps(0, 1);
  day.lunch = steps(0, 2);
  day.evaluation = steps(0, 1);
  day.slot.min = steps(1, 3);
  day.slot.max = day.slot.min + steps(0, 2);
  const WholeMinutes length = day.opening + day.evaluation + day.lunch + day.pause * (count - 1) + day.slot.min * count;
  day.end = day.start +
            std::max(day.grid, length - steps(0, 2) + steps(0, 4) + WholeMinutes(static_cast<int>(chance.below(5))));
  if (chance.below(4) > 0) {
    const ClockTime earliest = day.start + steps(1, 10) + WholeMinutes(static_cast<int>(chance.below(15)));
    day.lunch_window = LunchWindow{earliest, earliest + steps(0, 4)};
  }
  day.pauses_inside_slots = chance.below(4) == 0;
  auto delegations = presenters(count);
  for (Delegation& delegation : delegations) {
    if (chance.below(4) == 0) delegation.arrives = day.start + WholeMinutes(static_cast<int>(chance.below(40)));
    if (chance.below(4) == 0) delegation.leaves = day.end - WholeMinutes(static_cast<int>(chance.below(40)));
  }
  return DayProblem(day, delegations);
}

}  // namespace samling::timetable::testing
