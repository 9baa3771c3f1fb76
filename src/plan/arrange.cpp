#include "plan/arrange.hpp"

namespace samling::plan {

Arrangement arrange(const Programme& programme, const grouping::GroupingProblem& problem,
                    const grouping::Members& members, bool try_day) {
  Arrangement arrangement;
  arrangement.remote = grouping::remote_members(problem, members).value_or(grouping::Members{});
  const auto venues = venue_problem(programme, members, arrangement.remote);
  arrangement.candidates = venues.candidates();
  arrangement.venues = venue::solve(venues);
  if (arrangement.venues.best() == nullptr) {
    arrangement.failed_stage = "venue";
    return arrangement;
  }
  if (!try_day) {
    arrangement.choice = *arrangement.venues.best();
    return arrangement;
  }
  for (const venue::Choice& choice : arrangement.venues.ranked) {
    auto day = timetable::solve(day_problem(programme, members, venues, choice));
    if (day.best) {
      arrangement.choice = choice;
      arrangement.day = std::move(day);
      return arrangement;
    }
    if (!arrangement.day) arrangement.day = std::move(day);
  }
  arrangement.failed_stage = "day";
  return arrangement;
}

timetable::DayResult day_of_size(const timetable::DayTemplate& day, int size) {
  std::vector<timetable::Delegation> delegations;
  for (int i = 0; i < size; ++i) delegations.push_back({MunicipalityId(i), "presenter " + std::to_string(i + 1), {}, {}});
  return timetable::solve(timetable::DayProblem(day, std::move(delegations)));
}

}  // namespace samling::plan
