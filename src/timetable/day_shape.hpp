// timetable/day_shape.hpp: a day laid out from the four choices that fix it.
#pragma once

#include <optional>
#include <vector>

#include "samling/timetable/day.hpp"

namespace samling::timetable {

/// The hours in which everybody can be there, in whole grid steps from the template's start. from <= to.
struct Hours {
  ClockTime from;
  ClockTime to;
  [[nodiscard]] WholeMinutes length() const { return to - from; }
};
[[nodiscard]] Hours common_hours(const DayProblem& problem);

/// Where lunch stands: after how many slots, and on which side of the gap's break.
struct LunchPlace {
  int after_slot = 0;
  bool break_first = true;
};
/// Every place lunch can have, earliest gap first, break first before lunch first. One meaningless place when there is
/// no lunch.
[[nodiscard]] std::vector<LunchPlace> lunch_places(const DayProblem& problem);

/// How long each presenter has, in order, when the nominal slot is `slot`; nothing when breaks and lunch do not fit
/// inside.
[[nodiscard]] std::optional<std::vector<WholeMinutes>> presenting_times(const DayTemplate& day, std::size_t presenters,
                                                                        WholeMinutes slot);
/// All breaks together.
[[nodiscard]] WholeMinutes break_time(const DayTemplate& day, std::size_t presenters);
/// From the first activity's start to the last one's end, without idle time.
[[nodiscard]] WholeMinutes day_length(const DayTemplate& day, std::size_t presenters, WholeMinutes slot);
/// The shortest slot of the range that holds its breaks and lunch; slot.min when none does or they stand outside.
[[nodiscard]] WholeMinutes shortest_slot(const DayTemplate& day, std::size_t presenters);

/// The start of lunch, counted from the start of the day. Precondition: there is a lunch.
[[nodiscard]] WholeMinutes time_before_lunch(const DayTemplate& day, const std::vector<WholeMinutes>& presenting,
                                             const LunchPlace& lunch);
/// Presenters in the problem's order, no idle time. Precondition: `presenting` has one length a delegation.
[[nodiscard]] Timetable lay_out(const DayProblem& problem, WholeMinutes slot,
                                const std::vector<WholeMinutes>& presenting, ClockTime start, const LunchPlace& lunch);

/// Twice the distance from the start of lunch to the middle of its window, or to 12:00, in minutes.
[[nodiscard]] DayScore::HalfMinutes lunch_off(const DayTemplate& day, ClockTime lunch_start);
/// Minutes by which a lunch at that time misses its window; 0 inside or without a window.
[[nodiscard]] WholeMinutes outside_window(const DayTemplate& day, ClockTime lunch_start);

}  // namespace samling::timetable
