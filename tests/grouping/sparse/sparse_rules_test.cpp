// Every rule on the sparse engine, at sizes where brute force cannot follow: against the judge, and against the dense
// engine on the same candidates.
#include <gmock/gmock.h>

#include <algorithm>

#include "grouping/sparse/sparse.hpp"
#include "random_problem.hpp"
#include "samling/model/nearest_affinity.hpp"
#include "sparse/random_sparse.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

Grade drawn_grade(Chance& chance) {
  const std::vector<Grade> grades{Grade::forbid, Grade::forbid, Grade::weigh, Grade::warn, Grade::ignore};
  return grades[chance.below(grades.size())];
}

RuleGrade drawn_rule_grade(Chance& chance) {
  return {.grade = drawn_grade(chance), .weight = 0.2 + chance.unit()};
}

// Pairs of near ones, so that the rules matter.
std::pair<MunicipalityId, MunicipalityId> near_pair(Chance& chance, const model::Affinity& affinity,
                                                    std::size_t which) {
  const MunicipalityId a(chance.below(affinity.size()));
  const auto companions = affinity.companions(a);
  return {a, companions[std::min(which, companions.size() - 1)].other};
}

// All rules at once, each with a grade of its own.
Rules drawn_rules(Chance& chance, const model::Affinity& affinity, SizeRange sizes) {
  const std::size_t n = affinity.size();
  Rules rules;
  rules.common_theme = chance.below(2) == 0;
  rules.people = PeopleRange{2 * sizes.min, 4 * sizes.max};
  auto& county =
      rules.at_most.emplace_back(AtMost{.name = "county", .kind_of = {}, .most = 2, .grade = drawn_rule_grade(chance)});
  auto& mentor = rules.at_least.emplace_back(
      AtLeast{.name = "mentor", .is_one = {}, .least = 1, .grade = drawn_rule_grade(chance)});
  for (std::size_t i = 0; i < n; ++i) {
    rules.people_of.push_back(static_cast<int>(1 + chance.below(5)));
    county.kind_of.push_back(static_cast<int>(chance.below(4)) - 1);
    mentor.is_one.push_back(chance.below(2) == 0);
    rules.themes.push_back({ThemeId(0)});
    if (chance.below(3) == 0) rules.themes.back() = {ThemeId(1)};
  }
  for (int k = 0; k < 4; ++k) {
    rules.must_together.push_back(near_pair(chance, affinity, chance.below(4)));
    rules.keep_apart.push_back(near_pair(chance, affinity, chance.below(4)));
    const auto [a, b] = near_pair(chance, affinity, chance.below(4));
    rules.met.push_back({.a = a, .b = b, .ago = static_cast<int>(chance.below(3))});
  }
  rules.excluded = {{MunicipalityId(n - 1), "withdrawn"}};
  rules.grades = {.common_theme = drawn_rule_grade(chance),
                  .must_together = drawn_rule_grade(chance),
                  .keep_apart = drawn_rule_grade(chance),
                  .people = drawn_rule_grade(chance),
                  .met = drawn_rule_grade(chance)};
  return rules;
}

GroupingOptions few_rounds() {
  GroupingOptions options;
  options.limits.max_rounds = 3;
  return options;
}

void expect_every_rule_kept(const GroupingProblem& problem, const GroupingResult& result, const std::string& what) {
  EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty()) << what;
  EXPECT_NEAR(result.score, score(problem, result.best), 1e-9) << what;
  EXPECT_EQ(result.warnings.size(), warnings(problem, result.best).size()) << what;
  EXPECT_GE(result.upper_bound, result.score) << what;
}

// n = 60 to 120: all pairs are candidates with groups of 2 or 3, the nearest with groups of up to 5.
TEST(SparseRules, AreKeptAndCountedAsTheJudgeAndTheDenseEngineDo) {
  int weighed = 0;
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    Chance chance(seed);
    const std::size_t n = 60 + chance.below(61);
    const bool all_pairs = seed % 3 == 0;
    const int companions = all_pairs ? static_cast<int>(n) - 1 : 10;
    const SizeRange sizes = all_pairs ? SizeRange{2, 3} : std::vector<SizeRange>{{3, 4}, {3, 5}, {2, 4}}[seed % 3];
    const model::Affinity affinity = model::nearest_affinity(random_points(seed, n), {.companions = companions});
    const auto objective = chance.below(2) == 0 ? Objective::pair_sum : Objective::mean_companion;
    const GroupingProblem problem(affinity, sizes, drawn_rules(chance, affinity, sizes), objective, {}, 20.0);
    const std::string what = "seed " + std::to_string(seed);
    const auto sparse = solve_sparse(problem, few_rounds());
    const auto dense = solve(problem, few_rounds());
    if (dense.status == Status::infeasible || sparse.status == Status::infeasible) continue;
    expect_every_rule_kept(problem, sparse, what);
    EXPECT_GE(sparse.upper_bound, dense.score - 1e-6) << what;
    EXPECT_GE(dense.upper_bound, sparse.score - 1e-6) << what;
    EXPECT_GE(sparse.score, dense.score - 0.05 * std::abs(dense.score)) << what;
    weighed += sparse.warnings.empty() ? 0 : 1;
  }
  EXPECT_GT(weighed, 5);
}

TEST(SparseRules, AUsersOwnScoreTakesThePlaceOfTheObjective) {
  const std::size_t n = 150;
  const model::Affinity affinity = model::nearest_affinity(random_points(4, n), {.companions = 8});
  const auto value = [](const Members& members) {
    std::size_t product = 1;
    for (const MunicipalityId id : members) product = product * (id.index() + 3) % 101;
    return static_cast<double>(product);
  };
  const GroupingProblem problem(affinity, {3, 4}, {}, Objective::pair_sum, {}, 50.0, {.name = "odd", .value = value});
  const auto sparse = solve_sparse(problem, few_rounds());
  expect_every_rule_kept(problem, sparse, "own score");
  const auto dense = solve(problem, few_rounds());
  EXPECT_GE(sparse.upper_bound, dense.score - 1e-6);
  EXPECT_GE(dense.upper_bound, sparse.score - 1e-6);
  EXPECT_GE(sparse.score, 0.97 * dense.score);
  EXPECT_EQ(solve_sparse(problem, few_rounds()).best, sparse.best);
}

// Leaving out is cheap, so that the best answer leaves out many; the limit on them is kept all the same.
TEST(SparseRules, ALimitOnTheUnplacedIsKeptWhereItCanBe) {
  const model::Affinity affinity = model::nearest_affinity(random_points(6, 200), {.companions = 10});
  Rules rules;
  const auto free = solve_sparse({affinity, {3, 5}, rules, Objective::pair_sum, {}, 0.1}, few_rounds());
  ASSERT_GT(free.best.unplaced.size(), 20U);
  rules.most_unplaced = 3;
  const GroupingProblem limited(affinity, {3, 5}, rules, Objective::pair_sum, {}, 0.1);
  const auto result = solve_sparse(limited, few_rounds());
  EXPECT_LE(result.best.unplaced.size(), 3U);
  expect_every_rule_kept(limited, result, "limit");
  EXPECT_LE(result.score, free.score);
  EXPECT_GE(result.upper_bound, result.score);
  EXPECT_EQ(result.status, Status::feasible);
  rules.excluded = {{MunicipalityId(0), "withdrawn"}};
  rules.keep_apart.clear();
  for (std::size_t other = 1; other < 200; ++other) {
    rules.keep_apart.emplace_back(MunicipalityId(1), MunicipalityId(other == 1 ? 0 : other));
    if (other != 2) rules.keep_apart.emplace_back(MunicipalityId(2), MunicipalityId(other));
  }
  rules.most_unplaced = 1;  // two can sit with nobody
  const GroupingProblem impossible(affinity, {3, 5}, rules, Objective::pair_sum, {}, 0.1);
  EXPECT_EQ(solve_sparse(impossible, few_rounds()).status, Status::stopped);
}

}  // namespace
}  // namespace samling::testing
