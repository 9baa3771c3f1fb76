// Strategy: one change at a time, each as small as it can be, and every changed day is solved before it is offered.
// Only when no single change helps is it combined with a wider window for the lunch.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "timetable/day_reasons.hpp"
#include "timetable/day_search.hpp"
#include "timetable/day_shape.hpp"

namespace samling::timetable {
namespace {

// Nobody calls a shorter slot a presentation with questions.
constexpr WholeMinutes shortest_useful_slot{15};

class Repairer {
 public:
  explicit Repairer(const DayProblem& problem)
      : problem_(problem), day_(problem.day()), hours_(common_hours(problem)) {}

  std::vector<Repair> single_changes() const {
    std::vector<Repair> found;
    const auto keep = [&](std::optional<Repair> repair) {
      if (repair) found.push_back(std::move(*repair));
      return repair.has_value();
    };
    const bool cut = hours_.from != day_.start || day_.end - hours_.to >= day_.grid;
    keep(cut ? within_common_hours() : other_slots());
    if (!keep(later_end())) keep(earlier_start());
    keep(pauses_inside());
    return found;
  }

  std::optional<Repair> lunch_at(ClockTime start) const {
    DayTemplate day = day_;
    day.lunch_window = widened(*day_.lunch_window, start);
    return tried(day, window_text(*day.lunch_window), window_text(*day.lunch_window));
  }

  static LunchWindow widened(const LunchWindow& window, ClockTime start) {
    return {std::min(window.earliest, start), std::max(window.latest, start)};
  }
  static std::string window_text(const LunchWindow& window) {
    return fmt::format("lunch may start {}-{}", to_string(window.earliest), to_string(window.latest));
  }

  std::optional<Repair> tried(const DayTemplate& day, std::string sentence, std::string condition) const {
    auto timetable = search(DayProblem(day, problem_.delegations()));
    if (!timetable) return std::nullopt;
    return Repair{std::move(sentence), std::move(condition), day, std::move(*timetable)};
  }

 private:
  std::optional<Repair> with_slot(DayTemplate day, WholeMinutes slot) const {
    day.slot = {slot, slot};
    return tried(day, fmt::format("{} minutes each", slot.count()),
                 fmt::format("each slot is {} minutes", slot.count()));
  }

  WholeMinutes lowest_slot() const {
    const int grid = day_.grid.count();
    return WholeMinutes((shortest_useful_slot.count() + grid - 1) / grid * grid);
  }

  // The longest shorter slot; where lunch and breaks do not fit inside the slots, the shortest longer one.
  std::optional<Repair> other_slots() const {
    for (WholeMinutes slot = day_.slot.min - day_.grid; slot >= lowest_slot(); slot -= day_.grid) {
      if (auto repair = with_slot(day_, slot)) return repair;
    }
    if (!day_.pauses_inside_slots) return std::nullopt;
    for (WholeMinutes slot = day_.slot.max + day_.grid; slot <= hours_.length(); slot += day_.grid) {
      if (auto repair = with_slot(day_, slot)) return repair;
    }
    return std::nullopt;
  }

  // The day cut to when everybody can be there, with the longest slot that it holds.
  std::optional<Repair> within_common_hours() const {
    if (hours_.length() < day_.grid) return std::nullopt;
    DayTemplate day = day_;
    day.start = hours_.from;
    day.end = hours_.to;
    for (WholeMinutes slot = day_.slot.max; slot >= lowest_slot(); slot -= day_.grid) {
      auto repair = with_slot(day, slot);
      if (!repair) continue;
      repair->sentence =
          fmt::format("the day is {}-{} with {}-minute slots", to_string(day.start), to_string(day.end), slot.count());
      repair->condition = repair->sentence;
      return repair;
    }
    return std::nullopt;
  }

  std::optional<Repair> later_end() const {
    DayTemplate day = day_;
    for (day.end = day_.end + day_.grid; day.end <= ClockTime::at(24, 0); day.end = day.end + day_.grid) {
      const std::string end = to_string(day.end);
      if (auto repair = tried(day, "end at " + end, "the day ends at " + end)) return repair;
    }
    return std::nullopt;
  }

  std::optional<Repair> earlier_start() const {
    DayTemplate day = day_;
    for (day.start = day_.start - day_.grid; day.start >= ClockTime::at(0, 0); day.start = day.start - day_.grid) {
      const std::string start = to_string(day.start);
      if (auto repair = tried(day, "start at " + start, "the day starts at " + start)) return repair;
    }
    return std::nullopt;
  }

  std::optional<Repair> pauses_inside() const {
    if (day_.pauses_inside_slots) return std::nullopt;
    DayTemplate day = day_;
    day.pauses_inside_slots = true;
    return tried(day, "lunch and breaks inside the slots", "lunch and breaks are inside the slots");
  }

  const DayProblem& problem_;
  const DayTemplate& day_;
  Hours hours_;
};

// The refused lunch that misses its window least.
std::optional<ClockTime> nearest_lunch(const DayTemplate& day, const std::vector<RefusedLunch>& lunches) {
  const auto nearest = std::ranges::min_element(
      lunches, {}, [&](const RefusedLunch& lunch) { return outside_window(day, lunch.would_start); });
  if (nearest == lunches.end()) return std::nullopt;
  return nearest->would_start;
}

// A single change together with a lunch window just wide enough for it.
std::vector<Repair> changes_with_wider_lunch_window(const DayProblem& problem) {
  DayTemplate any_lunch = problem.day();
  any_lunch.lunch_window.reset();
  const DayProblem free_lunch(any_lunch, problem.delegations());
  std::vector<Repair> found;
  for (const Repair& change : Repairer(free_lunch).single_changes()) {
    const auto lunch = std::ranges::find(change.timetable.activities, ActivityKind::lunch, &Activity::kind);
    if (lunch == change.timetable.activities.end()) continue;
    DayTemplate day = change.day;
    day.lunch_window = Repairer::widened(*problem.day().lunch_window, lunch->start);
    const std::string window = Repairer::window_text(*day.lunch_window);
    auto repair = Repairer(problem).tried(day, change.sentence + ", " + window, change.condition + " and " + window);
    if (repair) found.push_back(std::move(*repair));
  }
  return found;
}

}  // namespace

std::vector<Repair> repairs(const DayProblem& problem, const std::vector<RefusedLunch>& lunches) {
  const Repairer repairer(problem);
  std::vector<Repair> found = repairer.single_changes();
  if (const auto lunch = nearest_lunch(problem.day(), lunches)) {
    if (auto repair = repairer.lunch_at(*lunch)) found.push_back(std::move(*repair));
  }
  if (found.empty() && problem.day().lunch_window) found = changes_with_wider_lunch_window(problem);
  return found;
}

}  // namespace samling::timetable
