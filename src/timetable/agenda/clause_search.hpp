// timetable/agenda/clause_search.hpp: the best day by clauses, for days that the tree does not finish.
//
// The tree (tree.hpp) is quick where sums of minutes decide; clauses are quick where many rules meet. solve() gives the
// tree some hundred nodes and then comes here with the best day so far. Where lengths are open it soon goes on with
// days of fixed ones (length_parts.hpp).
#pragma once

#include "timetable/agenda/tree.hpp"

namespace samling::timetable::agenda {

struct ClauseOptions {
  std::int64_t conflicts = 0;          ///< Stop after so many.
  bool partial = false;                ///< The least sum of priorities is left out, then the cost decides.
  bool first_only = false;             ///< Any day will do.
  bool over_full = false;              ///< Known: not everything can be held.
  Cost least_left_out = 0;             ///< Known: no day leaves out a smaller sum of priorities.
  std::int64_t before_lengths = 3000;  ///< After so many conflicts each combination of lengths is a day of its own.
  bool sums_at_once = false;           ///< Sums of what lies around breaks are told before any question takes long.
};

/// `known`: the best day so far, or nothing; the result is never worse. TreeResult::nodes are conflicts. In a partial
/// search the bound is that of days that leave out the least.
[[nodiscard]] TreeResult search_by_clauses(const GridModel& model, const ClauseOptions& options, const Stopper& stopper,
                                           const std::optional<Layout>& known = {});

}  // namespace samling::timetable::agenda
