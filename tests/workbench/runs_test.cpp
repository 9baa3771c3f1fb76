// Runs are honest, ordered, repeatable, and stop when asked.
#include "samling/workbench/runs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"

namespace samling::workbench {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::GroupingResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

GroupingProblem drawn_problem(std::uint64_t seed, int n) {
  Chance chance(seed);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(n, n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < i; ++j) affinity(i, j) = affinity(j, i) = chance.unit();
  }
  return {model::Affinity(affinity), {3, 4}};
}

Settings three_rounds(std::vector<std::uint64_t> seeds = {1, 2}) {
  return {.limits = {.max_rounds = 3}, .seeds = std::move(seeds)};
}

TEST(GapPct, IsInPercentOfTheMark) {
  EXPECT_DOUBLE_EQ(*gap_pct(200.0, 150.0), 25.0);
  EXPECT_DOUBLE_EQ(*gap_pct(-100.0, -110.0), 10.0);
  EXPECT_DOUBLE_EQ(*gap_pct(-100.0, -90.0), -10.0);
  EXPECT_DOUBLE_EQ(*gap_pct(0.0, 0.0), 0.0);
  EXPECT_FALSE(gap_pct(0.0, 1.0));
  EXPECT_FALSE(gap_pct(INFINITY, 1.0));
}

TEST(RunMethods, GoThroughInstancesSeedsAndMethodsInTurn) {
  std::vector<std::string> told;
  const auto runs = run_methods({{"a", drawn_problem(1, 12), 20.0}, {"b", drawn_problem(2, 12), {}}}, {},
                                {"greedy", "medoids"}, three_rounds(), [&](const workbench::Run& run) {
                                  told.push_back(run.instance + " " + std::to_string(run.seed) + " " + run.method);
                                });
  EXPECT_THAT(told, ElementsAre("a 1 greedy", "a 1 medoids", "a 2 greedy", "a 2 medoids", "b 1 greedy", "b 1 medoids",
                                "b 2 greedy", "b 2 medoids"));
  ASSERT_THAT(runs, SizeIs(8));
  EXPECT_TRUE(runs[0].gap_to_best_known_pct);
  EXPECT_FALSE(runs[4].gap_to_best_known_pct);
  EXPECT_DOUBLE_EQ(*runs[0].gap_to_best_known_pct, 100.0 * (20.0 - runs[0].score) / 20.0);
}

TEST(RunMethods, GiveTheSameRowsAgainWhenLimitedByRounds) {
  const std::vector<Instance> instances{{"a", drawn_problem(1, 30), {}}};
  const std::vector<std::string> names{"auto", "greedy", "matching", "medoids", "spectral", "local_search"};
  auto once = run_methods(instances, {}, names, three_rounds());
  auto again = run_methods(instances, {}, names, three_rounds());
  ASSERT_EQ(once.size(), again.size());
  for (std::size_t k = 0; k < once.size(); ++k) {
    EXPECT_EQ(once[k].score, again[k].score) << once[k].method;
    EXPECT_EQ(once[k].upper_bound, again[k].upper_bound) << once[k].method;
    EXPECT_EQ(once[k].status, again[k].status) << once[k].method;
  }
}

TEST(RunMethods, KeepATraceThatRisesToTheAnswer) {
  for (const workbench::Run& run :
       run_methods({{"a", drawn_problem(3, 40), {}}}, {}, {"auto", "medoids"}, three_rounds())) {
    ASSERT_FALSE(run.trace.empty()) << run.method;
    EXPECT_EQ(run.trace.back().score, run.score) << run.method;
    EXPECT_LE(run.trace.back().cpu_seconds, run.cpu_seconds) << run.method;
    for (std::size_t k = 1; k < run.trace.size(); ++k) {
      EXPECT_LT(run.trace[k - 1].score, run.trace[k].score) << run.method;
      EXPECT_LE(run.trace[k - 1].cpu_seconds, run.trace[k].cpu_seconds) << run.method;
    }
  }
}

// A method that claims much and breaks the rules.
grouping::Method liar() {
  return {"liar", "Says what it likes", [](const GroupingProblem& problem, const auto& options) {
            GroupingResult result;
            for (std::size_t i = 0; i < problem.size(); ++i) result.best.unplaced.emplace_back(i);
            result.best.groups = {{MunicipalityId(0), MunicipalityId(1)}};
            result.score = 1e9;
            result.upper_bound = 1e9;
            result.status = Status::optimal;
            if (options.limits.progress) options.limits.progress({.stage = "lying", .score = 1e8});
            return result;
          }};
}

TEST(RunMethods, TrustTheJudgeAndNotTheMethod) {
  grouping::Methods methods;
  methods.add(liar());
  const GroupingProblem problem = drawn_problem(1, 12);
  const auto runs = run_methods({{"a", problem, {}}}, methods, {"liar"}, three_rounds({1}));
  ASSERT_THAT(runs, SizeIs(1));
  EXPECT_FALSE(runs[0].feasible);
  EXPECT_LT(runs[0].score, 1e6);
  EXPECT_THAT(runs[0].trace, SizeIs(1));
}

TEST(RunMethods, BoundNothingWhereNothingIsAdmissible) {
  grouping::Rules rules;
  rules.most_unplaced = 0;
  const GroupingProblem problem(model::Affinity(Eigen::MatrixXd::Zero(7, 7)), {2, 3}, rules,
                                grouping::Objective::pair_sum, 2);
  const workbench::Run run =
      run_method({"seven in two groups of three", problem, 5.0}, grouping::Methods().at("auto"), {});
  EXPECT_EQ(run.status, Status::infeasible);
  EXPECT_FALSE(std::isfinite(run.upper_bound));
  EXPECT_FALSE(run.gap_to_bound_pct);
}

TEST(RunMethods, LeaveOutTheRunThatWasStopped) {
  std::stop_source stop;
  Settings settings = three_rounds({1, 2, 3});
  settings.limits.stop = stop.get_token();
  const auto runs =
      run_methods({{"a", drawn_problem(1, 12), {}}}, {}, {"greedy"}, settings, [&](const workbench::Run& run) {
        if (run.seed == 2) stop.request_stop();
      });
  EXPECT_THAT(runs, SizeIs(2));
}

TEST(RunMethods, RefuseWhatCannotBeRun) {
  const std::vector<Instance> instances{{"a", drawn_problem(1, 12), {}}};
  EXPECT_THROW(run_methods(instances, {}, {"nothing"}, three_rounds()), InvalidInput);
  EXPECT_THROW(run_methods(instances, {}, {}, three_rounds()), InvalidInput);
  EXPECT_THROW(run_methods(instances, {}, {"greedy", "greedy"}, three_rounds()), InvalidInput);
  EXPECT_THROW(run_methods(instances, {}, {"greedy"}, three_rounds({})), InvalidInput);
  Settings settings = three_rounds();
  settings.limits.threads = 0;
  EXPECT_THROW(run_methods(instances, {}, {"greedy"}, settings), InvalidInput);
}

}  // namespace
}  // namespace samling::workbench
