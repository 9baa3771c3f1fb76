#include "io/boundaries.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "io/json_with_lines.hpp"

namespace samling::io {
namespace {

constexpr std::size_t noted_depth = 3;  // "/features/7/geometry": no line for each of a million numbers

class OutlineReader {
 public:
  explicit OutlineReader(const JsonPlace& geometry) : geometry_(geometry) {}

  std::vector<std::vector<geo::LatLon>> read() {
    const std::string type = geometry_["type"].text().value_or("");
    const JsonPlace coordinates = geometry_["coordinates"];
    if (type != "Polygon" && type != "MultiPolygon") {
      geometry_.warning("no_outline", fmt::format("a geometry of type \"{}\" is no outline and is left out", type));
      return {};
    }
    if (!coordinates.is_array()) {
      coordinates.error("bad_geometry", "the coordinates are missing");
      return {};
    }
    if (type == "Polygon") {
      polygon(coordinates.value());
    } else {
      for (const Json& part : coordinates.value()) polygon(part);
    }
    return std::move(rings_);
  }

 private:
  void polygon(const Json& rings) {
    if (!rings.is_array()) return complain("a polygon must be a list of rings");
    for (const Json& positions : rings) ring(positions);
  }

  void ring(const Json& positions) {
    if (!positions.is_array() || positions.size() < 4) return complain("a ring needs at least four positions");
    std::vector<geo::LatLon> ring;
    for (const Json& position : positions) {
      const bool pair =
          position.is_array() && position.size() >= 2 && position[0].is_number() && position[1].is_number();
      if (!pair) return complain("a position must be [lon, lat]");
      const double lon = position[0].get<double>();
      const double lat = position[1].get<double>();
      if (std::abs(lon) > 180.0 || std::abs(lat) > 90.0) {
        return complain(fmt::format("position [{}, {}] is not in degrees of WGS 84 as [lon, lat]; convert the file",
                                    format_number(lon, 6), format_number(lat, 6)));
      }
      ring.push_back(geo::LatLon::degrees(lat, lon));
    }
    if (!(ring.front() == ring.back())) return complain("a ring must end where it begins");
    rings_.push_back(std::move(ring));
  }

  void complain(const std::string& message) {
    if (!complained_) geometry_.error("bad_geometry", message);
    complained_ = true;  // once a feature: the cause is one
  }

  const JsonPlace& geometry_;
  std::vector<std::vector<geo::LatLon>> rings_;
  bool complained_ = false;
};

std::string text_of(const JsonPlace& property) {
  return property.exists() ? property.shown_value() : std::string();
}

}  // namespace

std::vector<plan::Boundary> read_boundaries(std::string_view bytes, const std::string& name,
                                            const std::string& code_property, const CodeBook& codes,
                                            IssueList& issues) {
  std::vector<plan::Boundary> boundaries;
  const auto document = parse_json(bytes, name, issues, noted_depth);
  if (!document) return boundaries;
  const JsonPlace root(*document, issues);
  const auto type = root["type"].text();
  if (type != "FeatureCollection") {
    root["type"].error("wrong_format", "must be a GeoJSON \"FeatureCollection\"");
    return boundaries;
  }
  std::vector<std::string> properties;
  bool code_seen = false;
  for (const JsonPlace& feature : root["features"].elements()) {
    const JsonPlace property = feature["properties"][code_property];
    code_seen = code_seen || property.exists();
    if (feature["properties"].is_object() && properties.empty()) {
      for (const auto& [key, value] : feature["properties"].value().items()) properties.push_back(key);
    }
    if (!feature["geometry"].exists()) continue;  // RFC 7946 allows features without a place
    const auto row = codes.find(text_of(property));
    plan::Boundary boundary{row ? codes.code(*row) : "", OutlineReader(feature["geometry"]).read()};
    if (!boundary.rings.empty()) boundaries.push_back(std::move(boundary));
  }
  if (!code_seen && !boundaries.empty()) {
    root["features"].issues().add(Issue{
        .rule = "unknown_property",
        .file = name,
        .line = root["features"].line(),
        .field = "/features/0/properties",
        .value = code_property,
        .message = "no feature has the property that code_property names" + did_you_mean(code_property, properties)});
  }
  return boundaries;
}

}  // namespace samling::io
