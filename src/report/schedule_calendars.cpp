// The calendars of a schedule: one for everybody, one a person. The same entry has the same UID in all of them.
//
// A schedule has no clock, so DTSTAMP is midnight UTC of the entry's day: the same schedule gives the same bytes. In
// the calendar for everybody nothing holds the time; in a person's own everything does that is theirs.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "report/calendar_text.hpp"
#include "report/figures.hpp"
#include "report/file_names.hpp"
#include "report/schedule_view.hpp"
#include "report/text.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/version.hpp"

namespace samling::report {
namespace {

class ScheduleEvents {
 public:
  explicit ScheduleEvents(const Schedule& schedule) : schedule_(schedule), clock_(schedule.time_zone) {}

  [[nodiscard]] Event of(const ScheduleEntry& entry, bool busy) const {
    Event event = timed(entry.key, entry.date, entry.start, entry.length);
    event.summary = entry.title;
    event.description = description(entry);
    event.location = place_of(schedule_, entry);
    event.category = entry.track.empty() ? entry.kind : entry.track;
    event.busy = busy;
    return event;
  }

  [[nodiscard]] Event of(const ScheduleDuty& duty) const {
    Event event = timed(duty.key, duty.date, duty.start, duty.length);
    event.summary = duty.title;
    if (duty.room) event.location = schedule_.rooms[*duty.room];
    return event;
  }

 private:
  [[nodiscard]] Event timed(const std::string& key, Date date, WholeMinutes start, WholeMinutes length) const {
    return {.uid = schedule_id(schedule_, key) + "@samling",
            .stamp = Instant(std::chrono::sys_days{date}),
            .start = clock_.at(date, start),
            .end = clock_.over(date, start, length)};
  }

  [[nodiscard]] std::string description(const ScheduleEntry& entry) const {
    std::string text;
    const auto line = [&](std::string_view name, const std::string& value) {
      if (!value.empty()) text += fmt::format("{}: {}\n", name, one_line(value));
    };
    line("With", joined(people_names(schedule_, entry.speakers)));
    line("Track", entry.track);
    line("Session", entry.session);
    line("Changed", entry.change);
    if (!entry.text.empty()) text += (text.empty() ? "" : "\n") + entry.text + "\n";
    return text;
  }

  const Schedule& schedule_;
  WallClock clock_;
};

// What each person has to do, entries in order of time, then duties.
struct PersonsPart {
  std::vector<const ScheduleEntry*> entries;
  std::vector<const ScheduleDuty*> duties;
};

std::map<std::size_t, PersonsPart> parts_of_people(const Schedule& schedule) {
  std::map<std::size_t, PersonsPart> parts;
  for (const ScheduleEntry* entry : entries_in_order(schedule)) {
    for (const auto* rows : {&entry->speakers, &entry->others}) {
      for (const std::size_t row : *rows) {
        auto& own = parts[row].entries;
        if (own.empty() || own.back() != entry) own.push_back(entry);
      }
    }
  }
  for (const auto& duty : schedule.duties) {
    for (const std::size_t row : duty.people) parts[row].duties.push_back(&duty);
  }
  return parts;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> schedule_calendars(const Schedule& schedule) {
  check_schedule(schedule);
  if (!is_dated(schedule)) return {};
  const ScheduleEvents events(schedule);
  const std::string made_by(version());
  FileNames names;
  std::vector<std::pair<std::string, std::string>> files;
  std::vector<Event> all;
  std::vector<const ScheduleEntry*> everywhere;
  for (const ScheduleEntry* entry : entries_in_order(schedule)) {
    all.push_back(events.of(*entry, false));
    if (entry->everywhere) everywhere.push_back(entry);
  }
  files.emplace_back(names.take("all", "all"), calendar_text(one_line(schedule.title), made_by, all));
  for (const auto& [row, part] : parts_of_people(schedule)) {
    const SchedulePerson& person = schedule.people[row];
    std::vector<Event> own;
    for (const ScheduleEntry* entry : part.entries) own.push_back(events.of(*entry, true));
    for (const ScheduleEntry* entry : everywhere) {
      const bool theirs = std::ranges::find(part.entries, entry) != part.entries.end();
      if (!theirs) own.push_back(events.of(*entry, false));
    }
    for (const ScheduleDuty* duty : part.duties) own.push_back(events.of(*duty));
    std::ranges::sort(own, {}, [](const Event& event) { return std::pair(event.start, event.uid); });
    files.emplace_back(names.take(person.key, "person"),
                       calendar_text(one_line(person.name) + ": " + one_line(schedule.title), made_by, own));
  }
  return files;
}

}  // namespace samling::report
