// Matrices and answers of routing services, good and broken. What the services' own sample answers say is tested on our
// data folder, when there is one.
#include "samling/io/travel_files.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"
#include "support/data_folder.hpp"

namespace samling::io {
namespace {

using testing::data_folder;
using Texts = std::vector<std::string>;
const Texts abc{"A", "B", "C"};

/// A folder that goes away with the test.
class TravelFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / ("samling_" + std::string(test->test_suite_name()) + "_" + test->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file(const std::string& name, const std::string& text) {
    write_text(folder_ / name, text);
    return folder_ / name;
  }
  std::filesystem::path folder_;
};

/// Every issue as a person reads it; nothing when `read` is content.
Texts issues_of(const std::function<void()>& read) {
  Texts texts;
  try {
    read();
  } catch (const InvalidInput& problem) {
    for (const Issue& issue : problem.issues()) texts.push_back(to_string(issue));
  }
  return texts;
}

std::optional<double> minutes(const geo::TravelMatrix& travel, std::size_t from, std::size_t to) {
  const auto time = travel.minutes(PlaceId(from), PlaceId(to));
  return time ? std::optional(time->count()) : std::nullopt;
}

std::optional<double> kilometres(const geo::TravelMatrix& travel, std::size_t from, std::size_t to) {
  const auto length = travel.kilometres(PlaceId(from), PlaceId(to));
  return length ? std::optional(length->count()) : std::nullopt;
}

// --- square CSV -----------------------------------------------------------------------------------------------------

using MatrixCsv = TravelFiles;

TEST_F(MatrixCsv, IsReadWithHolesAsymmetryAndRowsInAnyOrder) {
  const auto travel =
      read_matrix_csv(file("m.csv", "\xEF\xBB\xBFplace,A,B,C\r\nC,7,,0\r\nA,0,10.5,30\r\nB,11,,40\r\n"));
  EXPECT_EQ(travel.places(), abc);
  EXPECT_EQ(minutes(travel, 0, 1), 10.5);
  EXPECT_EQ(minutes(travel, 1, 0), 11);
  EXPECT_EQ(minutes(travel, 1, 1), 0);
  EXPECT_EQ(minutes(travel, 2, 1), std::nullopt);
  EXPECT_EQ(travel.kilometres().size(), 0);
  EXPECT_FALSE(travel.has_estimates());
}

TEST_F(MatrixCsv, TakesSecondsAndKilometresInAnotherOrder) {
  const auto travel = read_matrix_csv(file("s.csv", ";A;B\nA;0;90,6\nB;120;0\n"),
                                      file("k.csv", ",B,A\nA,2.5,0\nB,0,\n"), TimeUnit::seconds);
  EXPECT_DOUBLE_EQ(minutes(travel, 0, 1).value(), 1.51);
  EXPECT_DOUBLE_EQ(minutes(travel, 1, 0).value(), 2.0);
  EXPECT_EQ(kilometres(travel, 0, 1), 2.5);
  EXPECT_EQ(kilometres(travel, 1, 0), std::nullopt);
}

TEST_F(MatrixCsv, TakesAPlaceAsZeroFromItself) {
  EXPECT_EQ(minutes(read_matrix_csv(file("zones.csv", ",A,B\nA,5.8,9\nB,9,5.8\n")), 0, 0), 0.0);
}

TEST_F(MatrixCsv, SaysWhereItIsBroken) {
  const auto broken = [&](const std::string& text) {
    const auto path = file("m.csv", text);
    return issues_of([&] { (void)read_matrix_csv(path); });
  };
  EXPECT_EQ(broken(",A,B\nA,0,-5\nB,NaN,0\n"),
            (Texts{"m.csv:2: B: \"-5\": is negative", "m.csv:3: A: \"NaN\": is not a finite number"}));
  EXPECT_EQ(broken(",A,B\nA,0,5\n"),
            Texts{"m.csv:1: header: \"B\": the table is not square: 2 columns and 1 rows; no row for these"});
  EXPECT_EQ(broken(",A,B\nA,0,5\nB,5,0\nOslo,1,1\n"), Texts{"m.csv:4: column 1: \"Oslo\": is not among the columns"});
  EXPECT_EQ(broken(",A,B\nA,0,5\nB,5,0\nA,0,5\n"),
            Texts{"m.csv:4: column 1: \"A\": this place has a row already, on line 2"});
  EXPECT_EQ(broken(",A,A\nA,0,5\n"), Texts{"m.csv:1: column 3: \"A\": this place is named twice"});
  EXPECT_EQ(broken(",A,,B\nA,0,,5\nB,5,,0\n"), Texts{"m.csv:1: column 3: the column has no name"});
  EXPECT_EQ(broken("A\n"), Texts{"m.csv:1: header: \"A\": names no place: the header is an empty cell and then the "
                                 "places, separated by , or ;"});
  EXPECT_EQ(broken(",A,B\nA,0,five\nB,5,0\n"), Texts{"m.csv:2: B: \"five\": is not a number"});
  EXPECT_EQ(broken("").size(), 1U);
  EXPECT_EQ(broken(",A,B\nA,0,5\nB,5\n").size(), 1U) << "a short row is one issue, not also a table that is not square";
  EXPECT_EQ(issues_of([&] { (void)read_matrix_csv(folder_ / "nothing.csv"); }).size(), 1U);
}

TEST_F(MatrixCsv, StopsComplainingAfterAWhile) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += ",P" + std::to_string(i);
  for (int i = 0; i < 60; ++i) {
    text += "\nP" + std::to_string(i);
    for (int j = 0; j < 60; ++j) text += ",x";
  }
  const auto path = file("m.csv", text + "\n");
  const auto issues = issues_of([&] { (void)read_matrix_csv(path); });
  EXPECT_EQ(issues.size(), 61U) << "the row in which it was too much, and that it was";
  EXPECT_EQ(issues.back(), "m.csv:2: the table has too many errors; the rows after this one are not read");
}

TEST_F(MatrixCsv, OfKilometresMustNameTheSamePlaces) {
  const auto minutes_file = file("m.csv", ",A,B\nA,0,5\nB,5,0\n");
  const auto kilometres_file = file("k.csv", ",A,C\nA,0,5\nC,5,0\n");
  EXPECT_EQ(issues_of([&] { (void)read_matrix_csv(minutes_file, kilometres_file); }),
            (Texts{"k.csv:1: header: \"B\": the table of minutes has these places, this one does not",
                   "k.csv:1: header: \"C\": this table has these places, the table of minutes does not"}));
}

TEST_F(MatrixCsv, IsWrittenAsItIsRead) {
  const auto text = "place,0105,\"Os, Tolga\"\n0105,0,91\n\"Os, Tolga\",,0\n";
  const auto travel =
      read_matrix_csv(file("m.csv", text), file("k.csv", ",0105,\"Os, Tolga\"\n0105,0,80.25\n\"Os, Tolga\",,0\n"));
  EXPECT_EQ(minutes_to_csv(travel), text);
  EXPECT_EQ(kilometres_to_csv(travel), "place,0105,\"Os, Tolga\"\n0105,0,80.2\n\"Os, Tolga\",,0\n");
}

TEST_F(MatrixCsv, WritesWholeMinutesAndNoFormulas) {
  Eigen::MatrixXd figures(2, 2);
  figures << 0, 10.6, 9.4, 0;
  EXPECT_EQ(minutes_to_csv(geo::TravelMatrix({"=1+1", "B"}, figures)), "place,'=1+1,B\n'=1+1,0,11\nB,9,0\n");
  EXPECT_EQ(kilometres_to_csv(geo::TravelMatrix({"A", "B"}, figures)), "place,A,B\nA,,\nB,,\n");
}

// --- OSRM -----------------------------------------------------------------------------------------------------------

using OsrmTable = TravelFiles;

TEST_F(OsrmTable, IsSecondsMetresNullsAndItsOwnGuesses) {
  const auto travel = read_osrm_table(file("o.json", R"({"code": "Ok", "durations": [[0, 90], [null, 0]],
      "distances": [[0, 1250], [null, 0]], "fallback_speed_cells": [[0, 1]], "sources": []})"),
                                      {"A", "B"});
  EXPECT_EQ(minutes(travel, 0, 1), 1.5);
  EXPECT_EQ(minutes(travel, 1, 0), std::nullopt);
  EXPECT_EQ(kilometres(travel, 0, 1), 1.25);
  EXPECT_TRUE(travel.is_estimate(PlaceId(0), PlaceId(1)));
  EXPECT_FALSE(travel.is_estimate(PlaceId(1), PlaceId(0)));
}

TEST_F(OsrmTable, SaysWhereItIsBroken) {
  const auto broken = [&](const std::string& text, const Texts& places = {"A", "B"}) {
    const auto path = file("o.json", text);
    return issues_of([&] { (void)read_osrm_table(path, places); });
  };
  EXPECT_EQ(broken(R"({"code": "Ok",
                       "durations": [[0, 1], [-2, 0]]})"),
            Texts{"o.json:2: /durations/1/0: \"-2\": is negative"});
  EXPECT_EQ(broken(R"({"durations": [[0, "1"], [2, 0]]})"), Texts{"o.json:1: /durations/0/1: \"1\": must be a number"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1]]})"), Texts{"o.json:1: /durations: \"[[0,1]]\": has 1 rows for 2 places"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [2]]})"),
            Texts{"o.json:1: /durations/1: \"[2]\": has 1 columns for 2 places"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1], null]})"), Texts{"o.json:1: /durations/1: \"null\": must be a list"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [1, 0]], "distances": 5})"),
            Texts{"o.json:1: /distances: \"5\": must be a list"});
  EXPECT_EQ(broken(R"({"code": "Ok", "distances": [[0, 1], [1, 0]]})"),
            Texts{"o.json:1: /durations: the field is missing"});
  EXPECT_EQ(broken(R"({"code": "NoTable", "message": "no route"})"),
            Texts{"o.json:1: /code: \"NoTable\": the service answered with \"NoTable\", not \"Ok\": no route"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [1, 0]], "fallback_speed_cells": [[0, 2], [1]]})").size(), 2U);
  EXPECT_EQ(broken("[]").size(), 1U);
  EXPECT_EQ(broken("").size(), 1U);
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [NaN, 0]]})").size(), 1U);
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [1, 0]]})", {"A", "A"}),
            Texts{"places/1: \"A\": this place is named twice"});
  EXPECT_EQ(broken(R"({"durations": [[0, 1], [1, 0]]})", {"A", ""}), Texts{"places/1: a place needs a name"});
}

TEST_F(OsrmTable, OfBerlinIsRead) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto travel = read_osrm_table(*data / "travel" / "osrm_table_berlin.json", abc);
  EXPECT_DOUBLE_EQ(minutes(travel, 0, 2).value(), 382.8 / 60.0);
  EXPECT_DOUBLE_EQ(minutes(travel, 2, 0).value(), 344.7 / 60.0);
  EXPECT_DOUBLE_EQ(kilometres(travel, 2, 1).value(), 2.36173);
  EXPECT_TRUE(travel.is_estimate(PlaceId(0), PlaceId(1))) << "the file lists it under fallback_speed_cells";
  EXPECT_FALSE(travel.is_estimate(PlaceId(0), PlaceId(2)));
}

// --- GraphHopper ----------------------------------------------------------------------------------------------------

using GraphHopperMatrix = TravelFiles;

TEST_F(GraphHopperMatrix, IsReadWithOrWithoutItsWrapping) {
  const std::string tables = R"("times": [[0, 90], [null, 0]], "distances": [[0, 1250], [null, 0]])";
  for (const std::string& text : {"{\"status\": \"finished\", \"solution\": {" + tables + "}}", "{" + tables + "}"}) {
    const auto travel = read_graphhopper_matrix(file("g.json", text), {"A", "B"});
    EXPECT_EQ(minutes(travel, 0, 1), 1.5);
    EXPECT_EQ(minutes(travel, 1, 0), std::nullopt);
    EXPECT_EQ(kilometres(travel, 0, 1), 1.25);
  }
}

TEST_F(GraphHopperMatrix, SaysWhereItIsBroken) {
  const auto broken = [&](const std::string& text) {
    const auto path = file("g.json", text);
    return issues_of([&] { (void)read_graphhopper_matrix(path, {"A", "B"}); });
  };
  EXPECT_EQ(broken(R"({"status": "processing"})"),
            Texts{"g.json:1: /status: \"processing\": the service answered with \"processing\", not \"finished\""});
  EXPECT_EQ(broken(R"({"message": "API limit reached"})"),
            Texts{"g.json:1: /times: there are no times; the service says API limit reached"});
  EXPECT_EQ(broken(R"({"solution": {"times": [[0, 1], [1, -1]]}})"),
            Texts{"g.json:1: /solution/times/1/1: \"-1\": is negative"});
}

TEST_F(GraphHopperMatrix, OfTheServicesOwnTestsIsReadOrRefused) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto travel = read_graphhopper_matrix(*data / "travel" / "gh_matrix.json", {"A", "B", "C", "D"});
  EXPECT_DOUBLE_EQ(minutes(travel, 0, 3).value(), 1131 / 60.0);
  EXPECT_DOUBLE_EQ(minutes(travel, 3, 0).value(), 1103 / 60.0);
  EXPECT_DOUBLE_EQ(kilometres(travel, 0, 1).value(), 9.475);

  const auto unconnected =
      read_graphhopper_matrix(*data / "travel" / "gh_matrix-connection-not-found-fail-fast.json", {"A", "B"});
  EXPECT_EQ(minutes(unconnected, 0, 1), std::nullopt);
  EXPECT_EQ(minutes(unconnected, 1, 1), 0.0);

  EXPECT_EQ(
      issues_of([&] {
        (void)read_graphhopper_matrix(*data / "travel" / "gh_matrix-weights-only.json", {"A", "B", "C", "D"});
      }),
      Texts{
          "gh_matrix-weights-only.json:3: /solution/times: there are no times, only weights, which are no minutes; ask "
          "the service for times"});
  EXPECT_EQ(issues_of([&] { (void)read_graphhopper_matrix(*data / "travel" / "gh_matrix.json", abc); }).size(), 2U)
      << "four rows for three places: times and distances";
}

// --- Google ---------------------------------------------------------------------------------------------------------

using GoogleMatrix = TravelFiles;

std::string element(int seconds, int metres) {
  return R"({"status": "OK", "duration": {"text": "", "value": )" + std::to_string(seconds) +
         R"(}, "distance": {"text": "", "value": )" + std::to_string(metres) + "}}";
}

TEST_F(GoogleMatrix, JoinsOriginsAndDestinations) {
  const auto travel = read_google_matrix(
      file("g.json", R"({"status": "OK", "rows": [{"elements": [)" + element(60, 10) + ", " + element(120, 2000) +
                         R"(]}, {"elements": [{"status": "ZERO_RESULTS"}, )" + element(240, 4000) + "]}]}"),
      {"A", "B"}, {"A", "C"});
  EXPECT_EQ(travel.places(), abc);
  EXPECT_EQ(minutes(travel, 0, 0), 0.0) << "asked for, but a place is 0 from itself";
  EXPECT_EQ(minutes(travel, 0, 2), 2.0);
  EXPECT_EQ(kilometres(travel, 1, 2), 4.0);
  EXPECT_EQ(minutes(travel, 1, 0), std::nullopt) << "no connection";
  EXPECT_EQ(minutes(travel, 2, 0), std::nullopt) << "never asked";
}

TEST_F(GoogleMatrix, SaysWhereItIsBroken) {
  const auto broken = [&](const std::string& text) {
    const auto path = file("g.json", text);
    return issues_of([&] { (void)read_google_matrix(path, {"A"}, {"B"}); });
  };
  EXPECT_EQ(
      broken(R"({"status": "OVER_QUERY_LIMIT", "error_message": "too much"})"),
      Texts{"g.json:1: /status: \"OVER_QUERY_LIMIT\": the service answered with \"OVER_QUERY_LIMIT\", not \"OK\": "
            "too much"});
  EXPECT_EQ(broken(R"({"status": "OK"})"), Texts{"g.json:1: /rows: the field is missing"});
  EXPECT_EQ(
      broken(R"({"rows": [{"elements": [{"status": "NOT_FOUND"}]}]})"),
      Texts{"g.json:1: /rows/0/elements/0/status: \"NOT_FOUND\": the service does not know one of the two places"});
  EXPECT_EQ(broken(R"({"rows": [{"elements": [{"status": "OK", "duration": {"value": 5}}]}]})"),
            Texts{"g.json:1: /rows/0/elements/0/distance: the field is missing"});
  EXPECT_EQ(broken(R"({"rows": [{"elements": []}]})"),
            Texts{"g.json:1: /rows/0/elements: \"[]\": has 0 elements for 1 destinations"});
  EXPECT_EQ(broken(R"({"rows": []})"), Texts{"g.json:1: /rows: \"[]\": has 0 rows for 1 origins"});
  EXPECT_EQ(broken(R"({"rows": [{}]})"), Texts{"g.json:1: /rows/0/elements: the field is missing"});
}

TEST_F(GoogleMatrix, OfTheSampleIsRead) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto path = *data / "travel" / "google_matrix1.json";
  const auto travel = read_google_matrix(path, {"Ohio 1", "Ohio 2"}, {"Brooklyn 1", "Brooklyn 2", "Brooklyn 3"});
  ASSERT_EQ(travel.size(), 5U);
  EXPECT_DOUBLE_EQ(minutes(travel, 1, 4).value(), 28737 / 60.0);
  EXPECT_DOUBLE_EQ(kilometres(travel, 0, 2).value(), 712.692);
  EXPECT_EQ(minutes(travel, 4, 1), std::nullopt);
  EXPECT_EQ(issues_of([&] { (void)read_google_matrix(path, {"Ohio 1"}, {"Brooklyn 1"}); }).size(), 1U);
}

// --- a large real one -----------------------------------------------------------------------------------------------

using BeloHorizonte = TravelFiles;

TEST_F(BeloHorizonte, IsReadWithItsHolesAndBothDirections) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto unpacked = folder_ / "bho_minutes.csv";
  const std::string command =
      "gzip -dc '" + (*data / "travel" / "bho_minutes.csv.gz").string() + "' > '" + unpacked.string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  const auto travel = read_matrix_csv(unpacked);
  ASSERT_EQ(travel.size(), 898U);
  std::size_t missing = 0;
  std::size_t asymmetric = 0;
  for (std::size_t i = 0; i < travel.size(); ++i) {
    for (std::size_t j = 0; j < travel.size(); ++j) {
      if (!minutes(travel, i, j)) ++missing;
      if (minutes(travel, i, j) != minutes(travel, j, i)) ++asymmetric;
    }
  }
  EXPECT_EQ(missing, 57967U) << "counted with another program";
  EXPECT_GT(asymmetric, travel.size()) << "the matrix is known to be asymmetric";
  EXPECT_EQ(minutes(travel, 0, 1), 20.0);
}

}  // namespace
}  // namespace samling::io
