// timetable/day_reasons.hpp: what a day that cannot work says about itself.
#pragma once

#include <vector>

#include "samling/timetable/day.hpp"

namespace samling::timetable {

/// The sum that fails, or the lunch that has no place. Precondition: the problem is infeasible.
[[nodiscard]] std::vector<Issue> reasons_against(const DayProblem& problem, const Arithmetic& sum,
                                                 const std::vector<RefusedLunch>& lunches);
/// Who misses something of the template's day, in the problem's order.
[[nodiscard]] std::vector<Absence> absences(const DayProblem& problem);
/// Demands that cannot all be met, though without any one of them the others can; no such set has fewer members.
/// Precondition: the problem is infeasible.
[[nodiscard]] std::vector<Demand> smallest_conflict(const DayProblem& problem);
/// Changed templates that work, each tried. Precondition: the problem is infeasible.
[[nodiscard]] std::vector<Repair> repairs(const DayProblem& problem, const std::vector<RefusedLunch>& lunches);

}  // namespace samling::timetable
