// src/grouping/repair/label_search.hpp: repair by local search: one changes its label, two change theirs; annealing.
//
// Groups that break a rule may stand meanwhile, at a price for each that is worth more than any move.
#pragma once

#include "grouping/explain/judged_groups.hpp"
#include "grouping/repair/repair_model.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// What a labelling is worth: rules first, then (without a price) moves, then score.
struct RepairWorth {
  std::size_t broken = 0;  ///< Rules that do not hold.
  long moved = 0;
  double score = 0.0;
};
[[nodiscard]] RepairWorth worth_of(const RepairModel& model, const Labelling& labelling);
[[nodiscard]] bool worth_more(const RepairModel& model, const RepairWorth& a, const RepairWorth& b);

/// From `start` on; the best that was met (start, when nothing better obeys the rules).
[[nodiscard]] Labelling search_labels(const RepairModel& model, JudgedGroups& judge, Labelling start,
                                      std::int64_t sweeps, const Stopper& stopper, Chance& chance);

}  // namespace samling::grouping
