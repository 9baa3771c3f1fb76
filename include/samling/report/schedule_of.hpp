// samling/report/schedule_of.hpp: the schedule of parallel rooms, and of a day's agenda.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/report/schedule.hpp"
#include "samling/timetable/agenda.hpp"
#include "samling/timetable/agenda/replan.hpp"
#include "samling/timetable/day.hpp"
#include "samling/timetable/rooms.hpp"

namespace samling::report {

/// What a question does not say and its outputs need.
struct ScheduleOptions {
  std::string title;              ///< Empty: the question's own name.
  std::string time_zone;          ///< IANA name; empty: the question's offset from UTC, or UTC.
  std::optional<Date> first_day;  ///< Nothing: the dates of the question; if it has none, the schedule has none.
  friend bool operator==(const ScheduleOptions&, const ScheduleOptions&) = default;
};

/// Of an answer by whomever made it; it need not obey the rules, broken ones are told in the notes. A session is
/// divided evenly into its slots, in whole minutes; one that ends no later than it starts runs past midnight. Talks
/// that stand nowhere are left out. The days are dated when every session has a date (YYYY-MM-DD), which first_day
/// moves together; else each other text is a day, in order, and where there is none a session that starts before the
/// last one's end is on the next day. Throws InvalidInput when there is no such time zone.
[[nodiscard]] Schedule schedule_of(const timetable::RoomsProblem& problem, const timetable::RoomsTimetable& timetable,
                                   const ScheduleOptions& options = {});
/// The same with what the search found out: status, lower bound, reasons.
[[nodiscard]] Schedule schedule_of(const timetable::RoomsProblem& problem, const timetable::RoomsResult& result,
                                   const ScheduleOptions& options = {});
/// The day of an agenda, by whomever made it: activities that are alone and have no room are held everywhere; kinds
/// other than breaks and lunch are the tracks. Who must be there speaks, unless everybody must. Throws as above.
[[nodiscard]] Schedule schedule_of(const timetable::agenda::AgendaProblem& problem,
                                   const timetable::agenda::Agenda& agenda, const ScheduleOptions& options = {});
/// The same with what the search found out; an empty day when it found none.
[[nodiscard]] Schedule schedule_of(const timetable::agenda::AgendaProblem& problem,
                                   const timetable::agenda::AgendaResult& result, const ScheduleOptions& options = {});
/// The same of a replan: what is changed says how it was published, and the notes whom that concerns.
[[nodiscard]] Schedule schedule_of(const timetable::agenda::AgendaProblem& problem,
                                   const timetable::agenda::AgendaReplan& made, const ScheduleOptions& options = {});

/// The day of one gathering (timetable/day.hpp).
struct GatheringDay {
  std::string key;    ///< Of the group.
  std::string place;  ///< Its venue, the column; empty: no column of its own.
  timetable::DayProblem problem;
  timetable::DayResult result;
};
/// Days of gatherings side by side. A day that cannot be is left out with the first reason. Throws as above.
[[nodiscard]] Schedule schedule_of(const std::vector<GatheringDay>& days, const ScheduleOptions& options = {});

}  // namespace samling::report
