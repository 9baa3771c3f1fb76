// src/grouping/methods/admissible.hpp: from groups as someone drafted them to groups that keep the rules.
//
// Strategy: pinned groups stand. Every drafted group keeps those of its members, in the draft's order, who may sit
// together; must_together chains go where their first member goes. A group that is short takes the free unit that gains
// most; one that stays inadmissible is dissolved. Groups too many are dissolved, worst first; groups too few are made
// of the free and of those whom larger groups can spare. Then whoever is free joins where the score gains most. Only
// the judge's own words (check_group, group_score) decide, so every rule that there is counts.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// The limits of each group there must be: group_limits, or sizes and people group_count times; empty when the number
/// of groups is free. Largest first.
[[nodiscard]] std::vector<GroupLimits> limits_of_groups(const GroupingProblem& problem);

/// Numbers of groups worth drafting, without the pinned: the one asked for, or few, some and many.
[[nodiscard]] std::vector<int> group_counts_to_try(const GroupingProblem& problem);

/// Who is to be placed: neither excluded nor pinned.
[[nodiscard]] Members to_be_placed(const GroupingProblem& problem);

/// In normal form. It keeps every rule of a single group; the number of groups and most_unplaced are kept where this
/// way of mending finds how.
[[nodiscard]] Grouping admissible(const GroupingProblem& problem, const std::vector<Members>& draft);

}  // namespace samling::grouping
