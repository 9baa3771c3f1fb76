// samling/geo/road_network.hpp: roads and ferries as a graph, and the fastest paths on it.
//
// Fastest paths by Dijkstra (1959), doi:10.1007/BF01386390, one search a source (Boost.Graph on a compressed sparse row
// graph). A ferry edge costs its sailing time plus the waiting time; a closed edge is not used. Costs are summed in
// whole microseconds and millimetres, so that equal paths are equal whatever the order of summation; one edge is off by
// at most half a microsecond and half a millimetre. See docs/algorithms/travel.md.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::geo {

enum class EdgeKind {
  road,
  ferry,
  connector,  ///< A drawn link between a quay and the road: driven like a road, but nobody lives on it.
};

struct RoadEdge {
  NodeId from;
  NodeId to;
  Kilometres length;
  Minutes time;  ///< Driving or sailing time, without waiting.
  EdgeKind kind = EdgeKind::road;
  Minutes waiting{0};  ///< Ferry: time at the quay before departure, paid at every use.
  std::string name;    ///< "E18", "Moss-Horten"; may be empty.
  bool one_way = false;
  bool closed = false;
};

/// One ferry of a route.
struct FerryLeg {
  std::string name;  ///< As the edge; may be empty.
  NodeId from;
  NodeId to;
  Minutes time;  ///< Sailing and waiting.
  Kilometres length;
};

struct Route {
  Minutes time;
  Kilometres length;
  std::vector<NodeId> nodes;      ///< From start to end.
  std::vector<FerryLeg> ferries;  ///< In the order they are taken.
};

/// How a place joins the network: by a straight stretch (geodesic) to nearest_node(place). Between two places that join
/// at the same node the way is the straight stretch between them.
struct AccessOptions {
  double speed_kmh = 30.0;                    ///< On the stretch between the place and its node.
  Kilometres longest = Kilometres::of(50.0);  ///< A place further from every node is not connected.
};

class RoadNetwork {
 public:
  /// Throws InvalidInput, all issues at once, when there is no node, on an edge to a node that does not exist, on a
  /// negative length, time or waiting, and on one that is not a number or beyond all measure (100,000 km, 100,000
  /// minutes).
  RoadNetwork(std::vector<LatLon> nodes, std::vector<RoadEdge> edges);
  ~RoadNetwork();
  RoadNetwork(RoadNetwork&&) noexcept;
  RoadNetwork& operator=(RoadNetwork&&) noexcept;

  [[nodiscard]] const std::vector<LatLon>& nodes() const;
  [[nodiscard]] const std::vector<RoadEdge>& edges() const;
  /// Where a place joins the network: the nearest node that an edge of kind road touches, open or closed, ties by id. A
  /// ferry quay at the end of a connector is not it, however near. Without any road: the nearest of all nodes.
  [[nodiscard]] NodeId nearest_node(LatLon place) const;

  /// Fastest path between two nodes; nothing when there is none. Ties: fewest kilometres, then fewest edges, then, from
  /// the end back to the start, the lowest node id and the first edge.
  [[nodiscard]] std::optional<Route> route(NodeId from, NodeId to) const;
  /// Fastest path between two places with their access stretches.
  [[nodiscard]] std::optional<Route> route(LatLon from, LatLon to, const AccessOptions& access = {}) const;

  /// Fastest times between all `positions` (n x n, named `places`), with kilometres along the fastest path. Cells
  /// without a connection are missing. The answer does not depend on `threads`. One search for each distinct node that
  /// a place joins, which ends when the others are reached: O(k m log n) for k nodes joined, n nodes, m edges. Throws
  /// InvalidInput unless there is one position a place, access.speed_kmh > 0, access.longest >= 0 and threads >= 1.
  [[nodiscard]] TravelMatrix travel_matrix(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                                           const AccessOptions& access = {}, int threads = 1) const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace samling::geo
