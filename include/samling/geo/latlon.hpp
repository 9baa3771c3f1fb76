// samling/geo/latlon.hpp: where something is, and how far it is through the air.
//
// Positions are WGS 84 degrees. Distances are geodesics on the WGS 84 ellipsoid after Karney (2013), "Algorithms for
// geodesics", doi:10.1007/s00190-012-0578-z, as implemented by GeographicLib: exact to nanometres, where the haversine
// is off by up to 0.5 %.
#pragma once

#include <compare>

#include "samling/core/units.hpp"

namespace samling::geo {

class LatLon {
 public:
  constexpr LatLon() = default;
  /// Throws InvalidInput naming "lat" or "lon" unless lat is in [-90, 90] and lon in [-180, 180], both finite.
  [[nodiscard]] static LatLon degrees(double lat, double lon);
  [[nodiscard]] constexpr double lat() const { return lat_; }
  [[nodiscard]] constexpr double lon() const { return lon_; }
  friend constexpr bool operator==(const LatLon&, const LatLon&) = default;

 private:
  constexpr LatLon(double lat, double lon) : lat_(lat), lon_(lon) {}
  double lat_ = 0.0;
  double lon_ = 0.0;
};

/// Length of the shortest line on the ellipsoid, in kilometres.
[[nodiscard]] Kilometres geodesic_distance(LatLon a, LatLon b);

}  // namespace samling::geo
