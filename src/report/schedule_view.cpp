#include "report/schedule_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "report/figures.hpp"
#include "report/text.hpp"
#include "report/wall_clock.hpp"
#include "samling/io/text_file.hpp"

namespace samling::report {

std::vector<const ScheduleEntry*> entries_in_order(const Schedule& schedule) {
  std::vector<const ScheduleEntry*> entries;
  for (const auto& entry : schedule.entries) entries.push_back(&entry);
  const auto rank = [&](const ScheduleEntry* entry) {
    const std::size_t place = entry->everywhere ? 0 : 1 + entry->room.value_or(schedule.rooms.size());
    return std::tuple(std::chrono::sys_days{entry->date}, entry->start, place, entry - schedule.entries.data());
  };
  std::ranges::sort(entries, {}, rank);
  return entries;
}

std::string place_of(const Schedule& schedule, const ScheduleEntry& entry) {
  if (entry.everywhere) return "all rooms";
  return entry.room ? schedule.rooms[*entry.room] : "";
}

std::vector<std::string> people_names(const Schedule& schedule, const std::vector<std::size_t>& rows) {
  std::vector<std::string> names;
  for (const std::size_t row : rows) names.push_back(schedule.people[row].name);
  return names;
}

std::string wall_text(WholeMinutes since_midnight) {
  const int minute = since_midnight.count() % (24 * 60);
  return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

std::string span_text(WholeMinutes start, WholeMinutes length) {
  return wall_text(start) + "–" + wall_text(start + length);
}

Date civil_date(Date date, WholeMinutes since_midnight) {
  return Date(std::chrono::sys_days{date} + std::chrono::days(since_midnight.count() / (24 * 60)));
}

std::string day_word(const Schedule& schedule, Date day) {
  if (is_dated(schedule)) return to_string(day);
  const auto row = std::ranges::lower_bound(schedule.days, day) - schedule.days.begin();
  return schedule.day_names[static_cast<std::size_t>(row)];
}

std::string day_title(const Schedule& schedule, Date day) {
  return is_dated(schedule) ? long_date(to_string(day)) : day_word(schedule, day);
}

std::string start_day_word(const Schedule& schedule, const ScheduleEntry& entry) {
  return is_dated(schedule) ? to_string(civil_date(entry.date, entry.start)) : day_word(schedule, entry.date);
}

void note_skipped_times(Schedule& schedule) {
  if (!is_dated(schedule)) return;
  const WallClock clock(schedule.time_zone);
  for (const ScheduleEntry* entry : entries_in_order(schedule)) {
    if (!clock.skips(entry->date, entry->start)) continue;
    schedule.notes.push_back(fmt::format("{}: there is no {} on {} in {}, the clock goes forward then", entry->title,
                                         wall_text(entry->start), to_string(civil_date(entry->date, entry->start)),
                                         schedule.time_zone));
  }
}

std::string change_words(const ScheduleEntry& entry) {
  return entry.change.empty() ? "" : "Changed: " + one_line(entry.change);
}

std::string schedule_id(const Schedule& schedule, std::string_view key) {
  const std::string text = fmt::format("{}\n{}", schedule.identity, key);
  return io::sha256(text).substr(std::string_view("sha256:").size(), 32);
}

std::string placeless_name(const Schedule& schedule) {
  return schedule.rooms.empty() ? "Programme" : "No room";
}

}  // namespace samling::report
