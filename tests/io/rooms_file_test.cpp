// Questions and timetables of parallel rooms: every fault of a file at once, with line, field and value.
#include "samling/io/rooms_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "samling/io/text_file.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using ::testing::UnorderedElementsAre;

constexpr const char* sound_question = R"({"format": "cosplib-json/1", "name": "sound", "weights": {"order": 1},
 "sessions": [{"id": "S", "slots": 2}, {"id": "T", "slots": 1}],
 "rooms": ["R"],
 "tracks": [{"id": "A"}],
 "submissions": [{"id": "U", "track": 0},
  {"id": "V", "track": 0}]})";

// "field:line value" of every issue that reading the text tells.
std::vector<std::string> faults(const std::string& text,
                                const std::function<void(const std::filesystem::path&)>& read) {
  const samling::testing::TemporaryFolder folder;
  write_text(folder / "file.json", text);
  std::vector<std::string> told;
  try {
    read(folder / "file.json");
  } catch (const InvalidInput& trouble) {
    for (const Issue& issue : trouble.issues()) {
      EXPECT_EQ(issue.file, "file.json");
      EXPECT_FALSE(issue.message.empty());
      told.push_back(issue.field + ":" + std::to_string(issue.line) + " " + issue.value);
    }
  }
  return told;
}

std::vector<std::string> faults_of_question(const std::string& text) {
  return faults(text, [](const std::filesystem::path& file) { (void)read_rooms_problem(file); });
}

TEST(RoomsFile, ASoundQuestionHasNoFault) {
  EXPECT_TRUE(faults_of_question(sound_question).empty());
}

TEST(RoomsFile, FaultsOfFormAndOfSenseComeTogether) {
  EXPECT_THAT(
      faults_of_question(R"({"format": "cosplib-json/1", "weights": {"order": -1, "chairs": 2},
 "sessions": [{"id": "S", "slots": "two"}, {"id": "T", "slots": 0}],
 "rooms": ["R", 7],
 "tracks": [{"id": "A", "chairs": "C"}],
 "submissions": [{"id": "U", "track": 5, "session_penalty": {"1": -3, "x": 1}},
  {"id": "V", "track": true, "slots": 1.5, "presenter": ["P"]}],
 "track_room": [[0, 1], [0, 1, 4], [0, 2, 4]],
 "talk_pin": []})"),
      UnorderedElementsAre("/weights/order:1 -1", "/weights/chairs:1 2", "/sessions/0/slots:2 two",
                           "/sessions/1/slots:2 0", "/rooms/1:3 7", "/tracks/0/chairs:4 C", "/submissions/0/track:5 5",
                           "/submissions/0/session_penalty/x:5 1", "/submissions/1/track:6 true",
                           "/submissions/1/slots:6 1.5", "/submissions/1/presenter:6 [\"P\"]", "/track_room/0:7 [0,1]",
                           "/track_room/2/1:7 2", "/talk_pin:8 []"));
}

TEST(RoomsFile, WithoutATableNothingIsSaidOfItsRows) {
  EXPECT_THAT(faults_of_question(R"({"format": "cosplib-json/1", "rooms": ["R"], "tracks": [{"id": "A"}],
 "submissions": [{"id": "U", "track": 0, "session_penalty": {"4": 1}}]})"),
              UnorderedElementsAre("/sessions:1 "));
}

TEST(RoomsFile, AnAnswerOfAnotherShapeIsToldWithItsLine) {
  const samling::testing::TemporaryFolder folder;
  write_text(folder / "question.json", sound_question);
  const timetable::RoomsProblem problem = read_rooms_problem(folder / "question.json");
  const auto told = [&](const std::string& text) {
    return faults(text, [&](const std::filesystem::path& file) { (void)read_rooms_timetable(file, problem); });
  };
  EXPECT_TRUE(told(R"({"format": "cosplib-solution/1", "track": [[0], [-1]], "slot": [[[0, 1]], [[-1]]]})").empty());
  EXPECT_THAT(told(R"({"format": "cosplib-solution/1",
 "track": [[3],
  [-1]],
 "slot": [[[0, 9]],
  [[-1, -1]]]})"),
              UnorderedElementsAre("/track/0/0:2 3", "/slot/0/0:4 9", "/slot/1/0:5 2"));
  EXPECT_THAT(told(R"({"format": "cosplib-solution/1", "track": [[0]], "slot": [[[0, -2]]]})"),
              UnorderedElementsAre("/slot/0/0/1:1 -2"));
}

}  // namespace
}  // namespace samling::io
