// What groups cost, plans that differ, how far numbers may move: against solving and counting by hand.
#include <gmock/gmock.h>

#include "grouping/random_problem.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::different_plans;
using grouping::Members;
using grouping::shared_pairs;
using grouping::steadiness;
using ::testing::IsEmpty;

TEST(CostOfGroup, IsWhatTheBestWholeWithItLacks) {
  int compared = 0;
  int proven = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = random_problem(seed, 7);
    const auto answer = solve(problem);
    if (answer.status != Status::optimal) continue;
    const auto groups = admissible_groups(problem);
    for (std::size_t k = 0; k < groups.size(); k += 5) {
      const auto cost = cost_of_group(problem, answer, groups[k]);
      grouping::Rules rules = problem.rules();
      if (std::find(rules.pinned.begin(), rules.pinned.end(), groups[k]) == rules.pinned.end()) {
        rules.pinned.push_back(groups[k]);
      }
      const GroupingProblem pinned(problem.affinity(), problem.sizes(), rules, problem.objective(),
                                   problem.group_count(), problem.unplaced_price());
      const auto best = best_by_brute_force(pinned);
      if (!best) {
        EXPECT_FALSE(cost.broken.empty());
        continue;
      }
      if (!cost.broken.empty()) continue;  // a chain is cut: the pin cannot stand beside it
      EXPECT_NEAR(cost.cost, answer.score - *best, 1e-9) << "seed " << seed;
      EXPECT_GE(cost.cost, -1e-9);
      ++compared;
      proven += cost.proven ? 1 : 0;
    }
  }
  EXPECT_GE(compared, 50);
  EXPECT_GE(proven, compared / 2);
}

TEST(CostOfGroup, SaysWhichRulesAGroupBreaks) {
  const auto problem = random_region_problem(3, 12);
  const auto cost = cost_of_group(problem, solve(problem), rows({0, 1}));
  ASSERT_FALSE(cost.broken.empty());
  EXPECT_EQ(cost.broken.front().rule, "sizes");
  EXPECT_THROW((void)cost_of_group(problem, solve(problem), rows({0, 1, 99})), InvalidInput);
}

TEST(BestGroupsFor, AreInOrderOfCostAndBeginWithTheAnswersOwn) {
  Chance chance(5);
  const GroupingProblem problem(model::Affinity(random_affinity(chance, 9)), {3, 3});
  const auto answer = solve(problem);
  const auto best = best_groups_for(problem, answer, MunicipalityId(4), 5);
  ASSERT_EQ(best.size(), 5U);
  EXPECT_NEAR(best.front().cost, 0.0, 1e-9);
  EXPECT_THAT(answer.best.groups, ::testing::Contains(best.front().members));
  for (std::size_t k = 0; k < best.size(); ++k) {
    EXPECT_TRUE(best[k].proven);
    EXPECT_TRUE(std::binary_search(best[k].members.begin(), best[k].members.end(), MunicipalityId(4)));
    EXPECT_NEAR(best[k].cost, cost_of_group(problem, answer, best[k].members).cost, 1e-9);
    if (k > 0) {
      EXPECT_GE(best[k].cost, best[k - 1].cost);
    }
  }
}

TEST(SharedPairs, CountsThoseOfTheOneWithFewer) {
  const Grouping a{{rows({0, 1, 2}), rows({3, 4, 5})}, {}};
  const Grouping b{{rows({0, 1}), rows({2, 3, 4, 5})}, {}};
  EXPECT_DOUBLE_EQ(shared_pairs(a, b), 4.0 / 6.0);
  EXPECT_DOUBLE_EQ(shared_pairs(a, a), 1.0);
  EXPECT_DOUBLE_EQ(shared_pairs(a, {}), 0.0);
}

TEST(DifferentPlans, NeverShareMoreThanHalfTheirPairs) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    Chance chance(seed);
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 12)), {3, 4});
    const GroupingProblem other(model::Affinity(random_affinity(chance, 12)), {3, 4});
    const auto plans = different_plans({{"likeness", problem}, {"likeness again", problem}, {"travel", other}});
    ASSERT_EQ(plans.size(), 3U);
    EXPECT_EQ(plans[0].result.best, solve(problem).best);
    for (std::size_t i = 0; i < plans.size(); ++i) {
      double largest = 0.0;
      for (std::size_t j = 0; j < i; ++j) {
        largest = std::max(largest, shared_pairs(plans[i].result.best, plans[j].result.best));
      }
      EXPECT_LE(largest, 0.5);
      EXPECT_DOUBLE_EQ(plans[i].largest_share, largest);
      const GroupingProblem& own = i == 2 ? other : problem;
      EXPECT_THAT(check(own, plans[i].result.best), IsEmpty());
      EXPECT_NEAR(plans[i].result.score, score(own, plans[i].result.best), 1e-9);
      EXPECT_LE(plans[i].result.score, plans[i].result.upper_bound + 1e-9);
    }
  }
}

TEST(DifferentPlans, LeavesOutWhatCannotDiffer) {
  Chance chance(1);
  const GroupingProblem problem(model::Affinity(random_affinity(chance, 3)), {3, 3});
  EXPECT_EQ(different_plans({{"one", problem}, {"the same", problem}}).size(), 1U);
  EXPECT_THROW((void)different_plans({{"one", problem}}, 1.5), InvalidInput);
}

// Likeness against travel, by a weight.
struct Weighed {
  explicit Weighed(std::uint64_t seed) {
    Chance chance(seed);
    likeness = random_affinity(chance, 9);
    travel = random_affinity(chance, 9);
  }
  [[nodiscard]] GroupingProblem at(double weight) const {
    return {model::Affinity(likeness - weight * travel), {3, 3}};
  }
  Eigen::MatrixXd likeness;
  Eigen::MatrixXd travel;
};

TEST(Steadiness, OfAWeightIsExactAtBothEnds) {
  int exact = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Weighed weighed(seed);
    const auto problem_at = [&](double weight) { return weighed.at(weight); };
    const auto steady = steadiness(problem_at, 1.0, 0.0, 3.0, 1e-3);
    EXPECT_TRUE(steady.proven);
    const Grouping answer = solve(weighed.at(1.0)).best;
    const auto same_at = [&](double weight) {
      return score(weighed.at(weight), answer) >= *best_by_brute_force(weighed.at(weight)) - 1e-7;
    };
    for (const auto& [edge, breaks, outward] :
         {std::tuple(steady.down_to, steady.breaks_down, -1e-4), std::tuple(steady.up_to, steady.breaks_up, 1e-4)}) {
      if (!edge) {
        EXPECT_TRUE(same_at(outward < 0 ? 0.0 : 3.0));
        continue;
      }
      ASSERT_TRUE(breaks) << "scores are linear in the weight";
      EXPECT_TRUE(same_at(*edge)) << "seed " << seed;
      EXPECT_FALSE(same_at(*edge + outward)) << "seed " << seed;
      ++exact;
    }
  }
  EXPECT_GE(exact, 20);
}

TEST(Steadiness, OfALimitIsFoundByHalving) {
  Eigen::MatrixXd minutes(6, 6);
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 6; ++j) minutes(i, j) = 10.0 * std::abs(i - j);
  }
  Eigen::MatrixXd affinity = -minutes / 100.0;
  affinity(0, 5) = affinity(5, 0) = 5.0;
  const auto problem_at = [&](double limit) {
    grouping::Rules rules;
    rules.minutes = minutes;
    rules.travel_limit = Minutes(limit);
    return GroupingProblem(model::Affinity(affinity), {3, 3}, rules);
  };
  // 0 1 2 and 3 4 5 until 0 and 5 may meet, at 50 minutes; from below 20 nobody may make a group of three.
  const auto steady = steadiness(problem_at, 30.0, 5.0, 120.0, 0.01);
  EXPECT_NEAR(steady.down_to.value(), 20.0, 0.011);
  EXPECT_NEAR(steady.up_to.value(), 50.0, 0.011);
  EXPECT_LT(steady.up_to.value(), 50.0);
  EXPECT_TRUE(steady.above.has_value());
  EXPECT_FALSE(steady.breaks_up.has_value());
}

TEST(Steadiness, RefusesARangeThatDoesNotHoldTheValue) {
  const Weighed weighed(1);
  const auto problem_at = [&](double weight) { return weighed.at(weight); };
  EXPECT_THROW((void)steadiness(problem_at, 1.0, 2.0, 3.0, 0.1), InvalidInput);
  EXPECT_THROW((void)steadiness(problem_at, 1.0, 0.0, 3.0, 0.0), InvalidInput);
}

}  // namespace
}  // namespace samling::testing
