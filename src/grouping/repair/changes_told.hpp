// src/grouping/repair/changes_told.hpp: what becomes of each municipality, and why, in words.
#pragma once

#include <vector>

#include "samling/grouping/repair.hpp"

namespace samling::grouping {

/// One a municipality, by row. `unplaced`: reasons of those without a group now.
[[nodiscard]] std::vector<RepairChange> changes_told(const GroupingProblem& problem, const Grouping& published,
                                                     const Grouping& now, const std::vector<int>& people,
                                                     const std::vector<UnplacedReason>& unplaced);

}  // namespace samling::grouping
