// src/report/schedule_view.hpp: what the writers of a schedule share: order, places, names, words for times.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "samling/report/schedule.hpp"

namespace samling::report {

/// Entries in order of day, start, room (everywhere first), row.
[[nodiscard]] std::vector<const ScheduleEntry*> entries_in_order(const Schedule& schedule);
/// The room's name, "all rooms", or "" for none.
[[nodiscard]] std::string place_of(const Schedule& schedule, const ScheduleEntry& entry);
/// Names of people, in the order given.
[[nodiscard]] std::vector<std::string> people_names(const Schedule& schedule, const std::vector<std::size_t>& rows);
/// "09:05", also after midnight: "00:30".
[[nodiscard]] std::string wall_text(WholeMinutes since_midnight);
/// "09:05–10:00".
[[nodiscard]] std::string span_text(WholeMinutes start, WholeMinutes length);
/// The civil date of a time that may lie beyond 24:00.
[[nodiscard]] Date civil_date(Date date, WholeMinutes since_midnight);
/// "Thursday 5 March 2015", or the day's name.
[[nodiscard]] std::string day_title(const Schedule& schedule, Date day);
/// "2015-03-05", or the day's name.
[[nodiscard]] std::string day_word(const Schedule& schedule, Date day);
/// day_word() of the day on whose clock an entry starts.
[[nodiscard]] std::string start_day_word(const Schedule& schedule, const ScheduleEntry& entry);
/// "Changed: published Tuesday 09:00–09:20 in Hall"; empty when nothing changed.
[[nodiscard]] std::string change_words(const ScheduleEntry& entry);
/// 32 hexadecimal digits that stand for this part of this event.
[[nodiscard]] std::string schedule_id(const Schedule& schedule, std::string_view key);

/// Adds a note for each start that the change to summer time skips: there is no such time on that day.
void note_skipped_times(Schedule& schedule);

/// What column or element an entry without a room stands in: "No room", or "Programme" where there are no rooms at all.
[[nodiscard]] std::string placeless_name(const Schedule& schedule);

}  // namespace samling::report
