#include "samling/io/agenda_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "samling/io/text_file.hpp"
#include "samling/timetable/agenda/formats.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

namespace agenda = timetable::agenda;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

std::filesystem::path example(const std::string& name) {
  return std::filesystem::path(SAMLING_SOURCE_DIR) / "examples" / "data" / name;
}

TEST(AgendaFile, ReadsTheShippedAgendas) {
  for (const char* const name : {"pilot_agenda.json", "kick_off_agenda.json"}) {
    EXPECT_TRUE(is_agenda_file(example(name)));
    EXPECT_GE(read_agenda(example(name)).size(), 8U);
  }
  EXPECT_FALSE(is_agenda_file(example("programme.json")));
  EXPECT_FALSE(is_agenda_file(example("municipalities.csv")));
}

TEST(AgendaFile, ComesBackAsItWasWritten) {
  const TemporaryFolder folder;
  std::vector<agenda::AgendaInput> inputs{read_agenda(example("kick_off_agenda.json")).input(),
                                          agenda::peer_assist({"A", "B"}), agenda::theme_day({"one", "two"})};
  agenda::AgendaInput& full = inputs[0];
  full.walking_between.assign(4, std::vector<WholeMinutes>(4, WholeMinutes(7)));
  for (std::size_t room = 0; room < 4; ++room) full.walking_between[room][room] = WholeMinutes(0);
  full.stretch = {grouping::Grade::weigh, 0.5};
  full.people[0].away = {{ClockTime::at(11, 0), ClockTime::at(11, 20)}};
  full.people[1].remote = true;
  full.activities[2].window = {grouping::Grade::warn, 1.0};
  full.activities[2].price = 12.5;
  full.activities[3].priority = 4;
  full.activities[5].pinned_start = ClockTime::at(12, 0);
  full.activities[8].pinned_room = agenda::RoomId(1);
  full.relations[0].least = WholeMinutes(5);
  full.relations[0].most = WholeMinutes(50);
  full.relations[1].grade = {grouping::Grade::weigh, 3.0};
  for (const agenda::AgendaInput& input : inputs) {
    write_text(folder / "agenda.json", agenda_json(input));
    EXPECT_TRUE(read_agenda(folder / "agenda.json").input() == input);
  }
}

TEST(AgendaFile, ADayComesBackAsItWasWritten) {
  const TemporaryFolder folder;
  const agenda::AgendaProblem problem = read_agenda(example("kick_off_agenda.json"));
  const agenda::AgendaResult result = agenda::solve(problem);
  ASSERT_TRUE(result.best.has_value());
  write_text(folder / "day.json", agenda_day_json(problem, *result.best));
  EXPECT_TRUE(read_agenda_day(folder / "day.json", problem) == *result.best);
}

// An agenda of a talk, an evaluation, a break and an opening, in this order of rows; its relations as "0<1".
std::string relations_of(const std::string& opening, const std::string& rest) {
  const TemporaryFolder folder;
  write_text(folder / "agenda.json", R"({ "format": "samling-agenda", "version": 1, "start": "09:00", "end": "12:00",
  "activities": [{ "key": "talk", "minutes": 30 }, { "key": "end", "kind": "evaluation", "minutes": 10 },
    { "key": "coffee", "kind": "break", "minutes": 10 }, { "key": "hello", "kind": "opening", "minutes": 10)" +
                                         opening + " }]" + rest + " }");
  const agenda::AgendaInput input = read_agenda(folder / "agenda.json").input();
  write_text(folder / "again.json", agenda_json(input));
  EXPECT_TRUE(read_agenda(folder / "again.json").input() == input);
  std::string text;
  for (const agenda::Relation& relation : input.relations) {
    text += (text.empty() ? "" : " ") + std::to_string(relation.first.value()) + "<" +
            std::to_string(relation.second.value());
  }
  return text;
}

TEST(AgendaFile, OpeningsComeFirstAndEvaluationsLastWithoutSayingSo) {
  EXPECT_EQ(relations_of("", ""), "0<1 2<1 3<0 3<1 3<2");
  EXPECT_EQ(relations_of(R"(, "anywhere": true)", ""), "0<1 2<1");
  EXPECT_EQ(relations_of("", R"(, "relations": [{ "kind": "before", "first": "talk", "second": "hello" }])"),
            "0<3 0<1 2<1 3<1 3<2");
}

TEST(AgendaFile, TellsEveryFaultWithItsLine) {
  const TemporaryFolder folder;
  write_text(folder / "agenda.json", R"({ "format": "samling-agenda", "version": 1, "start": "9", "end": "12:00",
  "activities": [
    { "key": "a", "minutes": 12, "people": ["nobody"] },
    { "key": "a", "kind": "dance", "minutes": [30, 20] },
    { "minutes": 10, "colour": "red" }
  ],
  "relations": [{ "kind": "before", "first": "a", "second": "b" }] })");
  try {
    (void)read_agenda(folder / "agenda.json");
    FAIL() << "accepted";
  } catch (const InvalidInput& trouble) {
    const std::string all = trouble.what();
    for (const char* const part : {"/start", "agenda.json:3", "nobody", "dance", "is longer than the longest", "colour",
                                   "is given twice", "no activity with the key \"b\"", "/activities/2/key"}) {
      EXPECT_THAT(all, HasSubstr(part));
    }
  }
}

TEST(AgendaFile, TellsWhatTheProblemRefusesWithItsLine) {
  const TemporaryFolder folder;
  write_text(folder / "agenda.json", R"({ "format": "samling-agenda", "version": 1, "start": "13:00",
  "end": "12:00", "activities": [{ "key": "a", "minutes": 10 }] })");
  try {
    (void)read_agenda(folder / "agenda.json");
    FAIL() << "accepted";
  } catch (const InvalidInput& trouble) {
    EXPECT_THAT(std::string(trouble.what()), HasSubstr("agenda.json:2"));
  }
}

TEST(AgendaFile, TellsLengthsAndWalksThatSayNothing) {
  const TemporaryFolder folder;
  write_text(folder / "agenda.json", R"({ "format": "samling-agenda", "version": 1, "start": "09:00", "end": "12:00",
  "rooms": [{ "key": "a" }, { "key": "b" }],
  "activities": [{ "key": "x", "minutes": [null, 45] }],
  "walking_between": [{ "from": "a", "to": "b", "minutes": 5 }, { "from": "b", "to": "a", "minutes": 9 },
    { "from": "a", "to": "a", "minutes": 5 }] })");
  try {
    (void)read_agenda(folder / "agenda.json");
    FAIL() << "accepted";
  } catch (const InvalidInput& trouble) {
    for (const char* const part :
         {"/activities/0/minutes/0", "/walking_between/1", "/walking_between/2/to", "agenda.json:5"}) {
      EXPECT_THAT(std::string(trouble.what()), HasSubstr(part));
    }
  }
}

}  // namespace
}  // namespace samling::io
