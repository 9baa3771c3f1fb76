#include "samling/geo/nearest.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "samling/core/chance.hpp"

namespace samling::geo {
namespace {

// The slow twin: measure every point, sort by distance, then row.
std::vector<Neighbour> all_by_distance(const std::vector<LatLon>& points, LatLon place) {
  std::vector<Neighbour> all;
  for (std::size_t row = 0; row < points.size(); ++row) {
    all.push_back({.row = row, .distance = geodesic_distance(place, points[row])});
  }
  std::sort(all.begin(), all.end(), [](const Neighbour& a, const Neighbour& b) {
    return std::tie(a.distance, a.row) < std::tie(b.distance, b.row);
  });
  return all;
}

/// Where points are scattered: a window of latitudes and longitudes; longitudes past 180 wrap round.
struct Window {
  const char* name;
  double south, north, west, width;
};

LatLon anywhere_in(const Window& window, Chance& chance) {
  const double lat = window.south + (window.north - window.south) * chance.unit();
  double lon = window.west + window.width * chance.unit();
  if (lon > 180.0) lon -= 360.0;
  return LatLon::degrees(lat, lon);
}

std::vector<LatLon> scattered(const Window& window, std::size_t count, Chance& chance) {
  std::vector<LatLon> points;
  for (std::size_t i = 0; i < count; ++i) points.push_back(anywhere_in(window, chance));
  for (std::size_t i = 0; i < count / 10; ++i) points.push_back(points[chance.below(count)]);  // twins
  return points;
}

class PointIndexIn : public ::testing::TestWithParam<Window> {};

TEST_P(PointIndexIn, FindsWhatMeasuringEveryPointFinds) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Chance chance(seed);
    const auto points = scattered(GetParam(), 200, chance);
    const PointIndex index(points);
    for (int question = 0; question < 30; ++question) {
      const LatLon place = anywhere_in(GetParam(), chance);
      auto expected = all_by_distance(points, place);
      const std::size_t count = 1 + chance.below(20);
      const Kilometres radius = expected[chance.below(expected.size())].distance;
      const auto outside = std::find_if(expected.begin(), expected.end(),
                                        [&](const Neighbour& neighbour) { return neighbour.distance > radius; });
      EXPECT_EQ(index.within(place, radius), std::vector<Neighbour>(expected.begin(), outside)) << "seed " << seed;
      expected.resize(count);
      EXPECT_EQ(index.nearest(place, count), expected) << "seed " << seed;
    }
  }
}

const Window windows[] = {
    {"Norway", 57.0, 71.5, 4.0, 27.0},        {"AcrossTheDateLine", -20.0, -10.0, 175.0, 10.0},
    {"NorthPole", 88.0, 90.0, -180.0, 360.0}, {"SouthPole", -90.0, -85.0, -180.0, 360.0},
    {"World", -90.0, 90.0, -180.0, 360.0},
};
INSTANTIATE_TEST_SUITE_P(EveryCorner, PointIndexIn, ::testing::ValuesIn(windows),
                         [](const auto& window) { return std::string(window.param.name); });

TEST(PointIndex, GivesWhatThereIsWhenAskedForMore) {
  const PointIndex index({LatLon::degrees(60.0, 10.0), LatLon::degrees(61.0, 10.0)});
  EXPECT_EQ(index.nearest(LatLon::degrees(60.9, 10.0), 5).size(), 2U);
  EXPECT_EQ(index.nearest(LatLon::degrees(60.9, 10.0), 5).front().row, 1U);
  EXPECT_TRUE(index.nearest(LatLon::degrees(60.9, 10.0), 0).empty());
}

TEST(PointIndex, OfNothingFindsNothing) {
  const PointIndex index({});
  EXPECT_EQ(index.size(), 0U);
  EXPECT_TRUE(index.nearest(LatLon::degrees(60.0, 10.0), 3).empty());
  EXPECT_TRUE(index.within(LatLon::degrees(60.0, 10.0), Kilometres::of(1e6)).empty());
}

TEST(PointIndex, PutsTwinsInTheOrderOfTheirRows) {
  const auto here = LatLon::degrees(60.0, 10.0);
  const PointIndex index({LatLon::degrees(61.0, 10.0), here, here, here});
  const auto nearest = index.nearest(here, 2);
  ASSERT_EQ(nearest.size(), 2U);
  EXPECT_EQ(nearest[0].row, 1U);
  EXPECT_EQ(nearest[1].row, 2U);
}

TEST(PointIndex, TakesARadiusOfZeroOfEverythingAndOfNoSense) {
  const auto here = LatLon::degrees(60.0, 10.0);
  const PointIndex index({here, LatLon::degrees(-60.0, -170.0)});
  EXPECT_EQ(index.within(here, Kilometres::of(0.0)).size(), 1U);
  EXPECT_EQ(index.within(here, Kilometres::of(std::numeric_limits<double>::infinity())).size(), 2U);
  EXPECT_TRUE(index.within(here, Kilometres::of(-1.0)).empty());
  EXPECT_TRUE(index.within(here, Kilometres::of(std::numeric_limits<double>::quiet_NaN())).empty());
}

}  // namespace
}  // namespace samling::geo
