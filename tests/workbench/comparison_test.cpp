// Methods compared, on tables small enough to work out by hand.
#include "samling/workbench/comparison.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/issue.hpp"

namespace samling::workbench {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

workbench::Run row(const std::string& instance, const std::string& method, std::uint64_t seed, double score,
                   double seconds = 1.0) {
  return {.instance = instance,
          .n = 9,
          .groups = 3,
          .method = method,
          .seed = seed,
          .cpu_seconds = seconds,
          .score = score,
          .feasible = true,
          .upper_bound = 0.0,
          .status = Status::feasible};
}

TEST(Compare, SummarisesEachMethod) {
  std::vector<workbench::Run> runs{row("a", "x", 1, -100.0), row("a", "y", 1, -110.0), row("a", "x", 2, -105.0),
                                   row("a", "y", 2, -100.0), row("b", "x", 1, 50.0),   row("b", "y", 1, 40.0)};
  runs[5].feasible = false;
  runs[4].status = Status::optimal;
  const Comparison made = compare(runs);
  EXPECT_THAT(made.instances, ElementsAre("a", "b"));
  EXPECT_THAT(made.methods, ElementsAre("x", "y"));
  ASSERT_THAT(made.summaries, SizeIs(2));
  EXPECT_EQ(made.summaries[0].runs, 3);
  EXPECT_EQ(made.summaries[0].best, 2);
  EXPECT_EQ(made.summaries[0].proven, 1);
  EXPECT_DOUBLE_EQ(*made.summaries[0].gap_to_best_pct, 5.0 / 3.0);
  EXPECT_EQ(made.summaries[1].feasible, 2);
  EXPECT_DOUBLE_EQ(*made.summaries[1].gap_to_best_pct, 5.0);
  ASSERT_THAT(made.cells, SizeIs(4));
  EXPECT_DOUBLE_EQ(*made.cells[0].mean_score, -102.5);
  EXPECT_DOUBLE_EQ(*made.cells[0].best_score, -100.0);
  EXPECT_FALSE(made.cells[3].mean_score);
  // Problems (a, 1), (a, 2), (b, 1): x has ratios 1, 1.05, 1; y has 1.1, 1 and has not solved the last.
  EXPECT_THAT(made.profile[0].values(), ElementsAre(1.0, 1.0, 1.05));
  EXPECT_DOUBLE_EQ(made.profile[1].share(1.0), 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(made.profile[1].share(2.0), 2.0 / 3.0);
}

TEST(Compare, CountsTheTimeToTheTarget) {
  std::vector<workbench::Run> runs{row("a", "x", 1, -100.0, 8.0), row("a", "y", 1, -104.0, 8.0)};
  runs[0].trace = {{1.0, -120.0}, {3.0, -101.0}, {5.0, -100.0}};
  runs[1].trace = {{2.0, -104.0}};
  const auto one_percent = compare(runs, 1.0).time_to_target;
  EXPECT_THAT(one_percent.of_method[0].values(), ElementsAre(3.0));
  EXPECT_TRUE(one_percent.of_method[1].values().empty());
  EXPECT_TRUE(one_percent.from_traces);
  EXPECT_THAT(compare(runs, 5.0).time_to_target.of_method[1].values(), ElementsAre(2.0));
  EXPECT_DOUBLE_EQ(compare(runs).time_to_target.target_gap_pct, 0.0);
  runs[0].trace.clear();
  const auto at_the_end = compare(runs, 1.0).time_to_target;
  EXPECT_THAT(at_the_end.of_method[0].values(), ElementsAre(8.0));
  EXPECT_FALSE(at_the_end.from_traces);
}

TEST(Compare, PairsByInstanceWhenThereAreEnough) {
  std::vector<workbench::Run> few;
  std::vector<workbench::Run> many;
  for (int k = 0; k < 6; ++k) {
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
      many.push_back(row("i" + std::to_string(k), "x", seed, 100.0));
      many.push_back(row("i" + std::to_string(k), "y", seed, 99.0 - k - static_cast<double>(seed)));
    }
  }
  few.assign(many.begin(), many.begin() + 4);
  const Comparison by_instance = compare(many);
  EXPECT_TRUE(by_instance.pairs_are_instances);
  ASSERT_THAT(by_instance.pairs, SizeIs(1));
  EXPECT_EQ(by_instance.pairs[0].test.pairs, 6);
  EXPECT_DOUBLE_EQ(by_instance.pairs[0].test.signed_rank_p, 0.03125);
  EXPECT_GT(by_instance.pairs[0].test.median_difference, 0.0);
  const Comparison by_seed = compare(few);
  EXPECT_FALSE(by_seed.pairs_are_instances);
  EXPECT_EQ(by_seed.pairs[0].test.pairs, 2);
}

TEST(Compare, RefusesARunThatStandsTwiceAndNoRuns) {
  EXPECT_THROW((void)compare({row("a", "x", 1, 1.0), row("a", "x", 1, 2.0)}), InvalidInput);
  EXPECT_THROW((void)compare({}), InvalidInput);
  EXPECT_THROW((void)compare({row("a", "x", 1, 1.0)}, -1.0), InvalidInput);
}

TEST(Compare, LivesWithAMethodThatNeverKeepsTheRules) {
  std::vector<workbench::Run> runs{row("a", "x", 1, -100.0), row("a", "y", 1, -90.0)};
  runs[1].feasible = false;
  const Comparison made = compare(runs);
  EXPECT_FALSE(made.summaries[1].gap_to_best_pct);
  EXPECT_EQ(made.pairs[0].test.pairs, 0);
  EXPECT_DOUBLE_EQ(made.pairs[0].adjusted_p, 1.0);
}

}  // namespace
}  // namespace samling::workbench
