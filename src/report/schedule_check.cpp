#include <fmt/format.h>

#include <set>

#include "report/wall_clock.hpp"
#include "samling/core/issue.hpp"
#include "samling/report/schedule.hpp"

namespace samling::report {
namespace {

constexpr WholeMinutes latest_start{48 * 60};
constexpr WholeMinutes longest_entry{4 * 24 * 60};

class ScheduleInspection {
 public:
  explicit ScheduleInspection(const Schedule& schedule) : schedule_(schedule) {}

  void whole() {
    try {
      (void)WallClock(schedule_.time_zone);
    } catch (const InvalidInput& problem) {
      issues_.insert(issues_.end(), problem.issues().begin(), problem.issues().end());
    }
    expect(!schedule_.days.empty(), "days", "", "must have at least one day");
    expect(schedule_.day_names.empty() || schedule_.day_names.size() == schedule_.days.size(), "day_names",
           fmt::format("{}", schedule_.day_names.size()), "must be one a day, or none");
    for (std::size_t i = 0; i < schedule_.days.size(); ++i) {
      const std::string field = fmt::format("days/{}", i);
      if (!expect(schedule_.days[i].ok(), field, "", "is no date that exists")) continue;
      expect(i == 0 || schedule_.days[i - 1] < schedule_.days[i], field, to_string(schedule_.days[i]),
             "must be later than the day before it");
      days_.insert(schedule_.days[i]);
    }
  }

  void entry(const ScheduleEntry& entry, const std::string& field) {
    held(entry.key, entry.room, entry.date, entry.start, entry.length, field);
    people(entry.speakers, field + "/speakers");
    people(entry.others, field + "/others");
  }

  void duty(const ScheduleDuty& duty, const std::string& field) {
    held(duty.key, duty.room, duty.date, duty.start, duty.length, field);
    people(duty.people, field + "/people");
  }

  void done() {
    if (!issues_.empty()) throw InvalidInput(std::move(issues_));
  }

 private:
  bool expect(bool holds, const std::string& field, const std::string& value, const std::string& message) {
    if (!holds) issues_.push_back({.rule = "schedule", .field = field, .value = value, .message = message});
    return holds;
  }

  void held(const std::string& key, const std::optional<std::size_t>& room, Date date, WholeMinutes start,
            WholeMinutes length, const std::string& field) {
    if (expect(!key.empty(), field + "/key", "", "must not be empty")) {
      expect(keys_.insert(key).second, field + "/key", key, "is taken already");
    }
    expect(!room || *room < schedule_.rooms.size(), field + "/room", fmt::format("{}", room.value_or(0)),
           fmt::format("is not a row of the {} rooms", schedule_.rooms.size()));
    expect(date.ok() && days_.contains(date), field + "/date", date.ok() ? to_string(date) : "",
           "is none of the schedule's days");
    expect(start >= WholeMinutes(0) && start < latest_start, field + "/start", fmt::format("{}", start.count()),
           "must be from 00:00 to before the end of the next day");
    expect(length >= WholeMinutes(0) && length <= longest_entry, field + "/length", fmt::format("{}", length.count()),
           "must be from 0 minutes to 4 days");
  }

  void people(const std::vector<std::size_t>& rows, const std::string& field) {
    for (const std::size_t row : rows) {
      expect(row < schedule_.people.size(), field, fmt::format("{}", row),
             fmt::format("is not a row of the {} people", schedule_.people.size()));
    }
  }

  const Schedule& schedule_;
  std::set<Date> days_;
  std::set<std::string> keys_;
  std::vector<Issue> issues_;
};

}  // namespace

void require_time_zone(const std::string& time_zone) {
  (void)WallClock(time_zone);
}

bool is_dated(const Schedule& schedule) {
  return schedule.day_names.empty();
}

void check_schedule(const Schedule& schedule) {
  ScheduleInspection inspection(schedule);
  inspection.whole();
  for (std::size_t i = 0; i < schedule.entries.size(); ++i) {
    inspection.entry(schedule.entries[i], fmt::format("entries/{}", i));
  }
  for (std::size_t i = 0; i < schedule.duties.size(); ++i) {
    inspection.duty(schedule.duties[i], fmt::format("duties/{}", i));
  }
  inspection.done();
}

}  // namespace samling::report
