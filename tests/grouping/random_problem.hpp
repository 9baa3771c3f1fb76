// tests/grouping/random_problem.hpp: small problems with random rules, and their answers by brute force.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::testing {

/// Symmetric, entries in [-1, 1], zero diagonal.
[[nodiscard]] Eigen::MatrixXd random_affinity(Chance& chance, std::size_t n);
/// Euclidean minutes between random places in a square of side `side`.
[[nodiscard]] Eigen::MatrixXd random_minutes(Chance& chance, std::size_t n, double side);

/// `n` municipalities; every rule is used in some third of the problems.
[[nodiscard]] grouping::GroupingProblem random_problem(std::uint64_t seed, std::size_t n);

/// The same with graded rules: kinds, mentors, meetings and most_unplaced join the others, every rule takes any grade.
[[nodiscard]] grouping::GroupingProblem random_graded_problem(std::uint64_t seed, std::size_t n);

/// Rules made of travel, themes, pairs kept together and apart, for larger n; free number of groups.
[[nodiscard]] grouping::GroupingProblem random_region_problem(std::uint64_t seed, std::size_t n);

/// Every set of members that check_group accepts, ascending by bit mask.
[[nodiscard]] std::vector<grouping::Members> admissible_groups(const grouping::GroupingProblem& problem);

/// The best score of all groupings that check accepts; nothing when there is none. With `all_together` only those that
/// leave no must_together pair out count (where it is graded forbid).
[[nodiscard]] std::optional<double> best_by_brute_force(const grouping::GroupingProblem& problem,
                                                        bool all_together = false);

/// Ids of rows.
[[nodiscard]] grouping::Members rows(const std::vector<int>& values);

}  // namespace samling::testing
