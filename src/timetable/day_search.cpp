#include "timetable/day_search.hpp"

#include <map>

#include <fmt/format.h>

#include "timetable/day_shape.hpp"

namespace samling::timetable {
namespace {

// The best start and place of lunch for one slot length.
std::optional<Timetable> best_with_slot(const DayProblem& problem, const Hours& hours, WholeMinutes slot) {
  const DayTemplate& day = problem.day();
  const auto presenting = presenting_times(day, problem.delegations().size(), slot);
  const WholeMinutes length = day_length(day, problem.delegations().size(), slot);
  if (!presenting || length > hours.length()) return std::nullopt;
  std::optional<DayScore> best_score;
  ClockTime best_start;
  LunchPlace best_place;
  for (const LunchPlace& place : lunch_places(problem)) {
    for (ClockTime start = hours.from; start + length <= hours.to; start = start + day.grid) {
      DayScore score{.slot = slot, .break_after_lunch = !place.break_first, .start = start};
      if (day.lunch.count() > 0) {
        const ClockTime lunch = start + time_before_lunch(day, *presenting, place);
        if (outside_window(day, lunch).count() > 0) continue;
        score.lunch_off = lunch_off(day, lunch);
      }
      if (best_score && score <= *best_score) continue;  // ties: the earliest gap
      best_score = score;
      best_start = start;
      best_place = place;
    }
  }
  if (!best_score) return std::nullopt;
  return lay_out(problem, slot, *presenting, best_start, best_place);
}

std::string refusal_sentence(const DayProblem& problem, const RefusedLunch& lunch) {
  const LunchWindow& window = *problem.day().lunch_window;
  std::string where = fmt::format("after slot {}", lunch.after_slot);
  if (problem.delegations().size() == 1) where = lunch.after_slot == 0 ? "before the slot" : "after the slot";
  const bool late = lunch.would_start > window.latest;
  return fmt::format("lunch {} would start {} at the {}, {} than {}", where, to_string(lunch.would_start),
                     late ? "earliest" : "latest", late ? "later" : "earlier",
                     to_string(late ? window.latest : window.earliest));
}

}  // namespace

std::optional<Timetable> search(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  const Hours hours = common_hours(problem);
  for (WholeMinutes slot = day.slot.max; slot >= day.slot.min; slot -= day.grid) {
    if (auto timetable = best_with_slot(problem, hours, slot)) return timetable;
  }
  return std::nullopt;
}

std::vector<RefusedLunch> refused_lunches(const DayProblem& problem, const SlotRange& slots) {
  const DayTemplate& day = problem.day();
  if (day.lunch.count() == 0 || !day.lunch_window) return {};
  const Hours hours = common_hours(problem);
  std::map<int, ClockTime> nearest;  // by gap: the start of lunch that misses the window least
  for (WholeMinutes slot = slots.max; slot >= slots.min; slot -= day.grid) {
    const auto presenting = presenting_times(day, problem.delegations().size(), slot);
    const WholeMinutes length = day_length(day, problem.delegations().size(), slot);
    if (!presenting || length > hours.length()) continue;
    for (const LunchPlace& place : lunch_places(problem)) {
      for (ClockTime start = hours.from; start + length <= hours.to; start = start + day.grid) {
        const ClockTime lunch = start + time_before_lunch(day, *presenting, place);
        const auto [known, fresh] = nearest.try_emplace(place.after_slot, lunch);
        if (!fresh && outside_window(day, lunch) < outside_window(day, known->second)) known->second = lunch;
      }
    }
  }
  std::vector<RefusedLunch> refused;
  for (const auto& [after_slot, start] : nearest) {
    if (outside_window(day, start).count() == 0) continue;
    refused.push_back({after_slot, start, {}});
    refused.back().sentence = refusal_sentence(problem, refused.back());
  }
  return refused;
}

}  // namespace samling::timetable
