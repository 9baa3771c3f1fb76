// src/grouping/repair/exact_repair.hpp: some of the units split anew in the best way, proven.
//
//   columns   every admissible group of those units x every old label that one of its members had, or a new label;
//             every unit without a group
//   rows      each unit once; each label at most once; the number of groups and of the unplaced, where given
//
// First the fewest moved; then, with no more moved than that, the most score - or, where moves have a price, score and
// price together.
#pragma once

#include "grouping/explain/judged_groups.hpp"
#include "grouping/repair/repair_model.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

struct ExactRepair {
  bool possible = false;       ///< Some split obeys the rules.
  bool fewest_proven = false;  ///< `fewest` is a lower bound on the people moved among these units.
  long fewest = 0;
  bool best_proven = false;  ///< Nothing better for what was asked.
  Labelling labelling;       ///< Of the given units in their order; only when possible.
};

/// Which units, and what the rest, which keeps its labels, leaves to them.
struct RepairPart {
  std::vector<int> units;
  std::vector<int> old_labels;  ///< That no unit of the rest carries.
  std::vector<int> new_labels;  ///< The same.
  int groups_outside = 0;       ///< Groups of the rest, pinned ones too, where their number is given.
  int out_outside = 0;          ///< Municipalities of the rest without a group, where that is limited.
  bool prove = true;            ///< False: one step of a search, in one program with the price of the model.
};

/// Not possible and nothing proven when there are too many groups to look at (counted).
[[nodiscard]] ExactRepair split_anew(const RepairModel& model, JudgedGroups& judge, const RepairPart& part,
                                     const Stopper& stopper);

}  // namespace samling::grouping
