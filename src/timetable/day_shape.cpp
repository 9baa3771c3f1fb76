#include "timetable/day_shape.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <numeric>

namespace samling::timetable {

Hours common_hours(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  ClockTime from = day.start;
  ClockTime to = day.end;
  for (const Delegation& delegation : problem.delegations()) {
    if (delegation.arrives) from = std::max(from, *delegation.arrives);
    if (delegation.leaves) to = std::min(to, *delegation.leaves);
  }
  const int grid = day.grid.count();
  const int first_step = ((from - day.start).count() + grid - 1) / grid;
  const int last_step = std::max(0, (to - day.start).count()) / grid;
  from = day.start + WholeMinutes(first_step * grid);
  return {from, day.start + WholeMinutes(std::max(first_step, last_step) * grid)};
}

std::vector<LunchPlace> lunch_places(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  const int presenters = static_cast<int>(problem.delegations().size());
  if (day.lunch.count() == 0) return {LunchPlace{}};
  if (presenters == 1) return {LunchPlace{0, true}, LunchPlace{1, true}};
  std::vector<LunchPlace> places;
  for (int after = 1; after < presenters; ++after) {
    places.push_back({after, true});
    if (day.pause.count() > 0) places.push_back({after, false});
  }
  return places;
}

WholeMinutes break_time(const DayTemplate& day, std::size_t presenters) {
  return day.pause * (static_cast<int>(presenters) - 1);
}

std::optional<std::vector<WholeMinutes>> presenting_times(const DayTemplate& day, std::size_t presenters,
                                                          WholeMinutes slot) {
  if (!day.pauses_inside_slots) return std::vector<WholeMinutes>(presenters, slot);
  const int count = static_cast<int>(presenters);
  const WholeMinutes left = slot * count - break_time(day, presenters) - day.lunch;
  const int steps = left.count() / day.grid.count();  // left is a multiple of the grid
  if (steps < count) return std::nullopt;
  std::vector<WholeMinutes> times(presenters, day.grid * (steps / count));
  std::for_each(times.begin(), times.begin() + steps % count, [&](WholeMinutes& time) { time += day.grid; });
  return times;
}

WholeMinutes day_length(const DayTemplate& day, std::size_t presenters, WholeMinutes slot) {
  const WholeMinutes framed = day.opening + slot * static_cast<int>(presenters) + day.evaluation;
  return day.pauses_inside_slots ? framed : framed + break_time(day, presenters) + day.lunch;
}

WholeMinutes shortest_slot(const DayTemplate& day, std::size_t presenters) {
  for (WholeMinutes slot = day.slot.min; slot <= day.slot.max; slot += day.grid) {
    if (presenting_times(day, presenters, slot)) return slot;
  }
  return day.slot.min;
}

WholeMinutes time_before_lunch(const DayTemplate& day, const std::vector<WholeMinutes>& presenting,
                               const LunchPlace& lunch) {
  const WholeMinutes slots =
      std::accumulate(presenting.begin(), presenting.begin() + lunch.after_slot, WholeMinutes{0});
  int pauses = std::max(0, lunch.after_slot - 1);
  if (lunch.break_first && presenting.size() > 1) ++pauses;
  return day.opening + slots + day.pause * pauses;
}

Timetable lay_out(const DayProblem& problem, WholeMinutes slot, const std::vector<WholeMinutes>& presenting,
                  ClockTime start, const LunchPlace& lunch) {
  assert(presenting.size() == problem.delegations().size());
  const DayTemplate& day = problem.day();
  Timetable timetable{{}, slot};
  ClockTime now = start;
  const auto add = [&](ActivityKind kind, WholeMinutes length, std::optional<MunicipalityId> presenter = {}) {
    if (length.count() == 0) return;
    timetable.activities.push_back({kind, now, length, presenter});
    now = now + length;
  };
  const int presenters = static_cast<int>(presenting.size());
  add(ActivityKind::opening, day.opening);
  if (lunch.after_slot == 0 && presenters == 1) add(ActivityKind::lunch, day.lunch);
  for (int i = 0; i < presenters; ++i) {
    const auto row = static_cast<std::size_t>(i);
    add(ActivityKind::slot, presenting[row], problem.delegations()[row].municipality);
    const bool has_break = i + 1 < presenters;
    const bool has_lunch = lunch.after_slot == i + 1;
    if (has_break && lunch.break_first) add(ActivityKind::pause, day.pause);
    if (has_lunch) add(ActivityKind::lunch, day.lunch);
    if (has_break && !lunch.break_first) add(ActivityKind::pause, day.pause);
  }
  add(ActivityKind::evaluation, day.evaluation);
  return timetable;
}

DayScore::HalfMinutes lunch_off(const DayTemplate& day, ClockTime lunch_start) {
  const ClockTime noon = ClockTime::at(12, 0);
  const LunchWindow window = day.lunch_window.value_or(LunchWindow{noon, noon});
  return DayScore::HalfMinutes(std::abs(((lunch_start - window.earliest) - (window.latest - lunch_start)).count()));
}

WholeMinutes outside_window(const DayTemplate& day, ClockTime lunch_start) {
  if (!day.lunch_window) return WholeMinutes{0};
  return std::max({WholeMinutes{0}, day.lunch_window->earliest - lunch_start, lunch_start - day.lunch_window->latest});
}

}  // namespace samling::timetable
