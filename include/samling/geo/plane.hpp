// samling/geo/plane.hpp: points of a plane and the ones nearest to a place, for maps in projected coordinates and for
// benchmark instances.
//
// An R-tree (Boost.Geometry; Guttman (1984), doi:10.1145/602259.602266); the answer is that of measuring every point.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace samling::geo {

struct PlanePoint {
  double x = 0.0;
  double y = 0.0;
  friend bool operator==(const PlanePoint&, const PlanePoint&) = default;
};

/// Euclidean, in the unit of the coordinates.
[[nodiscard]] double distance(PlanePoint a, PlanePoint b);

struct PlaneNeighbour {
  std::size_t row = 0;  ///< Row of the point in the vector given to PlaneIndex.
  double distance = 0.0;
  friend bool operator==(const PlaneNeighbour&, const PlaneNeighbour&) = default;
};

class PlaneIndex {
 public:
  /// Builds in O(n log n). Throws InvalidInput on a coordinate that is not finite.
  explicit PlaneIndex(const std::vector<PlanePoint>& points);
  ~PlaneIndex();
  PlaneIndex(PlaneIndex&&) noexcept;
  PlaneIndex& operator=(PlaneIndex&&) noexcept;

  [[nodiscard]] std::size_t size() const;
  /// The `count` nearest points, nearest first, ties by row; fewer when there are fewer points.
  [[nodiscard]] std::vector<PlaneNeighbour> nearest(PlanePoint place, std::size_t count) const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
};

}  // namespace samling::geo
