#include "samling/geo/latlon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "samling/core/issue.hpp"

namespace samling::geo {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

std::vector<std::string> fields_refused(double lat, double lon) {
  try {
    (void)LatLon::degrees(lat, lon);
  } catch (const InvalidInput& problem) {
    std::vector<std::string> fields;
    for (const Issue& issue : problem.issues()) fields.push_back(issue.field);
    return fields;
  }
  return {};
}

TEST(LatLon, KeepsWhatIsOnEarth) {
  const auto pole = LatLon::degrees(-90.0, 180.0);
  EXPECT_EQ(pole.lat(), -90.0);
  EXPECT_EQ(pole.lon(), 180.0);
}

TEST(LatLon, NamesTheFieldThatIsNotOnEarth) {
  using Fields = std::vector<std::string>;
  EXPECT_EQ(fields_refused(90.1, 10.0), Fields{"lat"});
  EXPECT_EQ(fields_refused(60.0, -180.1), Fields{"lon"});
  EXPECT_EQ(fields_refused(nan, infinity), (Fields{"lat", "lon"}));
  EXPECT_EQ(fields_refused(-infinity, nan), (Fields{"lat", "lon"}));
}

TEST(LatLon, SaysTheValueAndTheRange) {
  try {
    (void)LatLon::degrees(95.0, 10.0);
    FAIL() << "95 degrees north is nowhere";
  } catch (const InvalidInput& problem) {
    EXPECT_STREQ(problem.what(), "lat: \"95\": is outside [-90, 90]");
  }
}

// A degree of meridian and of equator on WGS 84: a (1-e^2)/(1-e^2 sin^2)^1.5 and a pi/180; the quarter meridian is the
// published 10,001,965.729 m.
TEST(GeodesicDistance, AgreesWithTheEllipsoid) {
  const auto origin = LatLon::degrees(0.0, 0.0);
  EXPECT_NEAR(geodesic_distance(origin, LatLon::degrees(0.0, 1.0)).metres(), 6'378'137.0 * std::acos(-1.0) / 180.0,
              1e-6);
  EXPECT_NEAR(geodesic_distance(origin, LatLon::degrees(90.0, 77.0)).metres(), 10'001'965.729, 1e-3);
  EXPECT_NEAR(geodesic_distance(LatLon::degrees(90.0, 0.0), LatLon::degrees(-90.0, 0.0)).metres(), 20'003'931.459,
              1e-3);
}

TEST(GeodesicDistance, IsTheSameThereAndBackAndAcrossTheDateLine) {
  const auto west = LatLon::degrees(-17.0, 179.5);
  const auto east = LatLon::degrees(-17.0, -179.5);
  EXPECT_DOUBLE_EQ(geodesic_distance(west, east).count(), geodesic_distance(east, west).count());
  EXPECT_NEAR(geodesic_distance(west, east).count(),
              geodesic_distance(LatLon::degrees(-17.0, 10.0), LatLon::degrees(-17.0, 11.0)).count(), 1e-9);
  EXPECT_EQ(geodesic_distance(west, west).count(), 0.0);
}

}  // namespace
}  // namespace samling::geo
