#include <gmock/gmock.h>

#include "samling/plan/plan.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

plan::Programme programme_over(model::Region region, grouping::SizeRange sizes) {
  plan::Programme programme{.title = "Test", .region = std::move(region), .venues = {}, .request = {}, .boundaries = {},
                            .attributions = {}, .input_checksum = "", .warnings = {}};
  programme.request.sizes = sizes;
  return programme;
}

model::Region two_villages() {
  return drawn_region(R"(
      AB      EF
      CD      GH)");
}

model::Region with(const model::Region& region, const std::string& code, const std::function<void(model::Municipality&)>& change) {
  auto municipalities = region.municipalities();
  change(municipalities[region.at(code).index()]);
  return model::Region(std::move(municipalities), region.catalogue(), region.travel());
}

std::string letters(const plan::Plan& plan) {
  std::string text;
  for (const auto& group : plan.groups) {
    text += text.empty() ? "" : " ";
    for (const auto& code : group.members) text += code;
  }
  return text;
}

TEST(MakePlan, GivesEveryGroupAVenueADayAndADate) {
  auto programme = programme_over(two_villages(), {4, 4});
  programme.request.day = timetable::DayTemplate{.end = ClockTime::at(16, 0), .slot = {WholeMinutes(45), WholeMinutes(90)}};
  programme.request.dates = season::DateRequest{.from = *parse_date("2015-03-02"), .to = *parse_date("2015-03-06")};
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(letters(plan), "ABCD EFGH");
  for (const auto& group : plan.groups) {
    EXPECT_TRUE(group.venue.has_value());
    EXPECT_THAT(group.day, Not(IsEmpty()));
    EXPECT_TRUE(group.date.has_value());
    EXPECT_THAT(group.why, Not(IsEmpty()));
  }
  EXPECT_NE(plan.groups[0].date, plan.groups[1].date) << "one gathering a day";
}

TEST(MakePlan, NobodyIsInvitedOnADayTheyAreAway) {
  auto region = with(two_villages(), "A", [](model::Municipality& m) {
    m.blackout_dates = {*parse_date("2015-03-02"), *parse_date("2015-03-03"), *parse_date("2015-03-04"), *parse_date("2015-03-05")};
  });
  auto programme = programme_over(std::move(region), {4, 4});
  programme.request.dates = season::DateRequest{.from = *parse_date("2015-03-02"), .to = *parse_date("2015-03-06")};
  EXPECT_EQ(plan::make_plan(programme).groups.front().date, "2015-03-06");
  programme.request.dates->to = *parse_date("2015-03-05");
  const auto none = plan::make_plan(programme);
  EXPECT_EQ(none.groups.front().date, std::nullopt);
  EXPECT_THAT(none.groups.front().warnings, Contains(HasSubstr("no date")));
}

TEST(MakePlan, CutsSizesWhoseDayCannotWorkAndSaysSo) {
  auto programme = programme_over(drawn_region("ABC   DEF"), {3, 5});
  programme.request.day = timetable::DayTemplate{.slot = {WholeMinutes(75), WholeMinutes(90)}};
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(letters(plan), "ABC DEF");
  EXPECT_THAT(plan.warnings, Contains(HasSubstr("no group of 4 is formed")));
}

TEST(MakePlan, RegroupsWhenNoVenueCanBeReached) {
  // Affinity sees kilometres, by which A, B, C are close; the only hall is 100 minutes from C.
  const std::vector<std::string> places{"A", "B", "C", "D", "hall"};
  const auto kilometres = symmetric(5, {10, 10, 30, 5, 10, 30, 5, 30, 5, 5});
  const auto minutes = symmetric(5, {20, 20, 20, 20, 20, 20, 20, 20, 100, 20});
  const auto base = region_from_minutes({"A", "B", "C", "D"}, Eigen::MatrixXd::Zero(4, 4));
  auto programme = programme_over(
      model::Region(base.municipalities(), base.catalogue(), geo::TravelMatrix(places, minutes, kilometres)), {3, 3});
  programme.venues = {{.key = "hall", .name = "Hall", .position = geo::LatLon::degrees(60, 10)}};
  programme.request.town_halls = false;
  programme.request.group_count = 1;
  programme.request.venue_limit = Minutes(60);
  programme.request.affinity.travel_measure = model::TravelMeasure::kilometres;
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(letters(plan), "ABD");
  ASSERT_THAT(plan.rejected, Not(IsEmpty()));
  EXPECT_EQ(plan.rejected.front().stage, "venue");
  EXPECT_THAT(plan.rejected.front().reasons, Contains(HasSubstr("100 > 60")));
}

TEST(MakePlan, KeepsAPublishedGroupThatCannotMeetAndTellsWhy) {
  auto region = with(drawn_region("ABC  DEF"), "C", [](model::Municipality& m) { m.earliest_departure = ClockTime::at(11, 0); });
  auto programme = programme_over(std::move(region), {3, 3});
  programme.request.pinned = {{"A", "B", "C"}};
  programme.request.day = timetable::DayTemplate{.slot = {WholeMinutes(75), WholeMinutes(75)}};
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(plan.status, "infeasible");
  EXPECT_EQ(letters(plan), "ABC DEF");
  EXPECT_THAT(plan.groups.front().warnings, Contains(HasSubstr("cannot meet as pinned")));
  EXPECT_THAT(plan.groups.back().day, Not(IsEmpty()));
}

TEST(MakePlan, DissolvesGroupsWhenTheRoundsOfRegroupingAreUsedUp) {
  auto programme = programme_over(drawn_region("ABC"), {3, 3});
  programme.request.town_halls = false;  // and no neutral venue within reach
  programme.venues = {{.key = "A", .name = "Small room", .position = geo::LatLon::degrees(60, 10), .capacity = 2}};
  programme.request.regroup_rounds = 0;
  const auto plan = plan::make_plan(programme);
  EXPECT_THAT(plan.groups, IsEmpty());
  EXPECT_EQ(plan.status, "infeasible");
  for (const auto& municipality : plan.municipalities) EXPECT_THAT(municipality.why, Not(IsEmpty()));
}

TEST(MakePlan, StopsSoonWhenInterruptedAndKeepsTheBestSoFar) {
  std::stop_source source;
  source.request_stop();
  plan::PlanOptions options;
  options.limits.stop = source.get_token();
  const auto plan = plan::make_plan(programme_over(two_villages(), {4, 4}), options);
  EXPECT_EQ(plan.municipalities.size(), 8U);
  for (const auto& municipality : plan.municipalities) {
    EXPECT_TRUE(!municipality.group.empty() || !municipality.why.empty()) << municipality.code;
  }
}

TEST(MakePlan, ListsTheExcludedWithTheirReason) {
  auto region = with(two_villages(), "A", [](model::Municipality& m) { m.withdrawn = true; });
  region = with(region, "B", [](model::Municipality& m) { m.projects.clear(); });
  const auto plan = plan::make_plan(programme_over(std::move(region), {3, 4}));
  EXPECT_THAT(plan.municipalities[0].why, HasSubstr("withdrawn"));
  EXPECT_THAT(plan.municipalities[1].why, HasSubstr("theme is not stated"));
}

}  // namespace
}  // namespace samling::testing
