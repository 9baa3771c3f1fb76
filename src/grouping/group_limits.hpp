// src/grouping/group_limits.hpp: groups with limits of their own, matched to the groups of an answer.
//
// An answer keeps Rules::group_limits when its groups can be matched to the entries, each group within the sizes and
// people of its entry: a bipartite matching.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// What an entry looks at.
struct GroupTotals {
  int size = 0;
  long people = 0;
};
[[nodiscard]] GroupTotals totals_of(const GroupingProblem& problem, const Members& members);

/// Is the group within the entry? People count while the people rule is graded forbid.
[[nodiscard]] bool within_entry(const GroupingProblem& problem, const GroupLimits& limits, const GroupTotals& totals);

/// For each group its entry in a matching of most groups; -1: none. All -1 without group limits.
[[nodiscard]] std::vector<int> matched_entries(const GroupingProblem& problem, const std::vector<GroupTotals>& groups);
/// Every group has an entry (or there are no group limits).
[[nodiscard]] bool keeps_group_limits(const GroupingProblem& problem, const std::vector<Members>& groups);

/// Municipalities that `groups` groups must hold at least and can hold at most, by the sizes alone (the `groups`
/// entries with least, and most).
[[nodiscard]] SizeRange places(SizeRange sizes, const std::vector<GroupLimits>& limits, int groups);

/// The group limits when they still fit a number of groups, sizes and people that were changed; else none.
[[nodiscard]] std::vector<GroupLimits> limits_that_fit(std::vector<GroupLimits> limits, std::optional<int> groups,
                                                       SizeRange sizes, const std::optional<PeopleRange>& people);

}  // namespace samling::grouping
