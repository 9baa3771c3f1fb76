// samling/timetable/day.hpp: how the hours of one gathering run.
//
// The day is a sequence on a grid (5 minutes, counted from the template's start): opening, one slot for each presenter,
// a break between any two slots, lunch in one of the gaps between two slots, evaluation. Everybody is there for the
// whole day. In the gap with the lunch the break may stand before or after the lunch. A single presenter has no breaks,
// and the lunch stands right before or right after the slot. Of all days that obey the template, solve() gives the one
// with, in this order,
//
//   the longest slot (equal for all), the least idle time, the break before the lunch, the lunch nearest the middle of
//   its window (nearest 12:00 without a window), the earliest start, the earliest gap for the lunch.
//
// The search is exact: slot length, start, gap of the lunch and order of break and lunch are all tried. Idle time
// between two activities is allowed but never needed: whatever it delays, a later start of the day delays as well.
// Before it the arithmetic is checked. A day that cannot work comes back with the sum that fails, a smallest set of
// demands that cannot all be met though without any one of them the others can, and repairs that were tried.
#pragma once

#include <compare>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>
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
///
/// With pauses_inside_slots the slot is the presenter's nominal time, and lunch and breaks are taken out of it: the day
/// is opening + presenters x slot + evaluation long. What they take is shared equally, so that nobody pays for the
/// lunch alone: presenting times sum to presenters x slot - lunch - breaks, and differ by at most one step of the grid,
/// longer ones first.
struct DayTemplate {
  ClockTime start = ClockTime::at(10, 0);  ///< Doors open no earlier.
  ClockTime end = ClockTime::at(15, 0);    ///< Everything is over.
  WholeMinutes opening{10};
  SlotRange slot;          ///< One slot a municipality, equal for all.
  WholeMinutes pause{10};  ///< Break between two sessions.
  WholeMinutes lunch{30};
  std::optional<LunchWindow> lunch_window;  ///< When lunch may start; nothing: any time between two sessions.
  WholeMinutes evaluation{15};
  bool pauses_inside_slots = false;  ///< Lunch and breaks are taken out of the slots' own time.
  WholeMinutes grid{5};              ///< Every activity starts a whole number of grid steps after `start`.
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
  /// Throws InvalidInput, all issues at once: no delegations, a delegation twice, start >= end, a day beyond
  /// 00:00-24:00, a grid below 1, a length below 0 or above a day, slot.min > slot.max or < grid, a length that is not a multiple of
  /// the grid, lunch window reversed.
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
  WholeMinutes slot{0};              ///< Nominal: with pauses_inside_slots the activities are shorter.
  friend bool operator==(const Timetable&, const Timetable&) = default;
};

/// How good a timetable is, term by term; larger is better, the first term that differs decides.
struct DayScore {
  using HalfMinutes = std::chrono::duration<int, std::ratio<30>>;
  WholeMinutes slot{0};            ///< Longer is better.
  WholeMinutes idle{0};            ///< Between two activities; less is better.
  bool break_after_lunch = false;  ///< Before is better.
  HalfMinutes lunch_off{
      0};           ///< From the start of lunch to the middle of its window (12:00 without one); less is better.
  ClockTime start;  ///< Of the first activity; earlier is better.
  friend std::strong_ordering operator<=>(const DayScore& a, const DayScore& b);
  friend bool operator==(const DayScore&, const DayScore&) = default;
};

/// Minutes asked at the shortest slots, and minutes there.
struct Arithmetic {
  WholeMinutes asked{0};
  WholeMinutes available{
      0};           ///< end - start of the template, cut to when all delegations can be there, in whole grid steps.
  std::string sum;  ///< "3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x 10 = 345".
  [[nodiscard]] WholeMinutes over() const { return asked > available ? asked - available : WholeMinutes{0}; }
};

/// A gap in which lunch cannot be: "lunch after slot 2 would start 12:50, later than 12:45".
struct RefusedLunch {
  int after_slot = 0;     ///< Slots before the lunch.
  ClockTime would_start;  ///< Nearest to the window that this gap allows.
  std::string sentence;
};

/// A changed day that was tried and works.
struct Repair {
  std::string sentence;   ///< "75 minutes each", "end at 15:45", "lunch and breaks inside the slots".
  std::string condition;  ///< What follows "becomes valid if": "the day is 10:15-14:45 with 65-minute slots".
  DayTemplate day;
  Timetable timetable;  ///< solve() of `day` with the same delegations.
};

/// Someone who cannot be there for the whole template: "C misses 15 min at each end".
struct Absence {
  MunicipalityId municipality;
  WholeMinutes at_start{0};
  WholeMinutes at_end{0};
  std::string sentence;
};

/// What a day asks for, one by one.
enum class DemandKind { evaluation, opening, lunch_window, pause, lunch, slot, start, end, arrival, departure };
struct Demand {
  DemandKind kind = DemandKind::slot;
  std::optional<MunicipalityId> delegation;  ///< Of an arrival or departure.
  std::string sentence;                      ///< "slots of 60-90 minutes", "C arrives 10:15".
};

struct DayResult {
  std::optional<Timetable> best;
  Status status = Status::infeasible;  ///< optimal or infeasible.
  Arithmetic arithmetic;
  std::vector<Issue> reasons;  ///< Infeasible: "345 minutes asked, 300 there, 45 over"; each refused lunch.
  std::vector<RefusedLunch> refused_lunches;  ///< At the longest slot that works; infeasible: at any slot length.
  std::vector<Absence> absences;              ///< Infeasible: who misses something of the template's day.
  std::vector<Demand> conflict;  ///< Infeasible: a smallest set that cannot all be met; without any one the others can.
  std::vector<Repair> repairs;   ///< Infeasible: each tried with solve.
};

[[nodiscard]] Arithmetic arithmetic(const DayProblem& problem);
[[nodiscard]] DayResult solve(const DayProblem& problem);
/// The judge: every broken rule of a timetable that anyone made. Idle time is a warning, everything else an error.
[[nodiscard]] std::vector<Issue> check(const DayProblem& problem, const Timetable& timetable);
/// From scratch, for a timetable whose check() has no error.
[[nodiscard]] DayScore score(const DayProblem& problem, const Timetable& timetable);
/// Every demand of the problem.
[[nodiscard]] std::vector<Demand> demands(const DayProblem& problem);
/// The same question without that demand: no lunch, lunch at any time, slots of any length, a day from or until
/// midnight.
[[nodiscard]] DayProblem without(const DayProblem& problem, const Demand& demand);
/// "opening", "slot", "break", "lunch", "evaluation".
[[nodiscard]] std::string_view to_string(ActivityKind kind);

}  // namespace samling::timetable
