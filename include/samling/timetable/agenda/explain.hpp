// samling/timetable/agenda/explain.hpp: why a day cannot hold everything, and what would help.
//
// First the arithmetic, without any search: activities that nobody can hold at the same time are added up and held
// against the hours there are; seats, equipment, hours and people are held against each activity by itself.
//
// Then a smallest conflict: a set of named demands that cannot all be met, with the least number of members there is.
// Whoever wants to resolve all conflicts must drop a member of each; so a set of demands that hits every known way to
// resolve them, and is the smallest to do so, is either the answer or shows another way (implicit hitting sets:
// Ignatiev, Previti, Liffiton and Marques-Silva 2015, doi:10.1007/978-3-319-23219-5_13). Each member is then removed in
// turn and a day found without it.
//
// Then repairs: changed days that were tried and hold everything, least change first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

enum class DemandKind {
  start,       ///< The day starts no earlier. Dropped: any time of that calendar day.
  end,         ///< The day is over. Dropped: midnight.
  held,        ///< An activity is held (one without a family). Dropped: it may be left out.
  length,      ///< A family's length. Dropped: any length from one grid step.
  equal,       ///< Activities of a family of flexible length are equally long.
  window,      ///< An activity's window.
  pin,         ///< Its pinned start and room.
  seats,       ///< Its room has the seats.
  equipment,   ///< Its room has the equipment.
  room,        ///< Its room is one of those named.
  relation,    ///< A relation between two.
  attendance,  ///< A person at an activity, or everybody.
  arrival,
  departure,
  away,
  room_hours,  ///< When a room is ours.
  rooms,       ///< There are only these rooms. Dropped: enough for everything.
  changeover,
  walking,
  stretch,
  alone  ///< What is alone (breaks, lunch, plenaries) holds in every room at once: one demand for all of it.
};
/// "start", "end", "held", …
[[nodiscard]] std::string_view to_string(DemandKind kind);

struct Demand {
  DemandKind kind = DemandKind::held;
  std::optional<ActivityId> activity;  ///< Of a family: its first.
  std::optional<PersonId> person;      ///< None with attendance: everybody.
  std::size_t row = 0;                 ///< Of relations, of a person's away, or of rooms.
  std::string sentence;                ///< "Lunch of 30 min", "Ada arrives 10:15", "over by 15:00".
};

/// Something that a sum shows to be impossible.
struct Shortage {
  /// "minutes" (one after the other), "person_minutes", "room_minutes", "hours" (one activity by itself), "window"
  /// (what must come before or after pushes it out), "seats", "equipment", "rooms", "absence" (who narrows the hours of
  /// a sum).
  std::string rule;
  int asked = 0;  ///< Minutes or seats; of a window: minutes missing.
  int available = 0;
  std::string sum;       ///< "3 x 90 + Lunch 30 + 2 x 10 = 320".
  std::string sentence;  ///< "345 minutes asked, 300 there, 45 over (one after the other)".
};

/// A changed day that was tried and holds everything.
struct Repair {
  std::string sentence;  ///< "75 minutes each", "end at 15:45", "Lunch may start 11:30-12:50".
  double change = 0.0;   ///< Minutes of the programme that change; what is given up counts twice. Cheapest first.
  AgendaInput input;
  Agenda agenda;  ///< check(AgendaProblem(input), agenda) has no error.
};

struct WhyNot {
  Status status = Status::infeasible;  ///< infeasible: proven; optimal or feasible: there is a day; stopped: not known.
  std::vector<Shortage> shortages;     ///< Arithmetic alone; may be empty although there is no day.
  std::vector<Demand> conflict;  ///< Cannot all be met; without any one of them the others can. Empty when stopped.
  bool smallest = false;         ///< Proven: no conflict has fewer members.
  std::vector<Repair> repairs;
};

/// The arithmetic alone: some microseconds to milliseconds.
[[nodiscard]] std::vector<Shortage> shortages(const AgendaProblem& problem);
/// Every demand of the problem.
[[nodiscard]] std::vector<Demand> demands(const AgendaProblem& problem);
/// The same question with only those of demands(problem) that are marked; dropping one never makes a possible day
/// impossible.
[[nodiscard]] AgendaProblem with_only(const AgendaProblem& problem, const std::vector<Demand>& all,
                                      const std::vector<bool>& kept);
/// All questions asked on the way together take most_nodes(options), half of it for the conflict.
[[nodiscard]] WhyNot explain(const AgendaProblem& problem, const AgendaOptions& options = {});

}  // namespace samling::timetable::agenda
