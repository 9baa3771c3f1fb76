// Time per call of the pieces of the grouping engines: a pricing round, moves on the board of large groups, the drafts
// of the simple methods, and how long it takes to build an affinity.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "grouping/instance/instance.hpp"
#include "grouping/large_groups/board.hpp"
#include "grouping/methods/balanced_assignment.hpp"
#include "grouping/set_partitioning/pricing.hpp"
#include "samling/core/chance.hpp"
#include "samling/grouping/methods.hpp"

namespace {

using namespace samling;

Eigen::MatrixXd drawn_affinity(std::size_t n) {
  Chance chance(1);
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < i; ++j) affinity(i, j) = affinity(j, i) = -chance.unit();
  }
  return affinity;
}

std::vector<grouping::Members> one_each(std::size_t n) {
  std::vector<grouping::Members> units;
  for (std::size_t i = 0; i < n; ++i) units.push_back({MunicipalityId(i)});
  return units;
}

// Prices near those of the row sum bound: what the two closest companions give, and a little less, so that some groups
// are worth finding.
grouping::set_partitioning::Duals near_prices(const Eigen::MatrixXd& affinity) {
  grouping::set_partitioning::Duals duals;
  for (Eigen::Index u = 0; u < affinity.rows(); ++u) {
    std::vector<double> row;
    for (Eigen::Index v = 0; v < affinity.rows(); ++v) {
      if (v != u) row.push_back(affinity(u, v));
    }
    std::nth_element(row.begin(), row.begin() + 1, row.end(), std::greater<>());
    duals.unit.push_back((row[0] + row[1]) / 2 * 1.3);
  }
  return duals;
}

void GroupingPricingRound(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const Eigen::MatrixXd affinity = drawn_affinity(n);
  const grouping::GroupingProblem problem(model::Affinity(affinity), {3, 3});
  const grouping::Instance instance(problem, one_each(n), {});
  const grouping::set_partitioning::Pricer pricer(instance);
  const auto duals = near_prices(affinity);
  const Stopper stopper{Limits{}};
  for (auto _ : state) benchmark::DoNotOptimize(pricer.price({}, duals, 0.0, {}, stopper).groups.size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingPricingRound)->RangeMultiplier(2)->Range(64, 2048)->Unit(benchmark::kMicrosecond)->Complexity();

// Ten groups of a tenth each.
struct LargeGroups {
  explicit LargeGroups(std::size_t n)
      : problem(model::Affinity(drawn_affinity(n)), {static_cast<int>(n / 10), static_cast<int>(n / 10) + 1}, {},
                grouping::Objective::pair_sum, 10),
        instance(problem, one_each(n), 10),
        model(instance),
        board(model) {
    std::vector<int> slots(n);
    for (std::size_t u = 0; u < n; ++u) slots[u] = static_cast<int>(u % 10);
    board.assign(slots);
  }
  grouping::GroupingProblem problem;
  grouping::Instance instance;
  grouping::LargeModel model;
  grouping::Board board;
};

void GroupingBoardSwap(benchmark::State& state) {
  LargeGroups large(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) large.board.swap(0, 1);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingBoardSwap)->RangeMultiplier(2)->Range(64, 4096)->Complexity(benchmark::oN);

void GroupingBoardScan(benchmark::State& state) {
  LargeGroups large(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(large.board.scan_swaps(0).largest);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingBoardScan)->RangeMultiplier(2)->Range(64, 4096)->Complexity(benchmark::oN);

void BalancedAssignmentOfTenClusters(benchmark::State& state) {
  Chance chance(2);
  const int items = static_cast<int>(state.range(0));
  std::vector<grouping::Offer> offers;
  for (int item = 0; item < items; ++item) {
    for (int cluster = 0; cluster < 10; ++cluster) offers.push_back({item, cluster, chance.unit()});
  }
  const std::vector<grouping::Capacity> clusters(10, {items / 10, items / 10 + 1});
  for (auto _ : state) benchmark::DoNotOptimize(grouping::balanced_assignment(items, clusters, offers));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BalancedAssignmentOfTenClusters)->RangeMultiplier(2)->Range(64, 4096)->Complexity();

void GroupingMethodOnce(benchmark::State& state, const char* name) {
  const grouping::GroupingProblem problem(model::Affinity(drawn_affinity(static_cast<std::size_t>(state.range(0)))),
                                          {3, 3});
  const grouping::Methods methods;
  grouping::GroupingOptions options;
  options.limits.max_rounds = 1;
  for (auto _ : state) benchmark::DoNotOptimize(methods.at(name).solve(problem, options).score);
  state.SetComplexityN(state.range(0));
}
BENCHMARK_CAPTURE(GroupingMethodOnce, greedy, "greedy")->RangeMultiplier(2)->Range(64, 1024)->Complexity();
BENCHMARK_CAPTURE(GroupingMethodOnce, matching, "matching")->RangeMultiplier(2)->Range(64, 1024)->Complexity();
BENCHMARK_CAPTURE(GroupingMethodOnce, medoids, "medoids")->RangeMultiplier(2)->Range(64, 1024)->Complexity();
BENCHMARK_CAPTURE(GroupingMethodOnce, spectral, "spectral")->RangeMultiplier(2)->Range(64, 1024)->Complexity();

// Checked, made symmetric, and copied.
void AffinityBuildDense(benchmark::State& state) {
  const Eigen::MatrixXd values = drawn_affinity(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(model::Affinity(values).largest());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(AffinityBuildDense)->RangeMultiplier(2)->Range(64, 2048)->Complexity(benchmark::oNSquared);

// Sixteen companions each, on a ring.
void AffinityBuildSparse(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  std::vector<std::vector<model::Companion>> rows(n);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t step = 1; step <= 8; ++step) {
      for (const std::size_t other : {(a + step) % n, (a + n - step) % n}) {
        rows[a].push_back({MunicipalityId(other), -static_cast<double>(step)});
      }
    }
  }
  for (auto _ : state) benchmark::DoNotOptimize(model::Affinity(rows).size());
  state.SetComplexityN(state.range(0));
}
BENCHMARK(AffinityBuildSparse)->RangeMultiplier(4)->Range(64, 65536)->Complexity();

}  // namespace
