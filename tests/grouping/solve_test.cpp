#include <gmock/gmock.h>

#include <cmath>

#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingOptions;
using grouping::GroupingProblem;
using grouping::GroupingResult;
using grouping::Objective;
using grouping::Rules;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

GroupingProblem by_distance(const model::Region& region, grouping::SizeRange sizes, Rules rules = {},
                            std::optional<int> groups = {}) {
  const auto n = static_cast<Eigen::Index>(region.size());
  Eigen::MatrixXd minutes = Eigen::MatrixXd::Zero(n, n);
  for (std::size_t i = 0; i < region.size(); ++i) {
    rules.names.push_back(region[MunicipalityId(i)].name);
    for (std::size_t j = 0; j < region.size(); ++j) {
      const auto between = region.minutes_between(MunicipalityId(i), MunicipalityId(j));
      minutes(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = i == j ? 0.0 : between->count();
    }
  }
  rules.minutes = minutes;
  return {model::Affinity(-minutes / 60.0), sizes, std::move(rules), Objective::mean_companion, groups};
}

GroupingOptions with_rounds(std::int64_t rounds, std::uint64_t seed = 1) {
  GroupingOptions options;
  options.limits.max_rounds = rounds;
  options.limits.seed = seed;
  return options;
}

TEST(SolveGrouping, KeepsTheTwoSidesOfAFjordApart) {
  const auto region = drawn_region(R"(
      AB ~~~~~~~~ EF
      CD ~~~~~~~~ GH )");
  const auto result = solve(by_distance(region, {3, 5}), with_rounds(10));
  EXPECT_EQ(letters_by_group(region, result.best), "ABCD EFGH");
  EXPECT_EQ(result.status, Status::optimal);
}

// A5: twelve around a town, and an island 140 minutes from everyone.
model::Region twelve_and_an_island() {
  Eigen::MatrixXd minutes = Eigen::MatrixXd::Constant(13, 13, 40.0);
  minutes.row(12).setConstant(140.0);
  minutes.col(12).setConstant(140.0);
  minutes.diagonal().setZero();
  return region_from_minutes({"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M"}, minutes);
}

TEST(SolveGrouping, ListsTheIslandWithTheReason) {
  Rules rules;
  rules.travel_limit = Minutes(90);
  const auto problem = by_distance(twelve_and_an_island(), {3, 5}, rules);
  const auto result = solve(problem);
  ASSERT_EQ(result.unplaced.size(), 1U);
  EXPECT_EQ(result.unplaced[0].municipality, MunicipalityId(12));
  EXPECT_EQ(result.unplaced[0].rule, "travel_limit");
  EXPECT_EQ(result.unplaced[0].reason, "no group within 90 min; nearest 140");
  EXPECT_THAT(check(problem, result.best), IsEmpty());
}

TEST(SolveGrouping, PlacesTheIslandWhenItMayAttendRemotely) {
  Rules rules;
  rules.travel_limit = Minutes(90);
  rules.remote_per_group = 1;
  rules.may_attend_remotely = std::vector<bool>(13, false);
  rules.may_attend_remotely[12] = true;
  const auto problem = by_distance(twelve_and_an_island(), {3, 5}, rules);
  const auto result = solve(problem);
  EXPECT_THAT(result.best.unplaced, IsEmpty());
  EXPECT_THAT(check(problem, result.best), IsEmpty());
}

TEST(SolveGrouping, PlacesSixOfSevenInTriplesAndSaysWhy) {
  const auto region = drawn_region("ABCDEFG");
  const auto result = solve(by_distance(region, {3, 3}));
  EXPECT_EQ(result.best.groups.size(), 2U);
  ASSERT_EQ(result.unplaced.size(), 1U);
  EXPECT_EQ(result.unplaced[0].rule, "sizes");
  EXPECT_EQ(result.unplaced[0].reason, "7 can reach each other; in groups of 3 at most 6 of them have a place");
}

// A10: A must be with B, 130 minutes apart.
GroupingProblem married_across_the_mountain(std::optional<double> limit) {
  const auto region = region_from_minutes({"A", "B", "C", "D"}, symmetric(4, {130, 30, 30, 110, 110, 30}));
  Rules rules;
  if (limit) rules.travel_limit = Minutes(*limit);
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
  return by_distance(region, {3, 3}, rules);
}

TEST(SolveGrouping, NamesTheSmallestConflictAndRepairsThatWork) {
  const auto result = solve(married_across_the_mountain(120.0));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("A with B", "limit 120"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("limit 130", "drop A with B", "B remote"));
  EXPECT_NE(solve(married_across_the_mountain(130.0)).status, Status::infeasible);
  EXPECT_NE(solve(married_across_the_mountain({})).status, Status::infeasible);
  EXPECT_THAT(result.unplaced[0].reason, "must be with B: 130 min > limit 120");
}

TEST(SolveGrouping, NamesTheNumberOfGroupsThatTheSizesDoNotAllow) {
  const auto region = drawn_region("ABCDEFG");
  const auto result = solve(by_distance(region, {3, 4}, {}, 3));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("3 groups", "sizes 3-4"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("2 groups", "sizes 2-4"));
  EXPECT_FALSE(result.best.groups.empty());
}

TEST(SolveGrouping, TakesTheBestTrioWhenOneGroupIsWanted) {
  const auto region = drawn_region("AB  C   DEF   G  H   I");
  const auto problem = by_distance(region, {3, 3}, {}, 1);
  const auto result = solve(problem);
  EXPECT_EQ(letters_by_group(region, result.best), "DEF");
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_EQ(result.unplaced.size(), 6U);
  EXPECT_EQ(result.unplaced[0].rule, "group_count");
  EXPECT_EQ(result.unplaced[0].reason, "1 group of at most 3 has 3 places for 9");
}

TEST(SolveGrouping, LetsThePublishedStand) {
  Rules rules;
  rules.pinned = {rows({0, 3, 6})};
  const auto region = drawn_region("ABCDEFGHI");
  const auto result = solve(by_distance(region, {3, 3}, rules));
  EXPECT_EQ(letters_by_group(region, result.best), "ADG BCE FHI");
}

TEST(SolveGrouping, AnEmptyRegionIsAnEmptyAnswer) {
  const auto result = solve(GroupingProblem(model::Affinity(Eigen::MatrixXd(0, 0)), {3, 5}));
  EXPECT_TRUE(result.best.groups.empty());
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_EQ(result.score, 0.0);
}

TEST(SolveGrouping, StopsAtOnceWhenAskedAndStillAnswers) {
  std::stop_source stop;
  stop.request_stop();
  GroupingOptions options;
  options.limits.stop = stop.get_token();
  const auto problem = random_region_problem(1, 90);
  const auto result = solve(problem, options);
  EXPECT_FALSE(result.best.groups.empty());
  EXPECT_EQ(result.statistics.rounds, 0);
}

TEST(SolveGrouping, RefusesLimitsThatMakeNoSense) {
  EXPECT_THROW((void)solve(random_problem(1, 4), with_rounds(-1)), InvalidInput);
}

// Only pins and the number of groups may be missed, and only when the status says infeasible.
void expect_rules_kept(const GroupingProblem& problem, const GroupingResult& result) {
  for (const Issue& issue : check(problem, result.best)) {
    EXPECT_EQ(result.status, Status::infeasible) << to_string(issue);
    EXPECT_THAT(issue.rule, ::testing::AnyOf("pinned", "group_count"));
  }
}

class SmallProblems : public ::testing::TestWithParam<int> {};

TEST_P(SmallProblems, AreSolvedAsWellAsBruteForceWouldWithinTheBound) {
  for (int k = 0; k < 40; ++k) {
    const auto seed = static_cast<std::uint64_t>(GetParam() * 40 + k);
    const auto problem = random_problem(seed, 4 + seed % 5);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto result = solve(problem, with_rounds(5));
    const auto best = best_by_brute_force(problem);
    expect_rules_kept(problem, result);
    EXPECT_DOUBLE_EQ(result.score, score(problem, result.best));
    EXPECT_LE(result.score, result.upper_bound);
    EXPECT_EQ(result.unplaced.size(), result.best.unplaced.size());
    for (const auto& reason : result.unplaced) EXPECT_FALSE(reason.reason.empty());
    if (!best) {
      EXPECT_EQ(result.status, Status::infeasible);
    } else {
      EXPECT_NEAR(result.score, *best, 1e-9);
      EXPECT_LE(*best, upper_bound(problem) + 1e-9);
      if (result.status != Status::infeasible) {
        EXPECT_EQ(result.status, Status::optimal);
      }
    }
    // Infeasible means just that: no answer meets the pins, the number of groups and all the pairs; or no group can be.
    if (result.status == Status::infeasible) {
      EXPECT_TRUE(admissible_groups(problem).empty() || !best_by_brute_force(problem, true));
      ASSERT_TRUE(result.conflict.has_value());
      EXPECT_FALSE(result.conflict->demands.empty());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, SmallProblems, ::testing::Range(0, 10));

class Regions : public ::testing::TestWithParam<int> {};

TEST_P(Regions, KeepEveryRuleAndTheScoreTheySay) {
  const auto problem = random_region_problem(static_cast<std::uint64_t>(GetParam()), 90);
  const auto result = solve(problem, with_rounds(20));
  expect_rules_kept(problem, result);
  EXPECT_DOUBLE_EQ(result.score, score(problem, result.best));
  EXPECT_LE(result.score, result.upper_bound);
}

TEST_P(Regions, AnswerTheSameTwiceAndAtAnyNumberOfThreads) {
  const auto problem = random_region_problem(static_cast<std::uint64_t>(GetParam()), 70);
  GroupingOptions options = with_rounds(8, 7);
  const auto once = solve(problem, options);
  EXPECT_EQ(solve(problem, options).best, once.best);
  options.limits.threads = 3;
  const auto threaded = solve(problem, options);
  EXPECT_EQ(threaded.best, once.best);
  EXPECT_EQ(threaded.score, once.score);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Regions, ::testing::Range(0, 6));

TEST(SolveGrouping, ReportsItsRoundsAGenerationAtATime) {
  std::vector<std::int64_t> done;
  GroupingOptions options = with_rounds(10);
  options.limits.progress = [&](const Progress& progress) { done.push_back(progress.done); };
  Eigen::MatrixXd affinity = random_region_problem(3, 80).affinity().values();
  (void)solve(GroupingProblem(model::Affinity(affinity), {8, 8}, {}, Objective::pair_sum, 10), options);
  EXPECT_THAT(done, ElementsAre(4, 8, 10));
}

}  // namespace
}  // namespace samling::testing
