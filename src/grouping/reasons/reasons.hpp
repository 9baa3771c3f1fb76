// src/grouping/reasons/reasons.hpp: why someone has no group, with the number.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// One reason for each unplaced municipality of the grouping, in its order.
[[nodiscard]] std::vector<UnplacedReason> unplaced_reasons(const GroupingProblem& problem, const Grouping& grouping);

}  // namespace samling::grouping
