#include "samling/timetable/day.hpp"

#include <cassert>
#include <utility>

#include "timetable/day_reasons.hpp"
#include "timetable/day_search.hpp"

namespace samling::timetable {

DayResult solve(const DayProblem& problem) {
  DayResult result;
  result.arithmetic = arithmetic(problem);
  result.best = search(problem);
  if (result.best) {
    assert(check(problem, *result.best).empty());
    result.status = Status::optimal;
    result.refused_lunches = refused_lunches(problem, {result.best->slot, result.best->slot});
    return result;
  }
  result.refused_lunches = refused_lunches(problem, problem.day().slot);
  result.reasons = reasons_against(problem, result.arithmetic, result.refused_lunches);
  assert(!result.reasons.empty());
  result.absences = absences(problem);
  result.conflict = smallest_conflict(problem);
  result.repairs = repairs(problem, result.refused_lunches);
  return result;
}

std::string_view to_string(ActivityKind kind) {
  switch (kind) {
    case ActivityKind::opening:
      return "opening";
    case ActivityKind::slot:
      return "slot";
    case ActivityKind::pause:
      return "break";
    case ActivityKind::lunch:
      return "lunch";
    case ActivityKind::evaluation:
      return "evaluation";
  }
  return "unknown";
}

}  // namespace samling::timetable
