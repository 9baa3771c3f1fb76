#include "report/map_outlines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/multi_point.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/geometries/ring.hpp>

namespace samling::report {
namespace {

namespace bg = boost::geometry;
using Pixel = bg::model::d2::point_xy<double>;
using Outline = bg::model::ring<Pixel>;

// Half a pixel is not seen.
constexpr double tolerance = 0.5;
// Outlines continue a little beyond the frame, so that its edge is no coast.
constexpr double overhang = 12.0;

bool overlaps(double a_low, double a_high, double b_low, double b_high) {
  return a_low <= b_high && b_low <= a_high;
}

std::string closed_path(const Outline& outline) {
  if (outline.size() < 4) return {};
  std::string data;
  for (std::size_t i = 0; i + 1 < outline.size(); ++i) {
    data += fmt::format("{}{:.1f} {:.1f}", data.empty() ? "M" : "L", outline[i].x(), outline[i].y());
  }
  return data + "Z";
}

/// The part of an outline inside the frame; the whole of one that crosses itself, which the library cannot cut.
std::vector<Outline> cut(Outline outline, const MapFrame& frame) {
  const bg::model::box<Pixel> window({-overhang, -overhang}, {frame.width() + overhang, frame.height() + overhang});
  Outline simple;
  bg::simplify(outline, simple, tolerance);
  bg::correct(simple);
  if (simple.size() < 4) return {};
  if (bg::within(bg::return_envelope<bg::model::box<Pixel>>(simple), window) || !bg::is_valid(simple)) return {simple};
  std::vector<Outline> parts;
  bg::intersection(window, simple, parts);
  return parts;
}

}  // namespace

Outlines::Outlines(const std::vector<plan::Boundary>& boundaries) {
  for (const auto& boundary : boundaries) {
    Shape shape{&boundary, {}};
    for (const auto& ring : boundary.rings) {
      if (ring.size() < 4) continue;
      Ring box{&ring, 90.0, -90.0, 180.0, -180.0};
      for (const auto& point : ring) {
        box.south = std::min(box.south, point.lat());
        box.north = std::max(box.north, point.lat());
        box.west = std::min(box.west, point.lon());
        box.east = std::max(box.east, point.lon());
      }
      shape.rings.push_back(box);
    }
    if (!shape.rings.empty()) shapes_.push_back(std::move(shape));
  }
}

std::string Outlines::path_data(const Shape& shape, const MapFrame& frame, const DegreeRange& range) {
  std::string data;
  for (const auto& ring : shape.rings) {
    const double west = frame.relative_longitude(ring.west);
    const double east = frame.relative_longitude(ring.east);
    if (!overlaps(ring.south, ring.north, range.south, range.north)) continue;
    if (west <= east && !overlaps(west, east, range.west, range.east)) continue;
    Outline outline;
    for (const auto& point : *ring.points) {
      const auto pixel = frame.at(point);
      outline.push_back({pixel.x, pixel.y});
    }
    for (const auto& part : cut(std::move(outline), frame)) data += closed_path(part);
  }
  return data;
}

std::string hull_path(const std::vector<Point>& points) {
  bg::model::multi_point<Pixel> cloud;
  for (const auto& point : points) cloud.push_back({point.x, point.y});
  Outline hull;
  bg::convex_hull(cloud, hull);
  std::string data;
  for (const auto& corner : hull)
    data += fmt::format("{}{:.1f} {:.1f}", data.empty() ? "M" : "L", corner.x(), corner.y());
  return data.empty() ? data : data + "Z";
}

}  // namespace samling::report
