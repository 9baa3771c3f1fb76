// Figures that were worked out by hand or stand in published tables.
#include "samling/workbench/statistics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"

namespace samling::workbench {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

constexpr double never = std::numeric_limits<double>::infinity();

TEST(Staircase, CountsWhatIsReached) {
  const Staircase staircase({3.0, 1.0, never, 1.0, std::nan("")});
  EXPECT_EQ(staircase.total(), 5U);
  EXPECT_DOUBLE_EQ(staircase.share(0.9), 0.0);
  EXPECT_DOUBLE_EQ(staircase.share(1.0), 0.4);
  EXPECT_DOUBLE_EQ(staircase.share(2.9), 0.4);
  EXPECT_DOUBLE_EQ(staircase.share(3.0), 0.6);
  EXPECT_DOUBLE_EQ(staircase.share(1e300), 0.6);
  EXPECT_DOUBLE_EQ(Staircase().share(1.0), 0.0);
}

TEST(PerformanceProfile, IsThatOfDolanAndMore) {
  // Costs of two methods on four problems; the last is solved by nobody.
  const auto profile = performance_profile({{2.0, 4.0}, {9.0, 3.0}, {5.0, never}, {never, never}});
  ASSERT_EQ(profile.size(), 2U);
  EXPECT_THAT(profile[0].values(), ElementsAre(1.0, 1.0, 3.0));
  EXPECT_THAT(profile[1].values(), ElementsAre(1.0, 2.0));
  EXPECT_DOUBLE_EQ(profile[0].share(1.0), 0.5);
  EXPECT_DOUBLE_EQ(profile[0].share(3.0), 0.75);
  EXPECT_DOUBLE_EQ(profile[1].share(2.0), 0.5);
}

TEST(PerformanceProfile, RefusesCostsThatAreNone) {
  EXPECT_THROW((void)performance_profile({{1.0, 0.0}}), InvalidInput);
  EXPECT_THROW((void)performance_profile({{1.0, 2.0}, {1.0}}), InvalidInput);
}

PairedTest of_differences(const std::vector<double>& differences) {
  return paired_test(differences, std::vector<double>(differences.size(), 0.0));
}

// Critical values of the published table of the signed-rank test (two-sided): the sum of ranks at which p first falls
// to the level or below. n = 6: 0 at 0.05; n = 8: 3; n = 10: 8 at 0.05 and 3 at 0.01; n = 20: 52 at 0.05.
double p_with_smaller_sum(int n, int sum) {
  std::vector<double> differences;
  for (int rank = n; rank >= 1; --rank) {
    const bool negative = rank <= sum;
    differences.push_back(negative ? -rank : rank);
    if (negative) sum -= rank;
  }
  return of_differences(differences).signed_rank_p;
}

TEST(SignedRankTest, AgreesWithThePublishedTable) {
  EXPECT_DOUBLE_EQ(p_with_smaller_sum(5, 0), 0.0625);
  EXPECT_DOUBLE_EQ(p_with_smaller_sum(6, 0), 0.03125);
  EXPECT_LE(p_with_smaller_sum(8, 3), 0.05);
  EXPECT_GT(p_with_smaller_sum(8, 4), 0.05);
  EXPECT_LE(p_with_smaller_sum(10, 8), 0.05);
  EXPECT_GT(p_with_smaller_sum(10, 9), 0.05);
  EXPECT_LE(p_with_smaller_sum(10, 3), 0.01);
  EXPECT_GT(p_with_smaller_sum(10, 4), 0.01);
  EXPECT_LE(p_with_smaller_sum(20, 52), 0.05);
  EXPECT_GT(p_with_smaller_sum(20, 53), 0.05);
}

TEST(SignedRankTest, SharesRanksAndLeavesOutZeros) {
  // |d| = 1 1 2 4, ranks 1.5 1.5 3 4; the positive sum is 1.5. Of the 16 signings those with sum 0, 1.5, 1.5 are as
  // far out below, and as many above: p = 6 / 16.
  const auto test = of_differences({0.0, 1.0, -1.0, -2.0, -4.0, 0.0});
  EXPECT_EQ(test.pairs, 6);
  EXPECT_EQ(test.first_better, 1);
  EXPECT_EQ(test.second_better, 3);
  EXPECT_DOUBLE_EQ(test.signed_rank_p, 6.0 / 16.0);
  EXPECT_DOUBLE_EQ(test.median_difference, -0.5);
  EXPECT_TRUE(test.exact);
}

TEST(SignedRankTest, IsSymmetricAndFindsNothingInNothing) {
  const auto there = paired_test({3.0, 1.0, 4.0, 1.5}, {2.0, 7.0, 1.0, 8.0});
  const auto back = paired_test({2.0, 7.0, 1.0, 8.0}, {3.0, 1.0, 4.0, 1.5});
  EXPECT_DOUBLE_EQ(there.signed_rank_p, back.signed_rank_p);
  EXPECT_EQ(there.first_better, back.second_better);
  EXPECT_DOUBLE_EQ(paired_test({1.0, 2.0}, {1.0, 2.0}).signed_rank_p, 1.0);
  EXPECT_DOUBLE_EQ(paired_test({}, {}).sign_p, 1.0);
}

// The slow twin: every one of the 2^n signings of the ranks.
TEST(SignedRankTest, EqualsTheCountOfAllSignings) {
  Chance chance(3);
  for (int trial = 0; trial < 30; ++trial) {
    std::vector<double> differences;
    for (int k = 0; k < 9; ++k) differences.push_back(static_cast<double>(chance.below(7)) - 3.0);
    std::vector<double> magnitudes;
    double observed = 0.0;
    for (const double d : differences) {
      if (d == 0.0) continue;
      double rank = 0.5;
      for (const double e : differences) {
        if (e != 0.0) rank += std::abs(e) < std::abs(d) ? 1.0 : std::abs(e) == std::abs(d) ? 0.5 : 0.0;
      }
      magnitudes.push_back(rank);
      if (d > 0.0) observed += rank;
    }
    double total = 0.0;
    for (const double rank : magnitudes) total += rank;
    const double nearer = std::min(observed, total - observed);
    int as_far = 0;
    for (unsigned signs = 0; signs < 1U << magnitudes.size(); ++signs) {
      double sum = 0.0;
      for (std::size_t k = 0; k < magnitudes.size(); ++k) sum += (signs >> k & 1U) != 0 ? magnitudes[k] : 0.0;
      as_far += sum <= nearer + 1e-9;
    }
    const double p = std::min(1.0, 2.0 * as_far / std::pow(2.0, static_cast<double>(magnitudes.size())));
    EXPECT_THAT(of_differences(differences).signed_rank_p, DoubleNear(p, 1e-12)) << trial;
  }
}

TEST(SignedRankTest, GoesOverToTheNormalLawWithoutAJump) {
  std::vector<double> differences;
  for (int k = 1; k <= 50; ++k) differences.push_back(k % 3 == 0 ? -k : k);
  const auto exact = of_differences(differences);
  differences.push_back(1e-6);
  const auto normal = of_differences(differences);
  EXPECT_TRUE(exact.exact);
  EXPECT_FALSE(normal.exact);
  EXPECT_NEAR(exact.signed_rank_p, normal.signed_rank_p, 0.01);
}

TEST(SignTest, IsTheBinomialLaw) {
  EXPECT_DOUBLE_EQ(of_differences({1, 1, 1, 1, 1}).sign_p, 0.0625);
  EXPECT_NEAR(of_differences({1, 1, 1, 1, 1, 1, 1, 1, -1, 0}).sign_p, 20.0 / 512.0, 1e-12);
  EXPECT_DOUBLE_EQ(of_differences({1, -1}).sign_p, 1.0);
}

TEST(PairedTests, RefuseWhatCannotBePaired) {
  EXPECT_THROW((void)paired_test({1.0}, {1.0, 2.0}), InvalidInput);
  EXPECT_THROW((void)paired_test({never}, {1.0}), InvalidInput);
}

TEST(Holm, IsWorkedOutByHand) {
  // Sorted 0.01 0.02 0.04 times 3, 2, 1: 0.03, 0.04, 0.04.
  EXPECT_THAT(holm({0.04, 0.01, 0.02}),
              ElementsAre(DoubleNear(0.04, 1e-12), DoubleNear(0.03, 1e-12), DoubleNear(0.04, 1e-12)));
  EXPECT_THAT(holm({0.9, 0.8}), ElementsAre(1.0, 1.0));
  EXPECT_TRUE(holm({}).empty());
}

}  // namespace
}  // namespace samling::workbench
