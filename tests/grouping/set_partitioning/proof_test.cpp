// The engine for many small groups against brute force.
#include <gmock/gmock.h>

#include <algorithm>
#include <stop_token>

#include "grouping/exact/exact.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/set_partitioning/set_partitioning.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

constexpr double tiny = 1e-7;

Grouping grouping_of(const Instance& instance, const Units& units, const Partition& partition) {
  Grouping grouping;
  grouping.groups = units.pinned;
  for (const auto& group : partition.groups) {
    Members members;
    for (const int u : group) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
    std::sort(members.begin(), members.end());
    grouping.groups.push_back(members);
  }
  std::vector<bool> placed(instance.problem().size(), false);
  for (const Members& group : grouping.groups) {
    for (const MunicipalityId id : group) placed[id.index()] = true;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) grouping.unplaced.push_back(MunicipalityId(i));
  }
  return normal_form(grouping);
}

std::optional<int> free_groups(const GroupingProblem& problem, const Units& units) {
  if (!problem.group_count()) return std::nullopt;
  return std::max(0, *problem.group_count() - static_cast<int>(units.pinned.size()));
}

// The whole problem as one part, and what the engine says of it, in the words of the judge.
struct Judged {
  PartAnswer answer;
  Grouping grouping;
  double score = 0.0;        // as the judge counts
  double upper_bound = 0.0;  // the same
};

Judged judged(const GroupingProblem& problem, const Limits& limits = {}) {
  const Units units = units_of(problem);
  const Instance instance(problem, units.free, free_groups(problem, units));
  Judged result{.answer = prove_by_columns(instance, limits, Chance(limits.seed), std::nullopt), .grouping = {}};
  result.grouping = grouping_of(instance, units, result.answer.partition);
  result.score = score(problem, result.grouping);
  result.upper_bound = result.answer.upper_bound + result.score - instance.score(result.answer.partition);
  return result;
}

TEST(SetPartitioning, FindsAndProvesWhatBruteForceFinds) {
  int proven = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_problem(seed, 4 + seed % 6);
    const auto best = best_by_brute_force(problem);
    const Judged result = judged(problem);
    if (!best) continue;  // a pin or the number of groups cannot be had
    EXPECT_GE(result.upper_bound, *best - tiny) << "seed " << seed;
    EXPECT_TRUE(result.answer.proven) << "seed " << seed;
    if (!result.answer.proven) continue;
    ++proven;
    EXPECT_NEAR(result.score, *best, tiny) << "seed " << seed;
    EXPECT_THAT(check(problem, result.grouping), ::testing::IsEmpty()) << "seed " << seed;
  }
  EXPECT_GT(proven, 150);
}

TEST(SetPartitioning, AgreesWithDynamicProgrammingOnLargerParts) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = random_region_problem(seed, 22);
    const Units units = units_of(problem);
    const Instance instance(problem, units.free, std::nullopt);
    const ExactAnswer exact = best_partition(instance, narrow_order(instance), std::nullopt, std::nullopt);
    if (!exact.complete) continue;
    const PartAnswer answer = prove_by_columns(instance, {}, Chance(seed), std::nullopt);
    EXPECT_TRUE(answer.proven) << "seed " << seed;
    EXPECT_NEAR(answer.partition.score, exact.best->score, tiny) << "seed " << seed;
  }
}

TEST(SetPartitioning, BoundsWhateverTheRoundsAndTheSameTwice) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = random_problem(seed, 9);
    const auto best = best_by_brute_force(problem);
    if (!best) continue;
    for (const int rounds : {0, 1}) {
      Limits limits;
      limits.max_rounds = rounds;
      const Judged once = judged(problem, limits);
      EXPECT_GE(once.upper_bound, *best - tiny) << "seed " << seed;
      const Judged twice = judged(problem, limits);
      EXPECT_EQ(once.grouping, twice.grouping);
      EXPECT_EQ(once.answer.upper_bound, twice.answer.upper_bound);
    }
  }
}

TEST(SetPartitioning, StopsWithAValidAnswerAndBound) {
  std::stop_source source;
  source.request_stop();
  Limits limits;
  limits.stop = source.get_token();
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = random_problem(seed, 8);
    const auto best = best_by_brute_force(problem);
    if (!best || problem.group_count()) continue;
    const Judged result = judged(problem, limits);
    EXPECT_THAT(check(problem, result.grouping), ::testing::IsEmpty()) << "seed " << seed;
    EXPECT_GE(result.upper_bound, *best - tiny) << "seed " << seed;
    EXPECT_GE(result.upper_bound, result.score - tiny) << "seed " << seed;
  }
}

// Sizes that leave someone out by arithmetic: 4-4 of 4 k + 1 to 3, 5-5, 4-5 of 11. The bound knows of it.
TEST(SetPartitioning, KnowsWhatTheSizesLeaveOut) {
  const std::vector<std::pair<SizeRange, std::size_t>> cases{{{4, 4}, 15}, {{4, 4}, 14}, {{5, 5}, 14},
                                                             {{5, 6}, 14}, {{4, 5}, 11}, {{3, 3}, 16}};
  for (std::uint64_t seed = 0; seed < cases.size(); ++seed) {
    const auto& [sizes, n] = cases[seed % cases.size()];
    Chance chance(seed);
    const auto objective = seed % 4 < 2 ? Objective::pair_sum : Objective::mean_companion;
    Rules rules;
    if (seed % 3 == 0) rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
    const GroupingProblem problem(model::Affinity(-random_minutes(chance, n, 100.0)), sizes, std::move(rules),
                                  objective, {}, seed % 5 == 0 ? 40.0 : 5000.0);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    const ExactAnswer exact = best_partition(instance, narrow_order(instance), std::nullopt, std::nullopt);
    ASSERT_TRUE(exact.complete);
    Limits at_once;
    at_once.max_rounds = 0;  // no branching: column generation and cuts alone
    const PartAnswer first = prove_by_columns(instance, at_once, Chance(seed), std::nullopt);
    EXPECT_GE(first.upper_bound, exact.best->score - tiny) << "seed " << seed;
    EXPECT_LE(first.upper_bound, exact.best->score + 400.0) << "seed " << seed << ": less than one price above";
    const PartAnswer answer = prove_by_columns(instance, {}, Chance(seed), std::nullopt);
    EXPECT_TRUE(answer.proven) << "seed " << seed;
    EXPECT_NEAR(answer.partition.score, exact.best->score, tiny) << "seed " << seed;
  }
}

// A score that no sum over pairs gives: the members' numbers multiplied, modulo something.
TEST(SetPartitioning, ProvesAUsersOwnScore) {
  const GroupScore own{.name = "odd one", .value = [](const Members& members) {
                         std::size_t product = 1;
                         for (const MunicipalityId id : members) product = product * (id.index() + 3) % 17;
                         return static_cast<double>(product);
                       }};
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    Chance chance(seed);
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 7)), {2, 4}, {}, Objective::pair_sum, {}, {},
                                  own);
    const Judged result = judged(problem);
    EXPECT_TRUE(result.answer.proven);
    EXPECT_NEAR(result.score, *best_by_brute_force(problem), tiny) << "seed " << seed;
  }
}

}  // namespace
}  // namespace samling::testing
