// samling/timetable/day.hpp: how the hours of one gathering run.
//
// The day is a sequence on a grid (5 minutes): opening, one slot for each presenter, a break between any two slots, lunch in one of the gaps,
// evaluation. Everybody is there for the whole day. Of all days that obey the template, solve() gives the one with
//   the longest slot (equal for all), then the least idle time, then lunch nearest the middle of its window, then the earliest start.
// The search is exact: the few degrees of freedom (slot length, start, gap of the lunch) are all tried.
// Before it the arithmetic is checked, and a day that cannot work comes back with the sum that fails and repairs that were tried.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/units.hpp"

namespace samling::timetable {

/// Closed range of the slot length; min == max fixes it.
struct SlotRange {
  WholeMinutes min{60};
  WholeMinutes max{90};
  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

/// Closed range of start times.
struct LunchWindow {
  ClockTime earliest = ClockTime::at(11, 0);
  ClockTime latest = ClockTime::at(13, 0);
  friend bool operator==(const LunchWindow&, const LunchWindow&) = default;
};

/// The template of a day. A length of 0 leaves that activity out.
struct DayTemplate {
  ClockTime start = ClockTime::at(10, 0);  ///< Doors open no earlier.
  ClockTime end = ClockTime::at(15, 0);    ///< Everything is over.
  WholeMinutes opening{10};
  SlotRange slot;                          ///< One slot a municipality, equal for all.
  WholeMinutes pause{10};                  ///< Break between two sessions.
  WholeMinutes lunch{30};
  std::optional<LunchWindow> lunch_window;  ///< When lunch may start; nothing: any time between two sessions.
  WholeMinutes evaluation{15};
  bool pauses_inside_slots = false;        ///< Lunch and breaks are taken out of the slots' own time.
  WholeMinutes grid{5};
  friend bool operator==(const DayTemplate&, const DayTemplate&) = default;
};

/// A delegation that presents, and when it can be there.
struct Delegation {
  MunicipalityId municipality;
  std::string name;
  std::optional<ClockTime> arrives;  ///< No earlier: departure + travel.
  std::optional<ClockTime> leaves;   ///< No later: latest home - travel.
};

/// The question: complete, validated, immutable.
class DayProblem {
 public:
  /// Throws InvalidInput, all issues at once: no delegations, start >= end, a negative length, slot.min > slot.max or < grid, a
  /// length that is not a multiple of the grid, lunch window reversed.
  DayProblem(DayTemplate day, std::vector<Delegation> delegations);
  [[nodiscard]] const DayTemplate& day() const { return day_; }
  [[nodiscard]] const std::vector<Delegation>& delegations() const { return delegations_; }

 private:
  DayTemplate day_;
  std::vector<Delegation> delegations_;
};

enum class ActivityKind { opening, slot, pause, lunch, evaluation };

struct Activity {
  ActivityKind kind = ActivityKind::opening;
  ClockTime start;
  WholeMinutes length{0};
  std::optional<MunicipalityId> presenter;  ///< Of a slot.
  [[nodiscard]] ClockTime end() const { return start + length; }
  friend bool operator==(const Activity&, const Activity&) = default;
};

struct Timetable {
  std::vector<Activity> activities;  ///< In order of time.
  WholeMinutes slot{0};
  friend bool operator==(const Timetable&, const Timetable&) = default;
};

/// Minutes asked at the shortest slots, and minutes there.
struct Arithmetic {
  WholeMinutes asked{0};
  WholeMinutes available{0};  ///< end - start of the template, cut to when all delegations can be there.
  std::string sum;            ///< "3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x 10 = 345".
  [[nodiscard]] WholeMinutes over() const { return asked > available ? asked - available : WholeMinutes{0}; }
};

/// A changed day that was tried and works.
struct Repair {
  std::string sentence;  ///< "75 minutes each", "end at 15:45", "lunch and breaks inside the slots".
  DayTemplate day;
  Timetable timetable;
};

/// Someone who cannot be there for the whole template: "C misses 15 min at each end".
struct Absence {
  MunicipalityId municipality;
  WholeMinutes at_start{0};
  WholeMinutes at_end{0};
  std::string sentence;
};

struct DayResult {
  std::optional<Timetable> best;
  Status status = Status::infeasible;  ///< optimal or infeasible.
  Arithmetic arithmetic;
  std::vector<Issue> reasons;          ///< Infeasible: "345 minutes asked, 300 there, 45 over"; lunch that would start at 12:50.
  std::vector<Absence> absences;
  std::vector<Repair> repairs;         ///< Infeasible: each tried with solve.
};

[[nodiscard]] Arithmetic arithmetic(const DayProblem& problem);
[[nodiscard]] DayResult solve(const DayProblem& problem);
/// The judge: every broken rule of a timetable that anyone made.
[[nodiscard]] std::vector<Issue> check(const DayProblem& problem, const Timetable& timetable);
/// "opening", "slot", "break", "lunch", "evaluation".
[[nodiscard]] std::string_view to_string(ActivityKind kind);

}  // namespace samling::timetable
