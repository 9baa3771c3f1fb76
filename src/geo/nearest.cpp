#include "samling/geo/nearest.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <tuple>
#include <utility>

#include <GeographicLib/Geocentric.hpp>
#include <boost/geometry/algorithms/comparable_distance.hpp>
#include <boost/geometry/algorithms/disjoint.hpp>
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

namespace samling::geo {
namespace {

namespace bg = boost::geometry;
using Point = bg::model::point<double, 3, bg::cs::cartesian>;
using Box = bg::model::box<Point>;
using Entry = std::pair<Point, std::size_t>;

// Earth-centred, in kilometres.
Point earth_centred(LatLon place) {
  double x = 0.0;
  double y = 0.0;
  double z = 0.0;
  GeographicLib::Geocentric::WGS84().Forward(place.lat(), place.lon(), 0.0, x, y, z);
  return {x / 1000.0, y / 1000.0, z / 1000.0};
}

// The box that holds every point within `radius`; a little wider than needed, for the rounding of coordinates (1e-9
// km).
Box box_around(const Point& centre, Kilometres radius) {
  const double reach = radius.count() + 1e-6;
  return {Point(bg::get<0>(centre) - reach, bg::get<1>(centre) - reach, bg::get<2>(centre) - reach),
          Point(bg::get<0>(centre) + reach, bg::get<1>(centre) + reach, bg::get<2>(centre) + reach)};
}

}  // namespace

struct PointIndex::Tree {
  using Index = bg::index::rtree<Entry, bg::index::rstar<16>>;
  std::vector<LatLon> points;
  Index index;

  [[nodiscard]] Neighbour neighbour(LatLon place, std::size_t row) const {
    return {.row = row, .distance = geodesic_distance(place, points[row])};
  }
};

PointIndex::PointIndex(const std::vector<LatLon>& points) : tree_(std::make_unique<Tree>()) {
  std::vector<Entry> entries;
  entries.reserve(points.size());
  for (std::size_t row = 0; row < points.size(); ++row) entries.emplace_back(earth_centred(points[row]), row);
  tree_->points = points;
  tree_->index = Tree::Index(entries);  // from a range: packed, not inserted one by one
}

PointIndex::~PointIndex() = default;
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;

std::size_t PointIndex::size() const {
  return tree_->points.size();
}

// Strategy: the `count` nearest through the earth give a radius that certainly holds `count` points on the ground; the
// true nearest are among the points within it.
std::vector<Neighbour> PointIndex::nearest(LatLon place, std::size_t count) const {
  count = std::min(count, size());
  if (count == 0) return {};
  std::vector<Entry> proposed;
  tree_->index.query(bg::index::nearest(earth_centred(place), static_cast<unsigned>(count)),
                     std::back_inserter(proposed));
  Kilometres radius;
  for (const Entry& entry : proposed) radius = std::max(radius, tree_->neighbour(place, entry.second).distance);
  auto found = within(place, radius);
  found.resize(count);
  return found;
}

std::vector<Neighbour> PointIndex::within(LatLon place, Kilometres radius) const {
  if (!(radius.count() >= 0.0)) return {};
  std::vector<Entry> proposed;
  tree_->index.query(bg::index::intersects(box_around(earth_centred(place), radius)), std::back_inserter(proposed));
  std::vector<Neighbour> found;
  for (const Entry& entry : proposed) {
    const Neighbour neighbour = tree_->neighbour(place, entry.second);
    if (neighbour.distance <= radius) found.push_back(neighbour);
  }
  std::sort(found.begin(), found.end(), [](const Neighbour& a, const Neighbour& b) {
    return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
  });
  return found;
}

}  // namespace samling::geo
