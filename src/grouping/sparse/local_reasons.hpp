// src/grouping/sparse/local_reasons.hpp: why someone has no group, asked of their surroundings alone.
//
// Whoever could be in a group of one is among the candidates of it and of those who must be with it. So the question
// whether any group can hold it, and which rule stands in the way, is answered exactly on that small problem, in the
// words of reasons.hpp. A small independent part of the map is asked as a whole.
#pragma once

#include <optional>
#include <vector>

#include "grouping/sparse/unit_graph.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// The problem of some of the municipalities (ascending), rows renumbered in their order. Rules that name others are
/// left out; names stay those of the whole.
[[nodiscard]] GroupingProblem part_of_problem(const GroupingProblem& problem, const Members& members);

/// A pinned group or a must_together chain that no answer can place, with a smallest set of demands that cannot hold
/// together; asked of those concerned and their candidates alone, the other demands aside. Nothing when none is found.
[[nodiscard]] std::optional<Conflict> sparse_conflict(const GroupingProblem& problem, const Grouping& grouping);

/// One reason for each unplaced municipality of the grouping, in its order.
[[nodiscard]] std::vector<UnplacedReason> sparse_reasons(const GroupingProblem& problem, const UnitGraph& graph,
                                                         const Grouping& grouping);

}  // namespace samling::grouping
