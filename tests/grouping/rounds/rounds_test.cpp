// Rounds without rules but sizes: least repeats, reported and proven.
#include <gmock/gmock.h>

#include <set>

#include "grouping/random_problem.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::RoundsOptions;
using grouping::RoundsResult;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

GroupingProblem alike(std::size_t n, grouping::SizeRange sizes, std::optional<int> groups = {}) {
  Chance chance(n);
  return {model::Affinity(random_affinity(chance, n)), sizes, {}, grouping::Objective::mean_companion, groups};
}

RoundsResult solved(const GroupingProblem& problem, int rounds, std::int64_t sweeps = 60) {
  RoundsOptions options{.rounds = rounds};
  options.limits.max_rounds = sweeps;
  RoundsResult result = solve_rounds(problem, options);
  EXPECT_EQ(result.rounds.size(), static_cast<std::size_t>(rounds));
  EXPECT_THAT(check_rounds(problem, result.rounds), IsEmpty());
  EXPECT_EQ(count_repeats(problem, result.rounds), result.repeats);
  EXPECT_LE(result.least_repeats, result.repeats);
  double sum = 0.0;
  for (const Grouping& round : result.rounds) sum += score(problem, round);
  EXPECT_NEAR(result.score, sum, 1e-9);
  return result;
}

TEST(Rounds, NineInThreesMeetTwentySevenOfThirtySixPairsOnceInThreeRounds) {
  const auto result = solved(alike(9, {3, 3}), 3);
  EXPECT_EQ(result.repeats, 0);
  EXPECT_EQ(result.different_pairs, 27);
  EXPECT_EQ(result.status, Status::optimal);
}

TEST(Rounds, NineInThreesMeetEverybodyInFourRoundsAndNeedRepeatsInFive) {
  EXPECT_EQ(solved(alike(9, {3, 3}), 4).different_pairs, 36);
  const auto five = solved(alike(9, {3, 3}), 5);
  EXPECT_EQ(five.repeats, 9);
  EXPECT_EQ(five.status, Status::optimal);
  EXPECT_THAT(five.proof, HasSubstr("45 pairs"));
}

// Four in threes and fours: everything by hand is at hand.
int least_by_brute_force(const std::vector<std::vector<std::set<std::pair<int, int>>>>& splits, std::size_t rounds,
                         std::vector<std::size_t>& chosen, std::size_t from) {
  if (chosen.size() == rounds) {
    std::map<std::pair<int, int>, int> meetings;
    for (const std::size_t k : chosen) {
      for (const auto& group : splits[k]) {
        for (const auto& pair : group) ++meetings[pair];
      }
    }
    int repeats = 0;
    for (const auto& [pair, count] : meetings) repeats += count - 1;
    return repeats;
  }
  int best = 1'000'000;
  for (std::size_t k = from; k < splits.size(); ++k) {
    chosen.push_back(k);
    best = std::min(best, least_by_brute_force(splits, rounds, chosen, k));
    chosen.pop_back();
  }
  return best;
}

TEST(Rounds, SevenInThreesAndFoursHaveTheLeastRepeatsOfAllChoices) {
  std::vector<std::vector<std::set<std::pair<int, int>>>> splits;
  for (int mask = 0; mask < 1 << 7; ++mask) {
    if (__builtin_popcount(static_cast<unsigned>(mask)) != 3) continue;
    std::vector<std::set<std::pair<int, int>>> split(2);
    for (int a = 0; a < 7; ++a) {
      for (int b = a + 1; b < 7; ++b) {
        if ((mask >> a & 1) == (mask >> b & 1)) split[static_cast<std::size_t>(mask >> a & 1)].insert({a, b});
      }
    }
    splits.push_back(split);
  }
  ASSERT_EQ(splits.size(), 35U);
  for (const int rounds : {2, 3, 4}) {
    std::vector<std::size_t> chosen;
    const int least = least_by_brute_force(splits, static_cast<std::size_t>(rounds), chosen, 0);
    const auto result = solved(alike(7, {3, 4}), rounds);
    EXPECT_EQ(result.repeats, least);
    EXPECT_EQ(result.least_repeats, least);
    EXPECT_EQ(result.status, Status::optimal);
    EXPECT_THAT(result.proof, ::testing::Not(IsEmpty()));
  }
}

TEST(Rounds, SixteenInFoursMeetAllInFiveRounds) {
  const auto result = solved(alike(16, {4, 4}), 5);
  EXPECT_EQ(result.repeats, 0);
  EXPECT_EQ(result.different_pairs, 120);
}

TEST(Rounds, ThirtyTwoInFoursMeetNobodyTwiceInEightRoundsNorInNine) {
  EXPECT_EQ(solved(alike(32, {4, 4}), 8, 5).repeats, 0);
  EXPECT_EQ(solved(alike(32, {4, 4}), 9, 5).repeats, 0);
}

TEST(Rounds, SixtyInFivesMeetNobodyTwiceInSixRounds) {
  EXPECT_EQ(solved(alike(60, {5, 5}), 6).repeats, 0);
}

TEST(Rounds, FifteenInThreesMeetNobodyTwiceInFiveRounds) {
  EXPECT_EQ(solved(alike(15, {3, 3}), 5).repeats, 0);
}

TEST(Rounds, WhoCannotAllBePlacedSitOutInTurn) {
  const auto result = solved(alike(10, {3, 3}), 5);
  for (const Grouping& round : result.rounds) EXPECT_EQ(round.unplaced.size(), 1U);
  EXPECT_LE(*std::max_element(result.sat_out.begin(), result.sat_out.end()), 1);
}

TEST(Rounds, ScoreRisesWithoutGivingUpARepeat) {
  const auto problem = alike(12, {3, 3});
  const auto few = solved(problem, 3, 1);
  const auto many = solved(problem, 3, 60);
  EXPECT_EQ(many.repeats, 0);
  EXPECT_GE(many.score, few.score - 1e-9);
}

TEST(Rounds, SameSeedSameRounds) {
  const auto problem = alike(14, {3, 4});
  RoundsOptions options{.rounds = 4};
  options.limits.max_rounds = 10;
  const auto once = solve_rounds(problem, options);
  options.limits.threads = 4;
  EXPECT_EQ(once.rounds, solve_rounds(problem, options).rounds);
}

TEST(Rounds, OneRoundIsAGrouping) {
  const auto problem = alike(8, {2, 4});
  const auto result = solved(problem, 1);
  EXPECT_EQ(result.repeats, 0);
  EXPECT_NEAR(result.score, solve(problem).score, 1e-9);
}

TEST(Rounds, AClockEndsTheSearch) {
  RoundsOptions options{.rounds = 10};
  options.limits.time_limit = std::chrono::duration<double>(0.3);
  const auto result = solve_rounds(alike(40, {4, 4}), options);
  EXPECT_EQ(result.rounds.size(), 10U);
}

TEST(Rounds, OptionsOutOfRangeAreNamed) {
  const auto problem = alike(6, {3, 3});
  EXPECT_THROW((void)solve_rounds(problem, {.rounds = 0}), InvalidInput);
  EXPECT_THROW((void)solve_rounds(problem, {.rounds = 51}), InvalidInput);
  EXPECT_THROW((void)solve_rounds(problem, {.host_weight = -1.0}), InvalidInput);
  EXPECT_THROW((void)solve_rounds(problem, {.travel_weight = 1.0}), InvalidInput);
  EXPECT_THROW((void)solve_rounds(problem, {.may_host = {true}}), InvalidInput);
}

}  // namespace
}  // namespace samling::testing
