// Large groups whose number is free: against brute force, against every number given, and its bound against both.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <stop_token>

#include "grouping/instance/units.hpp"
#include "grouping/large_groups/free_count.hpp"
#include "grouping/large_groups/large_groups.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

GroupingProblem free_rings(std::uint64_t seed, std::size_t n, SizeRange sizes, Objective objective) {
  Chance chance(seed);
  return {model::Affinity(-random_minutes(chance, n, 100.0)), sizes, {}, objective, {}, 5000.0};
}

Limits free_rounds(std::int64_t count) {
  Limits limits;
  limits.max_rounds = count;
  return limits;
}

TEST(FreeCount, BoundsAndFindsWhatBruteForceFinds) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const auto objective = seed % 2 == 0 ? Objective::pair_sum : Objective::mean_companion;
    const auto problem = free_rings(seed, 10, seed % 3 == 0 ? SizeRange{3, 8} : SizeRange{2, 7}, objective);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    ASSERT_TRUE(suits_free_count(instance));
    const auto best = best_by_brute_force(problem);
    ASSERT_TRUE(best);
    const PartAnswer answer = improve_free_count(instance, free_rounds(2), Chance(seed), std::nullopt);
    EXPECT_NEAR(answer.partition.score, *best, 1e-6) << "seed " << seed;
    EXPECT_GE(answer.upper_bound, *best - 1e-6) << "seed " << seed;
    EXPECT_FALSE(answer.bound_method.empty());
  }
}

TEST(FreeCount, IsAsGoodAsTheBestNumberGiven) {
  const auto problem = free_rings(3, 60, {6, 9}, Objective::pair_sum);
  const Instance instance(problem, units_of(problem).free, std::nullopt);
  const PartAnswer answer = improve_free_count(instance, free_rounds(6), Chance(1), std::nullopt);
  double best = answer.partition.score;
  double bound = answer.upper_bound;
  for (int number = 7; number <= 10; ++number) {
    const Instance given(problem, units_of(problem).free, number);
    const PartAnswer one = improve_large_groups(given, free_rounds(6), Chance(2), std::nullopt);
    best = std::max(best, one.partition.score);
  }
  EXPECT_GE(answer.partition.score, best - 0.01 * std::abs(best));
  EXPECT_GE(bound, best);
  EXPECT_THAT(answer.partition.unplaced, ::testing::IsEmpty());
}

TEST(FreeCount, IsTheSameAtAnyNumberOfThreadsAndAlwaysHasABound) {
  const auto problem = free_rings(5, 40, {7, 9}, Objective::mean_companion);
  GroupingOptions options;
  options.limits = free_rounds(3);
  const auto one = solve(problem, options);
  options.limits.threads = 3;
  const auto three = solve(problem, options);
  EXPECT_EQ(one.best, three.best);
  EXPECT_EQ(one.upper_bound, three.upper_bound);
  EXPECT_THAT(check(problem, one.best), ::testing::IsEmpty());
  EXPECT_GE(one.upper_bound, one.score);
  EXPECT_TRUE(std::isfinite(one.upper_bound));
  std::stop_source source;
  source.request_stop();
  options.limits.stop = source.get_token();
  const auto stopped = solve(problem, options);
  EXPECT_THAT(check(problem, stopped.best), ::testing::IsEmpty());
  EXPECT_GE(stopped.upper_bound, one.score - 1e-9);
}

}  // namespace
}  // namespace samling::testing
