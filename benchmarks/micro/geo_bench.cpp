// Time per call of geography: distances, nearest points, fastest paths on a country of roads.
//
// The drawn country is as large as the Norwegian network (about 11,000 nodes, 428 seats). RoadTravelMatrix/428 is the
// question of the acceptance criterion: all seats to all seats, one thread.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/nearest.hpp"
#include "samling/geo/road_network.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::geo {
namespace {

std::vector<LatLon> scattered(std::size_t count) {
  Chance chance(1);
  std::vector<LatLon> points;
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(LatLon::degrees(58.0 + 13.0 * chance.unit(), 5.0 + 25.0 * chance.unit()));
  }
  return points;
}

std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < count; ++i) list.push_back("P" + std::to_string(i));
  return list;
}

/// A grid of side x side nodes; a quarter of its streets are missing, a few are ferries.
RoadNetwork drawn_country(int side) {
  Chance chance(2);
  std::vector<LatLon> nodes;
  std::vector<RoadEdge> edges;
  const auto add = [&](int from, int to) {
    if (chance.below(4) == 0) return;
    RoadEdge edge{.from = NodeId(from), .to = NodeId(to)};
    edge.length = Kilometres::of(2.0 + 6.0 * chance.unit());
    edge.time = Minutes(edge.length.count() * (0.6 + chance.unit()));
    edge.kind = chance.below(60) == 0 ? EdgeKind::ferry : EdgeKind::road;
    if (edge.kind == EdgeKind::ferry) edge.waiting = Minutes(15.0);
    edges.push_back(edge);
  };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      nodes.push_back(LatLon::degrees(58.0 + 13.0 * row / side, 5.0 + 25.0 * column / side));
      const int here = row * side + column;
      if (column + 1 < side) add(here, here + 1);
      if (row + 1 < side) add(here, here + side);
    }
  }
  return RoadNetwork(std::move(nodes), std::move(edges));
}

void GeodesicDistance(benchmark::State& state) {
  const auto points = scattered(1024);
  std::size_t i = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(geodesic_distance(points[i % 1024], points[(i + 7) % 1024]));
    ++i;
  }
}
BENCHMARK(GeodesicDistance);

void PointIndexBuild(benchmark::State& state) {
  const auto points = scattered(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(PointIndex(points).size());
}
BENCHMARK(PointIndexBuild)->Arg(428)->Arg(100'000)->Unit(benchmark::kMillisecond);

void PointIndexNearest(benchmark::State& state) {
  const auto points = scattered(static_cast<std::size_t>(state.range(0)));
  const PointIndex index(points);
  std::size_t i = 0;
  for (auto _ : state) benchmark::DoNotOptimize(index.nearest(points[i++ % points.size()], 8));
}
BENCHMARK(PointIndexNearest)->Arg(428)->Arg(100'000)->Unit(benchmark::kMicrosecond);

void EstimateTravel(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const auto places = names(count);
  const auto positions = scattered(count);
  for (auto _ : state) benchmark::DoNotOptimize(estimate_travel(places, positions).size());
}
BENCHMARK(EstimateTravel)->Arg(428)->Unit(benchmark::kMillisecond);

void RoadRoute(benchmark::State& state) {
  const int side = static_cast<int>(state.range(0));
  const RoadNetwork network = drawn_country(side);
  for (auto _ : state) benchmark::DoNotOptimize(network.route(NodeId(0), NodeId(side * side - 1)));
}
BENCHMARK(RoadRoute)->Arg(20)->Arg(105)->Unit(benchmark::kMillisecond);

void RoadTravelMatrix(benchmark::State& state) {
  const RoadNetwork network = drawn_country(105);
  const auto count = static_cast<std::size_t>(state.range(0));
  const auto places = names(count);
  const auto positions = scattered(count);
  for (auto _ : state) benchmark::DoNotOptimize(network.travel_matrix(places, positions).size());
}
BENCHMARK(RoadTravelMatrix)->Arg(10)->Arg(428)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace samling::geo
