// tests/grouping/large_groups/large_problem.hpp: problems with a given number of groups, with random limits and rules.
#pragma once

#include <cstddef>
#include <cstdint>

#include "samling/grouping/grouping.hpp"

namespace samling::testing {

/// Every kind of limit the engine serves is used in some third of the problems.
[[nodiscard]] grouping::GroupingProblem random_large_problem(std::uint64_t seed, std::size_t n, int groups);

/// Limits that differ from group to group, on sizes and on people, and now and then a pinned group.
[[nodiscard]] grouping::GroupingProblem random_limited_problem(std::uint64_t seed, std::size_t n, int groups);

/// n items, equal groups, whole affinities from 0 to 100, no rule.
[[nodiscard]] grouping::GroupingProblem plain_large_problem(std::uint64_t seed, std::size_t n, int groups);

}  // namespace samling::testing
