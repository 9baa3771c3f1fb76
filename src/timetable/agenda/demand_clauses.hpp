// timetable/agenda/demand_clauses.hpp: one set of clauses for every set of demands.
//
// The day is written once (day_clauses.hpp), without any demand; each demand is a literal that, when it holds, brings
// its clauses. Which demands are kept is assumed, question by question, so what was learned is kept, and a set that
// cannot be met comes back as the assumptions that clash (Een and Sorensson 2003, doi:10.1016/S1571-0661(05)82542-3).
// Sums of minutes, which clauses are slow to find, are counted beforehand: what one hall, and all rooms together, can
// hold.
//
// The hours of the day are not given up here; and who answers yes must ask the judge, for seats that fall with the
// people who need not come are not followed.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/day_clauses.hpp"

namespace samling::timetable::agenda {

class DemandClauses {
 public:
  DemandClauses(const AgendaProblem& problem, const std::vector<Demand>& all, const Stopper& stopper);
  [[nodiscard]] std::int64_t conflicts() const { return box_.conflicts(); }
  /// Precondition: start and end are kept.
  [[nodiscard]] Verdict ask(const std::vector<bool>& kept, std::int64_t conflicts);
  /// These and at least one of the candidates that are not among them.
  [[nodiscard]] Verdict ask_for_one_more(const std::vector<bool>& kept, const std::vector<bool>& candidates,
                                         std::int64_t conflicts);
  /// After yes.
  [[nodiscard]] Agenda day();
  /// After yes: demands that hold.
  [[nodiscard]] std::vector<bool> met();
  /// After no: demands that clash, the hours of the day among them.
  [[nodiscard]] std::vector<bool> clash();

 private:
  using Key = std::pair<DemandKind, std::pair<int, int>>;  // activity (or -1), person or row (or -1)
  [[nodiscard]] Literal asked(DemandKind kind, int activity = -1, int person_or_row = -1) const;
  [[nodiscard]] int floor_step(ClockTime time) const;
  [[nodiscard]] int ceil_step(ClockTime time) const;
  [[nodiscard]] Clause when(Literal asked, int activity) const;
  void add(Clause clause, std::initializer_list<Literal> more);
  void no_earlier(const Clause& when, int activity, int step);
  void over_by(const Clause& when, int activity, int step);
  void give_up_last();
  void write();
  void write_activity(int activity);
  void write_presence(int activity);
  void write_away(const Clause& when, int activity, const Interval& away);
  void write_rooms(int activity);
  void forbid_rooms(const Clause& when, int activity, std::uint64_t allowed);
  void write_equal();
  void write_relations();
  void write_pairs();
  void write_pair(int a, int b);
  void write_stretch();
  void write_sums();
  void write_hall_sum(const std::vector<int>& clique);
  void write_room_sum(bool changing);
  [[nodiscard]] Literal shared(int a, int b, PersonId who) const;
  [[nodiscard]] Literal attends(int activity, PersonId who) const;
  /// The activity's own part of a sum: what it takes at its shortest.
  void add_part(std::vector<std::pair<int, Literal>>& parts, int activity, int times, int more);
  void at_most(const Clause& unless, const std::vector<std::pair<int, Literal>>& parts, int most);

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  const std::vector<Demand>& all_;
  GridModel model_;
  Node root_;
  ClauseBox box_;
  DayClauses clauses_;
  std::vector<Literal> selectors_;
  std::map<Key, Literal> by_key_;
  Clause assumed_;
  Literal last_ = 0;    // brings the clause of the last ask_for_one_more()
  bool empty_ = false;  // nothing fits the hours at all: no question is answered
};

}  // namespace samling::timetable::agenda
