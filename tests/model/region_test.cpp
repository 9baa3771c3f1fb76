#include "samling/model/region.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/drawn_programme.hpp"
#include "samling/core/issue.hpp"

namespace samling::model {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Date day(const std::string& text) {
  return parse_date(text).value();
}

const themes::ThemeCatalogue catalogue({{.code = "heltid", .name = "Full-time work"},
                                        {.code = "omd", .name = "Reputation"}});

const CodeHistory history({{"0217", "Oppegård", "3020", "Nordre Follo", day("2020-01-01")},
                           {"3020", "Nordre Follo", "3207", "Nordre Follo", day("2024-01-01")},
                           {"0105", "Sarpsborg", "3003", "Sarpsborg", day("2020-01-01")},
                           {"3003", "Sarpsborg", "3105", "Sarpsborg", day("2024-01-01")}});

Municipality named(const std::string& code, const std::string& name, const std::string& county = "Østfold") {
  return {.code = code, .name = name, .county = county};
}

geo::TravelMatrix travel_between(const std::vector<std::string>& places) {
  return {places, samling::testing::all_apart(places.size(), 60.0)};
}

Region region_of(const std::vector<Municipality>& municipalities, std::optional<Date> as_of = {}) {
  std::vector<std::string> places;
  for (const auto& municipality : municipalities) places.push_back(municipality.code);
  return Region(municipalities, catalogue, travel_between(places), history, as_of);
}

std::string refusal(const Region& region, const std::string& code_or_name) {
  try {
    static_cast<void>(region.at(code_or_name));
  } catch (const InvalidInput& invalid) {
    return invalid.what();
  }
  return "found";
}

TEST(Region, FindsByCodeAndByName) {
  const Region region = region_of({named("0105", "Sarpsborg"), named("0106", "Fredrikstad"), named("0104", "Moss")});
  EXPECT_EQ(region.find("0106"), MunicipalityId(1));
  EXPECT_EQ(region.find("Moss"), MunicipalityId(2));
  EXPECT_EQ(region.at("Sarpsborg"), MunicipalityId(0));
  EXPECT_EQ(region.find("Halden"), std::nullopt);
  EXPECT_EQ(region.find(""), std::nullopt);
  EXPECT_EQ(region.place(MunicipalityId(2)), PlaceId(2));
}

TEST(Region, TakesOlderAndNewerCodesAsOfItsDate) {
  const Region of_2015 = region_of({named("0217", "Oppegård"), named("0105", "Sarpsborg")}, day("2015-03-05"));
  EXPECT_EQ(of_2015.at("Oppegård"), MunicipalityId(0));
  EXPECT_EQ(of_2015.at("Nordre Follo"), MunicipalityId(0));
  EXPECT_EQ(of_2015.at("3207"), MunicipalityId(0));
  EXPECT_EQ(of_2015.at("3003"), MunicipalityId(1));

  const Region of_2024 = region_of({named("3207", "Nordre Follo"), named("3105", "Sarpsborg")}, day("2024-05-01"));
  EXPECT_EQ(of_2024.at("Nordre Follo"), MunicipalityId(0));
  EXPECT_EQ(of_2024.at("Oppegård"), MunicipalityId(0));
  EXPECT_EQ(of_2024.at("0105"), MunicipalityId(1));
}

TEST(Region, TakesOlderAndNewerCodesWithoutADate) {
  EXPECT_EQ(region_of({named("3020", "Nordre Follo")}).at("0217"), MunicipalityId(0));
  EXPECT_EQ(region_of({named("3020", "Nordre Follo")}).at("3207"), MunicipalityId(0));
  EXPECT_EQ(region_of({named("3020", "Nordre Follo")}).find("0105"), std::nullopt);
}

TEST(Region, NamesNearMatchesOfAnUnknownMunicipality) {
  const Region region = region_of(
      {named("0105", "Sarpsborg"), named("0106", "Fredrikstad"), named("0217", "Oppegård", "")}, day("2015-03-05"));
  EXPECT_THAT(refusal(region, "Sarspborg"), HasSubstr("did you mean \"0105\" (Sarpsborg, Østfold)?"));
  EXPECT_THAT(refusal(region, "105"), HasSubstr("\"0105\" (Sarpsborg, Østfold)"));  // Excel ate the zero
  EXPECT_THAT(refusal(region, "Oppegard"), HasSubstr("\"0217\" (Oppegård)"));
  EXPECT_THAT(refusal(region, "Nordre Folo"), HasSubstr("\"Nordre Follo\""));
  EXPECT_EQ(refusal(region, "Tromsø"), "municipality: \"Tromsø\": is not a municipality here");
  EXPECT_LT(refusal(region, std::string(1'000'000, 'x')).size(), 200U);
}

TEST(Region, TellsThatTheHistoryKnowsOneThatIsNotHere) {
  const Region region = region_of({named("0105", "Sarpsborg")}, day("2021-01-01"));
  EXPECT_THAT(refusal(region, "Oppegård"), HasSubstr("on 2021-01-01 it is 3020 Nordre Follo"));
}

TEST(Region, DoesNotGuessBetweenTwoOfOneName) {
  const Region region = region_of({named("0441", "Os", "Hedmark"), named("1243", "Os", "Hordaland")});
  EXPECT_EQ(region.find("Os"), std::nullopt);
  EXPECT_THAT(refusal(region, "Os"),
              HasSubstr("several: \"0441\" (Os, Hedmark), \"1243\" (Os, Hordaland); give the code"));
  EXPECT_EQ(region.at("1243"), MunicipalityId(1));
}

TEST(Region, TellsEveryIssueAtOnce) {
  std::vector<Municipality> bad{named("1", "One"), named("1", "Also one"), named("", "Nameless"),
                                named("9", "Nowhere")};
  bad[0].people = 0;
  bad[0].host_capacity = -1;
  bad[0].population = -5;
  bad[1].earliest_departure = ClockTime::at(9, 0);
  bad[1].latest_home = ClockTime::at(8, 30);
  bad[1].projects = {
      {.theme = ThemeId(7)}, {.theme = ThemeId(0), .weight = -1.0}, {.theme = ThemeId(0), .weight = std::nan("")}};
  try {
    const Region region(bad, catalogue, travel_between({"1", "2"}));
    FAIL() << "it was taken";
  } catch (const InvalidInput& invalid) {
    std::vector<std::string> found;
    for (const Issue& issue : invalid.issues()) found.push_back(issue.rule + ":" + issue.value);
    EXPECT_THAT(found, ElementsAre("invalid_people:0", "invalid_host_capacity:-1", "invalid_population:-5",
                                   "invalid_window:08:30", "unknown_theme:7", "invalid_weight:-1", "invalid_weight:nan",
                                   "empty_code:", "missing_travel_place:9", "duplicate_code:1"));
    EXPECT_THAT(invalid.what(), HasSubstr("is the code of \"One\" and of \"Also one\""));
    EXPECT_THAT(invalid.what(), Not(HasSubstr("\n\n")));
  }
}

TEST(Region, NamesTheThemesOfAMunicipalityOnce) {
  const Region region = samling::testing::region_told(catalogue, {"omd; heltid: pool; omd: film", ""},
                                                      samling::testing::all_apart(2, 30.0));
  EXPECT_THAT(region.themes_of(MunicipalityId(0)), ElementsAre(ThemeId(0), ThemeId(1)));
  EXPECT_THAT(region.themes_of(MunicipalityId(1)), ElementsAre());
}

TEST(Region, TakesTheLongerDirectionBetweenSeats) {
  Eigen::MatrixXd minutes = samling::testing::all_apart(3, 30.0);
  minutes(1, 0) = 45.0;
  minutes(1, 2) = std::nan("");
  const Region region = samling::testing::region_told(catalogue, {"", "", ""}, minutes);
  EXPECT_EQ(region.minutes_between(MunicipalityId(0), MunicipalityId(1)), Minutes(45.0));
  EXPECT_EQ(region.minutes_between(MunicipalityId(1), MunicipalityId(0)), Minutes(45.0));
  EXPECT_EQ(region.minutes_between(MunicipalityId(2), MunicipalityId(1)), std::nullopt);
}

TEST(Region, FindsItsPlacesInAMatrixWithMore) {
  const Region region({named("0106", "Fredrikstad"), named("0105", "Sarpsborg")}, catalogue,
                      travel_between({"inspiria", "0105", "x", "0106"}));
  EXPECT_EQ(region.place(MunicipalityId(0)), PlaceId(3));
  EXPECT_EQ(region.place(MunicipalityId(1)), PlaceId(1));
}

TEST(Region, MayBeEmpty) {
  const Region region({}, {}, {});
  EXPECT_EQ(region.size(), 0U);
  EXPECT_EQ(refusal(region, "0105"), "municipality: \"0105\": is not a municipality here");
}

}  // namespace
}  // namespace samling::model
