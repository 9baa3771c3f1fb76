#include "grouping/large_groups/large_groups.hpp"

#include <gmock/gmock.h>

#include "large_problem.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Instance;
using grouping::PartAnswer;
using ::testing::IsEmpty;

PartAnswer improved(const GroupingProblem& problem, std::uint64_t seed, std::int64_t rounds, int threads = 1) {
  const Instance instance(problem, units_of(problem).free, problem.group_count());
  Limits limits;
  limits.max_rounds = rounds;
  limits.threads = threads;
  return improve_large_groups(instance, limits, Chance::stream(seed, 0), std::nullopt);
}

Grouping grouping_of(const GroupingProblem& problem, const PartAnswer& answer) {
  const Instance instance(problem, units_of(problem).free, problem.group_count());
  Grouping grouping;
  const auto add = [&](const std::vector<int>& units, grouping::Members& members) {
    for (const int u : units) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  };
  for (const auto& units : answer.partition.groups) add(units, grouping.groups.emplace_back());
  add(answer.partition.unplaced, grouping.unplaced);
  return normal_form(std::move(grouping));
}

class LargeGroups : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(LargeGroups, FindTheOptimumOfSmallProblems) {
  const GroupingProblem problem = random_large_problem(GetParam(), 8, 2);
  const auto best = best_by_brute_force(problem);
  const PartAnswer answer = improved(problem, GetParam(), 5);
  const Grouping grouping = grouping_of(problem, answer);
  if (!best || grouping.groups.empty()) {
    EXPECT_FALSE(best) << "there is an answer, and none was found";
    return;
  }
  EXPECT_THAT(check(problem, grouping), IsEmpty());
  EXPECT_NEAR(answer.partition.score, score(problem, grouping), 1e-9);
  EXPECT_NEAR(answer.partition.score, *best, 1e-6);
  EXPECT_GE(answer.upper_bound, *best - 1e-9);
}

TEST_P(LargeGroups, AnswerTheSameTwiceAndAtAnyNumberOfThreads) {
  const GroupingProblem problem = random_large_problem(GetParam(), 16, 2);
  const auto once = improved(problem, GetParam(), 5);
  EXPECT_EQ(grouping_of(problem, once), grouping_of(problem, improved(problem, GetParam(), 5)));
  EXPECT_EQ(grouping_of(problem, once), grouping_of(problem, improved(problem, GetParam(), 5, 2)));
}

INSTANTIATE_TEST_SUITE_P(Seeds, LargeGroups, ::testing::Range<std::uint64_t>(1, 31));

TEST_P(LargeGroups, KeepTheLimitsOfEachGroupWhoeverSolves) {
  const GroupingProblem problem = random_limited_problem(GetParam(), 8, 1 + static_cast<int>(GetParam() % 3));
  const auto best = best_by_brute_force(problem);
  const auto result = solve(problem, {.limits = {.max_rounds = 4}});
  EXPECT_TRUE(best || result.status == Status::infeasible);
  if (!best || result.status == Status::infeasible) return;
  EXPECT_THAT(check(problem, result.best), IsEmpty());
  EXPECT_GE(result.upper_bound, *best - 1e-9);
  EXPECT_LE(result.score, *best + 1e-6);
  // Which entry a pinned group takes is chosen before the search, not by it.
  if (problem.rules().pinned.empty()) {
    EXPECT_NEAR(result.score, *best, 1e-6);
  }
}

TEST(LargeGroups, SuitAGivenNumberOfGroupsAndScoresOfPairs) {
  const GroupingProblem plain = plain_large_problem(1, 20, 2);
  EXPECT_TRUE(suits_large_groups(Instance(plain, units_of(plain).free, 2)));
  EXPECT_FALSE(suits_large_groups(Instance(plain, units_of(plain).free, std::nullopt)));
  const GroupingProblem own(plain.affinity(), {2, 5}, {}, grouping::Objective::pair_sum, 4, {},
                            {"count", [](const grouping::Members& m) { return static_cast<double>(m.size()); }});
  EXPECT_FALSE(suits_large_groups(Instance(own, units_of(own).free, 4)));
}

}  // namespace
}  // namespace samling::testing
