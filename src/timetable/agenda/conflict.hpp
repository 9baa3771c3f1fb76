// timetable/agenda/conflict.hpp: which demands cannot all be met.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/tree.hpp"

namespace samling::timetable::agenda {

enum class Answer { no, yes, unknown };

/// Asks whether a day meets some of the demands; remembers the answers.
class DemandOracle {
 public:
  DemandOracle(const AgendaProblem& problem, std::vector<Demand> all, const AgendaOptions& options);
  [[nodiscard]] const std::vector<Demand>& all() const { return all_; }
  /// `met`: demands that the day found happens to meet, kept ones included.
  [[nodiscard]] Answer ask(const std::vector<bool>& kept, std::vector<bool>* met = nullptr);
  [[nodiscard]] bool interrupted() const { return stopper_.interrupted(); }

 private:
  void note_met(const Agenda& day, std::vector<bool>& met) const;

  const AgendaProblem& problem_;
  std::vector<Demand> all_;
  std::int64_t max_nodes_;
  Stopper stopper_;
  std::map<std::vector<bool>, std::pair<Answer, std::vector<bool>>> known_;
};

/// Any day of the problem; what is asked of it but for the wishes.
[[nodiscard]] Answer any_day(const AgendaProblem& problem, std::int64_t max_nodes, const Stopper& stopper,
                             std::optional<Agenda>& found);

struct Conflict {
  std::vector<std::size_t> members;
  bool irreducible = false;  ///< Without any one of them the others can be met.
  bool smallest = false;
  /// Sets of demands each of which, dropped, makes a day possible, though no part of it does.
  std::vector<std::vector<std::size_t>> ways_out;
};
/// Precondition: all demands together cannot be met.
[[nodiscard]] Conflict smallest_conflict(DemandOracle& oracle);

/// The smallest set with a member of each; the first in order of rows. Precondition: no set is empty.
[[nodiscard]] std::vector<std::size_t> smallest_hitting_set(const std::vector<std::vector<std::size_t>>& sets);

}  // namespace samling::timetable::agenda
