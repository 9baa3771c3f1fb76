// src/report/map_frame.hpp: from degrees to pixels.
//
// Transverse Mercator on the WGS 84 ellipsoid (GeographicLib; Karney 2011, doi:10.1007/s00190-011-0445-3) about the
// middle of what is shown: conformal, true to scale in the middle, north up there.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "samling/geo/latlon.hpp"

namespace samling::report {

struct Point {
  double x = 0.0;
  double y = 0.0;
};

struct Rect {
  double left = 0.0;
  double top = 0.0;
  double right = 0.0;
  double bottom = 0.0;
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
  [[nodiscard]] bool holds(const Rect& other) const {
    return left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom;
  }
};

/// Width of the map and the least and most height, in pixels (user units of the SVG).
struct FrameSize {
  double width = 960.0;
  double least_height = 420.0;
  double most_height = 1180.0;
  double margin = 46.0;  ///< Free on every side, for labels.
};

/// Degrees shown by a frame; longitudes are relative to its middle, so that 180 degrees is no border.
struct DegreeRange {
  double south = 0.0;
  double north = 0.0;
  double west = 0.0;
  double east = 0.0;
};

class MapFrame {
 public:
  /// Shows all of `places`, and at least 16 km across. Precondition: places is not empty.
  MapFrame(const std::vector<geo::LatLon>& places, const FrameSize& size);

  [[nodiscard]] Point at(geo::LatLon place) const;
  [[nodiscard]] double width() const { return size_.width; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] Rect rect() const { return {0.0, 0.0, size_.width, height_}; }
  [[nodiscard]] double pixels_per_kilometre() const { return scale_ * 1000.0; }
  [[nodiscard]] DegreeRange degrees() const;
  /// Longitude relative to the middle, in [-180, 180).
  [[nodiscard]] double relative_longitude(double lon) const;
  [[nodiscard]] double middle_longitude() const { return lon0_; }

 private:
  [[nodiscard]] Point metres(geo::LatLon place) const;

  FrameSize size_;
  double lon0_ = 0.0;
  double scale_ = 1.0;  ///< Pixels a metre.
  Point middle_;        ///< Metres shown in the middle.
  double height_ = 0.0;
};

/// Parallels and meridians with their labels, as SVG: lines at round degrees.
[[nodiscard]] std::string graticule(const MapFrame& frame);
/// A bar of a round length of about a fifth of the width, drawn at (x, y).
[[nodiscard]] std::string scale_bar(const MapFrame& frame, double x, double y);

}  // namespace samling::report
