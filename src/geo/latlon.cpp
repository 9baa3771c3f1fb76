#include "samling/geo/latlon.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <GeographicLib/Geodesic.hpp>

#include "samling/core/issue.hpp"

namespace samling::geo {

LatLon LatLon::degrees(double lat, double lon) {
  std::vector<Issue> issues;
  // Written so that NaN fails too.
  const auto expect = [&](const char* field, double value, double limit) {
    if (value >= -limit && value <= limit) return;
    issues.push_back({.rule = "position",
                      .field = field,
                      .value = fmt::format("{}", value),
                      .message = fmt::format("is outside [-{0}, {0}]", limit)});
  };
  expect("lat", lat, 90.0);
  expect("lon", lon, 180.0);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return {lat, lon};
}

Kilometres geodesic_distance(LatLon a, LatLon b) {
  double metres = 0.0;
  GeographicLib::Geodesic::WGS84().Inverse(a.lat(), a.lon(), b.lat(), b.lon(), metres);
  return Kilometres::from_metres(metres);
}

}  // namespace samling::geo
