// timetable/day_search.hpp: the best day, and the places where lunch cannot be.
#pragma once

#include <optional>
#include <vector>

#include "samling/timetable/day.hpp"

namespace samling::timetable {

/// The best day by score(); nothing when no day obeys the template. Exact: every slot length from the longest, every
/// place of lunch and every start on the grid is tried.
[[nodiscard]] std::optional<Timetable> search(const DayProblem& problem);

/// Gaps in which no start of the day and no slot length of the range puts lunch into its window, though the day's
/// length fits.
[[nodiscard]] std::vector<RefusedLunch> refused_lunches(const DayProblem& problem, const SlotRange& slots);

}  // namespace samling::timetable
