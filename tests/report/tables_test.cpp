#include <csv.h>
#include <gmock/gmock.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/text.hpp"
#include "samling/report/report.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

using Rows = std::vector<std::vector<std::string>>;

/// Read back by libcsv, strictly.
Rows read_csv(const std::string& text) {
  struct Reader {
    Rows rows;
    std::vector<std::string> row;
  } reader;
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  const auto on_cell = [](void* cell, std::size_t size, void* data) {
    static_cast<Reader*>(data)->row.emplace_back(static_cast<const char*>(cell), size);
  };
  const auto on_row = [](int, void* data) {
    auto* r = static_cast<Reader*>(data);
    r->rows.push_back(std::move(r->row));
    r->row.clear();
  };
  EXPECT_EQ(csv_parse(&parser, text.data(), text.size(), on_cell, on_row, &reader), text.size());
  EXPECT_EQ(csv_fini(&parser, on_cell, on_row, &reader), 0);
  csv_free(&parser);
  return reader.rows;
}

std::string cell(const Rows& rows, const std::string& code, const std::string& column) {
  const auto at = std::ranges::find(rows.front(), column) - rows.front().begin();
  for (const auto& row : rows) {
    if (row.front() == code) return row.at(static_cast<std::size_t>(at));
  }
  return "no such row";
}

TEST(PlanCsv, HasOneRowAMunicipalityWithItsFigures) {
  const auto plan = samling::testing::pilot_plan();
  const auto rows = read_csv(csv(plan));
  ASSERT_EQ(rows.size(), plan.municipalities.size() + 1);
  for (const auto& row : rows) EXPECT_EQ(row.size(), rows.front().size());
  EXPECT_EQ(cell(rows, "0217", "group"), "G1");
  EXPECT_EQ(cell(rows, "0217", "minutes_there"), "55");
  EXPECT_EQ(cell(rows, "0217", "leave"), "09:05");
  EXPECT_EQ(cell(rows, "0217", "home"), "15:55");
  EXPECT_EQ(cell(rows, "0217", "presents_from"), "13:30");
  EXPECT_EQ(cell(rows, "0217", "companions"), "Sarpsborg; Fredrikstad");
  EXPECT_EQ(cell(rows, "0226", "estimate"), "yes");
  EXPECT_EQ(cell(rows, "1130", "remote"), "yes");
  EXPECT_EQ(cell(rows, "1130", "minutes_there"), "");
  EXPECT_EQ(cell(rows, "0701", "rule"), "travel_limit");
  EXPECT_EQ(cell(rows, "0701", "group"), "");
}

TEST(PlanCsv, KeepsWhatWasWrittenExceptForTheGuard) {
  for (const auto& text : samling::testing::hostile_texts()) {
    const auto rows = read_csv(csv(samling::testing::filled_with(text)));
    for (const auto& row : rows) ASSERT_EQ(row.size(), rows.front().size()) << text;
    EXPECT_EQ(cell(rows, "0106", "name"), guarded_cell(text));
    EXPECT_EQ(cell(rows, "0701", "why"), guarded_cell(text));
  }
}

TEST(PlanCsv, NumbersOfOursStayNumbers) {
  auto plan = samling::testing::pilot_plan();
  for (auto& municipality : plan.municipalities) municipality.lon = -municipality.lon;
  const auto rows = read_csv(csv(plan));
  EXPECT_EQ(std::stod(cell(rows, "0105", "lon")), -11.1096);
  EXPECT_EQ(std::stod(cell(rows, "1130", "group_score")), plan.groups[3].score);
  EXPECT_LT(plan.groups[3].score, 0.0);
}

TEST(PlanGeojson, HasSeatsVenuesAndJourneys) {
  const auto plan = samling::testing::pilot_plan();
  const auto json = nlohmann::json::parse(geojson(plan));
  EXPECT_EQ(json["type"], "FeatureCollection");
  std::map<std::string, std::size_t> kinds;
  for (const auto& feature : json["features"]) {
    EXPECT_EQ(feature["type"], "Feature");
    const std::string kind = feature["properties"]["kind"];
    ++kinds[kind];
    EXPECT_EQ(feature["geometry"]["type"], kind == "journey" ? "LineString" : "Point");
  }
  EXPECT_EQ(kinds["municipality"], plan.municipalities.size());
  EXPECT_EQ(kinds["venue"], 4u);
  EXPECT_EQ(kinds["journey"], 3u + 4u + 3u + 2u);
  EXPECT_EQ(json["attributions"].size(), 2u);
}

TEST(PlanGeojson, PositionsAreLongitudeThenLatitude) {
  const auto json = nlohmann::json::parse(geojson(samling::testing::trio_plan()));
  const auto& first = json["features"][0];
  EXPECT_EQ(first["properties"]["code"], "0105");
  EXPECT_DOUBLE_EQ(first["geometry"]["coordinates"][0].get<double>(), 11.1096);
  EXPECT_DOUBLE_EQ(first["geometry"]["coordinates"][1].get<double>(), 59.2839);
}

TEST(PlanGeojson, SurvivesEveryText) {
  for (const auto& text : samling::testing::hostile_texts()) {
    const auto json = nlohmann::json::parse(geojson(samling::testing::filled_with(text)));
    EXPECT_EQ(json["title"], clean(text));
  }
}

}  // namespace
}  // namespace samling::report
