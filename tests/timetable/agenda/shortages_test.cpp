// The arithmetic: what each sum asks, what is there, and what is missing.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/timetable/agenda.hpp"
#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using ::testing::ElementsAre;
using testing::person;
using testing::room;

AgendaInput morning(const std::vector<std::string>& talks, int minutes) {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(12, 0);
  for (const std::string& talk : talks) input.activities.push_back(activity(talk, minutes));
  return input;
}

std::vector<std::string> said(const AgendaInput& input) {
  std::vector<std::string> sentences;
  for (const Shortage& shortage : shortages(AgendaProblem(input))) {
    sentences.push_back(shortage.rule + ": " + shortage.sentence);
    if (shortage.rule == "minutes" || shortage.rule == "room_minutes" || shortage.rule == "person_minutes") {
      EXPECT_GT(shortage.asked, shortage.available);
      EXPECT_THAT(shortage.sum, ::testing::EndsWith("= " + std::to_string(shortage.asked)));
    }
  }
  return sentences;
}

TEST(Shortages, SayNothingOfADayThatAddsUp) {
  EXPECT_THAT(said(morning({"a", "b"}, 90)), ElementsAre());
}

TEST(Shortages, CountSeatsAndHours) {
  AgendaInput input = morning({"workshop", "talk"}, 60);
  input.rooms = {room("cellar", 30)};
  input.people = {person("Ada")};
  input.people[0].arrives = ClockTime::at(11, 30);
  input.activities[0].needs_room = true;
  input.activities[0].seats = 40;
  input.activities[1].people = {PersonId(0)};
  EXPECT_THAT(said(input), ElementsAre("seats: workshop: 40 seats asked, the largest room has 30",
                                       "hours: talk: 60 minutes asked, its people and its window leave 30 in a row"));
}

TEST(Shortages, AddUpWhatRunsOneAfterTheOther) {
  AgendaInput input = morning({"a", "b", "c"}, 75);
  for (Activity& each : input.activities) each.alone = true;
  EXPECT_THAT(said(input), ElementsAre("minutes: 225 minutes asked, 180 there, 45 over (one after the other)"));
}

TEST(Shortages, TellASumOnceThatManySetsHave) {
  AgendaInput input = morning({}, 0);
  input.rooms = {room("hall", 60), room("cellar", 60)};
  input.people = {person("Ada"), person("Bo")};
  for (const int row : {0, 1}) {
    for (int talk = 0; talk < 3; ++talk) {
      input.activities.push_back(activity(fmt::format("{}{}", row, talk), 75));
      input.activities.back().title = "talk";
      input.activities.back().people = {PersonId(row)};
    }
  }
  const std::vector<std::string> all = said(input);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  EXPECT_FALSE(all.empty());
}

TEST(Shortages, NameWhatHasNoStartAtAllAmongWhatIsLeftOut) {
  AgendaInput input = morning({"a", "b"}, 60);
  input.people = {person("Ada")};
  input.people[0].away = {{ClockTime::at(0, 0), ClockTime::at(24, 0)}};
  input.activities[1].people = {PersonId(0)};
  const AgendaResult result = solve(AgendaProblem(input));
  ASSERT_EQ(result.left_out.size(), 1U);
  EXPECT_EQ(result.left_out[0].reason, "b: the day, its window and its people leave no start for its 60 min");
}

TEST(Shortages, LookForEquipment) {
  AgendaInput input = morning({"a", "b"}, 60);
  input.rooms = {room("hall", 60), room("cellar", 12)};
  input.rooms[1].equipment = {"screen"};
  for (Activity& each : input.activities) each.needs_room = true;
  input.activities[0].equipment = {"screen"};
  input.activities[0].seats = 40;
  input.activities[1].equipment = {"stage"};
  EXPECT_THAT(said(input), ElementsAre("seats: a: 40 seats asked, the largest room with screen has 12",
                                       "equipment: b: stage asked, no room has it"));
}

TEST(Shortages, AddUpRoomsAndRoomsThatSomeCannotDoWithout) {
  AgendaInput input = morning({"a", "b", "c", "d", "e"}, 75);
  input.rooms = {room("hall"), room("cellar")};
  for (Activity& each : input.activities) each.needs_room = true;
  EXPECT_THAT(said(input), ElementsAre("room_minutes: 375 minutes of rooms asked, 360 there, 15 over"));
  input.activities.resize(3);
  for (Activity& each : input.activities) each.rooms = {RoomId(1)};
  const std::string one_hall = "minutes: 225 minutes asked, 180 there, 45 over (one after the other)";
  EXPECT_THAT(said(input), ElementsAre(one_hall, "room_minutes: 225 minutes of rooms asked, 180 there, 45 over"));
  input.activities.push_back(activity("anywhere", 30));
  input.activities.back().needs_room = true;
  EXPECT_THAT(said(input),
              ElementsAre(one_hall, "room_minutes: 225 minutes of rooms (cellar) asked, 180 there, 45 over"));
}

TEST(Shortages, CountTheChangeoverAndTheRestOfTheHouse) {
  AgendaInput input = morning({"a", "b", "c"}, 55);
  input.rooms = {room("hall")};
  for (Activity& each : input.activities) each.needs_room = true;
  input.changeover = WholeMinutes(10);
  EXPECT_THAT(said(input), ElementsAre("room_minutes: 185 minutes of rooms asked, 180 there, 5 over"));
  input.changeover = WholeMinutes(0);
  input.activities.push_back(activity("coffee", 20, Kind::pause));
  input.activities.back().alone = true;
  const std::string one_hall = "minutes: 185 minutes asked, 180 there, 5 over (one after the other)";
  EXPECT_THAT(said(input), ElementsAre(one_hall, "room_minutes: 185 minutes of rooms asked, 180 there, 5 over"));
  input.rooms[0].until = ClockTime::at(11, 45);  // coffee may be when the hall is not ours: 165 of 165
  EXPECT_THAT(said(input), ElementsAre(one_hall, "room_minutes: 170 minutes of rooms asked, 165 there, 5 over"));
  input.activities.back().shortest = input.activities.back().longest = WholeMinutes(15);
  EXPECT_THAT(said(input), ElementsAre());
}

TEST(Shortages, AddUpWhatOnePersonMustBeAt) {
  AgendaInput input = morning({"a", "b", "c"}, 60);
  input.people = {person("Ada")};
  input.people[0].away = {{ClockTime::at(10, 30), ClockTime::at(10, 40)}};
  for (Activity& each : input.activities) each.people = {PersonId(0)};
  EXPECT_THAT(said(input), ElementsAre("person_minutes: Ada: 180 minutes asked, 170 there, 10 over"));
}

TEST(Shortages, NameWhoNarrowsTheHours) {
  AgendaInput input = morning({"a", "b", "c"}, 60);
  input.people = {person("Ada"), person("Bo")};
  for (Activity& each : input.activities) each.people = {PersonId(0), PersonId(1)};
  input.people[1].arrives = ClockTime::at(9, 15);
  input.people[1].leaves = ClockTime::at(11, 45);
  EXPECT_THAT(said(input), ElementsAre("minutes: 180 minutes asked, 150 there, 30 over (one after the other)",
                                       "absence: Bo misses 15 min at each end"));
}

// DOMAIN A8: lunch after the second slot.
TEST(Shortages, SayWhatIsPushedOutOfItsWindow) {
  AgendaInput input = morning({"opening", "slot 1", "break", "slot 2", "lunch"}, 75);
  input.start = ClockTime::at(10, 0);
  input.end = ClockTime::at(15, 0);
  input.activities[0].shortest = input.activities[0].longest = WholeMinutes(10);
  input.activities[2].shortest = input.activities[2].longest = WholeMinutes(10);
  input.activities[4].shortest = input.activities[4].longest = WholeMinutes(30);
  input.activities[4].earliest = ClockTime::at(11, 30);
  input.activities[4].latest = ClockTime::at(12, 45);
  for (int row = 0; row < 4; ++row) {
    input.relations.push_back({RelationKind::before, ActivityId(row), ActivityId(row + 1), {}, {}, {}});
  }
  EXPECT_THAT(said(input), ElementsAre("window: lunch would start 12:50 at the earliest, 5 min later than 12:45"));
}

}  // namespace
}  // namespace samling::timetable::agenda
