// src/report/map_outlines.hpp: the outlines of municipalities, cut to a map and no finer than it shows.
#pragma once

#include <string>
#include <vector>

#include "report/map_frame.hpp"
#include "samling/plan/programme.hpp"

namespace samling::report {

/// Prepared once, drawn on many maps. Reads boundaries that must outlive it.
class Outlines {
 public:
  explicit Outlines(const std::vector<plan::Boundary>& boundaries);
  [[nodiscard]] bool empty() const { return shapes_.empty(); }

  /// Land as SVG paths. `class_of` a municipality's code gives the attributes of its path ("" for plain land).
  template <class AttributesOf>
  [[nodiscard]] std::string draw(const MapFrame& frame, AttributesOf attributes_of) const {
    std::string svg;
    const auto range = frame.degrees();
    for (const auto& shape : shapes_) {
      const auto data = path_data(shape, frame, range);
      if (!data.empty()) svg += "<path" + attributes_of(shape.boundary->code) + " d=\"" + data + "\"/>";
    }
    return svg;
  }

 private:
  struct Ring {
    const std::vector<geo::LatLon>* points;
    double south, north, west, east;
  };
  struct Shape {
    const plan::Boundary* boundary;
    std::vector<Ring> rings;
  };
  [[nodiscard]] static std::string path_data(const Shape& shape, const MapFrame& frame, const DegreeRange& range);
  std::vector<Shape> shapes_;
};

/// Convex hull of points as the data of a closed SVG path (a line for two, a dot for one).
[[nodiscard]] std::string hull_path(const std::vector<Point>& points);

}  // namespace samling::report
