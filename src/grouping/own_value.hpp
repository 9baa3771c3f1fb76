// src/grouping/own_value.hpp: the user's own score of a group.
#pragma once

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// own_score of the members; 0 for a set outside the sizes, about which it is not asked. Throws InvalidInput when it is
/// not finite. Precondition: the problem has an own score.
[[nodiscard]] double own_value(const GroupingProblem& problem, const Members& members);

}  // namespace samling::grouping
