// The schedule of days of gatherings: a column each.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/figures.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::report {
namespace {

using timetable::ActivityKind;

constexpr Date day_of_gatherings{std::chrono::year(2001), std::chrono::January, std::chrono::day(1)};

class GatheringsSchedule {
 public:
  explicit GatheringsSchedule(const ScheduleOptions& options) : date_(options.first_day.value_or(day_of_gatherings)) {
    schedule_.title = options.title.empty() ? "Programme of the day" : options.title;
    schedule_.time_zone = options.time_zone.empty() ? "UTC" : options.time_zone;
    require_time_zone(schedule_.time_zone);
    schedule_.days = {date_};
    if (!options.first_day) schedule_.day_names = {"The day"};
    schedule_.identity = schedule_.title + "\n" + to_string(date_);
    schedule_.tracks = {"opening", "presentation", "evaluation"};
  }

  void add(const GatheringDay& day) {
    std::optional<std::size_t> room;
    if (!day.place.empty()) {
      room = schedule_.rooms.size();
      schedule_.rooms.push_back(day.place);
    }
    std::vector<std::size_t> members;
    for (const auto& delegation : day.problem.delegations()) members.push_back(person(delegation));
    if (day.result.best) {
      hold(day, *day.result.best, room, members);
    } else {
      const std::string reason =
          day.result.reasons.empty() ? "there is no such day" : day.result.reasons.front().message;
      schedule_.left_out.push_back({day.key, reason});
    }
    schedule_.status = day.result.best && schedule_.status != "infeasible" ? "optimal" : "infeasible";
  }

  [[nodiscard]] Schedule take() { return std::move(schedule_); }

 private:
  std::size_t person(const timetable::Delegation& delegation) {
    const auto [known, fresh] = people_.try_emplace(delegation.municipality, schedule_.people.size());
    if (fresh) {
      const std::string name =
          delegation.name.empty() ? fmt::format("Delegation {}", known->second + 1) : delegation.name;
      schedule_.people.push_back({name, name});
    }
    return known->second;
  }

  void hold(const GatheringDay& day, const timetable::Timetable& timetable, std::optional<std::size_t> room,
            const std::vector<std::size_t>& members) {
    std::map<std::string, int> numbers;
    for (const timetable::Activity& activity : timetable.activities) {
      ScheduleEntry entry;
      entry.kind = std::string(to_string(activity.kind));
      entry.title = capitalised(entry.kind);
      std::string part = entry.kind;
      entry.others = members;
      if (activity.kind == ActivityKind::slot) entry.kind = "presentation";
      if (activity.presenter) {
        const std::size_t row = people_.at(*activity.presenter);
        entry.title = part = schedule_.people[row].name;
        entry.speakers = {row};
        std::erase(entry.others, row);
      }
      entry.key = fmt::format("{} {} {}", day.key, part, ++numbers[part]);
      if (std::ranges::find(schedule_.tracks, entry.kind) != schedule_.tracks.end()) entry.track = entry.kind;
      entry.room = room;
      entry.everywhere = !room;
      entry.date = date_;
      entry.start = activity.start.since_midnight();
      entry.length = activity.length;
      schedule_.entries.push_back(std::move(entry));
    }
    score(day, timetable);
  }

  // The terms of a day are compared one after the other, so they have no weights.
  void score(const GatheringDay& day, const timetable::Timetable& timetable) {
    const timetable::DayScore score = timetable::score(day.problem, timetable);
    schedule_.notes.push_back(
        fmt::format("{}: slots of {} min, {} min idle, break {} lunch, lunch {} min off the middle of its window, from "
                    "{} (the first "
                    "of these that differs decides which day is better)",
                    day.key, score.slot.count(), score.idle.count(), score.break_after_lunch ? "after" : "before",
                    format_number(score.lunch_off.count() / 2.0), to_string(score.start)));
    for (const Issue& issue : timetable::check(day.problem, timetable)) {
      schedule_.notes.push_back(day.key + ": " + issue.message);
    }
  }

  Date date_;
  Schedule schedule_;
  std::map<MunicipalityId, std::size_t> people_;
};

}  // namespace

Schedule schedule_of(const std::vector<GatheringDay>& days, const ScheduleOptions& options) {
  GatheringsSchedule schedule(options);
  for (const GatheringDay& day : days) schedule.add(day);
  return schedule.take();
}

}  // namespace samling::report
