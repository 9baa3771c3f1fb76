// timetable/agenda/conflict.hpp: which demands cannot all be met.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/demand_clauses.hpp"
#include "timetable/agenda/tree.hpp"

namespace samling::timetable::agenda {

enum class Answer { no, yes, unknown };

/// What is known about a set of demands: yes, a day meets `demands`, which are the set and more; no, already `demands`,
/// which are the set or fewer, cannot be met.
struct Reply {
  Answer answer = Answer::unknown;
  std::vector<bool> demands;
};

/// Asks whether a day meets some of the demands; remembers the answers.
class DemandOracle {
 public:
  DemandOracle(const AgendaProblem& problem, std::vector<Demand> all, const AgendaOptions& options);
  [[nodiscard]] const std::vector<Demand>& all() const { return all_; }
  [[nodiscard]] Reply ask(const std::vector<bool>& kept);
  /// With little effort: more often unknown.
  [[nodiscard]] Reply ask_quickly(const std::vector<bool>& kept);
  /// `kept`, which can be met, and any of the candidates. No: none of them; unknown when it cannot be told at once.
  [[nodiscard]] Reply ask_for_one_more(const std::vector<bool>& kept, const std::vector<bool>& candidates);
  /// Minutes of the activity that must be held or attended; most for other demands.
  [[nodiscard]] int weight(std::size_t demand) const;
  [[nodiscard]] bool interrupted() const { return spent_ >= most_ || stopper_.interrupted(); }
  /// Nodes and conflicts so far.
  [[nodiscard]] std::int64_t spent() const { return spent_; }
  /// So many more than so far.
  void go_on(std::int64_t nodes) { most_ = spent_ + nodes; }
  [[nodiscard]] const Stopper& stopper() const { return stopper_; }

 private:
  [[nodiscard]] std::int64_t left() const;  // conflicts
  [[nodiscard]] std::optional<Reply> by_clauses(const std::vector<bool>& kept, std::int64_t conflicts);
  [[nodiscard]] bool has_hours(const std::vector<bool>& kept) const;
  [[nodiscard]] Reply remembered(Reply reply);
  [[nodiscard]] Reply answered(const std::vector<bool>& kept) const;
  [[nodiscard]] Reply searched(const std::vector<bool>& kept);
  void note_met(const Agenda& day, std::vector<bool>& met) const;
  void try_to_meet(const Agenda& day, std::vector<bool>& met, std::size_t from, std::size_t until) const;

  const AgendaProblem& problem_;
  std::vector<Demand> all_;
  std::int64_t most_;
  std::int64_t spent_ = 0;  // nodes and conflicts of all questions, and a charge for each
  Stopper stopper_;
  std::unique_ptr<DemandClauses> clauses_;
  std::map<std::vector<bool>, Reply> known_;
  std::vector<std::vector<bool>> met_;    // sets that a day meets
  std::vector<std::vector<bool>> unmet_;  // sets that none does
};

/// Any day of the problem; what is asked of it but for the wishes. `spent` grows by its nodes and conflicts, and a
/// charge for writing it down.
[[nodiscard]] Answer any_day(const AgendaProblem& problem, std::int64_t max_nodes, const Stopper& stopper,
                             std::optional<Agenda>& found, std::int64_t& spent);

struct Conflict {
  std::vector<std::size_t> members;
  bool irreducible = false;  ///< Without any one of them the others can be met.
  bool smallest = false;
  /// Sets of demands each of which, dropped, makes a day possible, though no part of it does.
  std::vector<std::vector<std::size_t>> ways_out;
};
/// Precondition: all demands together cannot be met.
[[nodiscard]] Conflict smallest_conflict(DemandOracle& oracle);

/// Members of `kept` that cannot be met, though without any one of them the others can. Precondition: `kept` cannot be
/// met. `doubt` is set when that is not known of one of them.
[[nodiscard]] std::vector<std::size_t> irreducible_conflict(DemandOracle& oracle, std::vector<bool> kept, bool& doubt);
/// Beyond `kept`, which can be met, as many of the candidates as a day can meet; those that are left. Empty when a
/// question could not be answered.
[[nodiscard]] std::vector<std::size_t> way_out_beyond(DemandOracle& oracle, std::vector<bool> kept,
                                                      const std::vector<bool>& candidates);

/// The smallest set with a member of each. Nothing when that takes too long, counted in steps, or is interrupted.
/// Precondition: no set is empty.
[[nodiscard]] std::optional<std::vector<std::size_t>> smallest_hitting_set(
    const std::vector<std::vector<std::size_t>>& sets, const Stopper& stopper);

}  // namespace samling::timetable::agenda
