#include <gtest/gtest.h>

#include <limits>

#include "samling/core/issue.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::geo {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const std::vector<std::string> three_names{"A", "B", "C"};
const std::vector<LatLon> three_positions{LatLon::degrees(59.0, 10.0), LatLon::degrees(60.0, 10.0),
                                          LatLon::degrees(60.0, 12.0)};

/// A and B only, measured; nothing known from B to A.
TravelMatrix measured_a_and_b() {
  Eigen::MatrixXd minutes(2, 2);
  minutes << 0, 70, missing, 0;
  Eigen::MatrixXd kilometres(2, 2);
  kilometres << 0, 120, missing, 0;
  return {{"A", "B"}, minutes, kilometres};
}

TEST(EstimateTravel, IsTheAirLineTimesDetourOverSpeedAndSaysSo) {
  const auto travel = estimate_travel(three_names, three_positions, {.detour = 1.5, .speed_kmh = 50.0});
  const double air = geodesic_distance(three_positions[0], three_positions[1]).count();
  EXPECT_DOUBLE_EQ(travel.kilometres(PlaceId(0), PlaceId(1))->count(), air * 1.5);
  EXPECT_DOUBLE_EQ(travel.minutes(PlaceId(0), PlaceId(1))->count(), air * 1.5 / 50.0 * 60.0);
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) EXPECT_EQ(travel.is_estimate(PlaceId(i), PlaceId(j)), i != j);
    EXPECT_EQ(travel.minutes(PlaceId(i), PlaceId(i)), Minutes(0));
  }
}

TEST(EstimateTravel, RefusesOptionsThatMakeNoSense) {
  EXPECT_THROW((void)estimate_travel(three_names, three_positions, {.detour = 0.9}), InvalidInput);
  EXPECT_THROW((void)estimate_travel(three_names, three_positions, {.detour = missing}), InvalidInput);
  EXPECT_THROW((void)estimate_travel(three_names, three_positions, {.speed_kmh = 0.0}), InvalidInput);
  EXPECT_THROW((void)estimate_travel({"A", "B"}, three_positions), InvalidInput);
  EXPECT_NO_THROW((void)estimate_travel({}, {}));
}

TEST(StraightLineTravel, HasTheFiguresOfTheTableWithoutOne) {
  const EstimateOptions options{.detour = 1.3, .speed_kmh = 70.0};
  const auto table = estimate_travel(three_names, three_positions, options);
  const auto lines = straight_line_travel(three_names, three_positions, options);
  EXPECT_TRUE(table.has_table());
  EXPECT_FALSE(lines.has_table());
  EXPECT_EQ(lines.minutes().size(), 0);
  EXPECT_TRUE(lines.knows_kilometres());
  EXPECT_TRUE(lines.has_estimates());
  EXPECT_EQ(lines.find("C"), PlaceId(2));
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      EXPECT_EQ(lines.minutes(PlaceId(i), PlaceId(j)), table.minutes(PlaceId(i), PlaceId(j)));
      EXPECT_EQ(lines.kilometres(PlaceId(i), PlaceId(j)), table.kilometres(PlaceId(i), PlaceId(j)));
      EXPECT_EQ(lines.is_estimate(PlaceId(i), PlaceId(j)), table.is_estimate(PlaceId(i), PlaceId(j)));
      EXPECT_EQ(lines.minutes_between(PlaceId(i), PlaceId(j)), table.minutes_between(PlaceId(i), PlaceId(j)));
    }
  }
  EXPECT_THROW((void)straight_line_travel(three_names, three_positions, {.detour = 0.5}), InvalidInput);
  EXPECT_THROW((void)straight_line_travel({"A", "A", ""}, three_positions), InvalidInput);
  EXPECT_THROW((void)straight_line_travel({"A"}, three_positions), InvalidInput);
}

TEST(FillWithEstimates, KeepsWhatIsKnownAndMarksTheRest) {
  const auto travel = fill_with_estimates(measured_a_and_b(), three_names, three_positions, false);
  EXPECT_EQ(travel.minutes(PlaceId(0), PlaceId(1)), Minutes(70));
  EXPECT_EQ(travel.kilometres(PlaceId(0), PlaceId(1)), Kilometres::of(120));
  EXPECT_FALSE(travel.is_estimate(PlaceId(0), PlaceId(1)));
  EXPECT_FALSE(travel.minutes(PlaceId(1), PlaceId(0)).has_value()) << "known to be unreachable";
  EXPECT_TRUE(travel.minutes(PlaceId(0), PlaceId(2)).has_value());
  EXPECT_TRUE(travel.is_estimate(PlaceId(0), PlaceId(2)));
  EXPECT_TRUE(travel.is_estimate(PlaceId(2), PlaceId(1)));
}

TEST(FillWithEstimates, FillsMissingCellsWhenAsked) {
  const auto travel = fill_with_estimates(measured_a_and_b(), three_names, three_positions, true);
  EXPECT_EQ(travel.minutes(PlaceId(0), PlaceId(1)), Minutes(70));
  EXPECT_TRUE(travel.minutes(PlaceId(1), PlaceId(0)).has_value());
  EXPECT_TRUE(travel.is_estimate(PlaceId(1), PlaceId(0)));
}

TEST(FillWithEstimates, FollowsTheOrderOfThePlacesAskedFor) {
  const auto travel =
      fill_with_estimates(measured_a_and_b(), {"B", "A"}, {three_positions[1], three_positions[0]}, false);
  EXPECT_EQ(travel.minutes(PlaceId(1), PlaceId(0)), Minutes(70));
  EXPECT_FALSE(travel.minutes(PlaceId(0), PlaceId(1)).has_value());
  EXPECT_FALSE(travel.has_estimates());
}

TEST(FillWithEstimates, KeepsTheMarksOfAnEarlierEstimate) {
  const auto first = fill_with_estimates(measured_a_and_b(), three_names, three_positions, false);
  const auto again = fill_with_estimates(first, three_names, three_positions, false);
  EXPECT_EQ(again.estimates(), first.estimates());
  EXPECT_TRUE(again.is_estimate(PlaceId(0), PlaceId(2)));
}

TEST(FillWithEstimates, DoesNotInventKilometresForMeasuredTimes) {
  Eigen::MatrixXd minutes(2, 2);
  minutes << 0, 70, 75, 0;
  const TravelMatrix times_only({"A", "B"}, minutes);
  EXPECT_EQ(
      fill_with_estimates(times_only, {"A", "B"}, {three_positions[0], three_positions[1]}, false).kilometres().size(),
      0);
  const auto travel = fill_with_estimates(times_only, three_names, three_positions, false);
  EXPECT_FALSE(travel.kilometres(PlaceId(0), PlaceId(1)).has_value());
  EXPECT_TRUE(travel.kilometres(PlaceId(0), PlaceId(2)).has_value());
}

}  // namespace
}  // namespace samling::geo
