// src/grouping/reasons/contradiction.hpp: which demands of a request count, and do they contradict each other?
//
// must_together means in one group or both in none. Two of whom neither could have any group, with or without the
// other, are in none and that is all; it is a contradiction only when being bound together, or another demand, costs
// someone a place that there would be.
#pragma once

#include <optional>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// The problem without the must_together chains of which nobody could have a group even alone; nothing when there are
/// none such.
[[nodiscard]] std::optional<GroupingProblem> without_idle_chains(const GroupingProblem& problem);

/// More is asked than sizes and numbers that arithmetic settles.
[[nodiscard]] bool makes_demands(const GroupingProblem& problem);

/// The smallest set of demands that cannot hold together, looked for within `budget` groups before it is known that
/// there is one; nothing when there is none or when that was not settled.
[[nodiscard]] std::optional<Conflict> contradiction_of_demands(const GroupingProblem& problem, int budget);

/// The smallest set of demands with which no group at all can be formed; nothing when one can, or when nobody is to be
/// placed.
[[nodiscard]] std::optional<Conflict> contradiction_of_every_group(const GroupingProblem& problem);

}  // namespace samling::grouping
