#include "grouping/large_groups/semidefinite.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "grouping/bound.hpp"
#include "grouping/large_groups/counts.hpp"
#include "large_problem.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::Instance;

class SemidefiniteBounds : public ::testing::TestWithParam<std::uint64_t> {};

std::optional<double> bound_of(const GroupingProblem& problem, int steps) {
  const Instance instance(problem, units_of(problem).free, problem.group_count());
  return semidefinite_bound(instance, {.steps = steps, .stop = {}});
}

TEST_P(SemidefiniteBounds, AreNoLessThanTheBestOfAllGroupings) {
  for (const int groups : {2, 3}) {
    const GroupingProblem problem = random_large_problem(GetParam(), 8, groups);
    const auto best = best_by_brute_force(problem);
    if (!best) continue;
    for (const int steps : {1, 7, 60}) {
      EXPECT_GE(bound_of(problem, steps).value_or(*best), *best) << groups << " " << steps;
    }
  }
}

TEST_P(SemidefiniteBounds, AreNearTheBestOfEqualGroups) {
  const GroupingProblem problem = plain_large_problem(GetParam(), 8, 2);
  const auto best = best_by_brute_force(problem);
  const auto bound = bound_of(problem, 150);
  ASSERT_TRUE(best && bound);
  EXPECT_GE(*bound, *best);
  EXPECT_LE(*bound, *best * 1.1);
  EXPECT_LT(*bound, upper_bound(problem));
}

INSTANTIATE_TEST_SUITE_P(Seeds, SemidefiniteBounds, ::testing::Range<std::uint64_t>(1, 61));

TEST(SemidefiniteBound, IsNotGivenWhereItDoesNotHold) {
  const GroupingProblem plain = plain_large_problem(1, 12, 3);
  EXPECT_TRUE(bound_of(plain, 5));
  EXPECT_FALSE(bound_of(plain, 0));
  EXPECT_FALSE(semidefinite_bound(Instance(plain, units_of(plain).free, std::nullopt), {}));
  const GroupingProblem means(plain.affinity(), {3, 5}, {}, grouping::Objective::mean_companion, 3);
  EXPECT_FALSE(bound_of(means, 5));
}

TEST(SemidefiniteBound, CountsUnitsByPeopleWhereThoseAreLimited) {
  grouping::Rules rules;
  rules.people = grouping::PeopleRange{6, 9};
  rules.people_of = {1, 1, 2, 2, 3, 3, 4, 4};
  const GroupingProblem problem(plain_large_problem(1, 8, 2).affinity(), {1, 8}, rules, grouping::Objective::pair_sum,
                                3);
  const auto counts = grouping::counts_of(Instance(problem, units_of(problem).free, 3));
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->most, std::vector<int>({5, 5, 5}));       // 1 + 1 + 2 + 2 + 3 people
  EXPECT_EQ(counts->least, std::vector<int>({2, 2, 2}));      // 4 + 4 people
  EXPECT_DOUBLE_EQ(counts->square_most, 64.0 + 36.0 + 36.0);  // 20 people as 8 + 6 + 6
}

}  // namespace
}  // namespace samling::testing
