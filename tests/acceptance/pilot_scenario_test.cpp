// A1: the pilot of 5 March 2015 comes out of the programme's own data.
#include <gmock/gmock.h>

#include <map>

#include "acceptance/programmes.hpp"
#include "io/csv_table.hpp"
#include "samling/io/programme_file.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::map<std::string, std::string>> rows_of(const std::filesystem::path& file) {
  io::IssueList issues;
  const auto csv = io::read_csv(file, issues);
  std::vector<std::map<std::string, std::string>> rows;
  for (const auto& row : csv.rows) {
    auto& named = rows.emplace_back();
    for (std::size_t c = 0; c < csv.header.size(); ++c) named[csv.header[c]] = row.cells[c];
  }
  return rows;
}

// The full-time-work rows of the participants' list with the seats of 2013; kilometres are great circles.
plan::Programme full_time_work(const std::filesystem::path& data, const std::string& left_out) {
  std::map<std::string, geo::LatLon> seat_of;
  for (auto& row : rows_of(data / "norway" / "norway_2013.csv")) {
    seat_of[row["kommune_nr"]] = geo::LatLon::degrees(std::stod(row["lat"]), std::stod(row["lon"]));
  }
  std::vector<std::string> codes;
  std::vector<geo::LatLon> seats;
  for (auto& row : rows_of(data / "programme" / "programme.csv")) {
    if (row["theme"].find("heltid") == std::string::npos || row["kommune_nr"] == left_out) continue;
    codes.push_back(row["kommune_nr"]);
    seats.push_back(seat_of.at(codes.back()));
  }
  auto base = region_from_minutes(codes, Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(codes.size()),
                                                               static_cast<Eigen::Index>(codes.size())));
  auto programme = programme_over(
      model::Region(base.municipalities(), base.catalogue(), geo::estimate_travel(codes, seats, {.detour = 1.0})), {3, 3});
  programme.request.group_count = 1;
  programme.request.objective = grouping::Objective::pair_sum;
  programme.request.affinity = {.theme_weight = 0, .difference_weight = 0, .travel_weight = 1, .travel_scale = 1,
                                .travel_measure = model::TravelMeasure::kilometres};
  return programme;
}

// Over all ten full-time-work rows the least sum by air is Oppegård, Drammen and Kongsberg (133 km); the pilot (140 km) is
// the runner-up. Without Kongsberg, whose other project is sick leave, the pilot is first. Straight lines lie: by road
// minutes the pilot is first among all ten.
TEST(A1ReproduceThePilot, ByGreatCircleKilometresItIsTheRunnerUpWithAMarginOfSevenKilometres) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto plan = plan::make_plan(full_time_work(*data, ""));
  EXPECT_EQ(groups_of(plan), "0217 0602 0604");
  EXPECT_EQ(plan.status, "optimal");
  ASSERT_FALSE(plan.groups.front().alternatives.empty());
  const auto& runner_up = plan.groups.front().alternatives.front();
  EXPECT_THAT(runner_up.members, ElementsAre("0105", "0106", "0217"));
  EXPECT_NEAR(-runner_up.group_score, 142.0, 5.0);
  EXPECT_NEAR(runner_up.change.value(), -7.0, 1.0);
}

TEST(A1ReproduceThePilot, ByGreatCircleKilometresItIsFirstAmongThoseWithFullTimeWorkAlone) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto plan = plan::make_plan(full_time_work(*data, "0604"));
  EXPECT_EQ(groups_of(plan), "0105 0106 0217");
  EXPECT_NEAR(-plan.score, 142.0, 5.0);
  ASSERT_FALSE(plan.groups.front().alternatives.empty());
  const auto& runner_up = plan.groups.front().alternatives.front();
  EXPECT_LT(runner_up.change.value(), 0.0);
  EXPECT_NEAR(plan.score + *runner_up.change, runner_up.group_score, 1e-9);
  EXPECT_EQ(plan.status, "optimal");
}

TEST(A1ReproduceThePilot, ByRoadMinutesOnTheShippedData) {
  const auto programme = io::read_programme(source_folder() / "examples" / "data" / "pilot.json");
  EXPECT_EQ(programme.request.sizes, (grouping::SizeRange{3, 3}));
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(groups_of(plan), "0105 0106 0217");
  EXPECT_EQ(plan.groups.front().venue.value().name, programme.venues.front().name);
  ASSERT_FALSE(plan.groups.front().alternatives.empty());
  EXPECT_THAT(plan.groups.front().alternatives.front().why_not, HasSubstr("against the chosen group"));
}

TEST(A1ReproduceThePilot, TheArticlesDayIsRefusedWithItsArithmetic) {
  const auto plan = plan::make_plan(io::read_programme(source_folder() / "examples" / "data" / "article_day.json"));
  EXPECT_EQ(plan.status, "infeasible");
  EXPECT_EQ(groups_of(plan), "0105 0106 0217");
  EXPECT_THAT(plan.conflict, ::testing::Contains(HasSubstr("345 minutes asked, 300 there, 45 over")));
  EXPECT_THAT(plan.repairs, ::testing::Contains(HasSubstr("75 minutes each")));
}

}  // namespace
}  // namespace samling::testing
