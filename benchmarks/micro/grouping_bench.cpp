// Time per call of the grouping floor: a gain-table update, a move, the bound, and whole solves at growing sizes.
#include <benchmark/benchmark.h>

#include <cmath>
#include <utility>
#include <vector>

#include "grouping/instance/instance.hpp"
#include "grouping/local_search/moves/swap.hpp"
#include "grouping/local_search/search_state.hpp"
#include "samling/core/chance.hpp"
#include "samling/grouping/grouping.hpp"

namespace {

using namespace samling;

// Municipalities at random places; affinity is minus the distance.
grouping::GroupingProblem scattered(std::size_t n, grouping::SizeRange sizes, std::optional<int> groups) {
  Chance chance(1);
  std::vector<std::pair<double, double>> places;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = chance.unit();
    places.emplace_back(x, chance.unit());
  }
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) {
      const auto& a = places[static_cast<std::size_t>(i)];
      const auto& b = places[static_cast<std::size_t>(j)];
      affinity(i, j) = -std::hypot(a.first - b.first, a.second - b.second);
    }
  }
  return {model::Affinity(affinity), sizes, {}, grouping::Objective::mean_companion, groups};
}

std::vector<grouping::Members> singles(std::size_t n) {
  std::vector<grouping::Members> units;
  for (std::size_t i = 0; i < n; ++i) units.push_back({MunicipalityId(i)});
  return units;
}

// Everyone in threes, by row.
grouping::SearchState filled(const grouping::Instance& instance) {
  grouping::SearchState state(instance, instance.size() / 3);
  for (int u = 0; u < 3 * state.slots(); ++u) state.place(u, u / 3);
  return state;
}

void GroupingGainTableUpdate(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto problem = scattered(n, {3, 3}, {});
  const grouping::Instance instance(problem, singles(n), {});
  auto search = filled(instance);
  for (auto _ : state) {
    search.remove(0);
    search.place(0, 0);
    benchmark::DoNotOptimize(search.score());
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingGainTableUpdate)->RangeMultiplier(2)->Range(64, 4096)->Complexity(benchmark::oN);

void GroupingSwapEvaluated(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto problem = scattered(n, {3, 3}, {});
  const grouping::Instance instance(problem, singles(n), {});
  const auto search = filled(instance);
  Chance chance(2);
  for (auto _ : state) {
    const int a = static_cast<int>(chance.below(3));
    const int b = static_cast<int>(3 + chance.below(n / 3 * 3 - 3));
    benchmark::DoNotOptimize(gain(search, grouping::Swap{a, b}));
  }
}
BENCHMARK(GroupingSwapEvaluated)->Arg(60)->Arg(480)->Arg(1920);

void GroupingSwapApplied(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const auto problem = scattered(n, {3, 3}, {});
  const grouping::Instance instance(problem, singles(n), {});
  auto search = filled(instance);
  for (auto _ : state) apply(search, grouping::Swap{0, 3});
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingSwapApplied)->RangeMultiplier(2)->Range(64, 4096)->Complexity(benchmark::oN);

void GroupingUpperBound(benchmark::State& state) {
  const auto problem = scattered(static_cast<std::size_t>(state.range(0)), {3, 5}, {});
  for (auto _ : state) benchmark::DoNotOptimize(upper_bound(problem));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingUpperBound)->RangeMultiplier(2)->Range(64, 2048)->Complexity();

// Ten rounds, groups of 3-5, number free.
void GroupingSolveSmallGroups(benchmark::State& state) {
  const auto problem = scattered(static_cast<std::size_t>(state.range(0)), {3, 5}, {});
  grouping::GroupingOptions options;
  options.limits.max_rounds = 10;
  for (auto _ : state) benchmark::DoNotOptimize(solve(problem, options).score);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingSolveSmallGroups)
    ->Arg(70)
    ->Arg(140)
    ->Arg(280)
    ->Arg(1120)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

// Ten rounds, twelve equal groups.
void GroupingSolveLargeGroups(benchmark::State& state) {
  const int size = static_cast<int>(state.range(0)) / 12;
  const auto problem = scattered(static_cast<std::size_t>(12 * size), {size, size}, 12);
  grouping::GroupingOptions options;
  options.limits.max_rounds = 10;
  for (auto _ : state) benchmark::DoNotOptimize(solve(problem, options).score);
  state.SetComplexityN(state.range(0));
}
BENCHMARK(GroupingSolveLargeGroups)
    ->Arg(120)
    ->Arg(240)
    ->Arg(480)
    ->Arg(1920)
    ->Unit(benchmark::kMillisecond)
    ->Complexity();

}  // namespace
