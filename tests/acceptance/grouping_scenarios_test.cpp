// A3 fjord trap, A4 alike theme and unlike practice, A5 nobody left silently, A6 sizes that cannot work, A10 smallest conflict.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"
#include "samling/geo/travel_matrix.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

// Sarpsborg, Fredrikstad, Oppegård and Horten; Horten is 35 km away by air, across the fjord.
std::vector<geo::LatLon> fjord_seats() {
  return {geo::LatLon::degrees(59.2839, 11.1096), geo::LatLon::degrees(59.2181, 10.9298),
          geo::LatLon::degrees(59.8106, 10.8039), geo::LatLon::degrees(59.4173, 10.4834)};
}

model::Region with_seats(const model::Region& region, const std::vector<geo::LatLon>& seats) {
  std::size_t next = 0;
  return changed(region, [&](model::Municipality& m) { m.seat = seats[next++]; });
}

TEST(A3FjordTrap, HortenIsNotInTheGroupWhenTheFerryCounts) {
  const std::vector<std::string> names{"Sarpsborg", "Fredrikstad", "Oppegard", "Horten"};
  const auto region = region_from_minutes(names, symmetric(4, {20, 58, 105, 65, 105, 105}));
  auto programme = programme_over(with_seats(region, fjord_seats()), {3, 3});
  programme.request.travel_limit = Minutes(75);
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(groups_of(plan), "Sarpsborg Fredrikstad Oppegard");
  EXPECT_THAT(unplaced_of(plan), ElementsAre("Horten"));
  EXPECT_THAT(plan.warnings, Not(Contains(HasSubstr("estimate"))));
}

TEST(A3FjordTrap, WithoutATravelMatrixThePlanSaysThatItGuesses) {
  const std::vector<std::string> names{"Sarpsborg", "Fredrikstad", "Oppegard", "Horten"};
  const auto seats = fjord_seats();
  auto base = with_seats(region_from_minutes(names, Eigen::MatrixXd::Zero(4, 4)), seats);
  model::Region region(base.municipalities(), base.catalogue(), geo::estimate_travel(names, seats));
  auto programme = programme_over(std::move(region), {3, 3});
  programme.request.travel_limit = Minutes(75);
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(groups_of(plan), "Sarpsborg Fredrikstad Horten");  // the trap
  EXPECT_THAT(plan.warnings, Contains(HasSubstr("estimate: water crossing possible")));
  EXPECT_THAT(plan.groups.at(0).warnings, Contains(HasSubstr("estimate: water crossing possible")));
  for (const auto& pair : plan.groups.at(0).pairs) EXPECT_TRUE(pair.estimate);
}

model::Region five_with_approaches() {
  const auto region = region_from_minutes({"A", "B", "C", "D", "E"}, symmetric(5, std::vector<double>(10, 45.0)));
  const std::map<std::string, std::string> approach{
      {"A", "longer shifts"}, {"B", "longer shifts"}, {"C", "staff pool"}, {"D", "longer shifts"}, {"E", "in-house training"}};
  return changed(region, [&](model::Municipality& m) { m.projects.at(0).approach_tags = {approach.at(m.code)}; });
}

TEST(A4AlikeThemeUnlikePractice, WithoutDifferenceWeightTiesGoByCode) {
  auto programme = programme_over(five_with_approaches(), {3, 3});
  programme.request.affinity.difference_weight = 0.0;
  programme.request.group_count = 1;
  EXPECT_EQ(groups_of(plan::make_plan(programme)), "A B C");
}

TEST(A4AlikeThemeUnlikePractice, WithDifferenceWeightThreeApproachesMeet) {
  auto programme = programme_over(five_with_approaches(), {3, 3});
  programme.request.affinity.difference_weight = 1.0;
  programme.request.group_count = 1;
  const auto plan = plan::make_plan(programme);
  EXPECT_THAT(groups_of(plan), ::testing::AnyOf("A C E", "B C E", "C D E"));
  for (const auto& pair : plan.groups.at(0).pairs) EXPECT_DOUBLE_EQ(pair.unlikeness, 1.0);
}

// Twelve within 90 minutes of each other, the thirteenth 140 from everyone.
model::Region twelve_and_an_island(bool island_may_attend_remotely) {
  std::vector<std::string> names;
  for (char c = 'A'; c <= 'M'; ++c) names.emplace_back(1, c);
  Eigen::MatrixXd minutes(13, 13);
  for (int i = 0; i < 13; ++i) {
    for (int j = 0; j < 13; ++j) minutes(i, j) = i == j ? 0 : (i == 12 || j == 12 ? 140 : 30 + 5 * std::abs(i - j));
  }
  return changed(region_from_minutes(names, minutes), [&](model::Municipality& m) {
    m.may_attend_remotely = m.code == "M" && island_may_attend_remotely;
  });
}

TEST(A5NobodyLeftSilently, TheIslandIsListedWithTheReason) {
  auto programme = programme_over(twelve_and_an_island(false), {3, 5});
  programme.request.travel_limit = Minutes(90);
  const auto plan = plan::make_plan(programme);
  EXPECT_THAT(unplaced_of(plan), ElementsAre("M"));
  EXPECT_THAT(municipality_of(plan, "M").why, HasSubstr("no group within 90 min; nearest 140"));
  EXPECT_EQ(municipality_of(plan, "M").rule, "travel_limit");
}

TEST(A5NobodyLeftSilently, RemoteAttendancePlacesAllThirteen) {
  auto programme = programme_over(twelve_and_an_island(true), {3, 5});
  programme.request.travel_limit = Minutes(90);
  programme.request.remote_per_group = 1;
  const auto plan = plan::make_plan(programme);
  EXPECT_THAT(unplaced_of(plan), IsEmpty());
  const auto& group = municipality_of(plan, "M").group;
  for (const auto& planned : plan.groups) {
    EXPECT_EQ(planned.remote, planned.key == group ? std::vector<std::string>{"M"} : std::vector<std::string>{});
  }
}

TEST(A6SizesThatCannotWork, TheSumIsToldBeforeTheSearchAndSixArePlaced) {
  const auto region = drawn_region("ABCDEFG", {.minutes_per_cell = 10.0});
  const auto programme = programme_over(region, {3, 3});
  const auto told = grouping::precheck(plan::grouping_problem(programme));
  ASSERT_FALSE(told.empty());
  EXPECT_THAT(told.front().message, AllOf(HasSubstr("7 is not a multiple of 3"), HasSubstr("2 groups of 3 leave 1"),
                                          HasSubstr("sizes 3-4 would place all")));
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(plan.groups.size(), 2U);
  EXPECT_EQ(unplaced_of(plan).size(), 1U);
  EXPECT_THAT(municipality_of(plan, unplaced_of(plan).front()).why, Not(IsEmpty()));
}

plan::Programme married_across_the_mountain() {
  const auto region = region_from_minutes({"A", "B", "C", "D"}, symmetric(4, {130, 30, 30, 110, 110, 30}));
  auto programme = programme_over(region, {3, 3});
  programme.request.travel_limit = Minutes(120);
  programme.request.must_together = {{"A", "B"}};
  return programme;
}

TEST(A10SmallestConflict, IsExactlyThePairAndTheLimit) {
  const auto plan = plan::make_plan(married_across_the_mountain());
  EXPECT_EQ(plan.status, "infeasible");
  EXPECT_THAT(plan.conflict, UnorderedElementsAre("A with B", "limit 120"));
  EXPECT_THAT(plan.repairs, Contains(HasSubstr("limit 130")));
  EXPECT_THAT(plan.repairs, Contains(HasSubstr("drop")));
  EXPECT_THAT(plan.repairs, Contains(HasSubstr("remote")));
}

TEST(A10SmallestConflict, DroppingEitherDemandMakesItFeasible) {
  auto without_pair = married_across_the_mountain();
  without_pair.request.must_together.clear();
  EXPECT_NE(plan::make_plan(without_pair).status, "infeasible");
  auto without_limit = married_across_the_mountain();
  without_limit.request.travel_limit.reset();
  EXPECT_NE(plan::make_plan(without_limit).status, "infeasible");
}

}  // namespace
}  // namespace samling::testing
