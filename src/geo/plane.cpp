#include "samling/geo/plane.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <boost/geometry/algorithms/comparable_distance.hpp>
#include <boost/geometry/algorithms/disjoint.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include "samling/core/issue.hpp"

namespace samling::geo {
namespace {

using FlatPoint = boost::geometry::model::point<double, 2, boost::geometry::cs::cartesian>;
using FlatBox = boost::geometry::model::box<FlatPoint>;
using FlatEntry = std::pair<FlatPoint, std::size_t>;

// A little wider than needed, for rounding.
FlatBox square_around(PlanePoint centre, double radius) {
  const double reach = radius + 1e-9 * (radius + std::abs(centre.x) + std::abs(centre.y));
  return {FlatPoint(centre.x - reach, centre.y - reach), FlatPoint(centre.x + reach, centre.y + reach)};
}

}  // namespace

double distance(PlanePoint a, PlanePoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

struct PlaneIndex::Tree {
  using Index = boost::geometry::index::rtree<FlatEntry, boost::geometry::index::rstar<16>>;
  std::vector<PlanePoint> points;
  Index index;
};

PlaneIndex::PlaneIndex(const std::vector<PlanePoint>& points) : tree_(std::make_unique<Tree>()) {
  std::vector<FlatEntry> entries;
  entries.reserve(points.size());
  for (std::size_t row = 0; row < points.size(); ++row) {
    const PlanePoint point = points[row];
    require(std::isfinite(point.x) && std::isfinite(point.y), "points", fmt::format("{}, {}", point.x, point.y),
            fmt::format("of row {} must be finite", row));
    entries.emplace_back(FlatPoint(point.x, point.y), row);
  }
  tree_->points = points;
  tree_->index = Tree::Index(entries);
}

PlaneIndex::~PlaneIndex() = default;
PlaneIndex::PlaneIndex(PlaneIndex&&) noexcept = default;
PlaneIndex& PlaneIndex::operator=(PlaneIndex&&) noexcept = default;

std::size_t PlaneIndex::size() const {
  return tree_->points.size();
}

// Strategy: the `count` nearest give the radius; everything within it is measured, so that ties go to the lowest row.
std::vector<PlaneNeighbour> PlaneIndex::nearest(PlanePoint place, std::size_t count) const {
  count = std::min(count, size());
  if (count == 0) return {};
  std::vector<FlatEntry> proposed;
  tree_->index.query(boost::geometry::index::nearest(FlatPoint(place.x, place.y), static_cast<unsigned>(count)),
                     std::back_inserter(proposed));
  double radius = 0.0;
  for (const FlatEntry& entry : proposed) radius = std::max(radius, distance(place, tree_->points[entry.second]));
  proposed.clear();
  tree_->index.query(boost::geometry::index::intersects(square_around(place, radius)), std::back_inserter(proposed));
  std::vector<PlaneNeighbour> found;
  for (const FlatEntry& entry : proposed) {
    found.push_back({.row = entry.second, .distance = distance(place, tree_->points[entry.second])});
  }
  std::sort(found.begin(), found.end(), [](const PlaneNeighbour& a, const PlaneNeighbour& b) {
    return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
  });
  found.resize(count);
  return found;
}

}  // namespace samling::geo
