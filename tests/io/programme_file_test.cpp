// A programme as it was meant, and the warnings that come with it.
#include "samling/io/programme_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/io/agenda_file.hpp"
#include "samling/io/rooms_file.hpp"
#include "support/broken_inputs.hpp"
#include "support/data_folder.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using namespace std::chrono_literals;
using samling::testing::replace_in;
using samling::testing::TemporaryFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class ValidProgramme : public ::testing::Test {
 protected:
  ValidProgramme() { samling::testing::write_valid_programme(folder_.path()); }
  void change(const std::string& file, const std::string& from, const std::string& to) {
    replace_in(folder_ / file, from, to);
  }
  [[nodiscard]] plan::Programme read() const { return read_programme(folder_ / "programme.json"); }

  TemporaryFolder folder_;
};

TEST_F(ValidProgramme, HasNoWarnings) {
  EXPECT_THAT(read().warnings, IsEmpty());
}

TEST_F(ValidProgramme, GivesTheRegionOfItsTables) {
  const auto region = read().region;
  ASSERT_EQ(region.size(), 6u);
  const auto& moss = region[region.at("0104")];
  EXPECT_EQ(moss.name, "Moss");
  EXPECT_EQ(moss.population, 31308);
  EXPECT_EQ(moss.earliest_departure, ClockTime::at(7, 30));
  EXPECT_EQ(moss.latest_home, ClockTime::at(17, 30));
  EXPECT_EQ(moss.language_form, model::LanguageForm::bokmal);
  const auto& sarpsborg = region[region.at("0105")];
  EXPECT_THAT(sarpsborg.blackout_dates, ElementsAre(2015y / 3 / 3, 2015y / 3 / 4));
  ASSERT_THAT(sarpsborg.projects, SizeIs(1));
  EXPECT_THAT(sarpsborg.projects[0].approach_tags, ElementsAre("longer shifts", "staff pool"));
  EXPECT_EQ(sarpsborg.projects[0].text, "Alle kartlagt;\nså kurs");
  EXPECT_FALSE(region[region.at("0701")].can_host);
  EXPECT_EQ(region.minutes_between(region.at("0105"), region.at("0106")), Minutes(16));
  EXPECT_EQ(region.as_of(), 2015y / 3 / 5);
  EXPECT_FALSE(region.travel().has_estimates());
  EXPECT_EQ(region.catalogue()[region.catalogue().at("heltid")].weight, 2.0) << "weights.per_theme";
}

TEST_F(ValidProgramme, GivesTheRequestAsItStands) {
  const auto programme = read();
  const plan::Request& request = programme.request;
  EXPECT_EQ(programme.title, "Samlinger ved Oslofjorden");
  EXPECT_THAT(request.themes, ElementsAre("heltid"));
  EXPECT_EQ(request.sizes, (grouping::SizeRange{3, 5}));
  EXPECT_EQ(request.group_count, 2);
  EXPECT_EQ(request.travel_limit, Minutes(90));
  EXPECT_EQ(request.people, (grouping::PeopleRange{6, 40}));
  EXPECT_EQ(request.remote_per_group, 1);
  EXPECT_EQ(request.unplaced_price, 10.0);
  EXPECT_THAT(request.must_together, ElementsAre(Pair("0105", "0106")));
  EXPECT_THAT(request.keep_apart, ElementsAre(Pair("0104", "0701")));
  EXPECT_THAT(request.pinned, ElementsAre(ElementsAre("0105", "0106", "0217")));
  EXPECT_EQ(request.venue_limit, Minutes(60));
  ASSERT_TRUE(request.day.has_value());
  EXPECT_EQ(request.day->slot, (timetable::SlotRange{60min, 90min}));
  EXPECT_EQ(request.day->lunch_window, (timetable::LunchWindow{ClockTime::at(11, 30), ClockTime::at(12, 45)}));
  ASSERT_TRUE(request.dates.has_value());
  EXPECT_THAT(request.dates->weekdays,
              ElementsAre(std::chrono::Tuesday, std::chrono::Wednesday, std::chrono::Thursday));
  EXPECT_THAT(request.dates->preferred, ElementsAre(std::chrono::Thursday));
  EXPECT_EQ(request.max_rounds, 50);
  ASSERT_THAT(programme.venues, SizeIs(2));
  EXPECT_EQ(programme.venues[0].capacity, 60);
  EXPECT_THAT(programme.venues[0].closed_dates, ElementsAre(2015y / 3 / 12));
  ASSERT_THAT(programme.boundaries, SizeIs(2));
  EXPECT_EQ(programme.boundaries[1].code, "0701");
  EXPECT_THAT(programme.boundaries[1].rings, ElementsAre(SizeIs(4)));
}

TEST_F(ValidProgramme, ReadsGradesKindsMentorsAndMeetings) {
  change("programme.json", "\"unplaced_price\": 10", "\"unplaced_price\": 10, \"most_unplaced\": 2");
  change("programme.json", "\"pinned\": [[\"0105\", \"0106\", \"0217\"]]", R"("grades": {
      "travel_limit": "warn", "people": { "grade": "weigh", "weight": 0.25 }, "keep_apart": "ignore" },
    "at_most": [{ "kind": "County", "most": 2 }, { "kind": "language_form", "most": 1, "grade": "weigh", "weight": 2 }],
    "at_least": [{ "name": "mentor", "of": ["0105", "Horten"], "least": 2, "grade": "warn" },
                 { "name": "possible host", "of": "can_host" }],
    "met": [{ "municipalities": ["0104", "0105"], "ago": 3 }, { "grouping": "last.csv" }], "met_fade": 0.25)");
  samling::testing::write_file(folder_ / "last.csv", "group,municipality\nA,0706\nA,Moss\n,0105\nB,0701\n");
  const plan::Request request = read().request;
  using grouping::Grade;
  using grouping::RuleGrade;
  EXPECT_EQ(request.grades.travel_limit.grade, Grade::warn);
  EXPECT_EQ(request.grades.people, (RuleGrade{Grade::weigh, 0.25}));
  EXPECT_EQ(request.grades.keep_apart.grade, Grade::ignore);
  EXPECT_EQ(request.grades.met, RuleGrade{});
  EXPECT_EQ(request.most_unplaced, 2);
  ASSERT_THAT(request.at_most, SizeIs(2));
  EXPECT_EQ(request.at_most[0].kind_of.at("0701"), "Vestfold");
  EXPECT_EQ(request.at_most[0].most, 2);
  EXPECT_THAT(request.at_most[1].kind_of, ElementsAre(Pair("0104", "bokmal"), Pair("0706", "nynorsk")));
  EXPECT_EQ(request.at_most[1].grade, (RuleGrade{Grade::weigh, 2.0}));
  ASSERT_THAT(request.at_least, SizeIs(2));
  EXPECT_THAT(request.at_least[0].of, ElementsAre("0105", "0701"));
  EXPECT_EQ(request.at_least[0].least, 2);
  EXPECT_THAT(request.at_least[1].of, ElementsAre("0104", "0105", "0106", "0217", "0706"));
  ASSERT_THAT(request.met, SizeIs(2));
  EXPECT_EQ(request.met[0].ago, 3);
  EXPECT_EQ(request.met[1].a + request.met[1].b, "01040706");
  EXPECT_EQ(request.met_fade, 0.25);
  const auto problem = plan::grouping_problem(read());
  EXPECT_EQ(problem.rules().at_most[0].kind_of[0], problem.rules().at_most[0].kind_of[1]) << "Østfold";
  EXPECT_NE(problem.rules().at_most[0].kind_of[0], problem.rules().at_most[0].kind_of[3]) << "Akershus";
  EXPECT_EQ(problem.rules().at_most[1].kind_of[1], -1);
  EXPECT_TRUE(problem.rules().at_least[0].is_one[4]);
  EXPECT_EQ(problem.rules().met[0].ago, 3);
}

TEST_F(ValidProgramme, LeavesWhatIsNotSaidAtItsDefault) {
  samling::testing::write_file(
      folder_ / "programme.json",
      "{\"format\": \"samling-programme\", \"version\": 1, \"title\": \"Least\", \"municipalities\": "
      "\"municipalities.csv\",\n \"request\": {\"sizes\": {\"min\": 2, \"max\": 3}, \"common_theme\": false}}");
  const auto programme = read();
  EXPECT_EQ(programme.request.time_zone, "Europe/Oslo");
  EXPECT_EQ(programme.request.seed, 1u);
  EXPECT_FALSE(programme.request.day.has_value());
  EXPECT_TRUE(programme.region.travel().has_estimates());
  ASSERT_THAT(programme.warnings, SizeIs(1));
  EXPECT_THAT(programme.warnings[0].message, HasSubstr("estimate: water crossing possible"));
}

TEST_F(ValidProgramme, EstimatesWhatTheMatrixDoesNotHaveAndNamesIt) {
  change("venues.csv", "verket,Verket Moss", "jeloy,Jeløy");
  const auto programme = read();
  ASSERT_THAT(programme.warnings, SizeIs(1));
  EXPECT_THAT(programme.warnings[0].message, HasSubstr("Jeløy (jeloy)"));
  EXPECT_THAT(programme.warnings[0].message, HasSubstr("estimate: water crossing possible"));
  const auto& travel = programme.region.travel();
  EXPECT_TRUE(travel.is_estimate(*travel.find("0104"), *travel.find("jeloy")));
  EXPECT_FALSE(travel.is_estimate(*travel.find("0104"), *travel.find("0105")));
}

TEST_F(ValidProgramme, KeepsAnEmptyCellUnreachableUnlessAskedToEstimate) {
  change("minutes.csv", "0105,32,0,16", "0105,32,0,");
  change("minutes.csv", "0106,30,16", "0106,30,");
  EXPECT_EQ(read().region.minutes_between(MunicipalityId(1), MunicipalityId(2)), std::nullopt);
  change("programme.json", "\"unreachable\"", "\"estimate\"");
  EXPECT_NE(read().region.minutes_between(MunicipalityId(1), MunicipalityId(2)), std::nullopt);
}

TEST_F(ValidProgramme, WarnsOfUnknownColumnsAndPlacesFarAway) {
  change("venues.csv", "capacity", "capacty");
  change("venues.csv", "59.4390,10.6620", "0,0");
  std::vector<std::string> rules;
  for (const Issue& issue : read().warnings) {
    EXPECT_EQ(issue.level, Level::warning);
    rules.push_back(issue.rule);
  }
  EXPECT_THAT(rules, ElementsAre("unknown_column", "far_away"));
}

TEST_F(ValidProgramme, HasAChecksumOverEveryByteOfEveryFile) {
  const std::string checksum = read().input_checksum;
  EXPECT_THAT(checksum, ::testing::MatchesRegex("sha256:[0-9a-f]+"));
  EXPECT_EQ(checksum, read().input_checksum);
  for (const char* file : {"programme.json", "municipalities.csv", "themes.csv", "projects.csv", "code_history.csv",
                           "venues.csv", "minutes.csv", "kilometres.csv", "boundaries.geojson"}) {
    const std::string text = samling::testing::file_text(folder_ / file);
    samling::testing::write_file(folder_ / file, text + "\n");
    EXPECT_NE(read().input_checksum, checksum) << file;
    samling::testing::write_file(folder_ / file, text);
  }
  EXPECT_EQ(read().input_checksum, checksum) << "and it does not depend on where the files lie";
}

// Oppegård is itself in 2015 and Nordre Follo in 2020.
TEST_F(ValidProgramme, ReadsCodesAsOfItsDate) {
  change("municipalities.csv", "0217,Oppegård", "3020,Nordre Follo");
  change("minutes.csv", "\n0217,", "\n3020,");
  change("minutes.csv", "0217", "3020");
  change("kilometres.csv", "\n0217,", "\n3020,");
  change("kilometres.csv", "0217", "3020");
  change("programme.json", "2015-03-05", "2020-03-05");
  change("municipalities.csv", "0105,Sarpsborg", "3003,Sarpsborg");
  for (const char* file : {"minutes.csv", "kilometres.csv"}) {
    change(file, "\n0105,", "\n3003,");
    change(file, "0105", "3003");
  }
  const auto programme = read();
  EXPECT_THAT(programme.request.pinned, ElementsAre(ElementsAre("3003", "0106", "3020")));
  EXPECT_THAT(programme.region[programme.region.at("3020")].projects, SizeIs(1)) << "projects.csv says 0217";
}

TEST(ShippedExamples, AreAllReadWithoutAnError) {
  const auto folder = samling::testing::source_folder() / "examples" / "data";
  int programmes = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    SCOPED_TRACE(entry.path().filename());
    if (is_agenda_file(entry.path())) {
      EXPECT_GT(read_agenda(entry.path()).size(), 2u);
      continue;
    }
    if (entry.path().filename().string().ends_with("_rooms.json")) {
      EXPECT_GT(read_rooms_problem(entry.path()).talks().size(), 30u);
      continue;
    }
    const auto programme = read_programme(entry.path());
    EXPECT_GT(programme.region.size(), 2u);
    ++programmes;
  }
  EXPECT_GE(programmes, 3);
}

}  // namespace
}  // namespace samling::io
