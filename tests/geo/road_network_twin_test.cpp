// Fastest paths against their slow twin, Floyd-Warshall over whole minutes and kilometres (so that sums are exact).
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <utility>

#include "samling/core/chance.hpp"
#include "samling/geo/road_network.hpp"

namespace samling::geo {
namespace {

using Cost = std::pair<double, double>;  // minutes, then kilometres
constexpr double never = 1e18;

struct World {
  std::vector<LatLon> nodes;
  std::vector<RoadEdge> edges;
};

World drawn_by_chance(std::uint64_t seed) {
  Chance chance(seed);
  World world;
  const std::size_t count = 5 + chance.below(20);
  for (std::size_t i = 0; i < count; ++i) {
    world.nodes.push_back(LatLon::degrees(60.0 + chance.unit(), 10.0 + chance.unit()));
  }
  for (std::size_t i = 0; i < count * 2; ++i) {
    RoadEdge edge{.from = NodeId(chance.below(count)), .to = NodeId(chance.below(count))};
    edge.length = Kilometres::of(static_cast<double>(chance.below(6)));  // few values: many ties, some free edges
    edge.time = Minutes(static_cast<double>(chance.below(6)));
    edge.kind = static_cast<EdgeKind>(chance.below(3));
    edge.waiting = Minutes(edge.kind == EdgeKind::ferry ? static_cast<double>(chance.below(4)) : 0.0);
    edge.one_way = chance.below(4) == 0;
    edge.closed = chance.below(6) == 0;
    world.edges.push_back(edge);
  }
  return world;
}

std::vector<std::vector<Cost>> by_floyd_warshall(const World& world) {
  const std::size_t n = world.nodes.size();
  std::vector<std::vector<Cost>> best(n, std::vector<Cost>(n, {never, never}));
  for (std::size_t i = 0; i < n; ++i) best[i][i] = {0.0, 0.0};
  const auto add = [&](NodeId from, NodeId to, const RoadEdge& edge) {
    Cost& cell = best[from.index()][to.index()];
    cell = std::min(cell, Cost{(edge.time + edge.waiting).count(), edge.length.count()});
  };
  for (const RoadEdge& edge : world.edges) {
    if (edge.closed) continue;
    add(edge.from, edge.to, edge);
    if (!edge.one_way) add(edge.to, edge.from, edge);
  }
  for (std::size_t k = 0; k < n; ++k) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        if (best[i][k].first >= never || best[k][j].first >= never) continue;
        best[i][j] =
            std::min(best[i][j], Cost{best[i][k].first + best[k][j].first, best[i][k].second + best[k][j].second});
      }
    }
  }
  return best;
}

/// The cheapest open edge between two nodes that follow each other on a route; never when there is none.
Cost step(const World& world, NodeId from, NodeId to) {
  Cost best{never, never};
  for (const RoadEdge& edge : world.edges) {
    const bool forward = edge.from == from && edge.to == to;
    const bool backward = !edge.one_way && edge.from == to && edge.to == from;
    if (edge.closed || (!forward && !backward)) continue;
    best = std::min(best, Cost{(edge.time + edge.waiting).count(), edge.length.count()});
  }
  return best;
}

TEST(RouteTwin, EveryRouteIsTheFastestAndCanBeDriven) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const World world = drawn_by_chance(seed);
    const RoadNetwork network(world.nodes, world.edges);
    const auto best = by_floyd_warshall(world);
    for (std::size_t i = 0; i < world.nodes.size(); ++i) {
      for (std::size_t j = 0; j < world.nodes.size(); ++j) {
        const auto route = network.route(NodeId(i), NodeId(j));
        ASSERT_EQ(route.has_value(), best[i][j].first < never) << "seed " << seed;
        if (!route) continue;
        ASSERT_NEAR(route->time.count(), best[i][j].first, 1e-9) << "seed " << seed;
        ASSERT_NEAR(route->length.count(), best[i][j].second, 1e-9) << "seed " << seed;
        Cost driven{0.0, 0.0};
        for (std::size_t s = 1; s < route->nodes.size(); ++s) {
          const Cost one = step(world, route->nodes[s - 1], route->nodes[s]);
          driven = {driven.first + one.first, driven.second + one.second};
        }
        EXPECT_EQ(driven, best[i][j]) << "seed " << seed;
        EXPECT_EQ(route->nodes.front(), NodeId(i));
        EXPECT_EQ(route->nodes.back(), NodeId(j));
      }
    }
  }
}

struct Places {
  std::vector<std::string> names;
  std::vector<LatLon> positions;
};

/// Some at nodes, some beside them, some twice.
Places places_near(const World& world, std::uint64_t seed) {
  Chance chance(seed + 1000);
  Places places;
  for (int p = 0; p < 15; ++p) {
    places.names.push_back("P" + std::to_string(p));
    const LatLon node = world.nodes[chance.below(world.nodes.size())];
    const double aside = chance.below(3) == 0 ? 0.0 : 0.02 * chance.unit();
    places.positions.push_back(p == 7 ? places.positions[3] : LatLon::degrees(node.lat() + aside, node.lon()));
  }
  return places;
}

TEST(TravelMatrixTwin, EachCellIsTheRouteBetweenTheTwoPlaces) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const World world = drawn_by_chance(seed);
    const RoadNetwork network(world.nodes, world.edges);
    const Places places = places_near(world, seed);
    const auto travel = network.travel_matrix(places.names, places.positions);
    for (std::size_t i = 0; i < places.names.size(); ++i) {
      for (std::size_t j = 0; j < places.names.size(); ++j) {
        if (i == j) continue;
        const auto route = network.route(places.positions[i], places.positions[j]);
        const auto minutes = travel.minutes(PlaceId(i), PlaceId(j));
        const auto kilometres = travel.kilometres(PlaceId(i), PlaceId(j));
        ASSERT_EQ(minutes.has_value(), route.has_value()) << "seed " << seed;
        ASSERT_EQ(kilometres.has_value(), route.has_value()) << "seed " << seed;
        if (!route) continue;
        EXPECT_EQ(*minutes, route->time) << "seed " << seed;
        EXPECT_EQ(*kilometres, route->length) << "seed " << seed;
      }
    }
    EXPECT_EQ(travel.minutes(PlaceId(3), PlaceId(7)), Minutes(0)) << "the same place under two names";
  }
}

TEST(TravelMatrixTwin, IsTheSameAtAnyNumberOfThreads) {
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const World world = drawn_by_chance(seed);
    const RoadNetwork network(world.nodes, world.edges);
    const Places places = places_near(world, seed);
    const auto alone = network.travel_matrix(places.names, places.positions, {}, 1);
    const auto together = network.travel_matrix(places.names, places.positions, {}, 4);
    EXPECT_TRUE(alone.minutes().binaryExpr(together.minutes(), same).all());
    EXPECT_TRUE(alone.kilometres().binaryExpr(together.kilometres(), same).all());
  }
}

TEST(NearestNodeTwin, IsTheNearestNodeThatARoadTouches) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const World world = drawn_by_chance(seed);
    const RoadNetwork network(world.nodes, world.edges);
    std::set<NodeId> touched;
    for (const RoadEdge& edge : world.edges) {
      if (edge.kind == EdgeKind::road) touched.insert({edge.from, edge.to});
    }
    if (touched.empty()) continue;
    Chance chance(seed);
    const auto place = LatLon::degrees(60.0 + chance.unit(), 10.0 + chance.unit());
    NodeId nearest = *touched.begin();
    for (const NodeId node : touched) {
      const auto distance = geodesic_distance(place, world.nodes[node.index()]);
      if (distance < geodesic_distance(place, world.nodes[nearest.index()])) nearest = node;
    }
    EXPECT_EQ(network.nearest_node(place), nearest) << "seed " << seed;
  }
}

}  // namespace
}  // namespace samling::geo
