// The groups with one municipality by what they cost the whole, and limits between their steps: against brute force.
#include <gmock/gmock.h>

#include <algorithm>

#include "grouping/explain/bonus.hpp"
#include "grouping/random_problem.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::Objective;

GroupingProblem pinned_too(const GroupingProblem& problem, const Members& group) {
  grouping::Rules rules = problem.rules();
  if (std::find(rules.pinned.begin(), rules.pinned.end(), group) == rules.pinned.end()) rules.pinned.push_back(group);
  return {problem.affinity(),       problem.sizes(),    rules, problem.objective(), problem.group_count(),
          problem.unplaced_price(), problem.own_score()};
}

// What each group with the municipality costs the whole, cheapest first.
std::vector<double> costs_by_brute_force(const GroupingProblem& problem, double answer, MunicipalityId who) {
  std::vector<double> costs;
  for (const Members& group : admissible_groups(problem)) {
    if (std::find(group.begin(), group.end(), who) == group.end()) continue;
    const bool torn =
        std::any_of(problem.rules().pinned.begin(), problem.rules().pinned.end(), [&](const Members& pin) {
          return pin != group && std::find_first_of(pin.begin(), pin.end(), group.begin(), group.end()) != pin.end();
        });
    if (torn) continue;
    if (const auto best = best_by_brute_force(pinned_too(problem, group))) costs.push_back(answer - *best);
  }
  std::sort(costs.begin(), costs.end());
  return costs;
}

void expect_the_cheapest(const GroupingProblem& problem, std::size_t count, int& compared) {
  const auto answer = solve(problem);
  if (answer.status != Status::optimal || answer.best.groups.empty()) return;
  for (std::size_t row = 0; row < problem.size(); row += 2) {
    const MunicipalityId who(row);
    std::vector<double> expected = costs_by_brute_force(problem, answer.score, who);
    if (expected.size() > count) expected.resize(count);
    std::vector<double> found;
    for (const auto& cost : best_groups_for(problem, answer, who, count)) {
      EXPECT_TRUE(cost.proven);
      EXPECT_TRUE(check_group(problem, cost.members).empty());
      EXPECT_EQ(std::count(cost.members.begin(), cost.members.end(), who), 1);
      found.push_back(cost.cost);
    }
    EXPECT_THAT(found, ::testing::Pointwise(::testing::DoubleNear(1e-6), expected)) << "row " << row;
    compared += expected.empty() ? 0 : 1;
  }
}

TEST(BestGroupsFor, AreThoseOfBruteForceUnderAnyRules) {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_the_cheapest(seed % 2 == 0 ? random_problem(seed, 6) : random_graded_problem(seed, 6), 4, compared);
  }
  EXPECT_GE(compared, 60);
}

TEST(BestGroupsFor, AreThoseOfBruteForceWhenRulesAreWeighedHeavily) {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Chance chance(seed);
    grouping::Rules rules;
    rules.minutes = random_minutes(chance, 6, 100.0);
    rules.travel_limit = Minutes(20.0);
    rules.grades.travel_limit = {grouping::Grade::weigh, 1e5};
    expect_the_cheapest({model::Affinity(random_affinity(chance, 6)), {2, 3}, rules, Objective::pair_sum, {}, 0.0}, 30,
                        compared);
  }
  EXPECT_GE(compared, 30);
}

TEST(BestGroupsFor, NeedNotBeAmongThoseThatScoreBestByThemselves) {
  // 0 goes best with 1, but 1 is worth more to 2; the whole loses least when 0 sits with 3, poor as that group is.
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(4, 4);
  const auto set = [&](int a, int b, double value) { affinity(a, b) = affinity(b, a) = value; };
  set(0, 1, 5.0);
  set(1, 2, 9.0);
  set(0, 2, 4.0);
  set(0, 3, -1.0);
  set(1, 3, -9.0);
  set(2, 3, -9.0);
  const GroupingProblem problem(model::Affinity(affinity), {2, 2}, {}, Objective::pair_sum);
  const auto best = best_groups_for(problem, solve(problem), MunicipalityId(0), 2);
  ASSERT_EQ(best.size(), 2U);
  EXPECT_EQ(best[0].members, rows({0, 3}));
  EXPECT_NEAR(best[0].cost, 0.0, 1e-9);
  EXPECT_EQ(best[1].members, rows({0, 1}));
  EXPECT_NEAR(best[1].cost, (9.0 - 1.0) - (5.0 - 9.0), 1e-6);
}

TEST(BonusForOne, RaisesTheGroupsThatHoldItAndNoOthers) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = random_graded_problem(seed, 6);
    const auto raised = with_bonus(problem, MunicipalityId(2), 7.0, {});
    EXPECT_EQ(raised.unplaced_price(), problem.unplaced_price());
    for (const Members& group : admissible_groups(problem)) {
      const bool there = std::find(group.begin(), group.end(), MunicipalityId(2)) != group.end();
      EXPECT_NEAR(group_score(raised, group), group_score(problem, group) + (there ? 7.0 : 0.0), 1e-9);
    }
  }
}

// A limit between 5 and 200 under which groups of three are sought; the price of the unplaced stays.
struct Limited {
  explicit Limited(std::uint64_t seed) {
    Chance chance(seed);
    minutes = random_minutes(chance, 7, 100.0);
    affinity = random_affinity(chance, 7);
    for (int a = 0; a < 7; ++a) {
      for (int b = 0; b < a; ++b) steps.push_back(minutes(a, b));
    }
  }
  [[nodiscard]] GroupingProblem at(double limit) const {
    grouping::Rules rules;
    rules.minutes = minutes;
    rules.travel_limit = Minutes(limit);
    return {model::Affinity(affinity), {3, 3}, rules, Objective::mean_companion, {}, 12.0};
  }
  [[nodiscard]] bool keeps(const Grouping& answer, double limit) const {
    const GroupingProblem problem = at(limit);
    return check(problem, answer).empty() && score(problem, answer) >= *best_by_brute_force(problem) - 1e-9;
  }
  Eigen::MatrixXd minutes;
  Eigen::MatrixXd affinity;
  std::vector<double> steps;
};

TEST(Steadiness, OfALimitIsExactAtItsSteps) {
  int broken = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Limited limited(seed);
    const Grouping answer = solve(limited.at(60.0)).best;
    const auto steady =
        grouping::steadiness([&](double limit) { return limited.at(limit); }, 60.0, 5.0, 200.0, 1.0, {}, limited.steps);
    EXPECT_TRUE(steady.proven);
    const double up = steady.breaks_up.value_or(200.0);
    const double down = steady.breaks_down.value_or(5.0);
    EXPECT_EQ(steady.up_to, steady.breaks_up);
    EXPECT_EQ(steady.down_to, steady.breaks_down);
    for (const double step : limited.steps) {
      if (step < 5.0 || step > 200.0) continue;
      EXPECT_EQ(limited.keeps(answer, step), down <= step && (step < up || !steady.breaks_up)) << "limit " << step;
      broken += down <= step && step < up ? 0 : 1;
    }
    EXPECT_EQ(limited.keeps(answer, 5.0), !steady.breaks_down);
    if (steady.breaks_up) {
      EXPECT_TRUE(limited.keeps(answer, up - 1e-6));
    }
  }
  EXPECT_GE(broken, 40);
}

}  // namespace
}  // namespace samling::testing
