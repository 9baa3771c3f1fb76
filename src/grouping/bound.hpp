// src/grouping/bound.hpp: the row sum bound for some of the municipalities.
#pragma once

#include <optional>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// No grouping of `members` among themselves (into `groups` groups when given, or fewer when so many cannot be had)
/// scores more, price of the unplaced included.
[[nodiscard]] double row_sum_bound(const GroupingProblem& problem, const Members& members, std::optional<int> groups);

/// Can `count` municipalities be split into groups of these sizes, `groups` of them when given?
[[nodiscard]] bool splits(int count, SizeRange sizes, std::optional<int> groups);

}  // namespace samling::grouping
