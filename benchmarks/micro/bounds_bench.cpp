// Time per call of the bounds: a step of the semidefinite bound of few large groups, the prices of a whole country to
// begin with, and those of one of its regions by linear programming.
#include <benchmark/benchmark.h>

#include <vector>

#include "grouping/large_groups/semidefinite.hpp"
#include "grouping/sparse/duals.hpp"
#include "samling/core/chance.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace {

using namespace samling;

constexpr int units_of_a_region = 100;

model::Affinity drawn_country(std::size_t n) {
  Chance chance(1);
  std::vector<geo::PlanePoint> points;
  for (std::size_t i = 0; i < n; ++i) {
    const double x = chance.unit();
    points.push_back({x, chance.unit()});
  }
  return model::nearest_affinity(points, {.companions = 12});
}

std::vector<grouping::Members> alone(std::size_t n) {
  std::vector<grouping::Members> units;
  for (std::size_t i = 0; i < n; ++i) units.push_back({MunicipalityId(i)});
  return units;
}

// Groups of eight; one step is an eigenvalue decomposition, O(n^3).
void BoundSemidefiniteStep(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  Chance chance(1);
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < i; ++j) affinity(i, j) = affinity(j, i) = chance.unit();
  }
  const auto groups = static_cast<int>(n / 8);
  const grouping::GroupingProblem problem(model::Affinity(affinity), {8, 8}, {}, grouping::Objective::pair_sum, groups);
  const grouping::Instance instance(problem, alone(n), groups);
  for (auto _ : state) benchmark::DoNotOptimize(grouping::semidefinite_bound(instance, {.steps = 1}));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BoundSemidefiniteStep)->RangeMultiplier(2)->Range(32, 512)->Unit(benchmark::kMillisecond)->Complexity();

void BoundFirstPrices(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const grouping::GroupingProblem problem(drawn_country(n), {3, 5});
  const grouping::UnitGraph graph(problem, alone(n));
  for (auto _ : state) benchmark::DoNotOptimize(grouping::best_share_duals(graph));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BoundFirstPrices)->RangeMultiplier(4)->Range(256, 65536)->Unit(benchmark::kMillisecond)->Complexity();

// However large the country, a region costs the same.
void BoundPricesOfARegion(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const grouping::GroupingProblem problem(drawn_country(n), {3, 4});
  const grouping::UnitGraph graph(problem, alone(n));
  const auto regions = grouping::cut_into_regions(graph, units_of_a_region, Chance(2));
  const auto prices = grouping::best_share_duals(graph);
  for (auto _ : state) benchmark::DoNotOptimize(grouping::region_duals(graph, regions, 0, prices));
}
BENCHMARK(BoundPricesOfARegion)->RangeMultiplier(4)->Range(256, 4096)->Unit(benchmark::kMillisecond);

void BoundRaisedWhereShort(benchmark::State& state) {
  const auto n = static_cast<std::size_t>(state.range(0));
  const grouping::GroupingProblem problem(drawn_country(n), {3, 4});
  const grouping::UnitGraph graph(problem, alone(n));
  const auto regions = grouping::cut_into_regions(graph, units_of_a_region, Chance(2));
  const auto prices = grouping::best_share_duals(graph);
  for (auto _ : state) {
    auto raised = prices;
    benchmark::DoNotOptimize(grouping::raise_where_short(graph, regions, raised, 1));
  }
  state.SetComplexityN(state.range(0));
}
BENCHMARK(BoundRaisedWhereShort)->RangeMultiplier(4)->Range(256, 16384)->Unit(benchmark::kMillisecond)->Complexity();

}  // namespace
