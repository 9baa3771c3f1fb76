// The registry, and what every method in it promises.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "grouping/methods/built_in.hpp"
#include "random_problem.hpp"
#include "samling/core/chance.hpp"
#include "samling/grouping/methods.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingOptions;
using grouping::GroupingProblem;
using grouping::GroupingResult;
using grouping::Members;
using grouping::Method;
using grouping::Methods;

GroupingOptions some_rounds(std::uint64_t seed) {
  GroupingOptions options;
  options.limits.seed = seed;
  options.limits.max_rounds = 5;
  return options;
}

// What the header of the floor promises of any result.
void expect_honest(const GroupingProblem& problem, const GroupingResult& result, const std::string& label) {
  EXPECT_NEAR(result.score, score(problem, result.best), 1e-9) << label;
  EXPECT_EQ(result.best, normal_form(result.best)) << label;
  if (result.status == Status::feasible || result.status == Status::optimal) {
    EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty()) << label;
    EXPECT_GE(result.upper_bound, result.score - 1e-9) << label;
  }
}

TEST(Methods, AnswerHonestlyOnEveryKindOfProblem) {
  const Methods methods;
  std::map<std::string, int> admissible;
  int possible = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const GroupingProblem problem = random_problem(seed, 5 + seed % 5);
    const auto best = best_by_brute_force(problem);
    possible += best.has_value();
    for (const Method& method : methods.all()) {
      const auto result = method.solve(problem, some_rounds(seed));
      const std::string label = method.name + ", seed " + std::to_string(seed);
      expect_honest(problem, result, label);
      admissible[method.name] += best && check(problem, result.best).empty();
      if (!best) continue;
      EXPECT_GE(result.upper_bound, *best - 1e-9) << label;
      if (result.status == Status::optimal) {
        EXPECT_NEAR(result.score, *best, 1e-9) << label;
      }
    }
  }
  for (const auto& [name, count] : admissible) EXPECT_GE(count, possible - 5) << name;
}

TEST(Methods, PlaceNearlyEveryoneInARegionWithRules) {
  const Methods methods;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    const GroupingProblem problem = random_region_problem(seed, 60);
    const auto reference = methods.at("auto").solve(problem, some_rounds(seed));
    for (const Method& method : methods.all()) {
      const auto result = method.solve(problem, some_rounds(seed));
      const std::string label = method.name + ", seed " + std::to_string(seed);
      expect_honest(problem, result, label);
      EXPECT_EQ(result.status == Status::stopped, false) << label;
      EXPECT_LE(result.best.unplaced.size(), reference.best.unplaced.size() + 12) << label;
    }
  }
}

TEST(Methods, GiveTheNumberOfGroupsThatWasAskedFor) {
  const Methods methods;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    Chance chance(seed);
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 47)), {5, 9}, {},
                                  grouping::Objective::pair_sum, 6);
    for (const Method& method : methods.all()) {
      const auto result = method.solve(problem, some_rounds(seed));
      EXPECT_THAT(check(problem, result.best), ::testing::IsEmpty()) << method.name;
      EXPECT_EQ(result.best.groups.size(), 6U) << method.name;
      EXPECT_TRUE(result.best.unplaced.empty()) << method.name;
    }
  }
}

TEST(Methods, GiveTheSameAnswerForTheSameSeed) {
  const Methods methods;
  const GroupingProblem problem = random_region_problem(9, 40);
  for (const Method& method : methods.all()) {
    EXPECT_EQ(method.solve(problem, some_rounds(3)).best, method.solve(problem, some_rounds(3)).best) << method.name;
  }
}

TEST(Methods, AreAskedForByNameThroughSolve) {
  const Methods methods;
  const GroupingProblem problem = random_region_problem(5, 30);
  for (const Method& method : methods.all()) {
    if (method.name == "auto") continue;
    const auto by_name = grouping::solve_by(method.name, problem, some_rounds(1));
    EXPECT_EQ(by_name.best, method.solve(problem, some_rounds(1)).best) << method.name;
  }
}

TEST(Methods, TakeInAHeuristicOfTenLines) {
  Methods methods;
  methods.add(
      grouping::heuristic("by_row", "In the order of the rows", [](const GroupingProblem& problem, const auto&) {
        Grouping grouping;
        for (std::size_t i = 0; i + 3 <= problem.size(); i += 3) {
          grouping.groups.push_back({MunicipalityId(i), MunicipalityId(i + 1), MunicipalityId(i + 2)});
        }
        return grouping;
      }));
  const GroupingProblem problem(model::Affinity(Eigen::MatrixXd::Ones(7, 7)), {3, 3});
  const auto result = methods.at("by_row").solve(problem, {});
  EXPECT_EQ(result.status, Status::feasible);
  EXPECT_EQ(result.best.groups, (std::vector<Members>{rows({0, 1, 2}), rows({3, 4, 5})}));
  EXPECT_EQ(result.best.unplaced, rows({6}));
  EXPECT_DOUBLE_EQ(result.score, score(problem, result.best));
  ASSERT_EQ(result.unplaced.size(), 1U);
}

TEST(Methods, SayWhenAHeuristicBreaksTheRules) {
  const auto all_in_one =
      grouping::heuristic("one", "Everyone in one group", [](const GroupingProblem& problem, const auto&) {
        Grouping grouping;
        grouping.groups.emplace_back();
        for (std::size_t i = 0; i < problem.size(); ++i) grouping.groups.front().emplace_back(i);
        return grouping;
      });
  const GroupingProblem problem(model::Affinity(Eigen::MatrixXd::Ones(7, 7)), {3, 3});
  EXPECT_EQ(all_in_one.solve(problem, {}).status, Status::stopped);
}

TEST(Methods, RefuseAHeuristicThatGroupsNobodyKnown) {
  const auto stranger = grouping::heuristic("stranger", "Row 99", [](const GroupingProblem&, const auto&) {
    return Grouping{.groups = {rows({0, 99})}, .unplaced = {}};
  });
  const GroupingProblem problem(model::Affinity(Eigen::MatrixXd::Ones(4, 4)), {2, 2});
  EXPECT_THROW((void)stranger.solve(problem, {}), InvalidInput);
}

std::string refusal_of(const Method& method) {
  Methods methods;
  try {
    methods.add(method);
  } catch (const InvalidInput& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(Methods, RefuseNamesThatAreTakenOrOddAndNothingToCall) {
  const auto body = Methods().all().front().solve;
  EXPECT_THAT(refusal_of({"greedy", "", body}), ::testing::HasSubstr("is the name of another method"));
  EXPECT_THAT(refusal_of({"", "", body}), ::testing::HasSubstr("lower-case letters"));
  EXPECT_THAT(refusal_of({"My method", "", body}), ::testing::HasSubstr("lower-case letters"));
  EXPECT_THAT(refusal_of({"mine", "", {}}), ::testing::HasSubstr("no function to call"));
  EXPECT_EQ(refusal_of({"mine_2", "", body}), "");
}

TEST(Methods, NameTheOthersWhenOneIsUnknown) {
  try {
    (void)Methods().at("gredy");
    FAIL() << "was found";
  } catch (const InvalidInput& refusal) {
    EXPECT_THAT(refusal.what(), ::testing::HasSubstr("did you mean \"greedy\"?"));
    EXPECT_THAT(refusal.what(), ::testing::HasSubstr("auto, greedy, matching, medoids, spectral, local_search"));
  }
}

TEST(Methods, SayWhatEachDoesInOneLine) {
  const Methods methods;
  for (const Method& method : methods.all()) {
    EXPECT_FALSE(method.summary.empty()) << method.name;
    EXPECT_LE(method.summary.size(), 100U) << method.name;
    EXPECT_EQ(method.summary.find('\n'), std::string::npos) << method.name;
  }
}

// A ring of so many that tables of all pairs are out of the question; each knows its four nearest.
GroupingProblem long_ring(std::size_t n) {
  std::vector<std::vector<model::Companion>> rows(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}}) {
      rows[a].push_back({MunicipalityId((a + step) % n), -static_cast<double>(step)});
      rows[a].push_back({MunicipalityId((a + n - step) % n), -static_cast<double>(step)});
    }
  }
  return {model::Affinity(rows), {3, 3}};
}

TEST(Methods, SayWhenAProblemIsTooLargeForThem) {
  const GroupingProblem problem = long_ring(6'001);
  const Methods methods;
  for (const char* name : {"matching", "medoids", "spectral"}) {
    EXPECT_EQ(methods.at(name).solve(problem, some_rounds(1)).status, Status::stopped) << name;
  }
  const auto greedy = methods.at("greedy").solve(problem, some_rounds(1));
  EXPECT_EQ(greedy.status, Status::feasible);
  EXPECT_LE(greedy.best.unplaced.size(), 600U);
  EXPECT_EQ(greedy.unplaced.size(), greedy.best.unplaced.size());
}

TEST(MatchingMethod, IsExactOnPairs) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Chance chance(seed);
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 10)), {2, 2}, {},
                                  grouping::Objective::pair_sum, {}, 100.0);
    const auto result = Methods().at("matching").solve(problem, {});
    EXPECT_NEAR(result.score, *best_by_brute_force(problem), 1e-4) << seed;
  }
}

// Groups of three in the plane, where pairs first leave singles behind that are far from all.
TEST(MatchingMethod, SharesOutAnewWhatPairsLeftBehind) {
  double sum = 0.0;
  double sum_of_best = 0.0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Chance chance(seed);
    Eigen::MatrixXd at(9, 2);
    for (Eigen::Index i = 0; i < 9; ++i) at.row(i) << chance.unit(), chance.unit();
    Eigen::MatrixXd affinity(9, 9);
    for (Eigen::Index i = 0; i < 9; ++i) {
      for (Eigen::Index j = 0; j < 9; ++j) affinity(i, j) = -(at.row(i) - at.row(j)).norm();
    }
    const GroupingProblem problem(model::Affinity(affinity), {3, 3}, {}, grouping::Objective::pair_sum, {}, 100.0);
    const auto result = Methods().at("matching").solve(problem, {});
    expect_honest(problem, result, std::to_string(seed));
    EXPECT_TRUE(result.best.unplaced.empty()) << seed;
    sum += result.score;
    sum_of_best += *best_by_brute_force(problem);
  }
  EXPECT_GE(sum, 1.05 * sum_of_best);  // distances: at most a twentieth longer
}

}  // namespace
}  // namespace samling::testing
