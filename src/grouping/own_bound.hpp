// src/grouping/own_bound.hpp: a bound for problems with the user's own score of a group.
//
// Nothing is known of the score but its values, so every admissible group is asked once: a municipality can bring no
// more than its best share value(g) / |g| of any group (or its price, when it is left out), and a grouping scores no
// more than the sum of the best shares.
#pragma once

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Infinity when there are more than a million groups to ask about. Precondition: the problem has an own score.
[[nodiscard]] double own_score_bound(const GroupingProblem& problem, const Members& members);

}  // namespace samling::grouping
