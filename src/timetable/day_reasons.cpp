#include "timetable/day_reasons.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "timetable/day_shape.hpp"

namespace samling::timetable {
namespace {

std::string absence_sentence(const std::string& name, int at_start, int at_end) {
  if (at_start == at_end) return fmt::format("{} misses {} min at each end", name, at_start);
  if (at_end == 0) return fmt::format("{} misses {} min at the start", name, at_start);
  if (at_start == 0) return fmt::format("{} misses {} min at the end", name, at_end);
  return fmt::format("{} misses {} min at the start and {} min at the end", name, at_start, at_end);
}

}  // namespace

Arithmetic arithmetic(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  const int presenters = static_cast<int>(problem.delegations().size());
  const WholeMinutes slot = shortest_slot(day, problem.delegations().size());
  Arithmetic result;
  result.asked = day_length(day, problem.delegations().size(), slot);
  result.available = common_hours(problem).length();
  result.sum = fmt::format("{} x {}", presenters, slot.count());
  const auto add = [&](const char* name, WholeMinutes length) {
    if (length.count() > 0) result.sum += fmt::format(" + {} {}", name, length.count());
  };
  add("opening", day.opening);
  if (!day.pauses_inside_slots) add("lunch", day.lunch);
  add("evaluation", day.evaluation);
  if (!day.pauses_inside_slots && presenters > 1 && day.pause.count() > 0) {
    result.sum += fmt::format(" + {} {} x {}", presenters - 1, presenters == 2 ? "break" : "breaks", day.pause.count());
  }
  result.sum += fmt::format(" = {}", result.asked.count());
  return result;
}

std::vector<Issue> reasons_against(const DayProblem& problem, const Arithmetic& sum,
                                   const std::vector<RefusedLunch>& lunches) {
  std::vector<Issue> reasons;
  const DayTemplate& day = problem.day();
  const std::size_t presenters = problem.delegations().size();
  if (sum.over().count() > 0) {
    reasons.push_back(Issue{.rule = "minutes",
                            .field = "day",
                            .value = sum.sum,
                            .message = fmt::format("{} minutes asked, {} there, {} over", sum.asked.count(),
                                                   sum.available.count(), sum.over().count())});
  }
  if (!presenting_times(day, presenters, shortest_slot(day, presenters))) {
    reasons.push_back(
        Issue{.rule = "pauses_inside_slots",
              .field = "slot.max",
              .value = std::to_string(day.slot.max.count()),
              .message = fmt::format("{} slots of {} minutes do not hold {} minutes of lunch and breaks", presenters,
                                     day.slot.max.count(), (break_time(day, presenters) + day.lunch).count())});
  }
  for (const RefusedLunch& lunch : lunches) {
    reasons.push_back(Issue{.rule = "lunch_window",
                            .field = "lunch_window",
                            .value = to_string(lunch.would_start),
                            .message = lunch.sentence});
  }
  return reasons;
}

std::vector<Absence> absences(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  const WholeMinutes whole = day.end - day.start;
  std::vector<Absence> absent;
  for (const Delegation& delegation : problem.delegations()) {
    const ClockTime arrives = delegation.arrives.value_or(day.start);
    const ClockTime leaves = delegation.leaves.value_or(day.end);
    Absence absence{delegation.municipality,
                    std::clamp(arrives - day.start, WholeMinutes{0}, whole),
                    std::clamp(day.end - leaves, WholeMinutes{0}, whole),
                    {}};
    if (absence.at_start.count() == 0 && absence.at_end.count() == 0) continue;
    absence.sentence = arrives >= leaves || absence.at_start == whole || absence.at_end == whole
                           ? fmt::format("{} misses the whole day: can be there from {} until {}", delegation.name,
                                         to_string(arrives), to_string(leaves))
                           : absence_sentence(delegation.name, absence.at_start.count(), absence.at_end.count());
    absent.push_back(std::move(absence));
  }
  return absent;
}

}  // namespace samling::timetable
