// A23, first part: a whole country in one plan. All 428 municipalities of 2013, real minutes, real sparse theme profiles.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"
#include "io/csv_table.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/travel_files.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

themes::ThemeCatalogue catalogue_of(const std::vector<std::string>& header) {
  std::vector<themes::Theme> list;
  for (std::size_t c = 1; c < header.size(); ++c) list.push_back({.code = header[c], .name = header[c], .parent = {}});
  return themes::ThemeCatalogue(std::move(list));
}

model::Region country(const std::filesystem::path& norway) {
  io::IssueList issues;
  const auto seats = io::read_csv(norway / "norway_2013.csv", issues);
  const auto counts = io::read_csv(norway / "norway_theme_counts.csv", issues);
  std::vector<model::Municipality> municipalities;
  for (std::size_t i = 0; i < seats.rows.size(); ++i) {
    const auto& cells = seats.rows[i].cells;
    EXPECT_EQ(cells[0], counts.rows[i].cells[0]);
    model::Municipality municipality;
    municipality.code = cells[0];
    municipality.name = cells[1];
    municipality.county = cells[3];
    municipality.seat = geo::LatLon::degrees(std::stod(cells[4]), std::stod(cells[5]));
    for (std::size_t c = 1; c < counts.header.size(); ++c) {
      const double count = std::stod(counts.rows[i].cells[c]);
      if (count > 0) municipality.projects.push_back({.theme = ThemeId(c - 1), .weight = count});
    }
    municipalities.push_back(std::move(municipality));
  }
  return model::Region(std::move(municipalities), catalogue_of(counts.header),
                       io::read_matrix_csv(norway / "norway_2013_minutes.csv"));
}

plan::Programme country_programme(const std::filesystem::path& data) {
  auto programme = programme_over(country(data / "norway"), {3, 5});
  programme.request.travel_limit = Minutes(90);
  programme.request.common_theme = false;
  return programme;
}

TEST(A23Scale, AWholeCountryIsPlannedAndNobodyIsLeftOutSilently) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto programme = country_programme(*data);
  const auto plan = plan::make_plan(programme);
  ASSERT_EQ(plan.municipalities.size(), 428U);
  std::size_t placed = 0;
  for (const auto& municipality : plan.municipalities) {
    EXPECT_FALSE(municipality.why.empty()) << municipality.code;
    placed += municipality.group.empty() ? 0U : 1U;
  }
  std::size_t in_groups = 0;
  for (const auto& group : plan.groups) {
    in_groups += group.members.size();
    EXPECT_TRUE(group.members.size() >= 3 && group.members.size() <= 5) << group.key;
    for (const auto& pair : group.pairs) EXPECT_LE(pair.minutes.value(), 90.0) << pair.a << " " << pair.b;
  }
  EXPECT_EQ(placed, in_groups);
  EXPECT_GT(placed, 380U);  // the far north and some islands have too few within 90 minutes
  EXPECT_GE(plan.upper_bound, plan.score);
  RecordProperty("score", std::to_string(plan.score));
  RecordProperty("upper_bound", std::to_string(plan.upper_bound));
}

TEST(A23Scale, TheSameBytesTwiceAndAtOneAndTwoThreads) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto programme = country_programme(*data);
  plan::PlanOptions options;
  options.limits.max_rounds = 20;
  const auto once = io::plan_to_json(plan::make_plan(programme, options));
  EXPECT_EQ(io::plan_to_json(plan::make_plan(programme, options)), once);
  options.limits.threads = 2;
  EXPECT_EQ(io::plan_to_json(plan::make_plan(programme, options)), once);
}

}  // namespace
}  // namespace samling::testing
