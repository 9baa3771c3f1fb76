// samling/geo/nearest.hpp: the points nearest to a place, through a spatial index.
//
// An R-tree (Boost.Geometry; Guttman (1984), doi:10.1145/602259.602266) over earth-centred coordinates, so that the
// date line and the poles are no special case. The straight line through the earth is never longer than the geodesic,
// so a box of half-width r holds every point within r on the ground: the tree only proposes, the geodesic decides, and
// the answer is exactly that of measuring every point.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "samling/geo/latlon.hpp"

namespace samling::geo {

struct Neighbour {
  std::size_t row = 0;  ///< Row of the point in the vector given to PointIndex.
  Kilometres distance;  ///< Geodesic.
  friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

class PointIndex {
 public:
  /// Builds in O(n log n).
  explicit PointIndex(const std::vector<LatLon>& points);
  ~PointIndex();
  PointIndex(PointIndex&&) noexcept;
  PointIndex& operator=(PointIndex&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  /// The `count` nearest points, nearest first, ties by row; fewer when there are fewer points.
  [[nodiscard]] std::vector<Neighbour> nearest(LatLon place, std::size_t count) const;
  /// Every point at most `radius` away, nearest first, ties by row. Nothing when `radius` is negative or not a number.
  [[nodiscard]] std::vector<Neighbour> within(LatLon place, Kilometres radius) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace samling::geo
