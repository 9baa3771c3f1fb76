// The engine's tables and moves against what the judge works out from scratch.
#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "grouping/bound.hpp"
#include "grouping/instance/enumerate.hpp"
#include "grouping/exact/exact.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/local_search/moves/eject.hpp"
#include "grouping/local_search/moves/insert.hpp"
#include "grouping/local_search/moves/shift.hpp"
#include "grouping/local_search/moves/swap.hpp"
#include "random_problem.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/local_search/search_state.hpp"
#include "grouping/instance/units.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

std::vector<int> all_units(const Instance& instance) {
  std::vector<int> units(static_cast<std::size_t>(instance.size()));
  std::iota(units.begin(), units.end(), 0);
  return units;
}

Members members_of(const Instance& instance, const std::vector<int>& units) {
  Members members;
  for (const int u : units) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  std::sort(members.begin(), members.end());
  return members;
}

TEST(EnumerateGroups, FindsExactlyTheGroupsTheJudgeAccepts) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_problem(seed, 4 + seed % 5);
    const Units units = units_of(problem);
    const Instance instance(problem, units.free, std::nullopt);
    std::vector<Members> found = units.pinned;
    enumerate_groups(instance, all_units(instance), [&](const Candidate& candidate) {
      found.push_back(members_of(instance, candidate.units));
      EXPECT_NEAR(instance.value(candidate.weight, candidate.pair_sum), group_score(problem, found.back()), 1e-12);
      return true;
    });
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(admissible_groups(problem))) << "seed " << seed;
  }
}

// What the state says about one move, and what is true after it.
template <class Move>
void expect_gain_is_true(SearchState state, const Move& move) {
  const double before = state.partition().score;
  const double promised = gain(state, move);
  apply(state, move);
  EXPECT_NEAR(state.partition().score - before, promised, 1e-9);
  EXPECT_NEAR(state.score(), state.partition().score, 1e-9);
}

SearchState scattered(const Instance& instance, Chance& chance) {
  SearchState state(instance, 3);
  for (int u = 0; u < instance.size(); ++u) {
    if (const auto slot = static_cast<int>(chance.below(4)); slot < 3) state.place(u, slot);
  }
  return state;
}

TEST(SearchMoves, GainWhatTheySay) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto problem = random_problem(seed, 8);
    const Instance instance(problem, chains_of(problem), std::nullopt);
    Chance chance(seed);
    const SearchState state = scattered(instance, chance);
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

TEST(SearchMoves, KeepTheRulesExactlyWhenTheJudgeSaysSo) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_problem(seed, 7);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    Chance chance(seed);
    const SearchState state = scattered(instance, chance);
    for (int slot = 0; slot < state.slots(); ++slot) {
      for (int in = 0; in < instance.size(); ++in) {
        if (state.slot_of(in) == slot) continue;
        std::vector<int> units = state.members(slot);
        // The state takes the group as it is to keep the pair rules, so only such groups are asked about.
        bool fits = true;
        for (const int u : units) {
          for (const int v : units) fits = fits && (u == v || instance.together(u, v) != Together::no);
        }
        if (!fits) continue;
        units.push_back(in);
        EXPECT_EQ(state.keeps_rules_after(slot, SearchState::nobody, in),
                  check_group(problem, members_of(instance, units)).empty())
            << "seed " << seed;
      }
    }
  }
}

TEST(SearchState, BecomesAnyAssignment) {
  const auto problem = random_problem(5, 8);
  const Instance instance(problem, chains_of(problem), std::nullopt);
  Chance chance(5);
  const SearchState one = scattered(instance, chance);
  SearchState other = scattered(instance, chance);
  other.become(one.assignment());
  EXPECT_EQ(other.assignment(), one.assignment());
  EXPECT_NEAR(other.score(), one.score(), 1e-9);
}

TEST(BestPartition, BeatsTheIncumbentOrProvesThatNothingDoes) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = random_problem(seed, 8);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    const ExactAnswer free = best_partition(instance, all_units(instance), std::nullopt, std::nullopt);
    ASSERT_TRUE(free.complete);
    ASSERT_TRUE(free.best.has_value());
    EXPECT_NEAR(instance.score(*free.best), free.best->score, 1e-9);
    const ExactAnswer better = best_partition(instance, all_units(instance), std::nullopt, free.best->score);
    EXPECT_TRUE(better.complete);
    EXPECT_FALSE(better.best.has_value());
    const ExactAnswer again = best_partition(instance, all_units(instance), std::nullopt, free.best->score - 0.5);
    ASSERT_TRUE(again.best.has_value());
    EXPECT_NEAR(again.best->score, free.best->score, 1e-9);
  }
}

TEST(BestPartition, GivesUpWithinItsLimits) {
  const auto problem = random_region_problem(2, 60);
  const Instance instance(problem, units_of(problem).free, std::nullopt);
  EXPECT_FALSE(best_partition(instance, all_units(instance), std::nullopt, std::nullopt, {.candidates = 5}).complete);
  EXPECT_FALSE(best_partition(instance, all_units(instance), std::nullopt, std::nullopt, {.states = 5}).complete);
}

TEST(LocalSearch, FindsTheOptimumOfSmallProblemsAndNeverMore) {
  int found = 0;
  constexpr int problems = 60;
  for (std::uint64_t seed = 0; seed < problems; ++seed) {
    const auto problem = random_problem(seed, 8);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    Statistics statistics;
    Limits limits;
    limits.max_rounds = 20;
    const Partition heuristic = improve(instance, limits, Chance(seed), std::nullopt, statistics);
    const ExactAnswer exact = best_partition(instance, all_units(instance), std::nullopt, std::nullopt);
    EXPECT_LE(heuristic.score, exact.best->score + 1e-9) << "seed " << seed;
    for (const auto& group : heuristic.groups) {
      EXPECT_THAT(check_group(problem, members_of(instance, group)), ::testing::IsEmpty()) << "seed " << seed;
    }
    found += heuristic.score >= exact.best->score - 1e-9 ? 1 : 0;
  }
  EXPECT_GE(found, problems * 9 / 10);
}

TEST(RowSumBound, IsNoLessThanAnyPartOfAnAnswer) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto problem = random_region_problem(seed, 40);
    GroupingOptions options;
    options.limits.max_rounds = 5;
    EXPECT_LE(solve(problem, options).score, upper_bound(problem) + 1e-9);
  }
}

TEST(DemandsCanBeMet, AgreesWithBruteForce) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_problem(seed, 4 + seed % 4);
    const auto feasible = demands_can_be_met(problem);
    const auto expected = best_by_brute_force(problem, true) ? Feasibility::Answer::yes : Feasibility::Answer::no;
    EXPECT_EQ(feasible.answer, expected) << "seed " << seed;
  }
}

}  // namespace
}  // namespace samling::testing
