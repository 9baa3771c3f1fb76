#include "road_graph.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <functional>
#include <tuple>
#include <utility>

#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/property_map/property_map.hpp>

namespace samling::geo {
namespace {

using Csr = RoadGraph::Csr;
using Vertex = boost::graph_traits<Csr>::vertex_descriptor;
using ArcId = boost::graph_traits<Csr>::edge_descriptor;

/// Thrown to end a search whose targets are all reached: the way Boost.Graph offers.
struct AllReached {};

/// Counts the targets that are settled, and ends the search with the last.
class TargetWatch {
 public:
  TargetWatch(std::size_t node_count, const std::vector<std::size_t>& targets) : wanted_(node_count, 0) {
    for (const std::size_t target : targets) left_ += std::exchange(wanted_[target], char{1}) == 0 ? 1U : 0U;
  }
  /// A vertex taken from the queue is settled.
  void settle(std::size_t vertex) {
    if (wanted_[vertex] != 0 && --left_ == 0) throw AllReached{};
  }

 private:
  std::vector<char> wanted_;
  std::size_t left_ = 0;
};

/// The arc that the best path so far takes into each vertex.
struct Arrival {
  Vertex from = 0;
  std::size_t edge = 0;
  friend auto operator<=>(const Arrival&, const Arrival&) = default;
};

/// Boost copies visitors, so this one only points at what it changes. `arrivals` may be null.
class Watcher : public boost::default_dijkstra_visitor {
 public:
  Watcher(TargetWatch& targets, const std::vector<PathCost>& costs, std::vector<Arrival>* arrivals)
      : targets_(&targets), costs_(&costs), arrivals_(arrivals) {}

  void examine_vertex(Vertex vertex, const Csr&) const { targets_->settle(vertex); }

  void edge_relaxed(ArcId arc, const Csr& graph) const {
    if (arrivals_ != nullptr) (*arrivals_)[target(arc, graph)] = {source(arc, graph), graph[arc].edge};
  }

  // Equal cost: the arrival from the lower node, then by the first edge, is kept.
  void edge_not_relaxed(ArcId arc, const Csr& graph) const {
    if (arrivals_ == nullptr) return;
    const Vertex from = source(arc, graph);
    const Vertex to = target(arc, graph);
    if ((*costs_)[from] + graph[arc].cost != (*costs_)[to]) return;
    (*arrivals_)[to] = std::min((*arrivals_)[to], Arrival{from, graph[arc].edge});
  }

 private:
  TargetWatch* targets_;
  const std::vector<PathCost>* costs_;
  std::vector<Arrival>* arrivals_;
};

/// Dijkstra from `source` until all targets are settled. Their costs are final, those of other vertices need not be.
std::vector<PathCost> search(const Csr& graph, std::size_t source, const std::vector<std::size_t>& targets,
                             std::vector<Arrival>* arrivals) {
  const std::size_t count = boost::num_vertices(graph);
  std::vector<PathCost> costs(count, PathCost::unreached());
  TargetWatch watch(count, targets);
  try {
    // A raw pointer as property map does not compile with this graph type; an iterator map does.
    boost::dijkstra_shortest_paths(
        graph, static_cast<Vertex>(source),
        boost::weight_map(boost::get(&RoadGraph::Arc::cost, graph))
            .distance_map(boost::make_iterator_property_map(costs.begin(), boost::get(boost::vertex_index, graph)))
            .distance_compare(std::less<PathCost>())
            .distance_combine(std::plus<PathCost>())
            .distance_inf(PathCost::unreached())
            .distance_zero(PathCost{})
            .visitor(Watcher(watch, costs, arrivals)));
  } catch (const AllReached&) {
    return costs;
  }
  return costs;
}

}  // namespace

PathCost cost_of(const RoadEdge& edge) {
  constexpr double microseconds_a_minute = 60e6;
  constexpr double millimetres_a_kilometre = 1e6;
  const Minutes waiting = edge.kind == EdgeKind::ferry ? edge.waiting : Minutes{0};
  return {.microseconds = std::llround((edge.time + waiting).count() * microseconds_a_minute),
          .millimetres = std::llround(edge.length.count() * millimetres_a_kilometre),
          .steps = 1};
}

RoadGraph::RoadGraph(std::size_t node_count, const std::vector<RoadEdge>& edges) {
  assert(node_count < std::numeric_limits<std::uint32_t>::max());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> arcs;
  const auto add = [&](NodeId from, NodeId to, std::size_t edge) {
    ends.emplace_back(static_cast<std::uint32_t>(from.value()), static_cast<std::uint32_t>(to.value()));
    arcs.push_back({cost_of(edges[edge]), edge});
  };
  for (std::size_t edge = 0; edge < edges.size(); ++edge) {
    if (edges[edge].closed) continue;
    add(edges[edge].from, edges[edge].to, edge);
    if (!edges[edge].one_way) add(edges[edge].to, edges[edge].from, edge);
  }
  graph_ = Csr(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), arcs.begin(),
               static_cast<std::uint32_t>(node_count));
}

std::vector<std::optional<PathCost>> RoadGraph::costs(std::size_t source,
                                                      const std::vector<std::size_t>& targets) const {
  const auto reached = search(graph_, source, targets, nullptr);
  std::vector<std::optional<PathCost>> found;
  found.reserve(targets.size());
  for (const std::size_t target : targets) {
    const bool is_reached = reached[target] != PathCost::unreached();
    found.push_back(is_reached ? std::optional(reached[target]) : std::nullopt);
  }
  return found;
}

std::optional<Path> RoadGraph::path(std::size_t source, std::size_t target) const {
  std::vector<Arrival> arrivals(boost::num_vertices(graph_));
  const auto costs = search(graph_, source, {target}, &arrivals);
  if (costs[target] == PathCost::unreached()) return std::nullopt;
  Path path{.cost = costs[target], .steps = {}};
  for (std::size_t node = target; node != source; node = arrivals[node].from) {
    path.steps.push_back({.edge = arrivals[node].edge, .to = node});
  }
  std::reverse(path.steps.begin(), path.steps.end());
  return path;
}

}  // namespace samling::geo
