// samling/report/schedule_of.hpp: the schedule of parallel rooms.
#pragma once

#include <optional>
#include <string>

#include "samling/report/schedule.hpp"
#include "samling/timetable/rooms.hpp"

namespace samling::report {

/// What a question does not say and its outputs need.
struct ScheduleOptions {
  std::string title;              ///< Empty: the question's own name.
  std::string time_zone;          ///< IANA name; empty: the question's offset from UTC.
  std::optional<Date> first_day;  ///< Nothing: the dates of the question.
  friend bool operator==(const ScheduleOptions&, const ScheduleOptions&) = default;
};

/// Of an answer by whomever made it; it need not obey the rules, broken ones are told in the notes. A session is
/// divided evenly into its slots, in whole minutes; one that ends no later than it starts runs past midnight. Talks
/// that stand nowhere are left out. Throws InvalidInput, all sessions at once, when dates are missing: with first_day,
/// dates (YYYY-MM-DD) are moved so that the first one is that day, other texts are numbered in order, and where there
/// is none a session that starts before the last one's end is on the next day.
[[nodiscard]] Schedule schedule_of(const timetable::RoomsProblem& problem, const timetable::RoomsTimetable& timetable,
                                   const ScheduleOptions& options = {});
/// The same with what the search found out: status, lower bound, reasons.
[[nodiscard]] Schedule schedule_of(const timetable::RoomsProblem& problem, const timetable::RoomsResult& result,
                                   const ScheduleOptions& options = {});
/// Throws as schedule_of() would, before a search.
void check_schedule_options(const timetable::RoomsProblem& problem, const ScheduleOptions& options);

}  // namespace samling::report
