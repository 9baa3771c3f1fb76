#include "samling/geo/road_network.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "road_graph.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/parallel.hpp"
#include "samling/geo/nearest.hpp"

namespace samling::geo {
namespace {

/// Longer than any road and slower than any ferry; sums over a million edges still fit PathCost.
constexpr double beyond_all_measure = 100'000.0;

const char* trouble_with(double figure) {
  if (!std::isfinite(figure)) return "is not a number";
  if (figure < 0.0) return "is negative";
  return figure > beyond_all_measure ? "is more than 100000" : nullptr;
}

std::vector<Issue> issues_of(std::size_t node_count, const std::vector<RoadEdge>& edges) {
  std::vector<Issue> issues;
  if (node_count == 0) issues.push_back({.rule = "network_nodes", .field = "nodes", .message = "there is no node"});
  for (std::size_t row = 0; row < edges.size(); ++row) {
    const RoadEdge& edge = edges[row];
    const auto add = [&](const char* rule, const char* field, std::string value, std::string message) {
      issues.push_back({.rule = rule,
                        .field = fmt::format("edges/{}/{}", row, field),
                        .value = std::move(value),
                        .message = std::move(message)});
    };
    const auto expect_node = [&](const char* field, NodeId node) {
      if (node.value() >= 0 && node.index() < node_count) return;
      add("network_edge_node", field, fmt::format("{}", node.value()),
          fmt::format("there is no such node; there are {}, from 0", node_count));
    };
    const auto expect_figure = [&](const char* field, double figure) {
      if (const char* trouble = trouble_with(figure)) add("network_figure", field, fmt::format("{}", figure), trouble);
    };
    expect_node("from", edge.from);
    expect_node("to", edge.to);
    expect_figure("length", edge.length.count());
    expect_figure("time", edge.time.count());
    expect_figure("waiting", edge.waiting.count());
  }
  return issues;
}

std::vector<RoadEdge> checked(std::size_t node_count, std::vector<RoadEdge> edges) {
  auto issues = issues_of(node_count, edges);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return edges;
}

/// Nodes where a place may join: those that a road touches, or all when there is no road.
std::vector<std::size_t> joinable_nodes(std::size_t node_count, const std::vector<RoadEdge>& edges) {
  std::vector<char> touched(node_count, 0);
  for (const RoadEdge& edge : edges) {
    if (edge.kind == EdgeKind::road) touched[edge.from.index()] = touched[edge.to.index()] = 1;
  }
  const bool no_road = std::find(touched.begin(), touched.end(), 1) == touched.end();
  std::vector<std::size_t> nodes;
  for (std::size_t node = 0; node < node_count; ++node) {
    if (no_road || touched[node] != 0) nodes.push_back(node);
  }
  return nodes;
}

PointIndex index_of(const std::vector<LatLon>& nodes, const std::vector<std::size_t>& rows) {
  std::vector<LatLon> points;
  points.reserve(rows.size());
  for (const std::size_t row : rows) points.push_back(nodes[row]);
  return PointIndex(points);
}

/// Where a place joins the network, and by how long a stretch.
struct Join {
  std::size_t node = 0;
  Kilometres length;
  bool connected = false;  ///< The stretch is not longer than the longest allowed.
};

struct Way {
  Minutes time;
  Kilometres length;
};

Minutes access_time(Kilometres length, const AccessOptions& access) {
  return Minutes(length.count() / access.speed_kmh * 60.0);
}

/// Straight way between two places of one node.
Way straight_way(LatLon from, LatLon to, const AccessOptions& access) {
  const Kilometres length = geodesic_distance(from, to);
  return {access_time(length, access), length};
}

Way with_access(const PathCost& cost, const Join& from, const Join& to, const AccessOptions& access) {
  const Kilometres stretches = from.length + to.length;  // added first: the same in both directions
  return {access_time(stretches, access) + cost.time(), stretches + cost.length()};
}

/// The distinct nodes at which connected places join, ascending, with the places of each.
struct Stops {
  explicit Stops(const std::vector<Join>& joins) {
    std::map<std::size_t, std::vector<std::size_t>> places_of;
    for (std::size_t place = 0; place < joins.size(); ++place) {
      if (joins[place].connected) places_of[joins[place].node].push_back(place);
    }
    for (auto& [node, its_places] : places_of) {
      nodes.push_back(node);
      places.push_back(std::move(its_places));
    }
  }
  std::vector<std::size_t> nodes;
  std::vector<std::vector<std::size_t>> places;
};

/// Minutes and kilometres, missing until set.
struct RoutedTables {
  explicit RoutedTables(std::size_t count)
      : minutes(Eigen::MatrixXd::Constant(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(count),
                                          std::numeric_limits<double>::quiet_NaN())),
        kilometres(minutes) {}

  void set(std::size_t from, std::size_t to, const Way& way) {
    minutes(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to)) = way.time.count();
    kilometres(static_cast<Eigen::Index>(from), static_cast<Eigen::Index>(to)) = way.length.count();
  }

  Eigen::MatrixXd minutes;
  Eigen::MatrixXd kilometres;
};

void check_access(const AccessOptions& access) {
  require(access.speed_kmh > 0.0 && std::isfinite(access.speed_kmh), "access_speed_kmh",
          fmt::format("{}", access.speed_kmh), "must be above 0 km/h");
  require(access.longest.count() >= 0.0, "access_longest", fmt::format("{}", access.longest.count()),
          "must be 0 km or more");
}

}  // namespace

struct RoadNetwork::Graph {
  Graph(std::vector<LatLon> the_nodes, std::vector<RoadEdge> the_edges)
      : nodes(std::move(the_nodes)),
        edges(checked(nodes.size(), std::move(the_edges))),
        graph(nodes.size(), edges),
        joinable(joinable_nodes(nodes.size(), edges)),
        joinable_index(index_of(nodes, joinable)) {}

  [[nodiscard]] Join join(LatLon place, Kilometres longest) const {
    const Neighbour nearest = joinable_index.nearest(place, 1).front();
    return {.node = joinable[nearest.row], .length = nearest.distance, .connected = nearest.distance <= longest};
  }

  [[nodiscard]] Route route_along(std::size_t start, const Path& path) const {
    Route route{.time = path.cost.time(), .length = path.cost.length(), .nodes = {NodeId(start)}, .ferries = {}};
    for (const PathStep& step : path.steps) {
      const RoadEdge& edge = edges[step.edge];
      if (edge.kind == EdgeKind::ferry) {
        route.ferries.push_back({.name = edge.name,
                                 .from = route.nodes.back(),
                                 .to = NodeId(step.to),
                                 .time = edge.time + edge.waiting,
                                 .length = edge.length});
      }
      route.nodes.emplace_back(step.to);
    }
    return route;
  }

  std::vector<LatLon> nodes;
  std::vector<RoadEdge> edges;
  RoadGraph graph;
  std::vector<std::size_t> joinable;
  PointIndex joinable_index;  ///< Over the nodes of `joinable`, in that order.
};

RoadNetwork::RoadNetwork(std::vector<LatLon> nodes, std::vector<RoadEdge> edges)
    : graph_(std::make_unique<Graph>(std::move(nodes), std::move(edges))) {}
RoadNetwork::~RoadNetwork() = default;
RoadNetwork::RoadNetwork(RoadNetwork&&) noexcept = default;
RoadNetwork& RoadNetwork::operator=(RoadNetwork&&) noexcept = default;

const std::vector<LatLon>& RoadNetwork::nodes() const {
  return graph_->nodes;
}
const std::vector<RoadEdge>& RoadNetwork::edges() const {
  return graph_->edges;
}

NodeId RoadNetwork::nearest_node(LatLon place) const {
  return NodeId(graph_->join(place, Kilometres::of(std::numeric_limits<double>::infinity())).node);
}

std::optional<Route> RoadNetwork::route(NodeId from, NodeId to) const {
  assert(from.index() < nodes().size() && to.index() < nodes().size());
  const auto path = graph_->graph.path(from.index(), to.index());
  return path ? std::optional(graph_->route_along(from.index(), *path)) : std::nullopt;
}

std::optional<Route> RoadNetwork::route(LatLon from, LatLon to, const AccessOptions& access) const {
  check_access(access);
  const Join start = graph_->join(from, access.longest);
  const Join end = graph_->join(to, access.longest);
  if (!start.connected || !end.connected) return std::nullopt;
  const auto path = graph_->graph.path(start.node, end.node);
  if (!path) return std::nullopt;
  Route route = graph_->route_along(start.node, *path);
  const Way way = start.node == end.node ? straight_way(from, to, access) : with_access(path->cost, start, end, access);
  route.time = way.time;
  route.length = way.length;
  return route;
}

// Strategy: many places join at few nodes, so one search a distinct node; each fills the rows of its own places, which
// no other search touches.
TravelMatrix RoadNetwork::travel_matrix(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                                        const AccessOptions& access, int threads) const {
  check_access(access);
  require(threads >= 1, "threads", fmt::format("{}", threads), "must be at least 1");
  require(places.size() == positions.size(), "positions", fmt::format("{}", positions.size()),
          fmt::format("should be as many as there are places, {}", places.size()));
  std::vector<Join> joins;
  joins.reserve(positions.size());
  for (const LatLon position : positions) joins.push_back(graph_->join(position, access.longest));
  const Stops stops(joins);
  RoutedTables tables(positions.size());
  parallel_for(stops.nodes.size(), threads, [&](std::size_t stop) {
    const auto costs = graph_->graph.costs(stops.nodes[stop], stops.nodes);
    for (const std::size_t i : stops.places[stop]) {
      for (std::size_t to = 0; to < stops.nodes.size(); ++to) {
        if (!costs[to]) continue;
        for (const std::size_t j : stops.places[to]) {
          if (i == j) continue;
          tables.set(i, j,
                     to == stop ? straight_way(positions[i], positions[j], access)
                                : with_access(*costs[to], joins[i], joins[j], access));
        }
      }
    }
  });
  return {places, std::move(tables.minutes), std::move(tables.kilometres)};
}

}  // namespace samling::geo
