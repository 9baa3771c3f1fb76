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

TEST(RoomsFile, NothingInTheMiddleOfAListIsTold) {
  EXPECT_THAT(faults_of_question(R"({"format": "cosplib-json/1", "weights": {"order": null},
 "timezones": {"suitable": [null, "18:00"]},
 "sessions": [{"id": "S", "slots": 2}], "rooms": ["R", null], "tracks": [{"id": "A", "chairs": [null]}],
 "submissions": [{"id": "U", "track": 0, "presenters": ["P", null], "session_penalty": {"0": null}}],
 "track_room": [[0, 0, null], null]})"),
              UnorderedElementsAre("/weights/order:1 null", "/timezones/suitable/0:2 null", "/rooms/1:3 null",
                                   "/tracks/0/chairs/0:3 null", "/submissions/0/presenters/1:4 null",
                                   "/submissions/0/session_penalty/0:4 null", "/track_room/0/2:5 null",
                                   "/track_room/1:5 null"));
}

TEST(RoomsFile, AFieldOfTheWholeThatNobodyKnowsIsTold) {
  std::string sound = sound_question;
  sound.resize(sound.rfind('}'));
  EXPECT_TRUE(faults_of_question(sound + R"(, "source": "x", "derived": {}, "comment": 1})").empty());
  EXPECT_THAT(faults_of_question(sound + R"(, "similarity_of_tracks": [], "talk_pinns": []})").size(), 2U);
}

TEST(RoomsFile, WhatIsNoTextIsNamed) {
  const samling::testing::TemporaryFolder folder;
  for (const auto& [bytes, word] : {std::pair<std::string, std::string>{"\x1F\x8B\b rest", "gzip"},
                                    {"PK\x03\x04 rest", "workbook"},
                                    {"\xFF\xFE{", "UTF-16"}}) {
    write_text(folder / "q.json", bytes);
    try {
      (void)read_rooms_problem(folder / "q.json");
      FAIL() << word;
    } catch (const InvalidInput& trouble) {
      ASSERT_EQ(trouble.issues().size(), 1U);
      EXPECT_THAT(trouble.issues()[0].message, ::testing::HasSubstr(word));
    }
  }
}

TEST(RoomsFile, WhatIsLostIsWrittenAndRead) {
  const samling::testing::TemporaryFolder folder;
  write_text(folder / "question.json", sound_question);
  timetable::RoomsInput input = read_rooms_problem(folder / "question.json").input();
  input.published = timetable::Published{
      timetable::empty_timetable(timetable::RoomsProblem(input)), 3, {timetable::TalkId(1)}, {timetable::TrackId(0)}};
  write_text(folder / "again.json", rooms_problem_json(timetable::RoomsProblem(input)));
  const auto again = read_rooms_problem(folder / "again.json").input().published;
  EXPECT_EQ(again->lost_talks, input.published->lost_talks);
  EXPECT_EQ(again->lost_tracks, input.published->lost_tracks);
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
