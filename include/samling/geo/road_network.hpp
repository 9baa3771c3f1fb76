// samling/geo/road_network.hpp: roads and ferries as a graph, and the fastest paths on it.
//
// Fastest paths by Dijkstra (1959), doi:10.1007/BF01386390, one search a source (Boost.Graph on a compressed sparse row
// graph). A ferry edge costs its sailing time plus the waiting time; a closed edge is not used.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::geo {

enum class EdgeKind { road, ferry };

struct RoadEdge {
  NodeId from;
  NodeId to;
  Kilometres length;
  Minutes time;         ///< Driving or sailing time, without waiting.
  EdgeKind kind = EdgeKind::road;
  Minutes waiting{0};   ///< Ferry: time at the quay before departure, paid at every use.
  std::string name;     ///< "E18", "Moss-Horten"; may be empty.
  bool one_way = false;
  bool closed = false;
};

/// One ferry of a route.
struct FerryLeg {
  std::string name;
  Minutes time;     ///< Sailing and waiting.
  Kilometres length;
};

struct Route {
  Minutes time;
  Kilometres length;
  std::vector<NodeId> nodes;       ///< From start to end.
  std::vector<FerryLeg> ferries;   ///< In the order they are taken.
};

/// How a place joins the network: by a straight stretch to its nearest node.
struct AccessOptions {
  double speed_kmh = 30.0;                          ///< On the stretch between the place and its node.
  Kilometres longest = Kilometres::of(50.0);        ///< A place further from every node is not connected.
};

class RoadNetwork {
 public:
  /// Throws InvalidInput, all issues at once, on an edge to a node that does not exist, or a negative or infinite length or time.
  RoadNetwork(std::vector<LatLon> nodes, std::vector<RoadEdge> edges);
  ~RoadNetwork();
  RoadNetwork(RoadNetwork&&) noexcept;
  RoadNetwork& operator=(RoadNetwork&&) noexcept;

  [[nodiscard]] const std::vector<LatLon>& nodes() const;
  [[nodiscard]] const std::vector<RoadEdge>& edges() const;
  [[nodiscard]] NodeId nearest_node(LatLon place) const;

  /// Fastest path between two nodes; nothing when there is none. Ties: fewest kilometres, then lowest node ids.
  [[nodiscard]] std::optional<Route> route(NodeId from, NodeId to) const;
  /// Fastest path between two places with their access stretches.
  [[nodiscard]] std::optional<Route> route(LatLon from, LatLon to, const AccessOptions& access = {}) const;

  /// Fastest times between all `positions` (n x n, named `places`), with kilometres along the fastest path. Cells without a
  /// connection are missing. The answer does not depend on `threads`.
  [[nodiscard]] TravelMatrix travel_matrix(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                                           const AccessOptions& access = {}, int threads = 1) const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace samling::geo
