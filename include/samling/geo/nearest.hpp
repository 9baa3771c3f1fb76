// samling/geo/nearest.hpp: the points nearest to a place, through a spatial index.
//
// An R-tree (Boost.Geometry) over earth-centred coordinates, so that the date line and the poles are no special case. The
// straight line through the earth orders points as the geodesic does to within 0.4 %; candidates are re-ranked by geodesic distance.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "samling/geo/latlon.hpp"

namespace samling::geo {

struct Neighbour {
  std::size_t row = 0;  ///< Row of the point in the vector given to PointIndex.
  Kilometres distance;  ///< Geodesic.
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
  /// Every point within `radius`, nearest first.
  [[nodiscard]] std::vector<Neighbour> within(LatLon place, Kilometres radius) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace samling::geo
