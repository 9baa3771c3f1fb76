// Pairs by maximum weighted matching against brute force and the column engine.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stop_token>

#include "grouping/instance/units.hpp"
#include "grouping/set_partitioning/pairs.hpp"
#include "grouping/set_partitioning/set_partitioning.hpp"
#include "grouping/set_partitioning/weighted_matching.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;
using set_partitioning::MatchingEdge;

constexpr double tiny = 1e-7;

GroupingProblem random_pairs(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  Eigen::MatrixXd affinity = random_affinity(chance, n);
  const auto kind = chance.below(4);
  if (kind == 0) affinity = (2.0 * affinity).array().round().matrix();  // ties
  if (kind == 1) affinity = -affinity.cwiseAbs();
  if (kind == 2) affinity *= 1e6;
  Rules rules;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const std::pair pair{MunicipalityId(j), MunicipalityId(i)};
      const auto drawn = chance.below(8);
      if (drawn == 0) rules.keep_apart.push_back(pair);
      if (drawn == 1 && seed % 3 == 0) rules.forbidden.push_back({pair.first, pair.second});
    }
  }
  if (chance.below(3) == 0) {
    rules.people = PeopleRange{6, 11};
    for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(2 + chance.below(5)));
  }
  std::optional<double> price;
  if (chance.below(3) != 0) price = std::vector<double>{0.0, 0.3, 1000.0}[chance.below(3)];
  return {model::Affinity(std::move(affinity)), {2, 2}, std::move(rules), Objective::pair_sum, {}, price};
}

Instance whole(const GroupingProblem& problem, std::optional<int> groups = {}) {
  return {problem, units_of(problem).free, groups};
}

Members ids_of(const Instance& instance, const std::vector<int>& units) {
  Members members;
  for (const int u : units) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  std::sort(members.begin(), members.end());
  return members;
}

void expect_best(const GroupingProblem& problem, const std::string& what) {
  const Instance instance = whole(problem);
  const auto answer = match_pairs(instance, Stopper({}));
  ASSERT_TRUE(answer) << what;
  const auto best = best_by_brute_force(problem);
  ASSERT_TRUE(best) << what;
  EXPECT_TRUE(answer->proven) << what;
  EXPECT_EQ(answer->upper_bound, answer->partition.score) << what;
  Grouping grouping;
  for (const auto& group : answer->partition.groups) grouping.groups.push_back(ids_of(instance, group));
  std::vector<bool> placed(problem.size(), false);
  for (const Members& group : grouping.groups) {
    for (const MunicipalityId id : group) placed[id.index()] = true;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) grouping.unplaced.push_back(MunicipalityId(i));
  }
  EXPECT_TRUE(check(problem, normal_form(grouping)).empty()) << what;
  EXPECT_NEAR(score(problem, normal_form(grouping)), *best, tiny * std::max(1.0, std::abs(*best))) << what;
}

TEST(Pairs, AreWhatBruteForceFinds) {
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    expect_best(random_pairs(seed, 2 + seed % 8), "seed " + std::to_string(seed));
  }
}

// Travel, themes, kinds, remote members, costs: whatever the matching takes on it settles.
TEST(Pairs, KeepAndWeighEveryOtherRule) {
  int taken = 0;
  for (std::uint64_t seed = 0; seed < 1500; ++seed) {
    const auto problem = random_graded_problem(seed, 4 + seed % 5);
    if (!problem.rules().pinned.empty() || problem.group_count()) continue;
    if (!match_pairs(whole(problem), Stopper({}))) continue;
    ++taken;
    expect_best(problem, "graded, seed " + std::to_string(seed));
  }
  EXPECT_GT(taken, 30);
}

TEST(Pairs, AgreeWithColumnGeneration) {
  int proven = 0;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    Chance chance(seed);
    Eigen::MatrixXd affinity = -random_minutes(chance, 60, 100.0);
    if (seed % 2 == 0) affinity = random_affinity(chance, 60);
    const GroupingProblem problem(model::Affinity(std::move(affinity)), {2, 2}, {}, Objective::pair_sum, {}, 300.0);
    const auto matched = match_pairs(whole(problem), Stopper({}));
    ASSERT_TRUE(matched);
    ASSERT_EQ(matched->partition.groups.size(), 30U);
    const PartAnswer columns = prove_by_columns(whole(problem, 30), {}, Chance(seed), std::nullopt);
    EXPECT_TRUE(matched->proven);
    EXPECT_GE(columns.upper_bound, matched->partition.score - tiny) << "seed " << seed;
    proven += columns.proven ? 1 : 0;
    EXPECT_NE(columns.bound_method, matched->bound_method);  // two ways
    EXPECT_NEAR(matched->partition.score, columns.partition.score, tiny) << "seed " << seed;
    EXPECT_EQ(prove_by_columns(whole(problem), {}, Chance(seed), std::nullopt).bound_method, matched->bound_method);
  }
  EXPECT_EQ(proven, 4);
}

TEST(Pairs, AreLeftToOthersWhenMoreIsAsked) {
  Chance chance(1);
  const model::Affinity affinity(random_affinity(chance, 8));
  const Stopper stopper({});
  EXPECT_TRUE(match_pairs(whole({affinity, {2, 2}}), stopper));
  EXPECT_FALSE(match_pairs(whole({affinity, {2, 3}}), stopper));
  EXPECT_FALSE(match_pairs(whole({affinity, {3, 3}}), stopper));
  EXPECT_FALSE(match_pairs(whole({affinity, {2, 2}}, 3), stopper));
  Rules rules;
  rules.most_unplaced = 2;
  EXPECT_FALSE(match_pairs(whole({affinity, {2, 2}, rules}), stopper));
  std::stop_source source;
  source.request_stop();
  Limits limits;
  limits.stop = source.get_token();
  EXPECT_FALSE(match_pairs(whole({affinity, {2, 2}}), Stopper(limits)));
}

// The check of the prices can fail.
TEST(Pairs, AreNotBoundedByPricesThatAreTooLow) {
  const std::vector<MatchingEdge> triangle{{0, 1, 5}, {0, 2, 5}, {1, 2, 5}};
  auto matching = set_partitioning::maximum_weighted_matching(3, triangle);
  EXPECT_EQ(set_partitioning::matching_bound(triangle, matching), 20);
  if (matching.odd_sets.empty()) {
    matching.unit_prices[0] -= 1;
  } else {
    matching.odd_sets[0].price -= 1;
  }
  EXPECT_EQ(set_partitioning::matching_bound(triangle, matching), -1);
}

}  // namespace
}  // namespace samling::testing
