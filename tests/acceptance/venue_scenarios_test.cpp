// A2: the venue for the pilot trio.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"

namespace samling::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::FieldsAre;
using ::testing::HasSubstr;

// Places: the three seats, then Inspiria. Sarpsborg's own town hall is closed that spring.
plan::Programme pilot_with_inspiria() {
  const std::vector<std::string> places{"Sarpsborg", "Fredrikstad", "Kolbotn", "inspiria"};
  const geo::TravelMatrix travel(places, symmetric(4, {20, 58, 8, 65, 20, 55}));
  const auto base = region_from_minutes({"Sarpsborg", "Fredrikstad", "Kolbotn"}, symmetric(3, {20, 58, 65}));
  auto municipalities = base.municipalities();
  municipalities[0].can_host = false;
  auto programme = programme_over(model::Region(municipalities, base.catalogue(), travel), {3, 3});
  programme.venues = {{.key = "inspiria", .name = "Inspiria", .position = geo::LatLon::degrees(59.28, 11.05)}};
  programme.request.venue_limit = Minutes(60);
  return programme;
}

TEST(A2Venue, InspiriaIsChosenAndTheOthersAreRefusedWithTheNumber) {
  const auto plan = plan::make_plan(pilot_with_inspiria());
  ASSERT_EQ(plan.groups.size(), 1U);
  const auto& venue = plan.groups.front().venue.value();
  EXPECT_EQ(venue.name, "Inspiria");
  EXPECT_DOUBLE_EQ(venue.worst_minutes, 55.0);
  EXPECT_DOUBLE_EQ(venue.sum_minutes, 83.0);
  EXPECT_THAT(venue.refused, ElementsAre(FieldsAre("Fredrikstad", "Fredrikstad town hall", HasSubstr("65 > 60")),
                                         FieldsAre("Kolbotn", "Kolbotn town hall", HasSubstr("65 > 60"))));
}

}  // namespace
}  // namespace samling::testing
