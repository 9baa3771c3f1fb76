// samling/timetable/agenda.hpp: a day of many activities, in one or several rooms: when and where each is held.
//
//   minimise    price of what is left out + wishes (early, late, near, before, after, apart, close) + rules graded
//               weigh + length, idle and finish of the day                        (see agenda/input.hpp)
//   subject to  windows, availability of people, rooms (seats, equipment, hours), changeover, walking, breaks that
//               hold everywhere, order, longest stretch, equal lengths within a family, pins
//
// score = -cost: larger is better. Costs are counted in thousandths as whole numbers, so a proof is a proof.
//
// The search is exact: propagation of start times, rooms and order, depth-first branch and bound with the Lagrangean
// bound of the time-indexed formulation (Sousa and Wolsey 1992, doi:10.1007/BF01585718; Fisher 1981,
// doi:10.1287/mnsc.27.1.1). It is anytime: with limits the best day so far, and a bound, come back. Without a clock the
// same problem gives the same answer. docs/algorithms/agenda.md has the rest.
//
// A day that cannot hold everything comes back with the best partial day (see Activity::priority) and what it leaves
// out; explain() (agenda/explain.hpp) says why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/timetable/agenda/input.hpp"

namespace samling::timetable::agenda {

/// The question: complete, validated, immutable.
class AgendaProblem {
 public:
  /// Throws InvalidInput, all issues at once: names twice or empty, ids that do not exist, start >= end or a day beyond
  /// 00:00-24:00, a grid below 1, lengths that are no positive multiple of the grid or reversed, a family of different
  /// ranges, pins off the grid or outside the day, negative gaps, weights that are no thousandths from 0 to 1e6, a
  /// relation or wish between an activity and itself, more than 200 activities, 64 rooms or 1000 people.
  explicit AgendaProblem(AgendaInput input);
  [[nodiscard]] const AgendaInput& input() const { return input_; }
  [[nodiscard]] std::size_t size() const { return input_.activities.size(); }
  [[nodiscard]] const Activity& operator[](ActivityId id) const { return input_.activities[id.index()]; }
  /// Who must be there, ascending, each once.
  [[nodiscard]] const std::vector<PersonId>& people_of(ActivityId id) const { return people_of_[id.index()]; }
  /// Seats that its room must have.
  [[nodiscard]] int seats_of(ActivityId id) const;
  /// Whether the room has the seats and the equipment, and is one of those asked for (or the pinned one).
  [[nodiscard]] bool suits(ActivityId id, RoomId room) const;
  /// Minutes to walk from one room to another; 0 from a room to itself.
  [[nodiscard]] WholeMinutes walking(RoomId from, RoomId to) const;

 private:
  AgendaInput input_;
  std::vector<std::vector<PersonId>> people_of_;
};

/// When and where one activity is held.
struct Placement {
  ClockTime start;
  WholeMinutes length{0};
  std::optional<RoomId> room;
  [[nodiscard]] ClockTime end() const { return start + length; }
  friend bool operator==(const Placement&, const Placement&) = default;
};

/// One entry an activity; nothing: left out.
struct Agenda {
  std::vector<std::optional<Placement>> placements;
  friend bool operator==(const Agenda&, const Agenda&) = default;
};
/// The activities that are held, in order of start, then room, then row.
[[nodiscard]] std::vector<ActivityId> in_order(const Agenda& agenda);

/// One part of the cost.
struct Term {
  std::string name;  ///< "price", "early", "length", "window", "longest_stretch", "idle", …
  std::optional<ActivityId> activity;
  double measure = 0.0;  ///< Minutes, or how often.
  double cost = 0.0;     ///< weight x measure.
  std::string sentence;  ///< "lunch starts 25 min from 12:00".
};

struct AgendaScore {
  std::int64_t thousandths = 0;  ///< Cost, exactly.
  std::vector<Term> terms;       ///< Those that cost something.
  [[nodiscard]] double cost() const { return static_cast<double>(thousandths) / 1000.0; }
  [[nodiscard]] double score() const { return 0.0 - cost(); }  // Not -0.0.
};

struct AgendaOptions {
  Limits limits;        ///< A round is a node of the search tree, or a conflict of the clauses. Threads are not used.
  bool partial = true;  ///< When not everything can be held, look for the best partial day.
  /// Share of the time, and of the nodes, then left that the search for the best partial day does not use: for
  /// explain(), with the limits that Stopper::remaining() gives and what AgendaStatistics::nodes leaves of
  /// most_nodes().
  double time_for_reasons = 0.0;
  /// The search gives up after so many nodes and conflicts together (best so far, bound, status feasible or stopped);
  /// repeatable. Nothing: nodes_without_limit, unless `limits` has rounds or a clock.
  std::optional<std::int64_t> max_nodes;
};
/// Some ten CPU seconds of a day of thirty activities.
inline constexpr std::int64_t nodes_without_limit = 150'000;
/// Nodes and conflicts at most, by all that the options say.
[[nodiscard]] std::int64_t most_nodes(const AgendaOptions& options);

/// An activity that the day does not hold, and why.
struct LeftOut {
  ActivityId activity;
  std::string reason;
};

struct AgendaStatistics {
  std::int64_t nodes = 0;
  std::int64_t solutions = 0;
  double root_bound = 0.0;  ///< Upper bound on the score before any branching.
};

struct AgendaResult {
  std::optional<Agenda> best;          ///< check() has no error, but for activities left out of a partial day.
  Status status = Status::infeasible;  ///< infeasible: proven that not everything can be held.
  double score = 0.0;                  ///< Of best, as score() counts it.
  double upper_bound = 0.0;            ///< No day that holds everything scores more; of an infeasible one: no partial
                                       ///< day with the same sum of priorities left out does.
  bool partial = false;                ///< best leaves out what must be held.
  bool partial_is_proven = false;      ///< No partial day leaves out a smaller sum of priorities, nor one with the
                                       ///< same sum costs less.
  double priority_left_out = 0.0;      ///< Sum over what must be held and is not.
  double priority_bound = 0.0;         ///< No day leaves out a smaller sum.
  std::vector<LeftOut> left_out;       ///< Also what may be left out and is.
  std::vector<Issue> warnings;         ///< Rules graded warn or weigh that best breaks.
  AgendaStatistics statistics;
};

/// The judge: every broken rule of an agenda that anyone made. Rules graded warn or weigh give warnings.
[[nodiscard]] std::vector<Issue> check(const AgendaProblem& problem, const Agenda& agenda);
/// From scratch, term by term.
[[nodiscard]] AgendaScore score(const AgendaProblem& problem, const Agenda& agenda);
[[nodiscard]] AgendaResult solve(const AgendaProblem& problem, const AgendaOptions& options = {});

}  // namespace samling::timetable::agenda
