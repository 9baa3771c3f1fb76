// The benchmark's files: what they derive, what their posted answers cost, and what is wrong with a broken one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "drawn_rooms.hpp"
#include "samling/io/rooms_file.hpp"
#include "samling/io/text_file.hpp"
#include "support/data_folder.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using nlohmann::json;
using samling::testing::data_folder;
using samling::testing::TemporaryFolder;
using namespace timetable;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

json parsed(const std::filesystem::path& file) {
  return json::parse(std::ifstream(file));
}

TEST(Cosplib, DerivesWhatTheFilesSay) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*data / "cosplib" / "instances")) {
    const json derived = parsed(entry.path())["derived"];
    const RoomsProblem problem = read_rooms_problem(entry.path());
    EXPECT_EQ(problem.presenter_conflicts(), derived["presenter_conflicts"].get<Pairs>()) << entry.path();
    EXPECT_EQ(problem.attendee_conflicts(), derived["attendee_conflicts"].get<Pairs>()) << entry.path();
    EXPECT_EQ(problem.chair_conflicts(), derived["chair_conflicts"].get<Pairs>()) << entry.path();
    json night = json::array();
    for (const Penalty& penalty : problem.timezone_penalties())
      night.push_back({penalty.a, penalty.b, penalty.penalty});
    json expected = derived["timezone_penalty"];
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(night, expected) << entry.path();
    ++files;
  }
  EXPECT_GT(files, 0);
}

TEST(Cosplib, ScoresThePostedAnswersAsTheLibraryDoes) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const std::vector<std::pair<std::string, std::int64_t>> posted{{"N2OR.extended", 2},
                                                                 {"GECCO19.exact", 1'000'116},
                                                                 {"GECCO20.exact", 6'298},
                                                                 {"GECCO21.exact", 11'280},
                                                                 {"OR60F.extended", 433}};
  for (const auto& [answer, objective] : posted) {
    const std::string name = answer.substr(0, answer.find('.'));
    const RoomsProblem problem = read_rooms_problem(*data / "cosplib" / "instances" / (name + ".json"));
    const RoomsTimetable timetable =
        read_rooms_timetable(*data / "cosplib" / "solutions" / (answer + ".posted.json"), problem);
    EXPECT_EQ(score(problem, timetable).objective, objective) << answer;
  }
}

TEST(Cosplib, ReadsBackWhatItWrites) {
  const TemporaryFolder folder;
  RoomsInput input = samling::testing::drawn_rooms("A1 A2 B1", {2, 1}, 2);
  samling::testing::weigh(input, RoomsTerm::order, 5, Grade::forbid);
  input.talks[1].session_penalty = {{SessionId(1), 3}};
  input.talks[2].presenters = {"P"};
  input.track_track = {{0, 1, 4}};
  input.talk_pins = {{.talk = TalkId(1), .session = SessionId(0), .room = {}, .slot = 1}};
  input.cell_pins = {{.session = SessionId(1), .room = RoomId(1), .track = {}}};
  const RoomsTimetable timetable = samling::testing::drawn_timetable(RoomsProblem(input), "A1A2 B1.. .. ..");
  input.published = Published{timetable, 7, {}, {}};
  const RoomsProblem problem(input);
  const std::string text = rooms_problem_json(problem);
  write_text(folder / "question.json", text);
  const RoomsProblem again = read_rooms_problem(folder / "question.json");
  EXPECT_EQ(rooms_problem_json(again), text);
  EXPECT_EQ(again.term(RoomsTerm::order), problem.term(RoomsTerm::order));
  write_text(folder / "answer.json", rooms_timetable_json(problem, timetable, "test"));
  EXPECT_EQ(read_rooms_timetable(folder / "answer.json", again), timetable);
}

TEST(Cosplib, SaysWhereAFileIsWrongAllAtOnce) {
  const TemporaryFolder folder;
  write_text(folder / "broken.json", R"({"format": "cosplib-json/1", "name": "broken",
 "weights": {"order": 1, "chairs": 2},
 "sessions": [{"id": "S", "slots": 2}], "rooms": ["R"],
 "tracks": [{"id": "T"}],
 "submissions": [{"id": "U", "track": 0,
   "slots": "two"}]})");
  try {
    (void)read_rooms_problem(folder / "broken.json");
    FAIL() << "accepted";
  } catch (const InvalidInput& problem) {
    EXPECT_THAT(problem.issues(), ElementsAre(Field(&Issue::line, 2), Field(&Issue::line, 6)));
    EXPECT_EQ(problem.issues()[0].field, "/weights/chairs");
  }
  write_text(folder / "rows.json", R"({"format": "cosplib-json/1", "name": "broken", "weights": {},
 "sessions": [{"id": "S", "slots": 2}], "rooms": ["R"], "tracks": [{"id": "T"}],
 "submissions": [{"id": "U",
   "track": 5}]})");
  try {
    (void)read_rooms_problem(folder / "rows.json");
    FAIL() << "accepted";
  } catch (const InvalidInput& problem) {
    EXPECT_THAT(problem.issues(), ElementsAre(Field(&Issue::field, "/submissions/0/track")));
    EXPECT_EQ(problem.issues()[0].line, 4);
  }
}

}  // namespace
}  // namespace samling::io
