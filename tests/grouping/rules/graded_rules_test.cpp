// Every engine against brute force on random problems whose rules have random grades.
#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "grouping/exact/exact.hpp"
#include "grouping/instance/enumerate.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/local_search/moves/eject.hpp"
#include "grouping/local_search/moves/insert.hpp"
#include "grouping/local_search/moves/shift.hpp"
#include "grouping/local_search/moves/swap.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "random_problem.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

std::vector<int> units_in_order(const Instance& instance) {
  std::vector<int> units(static_cast<std::size_t>(instance.size()));
  std::iota(units.begin(), units.end(), 0);
  return units;
}

Members members_in(const Instance& instance, const std::vector<int>& units) {
  Members members;
  for (const int u : units) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  std::sort(members.begin(), members.end());
  return members;
}

GroupingOptions few_rounds() {
  GroupingOptions options;
  options.limits.max_rounds = 5;
  return options;
}

/// The same question with a score of its own: the spread of affinities, which no pair sum is.
GroupingProblem with_own_score(const GroupingProblem& problem) {
  const model::Affinity affinity = problem.affinity();
  const GroupScore worst_pair{"worst pair", [affinity](const Members& members) {
                                double worst = 1.0;
                                for (const MunicipalityId a : members) {
                                  for (const MunicipalityId b : members) {
                                    if (a < b) worst = std::min(worst, affinity(a, b));
                                  }
                                }
                                return worst * static_cast<double>(members.size());
                              }};
  return {problem.affinity(),    problem.sizes(),          problem.rules(), problem.objective(),
          problem.group_count(), problem.unplaced_price(), worst_pair};
}

GroupingProblem graded(std::uint64_t seed, std::size_t n) {
  const GroupingProblem problem = random_graded_problem(seed, n);
  return seed % 4 == 3 ? with_own_score(problem) : problem;
}

TEST(GradedGroups, AreThoseTheJudgeAcceptsAndWorthWhatItSays) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = graded(seed, 4 + seed % 5);
    const Units units = units_of(problem);
    const Instance instance(problem, units.free, std::nullopt);
    std::vector<Members> found = units.pinned;
    enumerate_groups(instance, units_in_order(instance), [&](const Candidate& candidate) {
      found.push_back(members_in(instance, candidate.units));
      const double judged = group_score(problem, found.back());
      EXPECT_NEAR(instance.group_value(candidate.units), judged, 1e-9) << "seed " << seed;
      EXPECT_NEAR(instance.group_value(candidate.units, candidate.weight, candidate.pair_sum), judged, 1e-9);
      return true;
    });
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(admissible_groups(problem))) << "seed " << seed;
  }
}

TEST(GradedGroups, AreWorthTheSameInAPartOfTheInstance) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = graded(seed, 8);
    const Instance whole(problem, units_of(problem).free, std::nullopt);
    std::vector<int> half;
    for (int u = 0; u < whole.size(); u += 2) half.push_back(u);
    const Instance part(whole, half);
    enumerate_groups(part, units_in_order(part), [&](const Candidate& candidate) {
      EXPECT_NEAR(part.group_value(candidate.units), group_score(problem, members_in(part, candidate.units)), 1e-9);
      return true;
    });
  }
}

template <class Move>
void expect_gain_is_true(SearchState state, const Move& move) {
  const double before = state.partition().score;
  const double promised = gain(state, move);
  apply(state, move);
  EXPECT_NEAR(state.partition().score - before, promised, 1e-9);
  EXPECT_NEAR(state.score(), state.partition().score, 1e-9);
}

TEST(GradedMoves, GainWhatTheySay) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto problem = graded(seed, 8);
    const Instance instance(problem, chains_of(problem), std::nullopt);
    Chance chance(seed);
    SearchState state(instance, 3);
    for (int u = 0; u < instance.size(); ++u) {
      if (const auto slot = static_cast<int>(chance.below(4)); slot < 3) state.place(u, slot);
    }
    for (int u = 0; u < instance.size(); ++u) {
      for (int slot = 0; slot < state.slots(); ++slot) {
        if (state.slot_of(u) == slot) continue;
        if (state.slot_of(u) == SearchState::nowhere) {
          expect_gain_is_true(state, Insert{u, slot});
        } else {
          expect_gain_is_true(state, Shift{u, slot});
        }
      }
      if (state.slot_of(u) == SearchState::nowhere) continue;
      expect_gain_is_true(state, Eject{u});
      for (int v = 0; v < instance.size(); ++v) {
        if (state.slot_of(v) != state.slot_of(u)) expect_gain_is_true(state, Swap{u, v});
      }
    }
  }
}

// The score of a partition in units and the judge's differ by what is outside the units, whatever the partition.
TEST(GradedScores, OfUnitsAreThoseOfTheJudge) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = graded(seed, 8);
    const Units units = units_of(problem);
    const Instance instance(problem, units.free, std::nullopt);
    const auto judged = [&](const Partition& partition) {
      Grouping grouping{units.pinned, {}};
      for (const auto& group : partition.groups) grouping.groups.push_back(members_in(instance, group));
      return score(problem, grouping);
    };
    Partition nobody;
    nobody.unplaced = units_in_order(instance);
    const double outside = judged(nobody) - instance.score(nobody);
    const ExactAnswer exact = best_partition(instance, units_in_order(instance), std::nullopt, std::nullopt);
    ASSERT_TRUE(exact.best.has_value());
    EXPECT_NEAR(judged(*exact.best), exact.best->score + outside, 1e-9) << "seed " << seed;
  }
}

TEST(GradedDemands, CanBeMetWhenBruteForceSaysSo) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_graded_problem(seed, 4 + seed % 4);
    const auto expected = best_by_brute_force(problem, true) ? Feasibility::Answer::yes : Feasibility::Answer::no;
    EXPECT_EQ(demands_can_be_met(problem).answer, expected) << "seed " << seed;
  }
}

TEST(GradedBestGroups, AreTheBestOfAll) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = graded(seed, 7);
    std::vector<double> expected;
    for (const Members& group : admissible_groups(problem)) expected.push_back(group_score(problem, group));
    std::sort(expected.rbegin(), expected.rend());
    if (expected.size() > 5) expected.resize(5);
    std::vector<double> found;
    for (const RankedGroup& group : best_groups(problem, 5)) found.push_back(group.score);
    EXPECT_THAT(found, ::testing::Pointwise(::testing::DoubleNear(1e-9), expected)) << "seed " << seed;
  }
}

class GradedProblems : public ::testing::TestWithParam<int> {};

TEST_P(GradedProblems, AreSolvedAsWellAsBruteForceWouldWithinTheBound) {
  for (int k = 0; k < 40; ++k) {
    const auto seed = static_cast<std::uint64_t>(GetParam() * 40 + k);
    const auto problem = graded(seed, 4 + seed % 5);
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto result = solve(problem, few_rounds());
    const auto best = best_by_brute_force(problem);
    EXPECT_DOUBLE_EQ(result.score, score(problem, result.best));
    EXPECT_LE(result.score, result.upper_bound + 1e-9);
    EXPECT_EQ(result.warnings, warnings(problem, result.best));
    for (const Issue& issue : check(problem, result.best)) {
      EXPECT_EQ(result.status, Status::infeasible) << to_string(issue);
    }
    if (!best) {
      EXPECT_EQ(result.status, Status::infeasible);
      continue;
    }
    EXPECT_LE(*best, upper_bound(problem) + 1e-9);
    if (result.status == Status::infeasible) {
      EXPECT_TRUE(admissible_groups(problem).empty() || !best_by_brute_force(problem, true));
      ASSERT_TRUE(result.conflict.has_value());
    } else {
      EXPECT_EQ(result.status, Status::optimal);
      EXPECT_NEAR(result.score, *best, 1e-9);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, GradedProblems, ::testing::Range(0, 10));

TEST(GradedLocalSearch, FindsTheOptimumOfSmallProblemsAndNeverMore) {
  int found = 0;
  constexpr int problems = 30;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    const auto problem = graded(seed, 8);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    Statistics statistics;
    Limits limits;
    limits.max_rounds = 10;
    const Partition heuristic = improve(instance, limits, Chance(seed), std::nullopt, statistics);
    const ExactAnswer exact = best_partition(instance, units_in_order(instance), std::nullopt, std::nullopt,
                                             {.most_unplaced = instance.most_unplaced()});
    for (const auto& group : heuristic.groups) {
      EXPECT_THAT(check_group(problem, members_in(instance, group)), ::testing::IsEmpty()) << "seed " << seed;
    }
    if (!exact.best) {
      ++found;
      continue;
    }
    int left_out = 0;
    for (const int u : heuristic.unplaced) left_out += instance.weight(u);
    const bool admissible = left_out <= instance.most_unplaced().value_or(1000);
    if (admissible) {
      EXPECT_LE(heuristic.score, exact.best->score + 1e-9) << "seed " << seed;
    }
    found += admissible && heuristic.score >= exact.best->score - 1e-9 ? 1 : 0;
  }
  EXPECT_GE(found, problems * 9 / 10);
}

}  // namespace
}  // namespace samling::testing
