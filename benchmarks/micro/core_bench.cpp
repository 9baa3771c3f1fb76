// Time per call of the pieces every floor uses in its inner loops.
#include <benchmark/benchmark.h>

#include <atomic>
#include <numeric>
#include <string>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/parallel.hpp"
#include "samling/core/units.hpp"

namespace samling {
namespace {

void ChanceBelow(benchmark::State& state) {
  Chance chance(1);
  const auto bound = static_cast<std::uint64_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(chance.below(bound));
}
BENCHMARK(ChanceBelow)->Arg(3)->Arg(428);

void ChanceShuffle(benchmark::State& state) {
  Chance chance(1);
  std::vector<int> items(static_cast<std::size_t>(state.range(0)));
  std::iota(items.begin(), items.end(), 0);
  for (auto _ : state) {
    chance.shuffle(items);
    benchmark::DoNotOptimize(items.data());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(ChanceShuffle)->Arg(428);

void StopperInterrupted(benchmark::State& state) {
  Limits limits;
  limits.time_limit = std::chrono::duration<double>(3600);
  const Stopper stopper(limits);
  for (auto _ : state) benchmark::DoNotOptimize(stopper.interrupted());
}
BENCHMARK(StopperInterrupted);

void NearMatches(benchmark::State& state) {
  std::vector<std::string> candidates;
  for (int i = 0; i < state.range(0); ++i) candidates.push_back("municipality " + std::to_string(i * 7919));
  for (auto _ : state) benchmark::DoNotOptimize(near_matches("municipalty 7919", candidates));
}
BENCHMARK(NearMatches)->Arg(428);

void ParseClockTime(benchmark::State& state) {
  const std::string text = "10:05";
  for (auto _ : state) benchmark::DoNotOptimize(parse_clock_time(text));
}
BENCHMARK(ParseClockTime);

void FormatNumber(benchmark::State& state) {
  double value = 141.63;
  for (auto _ : state) {
    benchmark::DoNotOptimize(value);
    benchmark::DoNotOptimize(format_number(value));
  }
}
BENCHMARK(FormatNumber);

void ParallelFor(benchmark::State& state) {
  const int threads = static_cast<int>(state.range(0));
  for (auto _ : state) {
    std::atomic<std::size_t> sum{0};
    parallel_for(428, threads, [&sum](std::size_t row) { sum.fetch_add(row, std::memory_order_relaxed); });
    benchmark::DoNotOptimize(sum.load());
  }
}
BENCHMARK(ParallelFor)->Arg(1)->Arg(2);

}  // namespace
}  // namespace samling
