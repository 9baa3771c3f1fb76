// The question's constructor: everything that makes a day impossible to ask for, all of it at once.
#include <set>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/day.hpp"

namespace samling::timetable {
namespace {

constexpr WholeMinutes longest_length{24 * 60};

class Complaints {
 public:
  void unless(bool holds, const std::string& rule, const std::string& field, const std::string& value,
              const std::string& message) {
    if (!holds) issues_.push_back(Issue{.rule = rule, .field = field, .value = value, .message = message});
  }
  void raise() const {
    if (!issues_.empty()) throw InvalidInput(issues_);
  }

 private:
  std::vector<Issue> issues_;
};

void examine_length(Complaints& complaints, const std::string& field, WholeMinutes length, WholeMinutes grid) {
  const std::string value = std::to_string(length.count());
  complaints.unless(length.count() >= 0, "negative_length", field, value, "must not be negative");
  complaints.unless(length <= longest_length, "too_long", field, value,
                    fmt::format("is longer than a day of {} minutes", longest_length.count()));
  complaints.unless(length.count() % grid.count() == 0, "off_grid", field, value,
                    fmt::format("must be a multiple of the grid of {} minutes", grid.count()));
}

void examine_hours(Complaints& complaints, const DayTemplate& day) {
  complaints.unless(day.start < day.end, "day_reversed", "start", to_string(day.start),
                    fmt::format("must be before the end {}", to_string(day.end)));
  complaints.unless(day.start >= ClockTime::at(0, 0), "day_range", "start",
                    std::to_string((day.start - ClockTime()).count()), "must not be before 00:00");
  complaints.unless(day.end <= ClockTime::at(24, 0), "day_range", "end", to_string(day.end), "must not be after 24:00");
  if (!day.lunch_window) return;
  complaints.unless(day.lunch_window->earliest <= day.lunch_window->latest, "lunch_window_reversed", "lunch_window",
                    to_string(day.lunch_window->earliest) + "-" + to_string(day.lunch_window->latest),
                    "the earliest start must not be after the latest");
}

void examine_lengths(Complaints& complaints, const DayTemplate& day) {
  const std::string grid = std::to_string(day.grid.count());
  complaints.unless(day.grid.count() >= 1, "grid", "grid", grid, "must be at least 1 minute");
  complaints.unless(day.grid <= longest_length, "grid", "grid", grid, "is longer than a day");
  if (day.grid.count() < 1) return;
  examine_length(complaints, "opening", day.opening, day.grid);
  examine_length(complaints, "slot.min", day.slot.min, day.grid);
  examine_length(complaints, "slot.max", day.slot.max, day.grid);
  examine_length(complaints, "pause", day.pause, day.grid);
  examine_length(complaints, "lunch", day.lunch, day.grid);
  examine_length(complaints, "evaluation", day.evaluation, day.grid);
  complaints.unless(day.slot.min >= day.grid, "slot_range", "slot.min", std::to_string(day.slot.min.count()),
                    "must be at least the grid of " + grid + " minutes");
  complaints.unless(day.slot.min <= day.slot.max, "slot_range", "slot.max", std::to_string(day.slot.max.count()),
                    fmt::format("must not be less than slot.min {}", day.slot.min.count()));
}

void examine_delegations(Complaints& complaints, const std::vector<Delegation>& delegations) {
  complaints.unless(!delegations.empty(), "no_delegations", "delegations", "", "somebody must present");
  std::set<MunicipalityId> seen;
  for (const Delegation& delegation : delegations) {
    complaints.unless(seen.insert(delegation.municipality).second, "duplicate_delegation", "delegations",
                      delegation.name, "presents twice");
  }
}

}  // namespace

DayProblem::DayProblem(DayTemplate day, std::vector<Delegation> delegations)
    : day_(day), delegations_(std::move(delegations)) {
  Complaints complaints;
  examine_delegations(complaints, delegations_);
  examine_hours(complaints, day_);
  examine_lengths(complaints, day_);
  complaints.raise();
}

}  // namespace samling::timetable
