// samling/report/schedule.hpp: a timetable as people and programs read it: page, calendars, tables, exchange format.
//
// A Schedule is neutral: rooms as columns, days, entries with a start and a length, people. schedule_of.hpp makes one
// of parallel rooms or of an agenda; each writer here is a pure function of it: same schedule, same bytes. Text from
// outside is made harmless for the format it enters (docs/timetable-outputs.md says what is in each).
//
// Times are local to `time_zone`. An entry belongs to the day whose programme it is part of: what runs past midnight
// stays with the evening before, its start counts on beyond 24:00.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "samling/core/units.hpp"

namespace samling::report {

struct SchedulePerson {
  std::string key;   ///< Names the person's calendar file.
  std::string name;  ///< As shown.
  friend bool operator==(const SchedulePerson&, const SchedulePerson&) = default;
};

/// Something that is held.
struct ScheduleEntry {
  std::string key;  ///< Unique, and the same after a replan: calendars recognise the entry by it.
  std::string title;
  std::string kind;     ///< "talk", "break", …
  std::string track;    ///< One of Schedule::tracks; empty: none.
  std::string session;  ///< Empty: none.
  std::string text;     ///< What it is about; lines are kept.
  std::optional<std::size_t> room;
  bool everywhere = false;  ///< In every room at once: a break, a plenary meeting.
  Date date{};              ///< The day it belongs to.
  WholeMinutes start{0};    ///< Since midnight of that day.
  WholeMinutes length{0};
  std::vector<std::size_t> speakers;  ///< Rows of people.
  std::vector<std::size_t> others;    ///< Who is there besides: rows of people.
  std::string change;                 ///< Against the published timetable, in words; empty: as published.
  [[nodiscard]] WholeMinutes end() const { return start + length; }
  friend bool operator==(const ScheduleEntry&, const ScheduleEntry&) = default;
};

/// Somebody's duty that is no entry: to chair a session of talks.
struct ScheduleDuty {
  std::string key;
  std::string title;
  std::optional<std::size_t> room;
  Date date{};
  WholeMinutes start{0};
  WholeMinutes length{0};
  std::vector<std::size_t> people;
  friend bool operator==(const ScheduleDuty&, const ScheduleDuty&) = default;
};

/// A part of the objective.
struct ScheduleTerm {
  std::string name;
  std::string meaning;
  double value = 0.0;
  double weight = 0.0;
  double cost = 0.0;  ///< weight x value.
  friend bool operator==(const ScheduleTerm&, const ScheduleTerm&) = default;
};

struct ScheduleLeftOut {
  std::string title;
  std::string reason;
  friend bool operator==(const ScheduleLeftOut&, const ScheduleLeftOut&) = default;
};

struct Schedule {
  std::string title;
  std::string identity;    ///< Two schedules of one event have the same; part of every UID and GUID.
  std::string time_zone;   ///< IANA name ("Europe/Oslo"), or "UTC+05:30" for an offset that has no name.
  std::vector<Date> days;  ///< Ascending, each once; at least one.
  /// Empty: the days are dates. Otherwise a name each ("Monday"), and the dates only tell them apart; then there are no
  /// calendars and no schedule.xml.
  std::vector<std::string> day_names;
  std::vector<std::string> rooms;  ///< As columns, in this order.
  std::vector<std::string> tracks;
  std::vector<SchedulePerson> people;
  std::vector<ScheduleEntry> entries;
  std::vector<ScheduleDuty> duties;
  std::string status;   ///< "optimal", …; empty: not known.
  std::string verdict;  ///< The score in a sentence.
  std::vector<ScheduleTerm> terms;
  std::vector<ScheduleLeftOut> left_out;
  std::vector<std::string> notes;  ///< Broken rules, warnings.
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// Throws InvalidInput naming time_zone unless it is an IANA zone, or an offset as in Schedule::time_zone.
void require_time_zone(const std::string& time_zone);
/// Whether its days are dates.
[[nodiscard]] bool is_dated(const Schedule& schedule);
/// Throws InvalidInput, all issues at once: no day, not as many names as days, days that do not ascend or do not exist,
/// an unknown time zone, rows out of range, a key that is empty or taken, an entry on no day of the schedule, of
/// negative length, or that starts before its day or two days later. Every writer calls it.
void check_schedule(const Schedule& schedule);

/// One self-contained page (no script, nothing fetched): a table a day, rooms as columns, then the score term by term
/// and what is left out. Print style for A4, a day a sheet; more than 8 rooms are several tables.
[[nodiscard]] std::string schedule_html(const Schedule& schedule);
/// RFC 4180, one row an entry, in order of time. No cell can run as a formula.
[[nodiscard]] std::string schedule_csv(const Schedule& schedule);
/// The whole of it, format "samling-schedule/1".
[[nodiscard]] std::string schedule_json(const Schedule& schedule);
/// The exchange format of frab and pentabarf. What holds everywhere stands in every room. Throws InvalidInput unless
/// the schedule is dated.
[[nodiscard]] std::string schedule_xml(const Schedule& schedule);
/// Office Open XML: a sheet a day with merged cells, the list, the score. Throws InvalidInput naming TMPDIR when there
/// is no place for temporary files.
[[nodiscard]] std::string schedule_xlsx(const Schedule& schedule);
/// RFC 5545, UTC instants: "all.ics", then a file for everybody who has something to do; none when it is not dated.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> schedule_calendars(const Schedule& schedule);

/// Everything into a folder: timetable.html, .csv, .json, .xlsx, schedule.xml, calendars/*.ics. Each file is replaced
/// whole; calendars of ours that an earlier call left there are removed, and its schedule.xml when there are no dates.
/// Throws InvalidInput before the first file is touched when the schedule cannot be shown, or naming a path that cannot
/// be written.
void write_schedule(const Schedule& schedule, const std::filesystem::path& folder);
/// The same with further files (names and texts) in the folder.
void write_schedule_with(const Schedule& schedule, const std::filesystem::path& folder,
                         const std::vector<std::pair<std::string, std::string>>& further);
/// Names of the files that write_schedule() makes, without the calendars.
[[nodiscard]] std::vector<std::string> schedule_files();

}  // namespace samling::report
