// The sparse engine as a whole: against brute force, the dense engine and the judge.
#include <gmock/gmock.h>

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "grouping/sparse/local_reasons.hpp"
#include "grouping/sparse/sparse.hpp"
#include "random_problem.hpp"
#include "samling/model/nearest_affinity.hpp"
#include "sparse/random_sparse.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

GroupingProblem country(std::uint64_t seed, std::size_t n, Rules rules = {}) {
  return {model::nearest_affinity(random_points(seed, n), {.companions = 12}), {3, 5}, std::move(rules)};
}

GroupingOptions rounds(std::int64_t count, int threads = 1) {
  GroupingOptions options;
  options.limits.max_rounds = count;
  options.limits.threads = threads;
  return options;
}

void expect_sound(const GroupingProblem& problem, const GroupingResult& result) {
  EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty());
  EXPECT_DOUBLE_EQ(result.score, score(problem, result.best));
  EXPECT_GE(result.upper_bound, result.score);
  EXPECT_EQ(result.best, normal_form(result.best));
  std::vector<MunicipalityId> reasoned;
  for (const auto& reason : result.unplaced) {
    reasoned.push_back(reason.municipality);
    EXPECT_FALSE(reason.rule.empty());
    EXPECT_FALSE(reason.reason.empty());
  }
  EXPECT_EQ(reasoned, result.best.unplaced);
}

// A pin that breaks a rule is left out of the answer, which the judge notes.
bool pins_stand(const GroupingProblem& problem) {
  return std::all_of(problem.rules().pinned.begin(), problem.rules().pinned.end(),
                     [&](const Members& pin) { return check_group(problem, pin).empty(); });
}

TEST(SolveSparse, BoundsEveryAnswerThatBruteForceFinds) {
  int proven = 0;
  int best_found = 0;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 250; ++seed) {
    const auto problem = random_sparse_problem(seed, 6 + seed % 5);
    if (!pins_stand(problem)) continue;
    const auto result = solve_sparse(problem, rounds(3));
    expect_sound(problem, result);
    const auto best = best_by_brute_force(problem);
    ASSERT_TRUE(best.has_value());
    EXPECT_GE(result.upper_bound, *best - 1e-9) << "seed " << seed;
    EXPECT_LE(result.score, *best + 1e-9) << "seed " << seed;
    if (result.status == Status::optimal) {
      EXPECT_NEAR(result.score, *best, 1e-7) << "seed " << seed;
    }
    ++compared;
    proven += result.status == Status::optimal ? 1 : 0;
    best_found += result.score >= *best - 1e-9 ? 1 : 0;
  }
  EXPECT_GT(compared, 150);
  EXPECT_GT(proven, compared / 2);
  EXPECT_GT(best_found, compared * 9 / 10);
}

// Regions of a few units and neighbourhoods of a handful, so that borders lie everywhere.
TEST(SolveSparse, StaysSoundWhateverTheCuts) {
  const SparseTuning tiny{.units_a_programme = 4,
                          .price_passes = 2,
                          .units_polished = 5,
                          .groups_pooled = 2,
                          .polish = {.most_units = 8, .nodes = 50, .tries = 2}};
  for (std::uint64_t seed = 0; seed < 120; ++seed) {
    const auto problem = random_sparse_problem(seed, 8 + seed % 4);
    if (!pins_stand(problem)) continue;
    const auto result = solve_sparse(problem, rounds(2), tiny);
    expect_sound(problem, result);
    EXPECT_GE(result.upper_bound, best_by_brute_force(problem).value() - 1e-9) << "seed " << seed;
    EXPECT_EQ(solve_sparse(problem, rounds(2, 3), tiny).best, result.best);
  }
}

TEST(SolveSparse, NamesTheDemandsThatCannotHoldTogether) {
  const auto affinity = model::nearest_affinity(random_points(8, 300), {.companions = 12});
  Rules rules;
  const MunicipalityId near = affinity.companions(MunicipalityId(0)).front().other;
  MunicipalityId far(1);
  while (affinity.find(MunicipalityId(0), far)) far = MunicipalityId(far.value() + 1);
  rules.must_together = {{MunicipalityId(0), near}};
  const auto possible = solve_sparse({affinity, {3, 5}, rules}, rounds(1));
  EXPECT_EQ(possible.status, Status::feasible);
  EXPECT_FALSE(possible.conflict.has_value());
  rules.must_together.emplace_back(MunicipalityId(0), far);
  const auto impossible = solve_sparse({affinity, {3, 5}, rules}, rounds(1));
  EXPECT_EQ(impossible.status, Status::infeasible);
  ASSERT_TRUE(impossible.conflict.has_value());
  ASSERT_EQ(impossible.conflict->demands.size(), 1U);
  EXPECT_THAT(impossible.conflict->demands.front(), ::testing::HasSubstr(std::to_string(far.value())));
}

TEST(SolveSparse, WithAllPairsStoredIsTheDenseProblem) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto points = random_points(seed, 18);
    const GroupingProblem sparse(model::nearest_affinity(points, {.companions = 17}), {3, 4});
    Eigen::MatrixXd values(18, 18);
    for (Eigen::Index a = 0; a < 18; ++a) {
      for (Eigen::Index b = 0; b < 18; ++b) {
        values(a, b) = -geo::distance(points[static_cast<std::size_t>(a)], points[static_cast<std::size_t>(b)]);
      }
    }
    const GroupingProblem dense(model::Affinity(values), {3, 4});
    EXPECT_DOUBLE_EQ(sparse.unplaced_price(), dense.unplaced_price());
    const auto best = solve(dense);
    ASSERT_EQ(best.status, Status::optimal);
    const auto result = solve_sparse(sparse, rounds(10));
    expect_sound(sparse, result);
    EXPECT_THAT(check(dense, result.best), ::testing::IsEmpty());
    EXPECT_DOUBLE_EQ(score(dense, result.best), result.score);
    EXPECT_GE(result.upper_bound, best.score - 1e-9);
    EXPECT_NEAR(result.score, best.score, 1e-9) << "seed " << seed;
  }
}

TEST(SolveSparse, IsTheSameAtAnyNumberOfThreads) {
  const auto problem = country(7, 2'000);
  const auto one = solve_sparse(problem, rounds(3, 1));
  for (const int threads : {2, 3}) {
    const auto other = solve_sparse(problem, rounds(3, threads));
    EXPECT_EQ(other.best, one.best);
    EXPECT_EQ(other.score, one.score);
    EXPECT_EQ(other.upper_bound, one.upper_bound);
    EXPECT_EQ(other.statistics.moves, one.statistics.moves);
  }
}

TEST(SolveSparse, ComesNearItsBoundOnAMap) {
  const auto problem = country(11, 3'000);
  const auto result = solve_sparse(problem, rounds(8, 2));
  expect_sound(problem, result);
  EXPECT_THAT(result.best.unplaced, ::testing::IsEmpty());
  EXPECT_LE(result.upper_bound - result.score, 0.02 * std::abs(result.score));
  EXPECT_EQ(result.bound_method, "Lagrangian");
}

TEST(SolveSparse, KeepsTheRulesOfALargerMap) {
  Chance chance(3);
  const std::size_t n = 600;
  const auto affinity = model::nearest_affinity(random_points(5, n), {.companions = 12});
  Rules rules;
  rules.people = PeopleRange{6, 14};
  for (std::size_t i = 0; i < n; ++i) rules.people_of.push_back(static_cast<int>(1 + chance.below(5)));
  rules.common_theme = true;
  for (std::size_t i = 0; i < n; ++i) {
    rules.themes.push_back({ThemeId(0)});
    if (chance.below(2) == 0) rules.themes.back() = {ThemeId(1), ThemeId(2)};
  }
  for (std::size_t i = 0; i < 60; i += 3) {
    const auto near = affinity.companions(MunicipalityId(i));
    rules.keep_apart.emplace_back(MunicipalityId(i), near.front().other);
    rules.must_together.emplace_back(MunicipalityId(i), near.back().other);
  }
  rules.excluded = {{MunicipalityId(100), "withdrawn"}, {MunicipalityId(200), "withdrawn"}};
  const GroupingProblem problem(affinity, {3, 5}, rules);
  const auto result = solve_sparse(problem, rounds(4, 2));
  expect_sound(problem, result);
  EXPECT_GT(result.best.groups.size(), 100U);
}

TEST(SolveSparse, RefusesWhatItDoesNotKnowAndSaysWhat) {
  const auto affinity = model::nearest_affinity(random_points(1, 30));
  const auto words = [](const GroupingProblem& problem) {
    try {
      static_cast<void>(solve_sparse(problem, {}));
    } catch (const InvalidInput& error) {
      return std::string(error.what());
    }
    return std::string("solved");
  };
  EXPECT_THAT(words({affinity, {3, 5}, {}, Objective::mean_companion, 7}), ::testing::HasSubstr("number of groups"));
  EXPECT_THAT(words({affinity, {3, 9}}), ::testing::HasSubstr("more than 6"));
  EXPECT_THAT(words({model::Affinity(Eigen::MatrixXd::Zero(5, 5)), {3, 5}}), ::testing::HasSubstr("dense"));
}

TEST(SparseProblem, TakesNoTravelLimitBesideItsCandidates) {
  Rules rules;
  rules.travel_limit = Minutes(90.0);
  rules.minutes = Eigen::MatrixXd::Zero(30, 30);
  EXPECT_THROW(GroupingProblem(model::nearest_affinity(random_points(1, 30)), {3, 5}, rules), InvalidInput);
}

TEST(SparseProblem, AGroupOfNoCandidatesBreaksARule) {
  const GroupingProblem problem(
      model::nearest_affinity(std::vector<geo::PlanePoint>{{0, 0}, {1, 0}, {9, 0}, {10, 0}}, {.companions = 1}),
      {2, 3});
  EXPECT_THAT(check_group(problem, rows({0, 1})), ::testing::IsEmpty());
  const auto issues = check_group(problem, rows({0, 1, 2}));
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].rule, "candidates");
  EXPECT_EQ(issues[0].value, "#0, #2");
  const auto result = solve_sparse(problem, {});
  EXPECT_EQ(result.best.groups, (std::vector<Members>{rows({0, 1}), rows({2, 3})}));
  EXPECT_EQ(result.status, Status::optimal);
}

TEST(SparseReasons, SayWhichRuleStandsInTheWay) {
  // Three in a corner far from three others and one alone between them; limit 2.
  const std::vector<geo::PlanePoint> points{{0, 0}, {1, 0}, {0, 1}, {50, 0}, {51, 0}, {50, 1}, {25, 0}};
  Rules rules;
  rules.names = {"A", "B", "C", "D", "E", "F", "G"};
  rules.keep_apart = {{MunicipalityId(0), MunicipalityId(1)}};
  const GroupingProblem problem(model::nearest_affinity(points, {.companions = 6, .limit = 2.0}), {3, 3}, rules);
  const auto result = solve_sparse(problem, {});
  expect_sound(problem, result);
  EXPECT_EQ(result.best.groups, (std::vector<Members>{rows({3, 4, 5})}));
  ASSERT_EQ(result.unplaced.size(), 4U);
  EXPECT_EQ(result.unplaced[0].rule, "keep_apart");
  EXPECT_EQ(result.unplaced[1].rule, "keep_apart");
  EXPECT_EQ(result.unplaced[2].rule, "keep_apart");
  EXPECT_EQ(result.unplaced[3].rule, "candidates");
  EXPECT_EQ(result.unplaced[3].reason, "no group of 3 among its 0 candidates");
}

TEST(SolveSparse, StopsAtOnceWithAValidBoundWhenInterrupted) {
  const auto problem = country(2, 5'000);
  std::stop_source source;
  source.request_stop();
  GroupingOptions options;
  options.limits.stop = source.get_token();
  const auto stopped = solve_sparse(problem, options);
  expect_sound(problem, stopped);
  EXPECT_EQ(stopped.statistics.rounds, 0);
  const auto finished = solve_sparse(problem, rounds(2, 2));
  EXPECT_GE(stopped.upper_bound, finished.score);
  EXPECT_LE(stopped.score, finished.upper_bound);
  EXPECT_LT(finished.upper_bound, stopped.upper_bound);
  EXPECT_GT(finished.score, stopped.score);
}

TEST(SolveSparse, TellsItsProgress) {
  const auto problem = country(2, 400);
  std::vector<Progress> told;
  auto options = rounds(3);
  options.limits.progress = [&](const Progress& progress) { told.push_back(progress); };
  const auto result = solve_sparse(problem, options);
  ASSERT_GE(told.size(), 4U);
  EXPECT_EQ(told.back().stage, "grouping: regions");
  EXPECT_NEAR(told.back().score.value_or(0.0), result.score, 1e-6);
  for (const Progress& progress : told) EXPECT_GE(progress.upper_bound.value_or(0.0), result.score - 1e-6);
}

// 20,000 x 20,000 figures would be 3.2 GB.
TEST(SolveSparse, HoldsNoTableOfAllPairs) {
  const auto problem = country(4, 20'000);
  const auto result = solve_sparse(problem, rounds(1, 2));
  EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty());
  EXPECT_LE(upper_bound(problem), 0.0);
  EXPECT_GE(upper_bound(problem), result.score);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  EXPECT_LT(usage.ru_maxrss, 600 * 1024) << "kB";
}

TEST(SolveSparse, GroupsTheFrenchCommunes) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  std::ifstream file(*data / "scale" / "france_communes.csv");
  std::vector<geo::LatLon> places;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string> cells;
    std::istringstream in(line);
    for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
    places.push_back(geo::LatLon::degrees(std::stod(cells.at(3)), std::stod(cells.at(4))));
  }
  ASSERT_EQ(places.size(), 34'334U);
  const GroupingProblem problem(model::nearest_affinity(places, {}, 2), {3, 5});
  const auto result = solve_sparse(problem, rounds(2, 2));
  EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty());
  EXPECT_THAT(result.best.unplaced, ::testing::IsEmpty());
  EXPECT_LE(result.upper_bound - result.score, 0.03 * std::abs(result.score));
}

}  // namespace
}  // namespace samling::testing
