// Column generation on graded rules, against dynamic programming over the same units.
#include <gmock/gmock.h>

#include <numeric>

#include "grouping/exact/exact.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/set_partitioning/set_partitioning.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

TEST(GradedColumns, ProveWhatDynamicProgrammingFinds) {
  int proven = 0;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = random_graded_problem(seed, 11);
    const Instance instance(problem, units_of(problem).free, problem.group_count());
    if (!suits_set_partitioning(instance)) continue;
    std::vector<int> order(static_cast<std::size_t>(instance.size()));
    std::iota(order.begin(), order.end(), 0);
    const ExactAnswer exact =
        best_partition(instance, order, instance.groups(), std::nullopt, {.most_unplaced = instance.most_unplaced()});
    ASSERT_TRUE(exact.complete);
    if (!exact.best) continue;
    Limits limits;
    limits.max_rounds = 5;
    const PartAnswer answer = prove_by_columns(instance, limits, Chance(seed), std::nullopt);
    EXPECT_GE(answer.upper_bound, exact.best->score - 1e-7) << "seed " << seed;
    ++compared;
    if (!answer.proven) continue;
    ++proven;
    EXPECT_NEAR(answer.partition.score, exact.best->score, 1e-7) << "seed " << seed;
    EXPECT_NEAR(answer.partition.score, instance.score(answer.partition), 1e-9) << "seed " << seed;
  }
  EXPECT_GT(compared, 40);
  EXPECT_GE(proven, compared * 9 / 10);
}

}  // namespace
}  // namespace samling::testing
