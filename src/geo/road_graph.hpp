// geo/road_graph.hpp: a road network as a compressed sparse row graph with exact costs, and the searches on it.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "samling/geo/road_network.hpp"

namespace samling::geo {

/// Cost of a path, compared in this order. Whole numbers, so sums are exact and ties are ties; every edge counts at
/// least one step, so that no cycle is free even where a length and a time are 0.
struct PathCost {
  std::int64_t microseconds = 0;
  std::int64_t millimetres = 0;
  std::int64_t steps = 0;
  friend auto operator<=>(const PathCost&, const PathCost&) = default;
  friend PathCost operator+(const PathCost& a, const PathCost& b) {
    return {a.microseconds + b.microseconds, a.millimetres + b.millimetres, a.steps + b.steps};
  }
  [[nodiscard]] static PathCost unreached() {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return {most, most, most};
  }
  [[nodiscard]] Minutes time() const { return std::chrono::duration<std::int64_t, std::micro>(microseconds); }
  [[nodiscard]] Kilometres length() const { return Kilometres::of(static_cast<double>(millimetres) * 1e-6); }
};

/// What one use of the edge costs.
[[nodiscard]] PathCost cost_of(const RoadEdge& edge);

/// One edge of a path, with the node it leads to.
struct PathStep {
  std::size_t edge = 0;
  std::size_t to = 0;
};

struct Path {
  PathCost cost;
  std::vector<PathStep> steps;
};

class RoadGraph {
 public:
  RoadGraph(std::size_t node_count, const std::vector<RoadEdge>& edges);

  /// Cost from `source` to each of `targets`, nothing where there is no path. The search ends when all are reached.
  [[nodiscard]] std::vector<std::optional<PathCost>> costs(std::size_t source,
                                                           const std::vector<std::size_t>& targets) const;
  [[nodiscard]] std::optional<Path> path(std::size_t source, std::size_t target) const;

  /// One direction of an open edge.
  struct Arc {
    PathCost cost;
    std::size_t edge = 0;
  };
  using Csr = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

 private:
  Csr graph_;
};

}  // namespace samling::geo
