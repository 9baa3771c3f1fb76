// src/grouping/rounds/rounds_search.hpp: annealing over exchanges within a round.
//
// Dotú and Van Hentenryck (2007), doi:10.1007/s10601-006-9015-5 ("Scheduling social tournaments locally") search the
// same neighbourhood with a tabu list; here the exchanges are drawn at random near units that repeat, and accepted as
// in annealing. First for repeats alone; then for the score, never giving up a repeat won.
#pragma once

#include "grouping/explain/judged_groups.hpp"
#include "grouping/rounds/schedule.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

class RoundsSearch {
 public:
  RoundsSearch(const RoundsModel& model, JudgedGroups& judge, const Stopper& stopper, Chance& chance)
      : model_(model), judge_(judge), stopper_(stopper), chance_(chance) {}

  /// At most `sweeps` sweeps, ending early with `enough` repeats (and nobody sitting out unfairly more than need be).
  /// The best found; sweeps done are added to `done`.
  [[nodiscard]] Schedule least_repeats(Schedule start, long enough, std::int64_t sweeps, std::int64_t& done);
  /// The same repeats or fewer, and more score.
  [[nodiscard]] Schedule most_score(Schedule start, std::int64_t sweeps, std::int64_t& done);

  /// Sum over rounds of the score.
  [[nodiscard]] double score(const Schedule& schedule);

  /// An exchange or a change of group that keeps the sizes. False when the one drawn does not.
  [[nodiscard]] bool draw(const Schedule& schedule, bool prefer_repeats, UnitMove& move);
  /// The groups it touches obey their rules.
  [[nodiscard]] bool admissible(const Schedule& schedule, const UnitMove& move);
  /// So do the rounds as a whole.
  [[nodiscard]] bool obeys_all_rules(const Schedule& schedule) const;

 private:
  [[nodiscard]] double gain(const Schedule& schedule, const UnitMove& move);
  [[nodiscard]] double value_of(const std::vector<int>& group);
  bool try_rename(Schedule& schedule, double temperature, double& score_now);
  [[nodiscard]] double typical_gain(const Schedule& schedule);

  const RoundsModel& model_;
  JudgedGroups& judge_;
  const Stopper& stopper_;
  Chance& chance_;
};

}  // namespace samling::grouping
