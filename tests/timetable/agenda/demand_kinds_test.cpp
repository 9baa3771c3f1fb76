// Every kind of demand can be a member of a conflict: tiny days of which the conflict is known by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::person;
using testing::room;
using ::testing::UnorderedElementsAreArray;

// On a grid of half hours from nine, with Ada.
AgendaInput day_until(int hour, const std::vector<std::string>& talks, int minutes) {
  AgendaInput input;
  input.grid = WholeMinutes(30);
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(hour, 0);
  input.people = {person("Ada")};
  for (const std::string& talk : talks) input.activities.push_back(activity(talk, minutes));
  return input;
}

class DemandKinds : public ::testing::Test {
 protected:
  void expect_conflict(const AgendaInput& input, const std::vector<std::string>& members) {
    const WhyNot why = explain(AgendaProblem(input));
    EXPECT_EQ(why.status, Status::infeasible);
    EXPECT_TRUE(why.smallest);
    std::vector<std::string> named;
    for (const Demand& demand : why.conflict) named.push_back(demand.sentence);
    EXPECT_THAT(named, UnorderedElementsAreArray(members));
    EXPECT_GE(why.repairs.size(), 2U);
  }
};

TEST_F(DemandKinds, WindowAndOrder) {
  AgendaInput input = day_until(12, {"welcome", "talk"}, 30);
  input.activities[1].latest = ClockTime::at(9, 0);
  input.relations = {{RelationKind::before, ActivityId(0), ActivityId(1), {}, {}, {}}};
  expect_conflict(input, {"welcome of 30 min", "talk of 30 min", "talk to start no later than 09:00",
                          "welcome must be over before talk", "start no earlier than 09:00"});
}

TEST_F(DemandKinds, Apart) {
  AgendaInput input = day_until(10, {"a", "b"}, 30);
  input.relations = {{RelationKind::apart, ActivityId(0), ActivityId(1), WholeMinutes(60), {}, {}}};
  expect_conflict(input, {"a of 30 min", "b of 30 min", "a must be 60 min apart from b", "start no earlier than 09:00",
                          "over by 10:00"});
}

TEST_F(DemandKinds, Together) {
  AgendaInput input = day_until(12, {"a", "b"}, 30);
  input.activities[0].latest = ClockTime::at(9, 0);
  input.activities[1].earliest = ClockTime::at(10, 0);
  input.relations = {{RelationKind::together, ActivityId(0), ActivityId(1), {}, {}, {}}};
  expect_conflict(input, {"a of 30 min", "b of 30 min", "a to start no later than 09:00",
                          "b to start no earlier than 10:00", "a must start with b"});
}

TEST_F(DemandKinds, RoomsAndChangeover) {
  AgendaInput input = day_until(10, {"a", "b"}, 30);
  input.rooms = {room("hall")};
  for (Activity& each : input.activities) each.needs_room = true;
  input.changeover = WholeMinutes(30);
  expect_conflict(input, {"a of 30 min", "b of 30 min", "one room", "30 min to change a room over",
                          "start no earlier than 09:00", "over by 10:00"});
}

TEST_F(DemandKinds, Walking) {
  AgendaInput input = day_until(10, {"a", "b"}, 30);
  input.rooms = {room("hall"), room("cellar")};
  input.walking = WholeMinutes(30);
  for (std::size_t i = 0; i < 2; ++i) {
    input.activities[i].needs_room = true;
    input.activities[i].rooms = {RoomId(i)};
    input.activities[i].people = {PersonId(0)};
  }
  expect_conflict(input, {"a of 30 min", "b of 30 min", "Ada at a", "Ada at b", "a in hall", "b in cellar", "2 rooms",
                          "time to walk between rooms", "start no earlier than 09:00", "over by 10:00"});
}

TEST_F(DemandKinds, LongestStretch) {
  AgendaInput input = day_until(12, {"talk"}, 90);
  input.longest_stretch = WholeMinutes(60);
  expect_conflict(input, {"talk of 90 min", "at most 60 min without a break"});
}

TEST_F(DemandKinds, LengthAndAlone) {
  AgendaInput input = day_until(10, {"a", "b"}, 60);
  for (Activity& each : input.activities) {
    each.family.assign("talks");
    each.alone = true;
  }
  expect_conflict(input, {"2 x talks of 60 min", "nothing else runs during a and b", "start no earlier than 09:00",
                          "over by 10:00"});
}

// The first must last until ten, the last is over by half past nine.
TEST_F(DemandKinds, EqualLengths) {
  AgendaInput input = day_until(12, {"long", "short", "next"}, 30);
  for (std::size_t i = 0; i < 2; ++i) {
    input.activities[i].family.assign("talks");
    input.activities[i].longest = WholeMinutes(60);
  }
  input.activities[0].latest = ClockTime::at(9, 0);
  input.activities[1].over_by = ClockTime::at(9, 30);
  input.activities[2].earliest = ClockTime::at(10, 0);
  input.relations = {{RelationKind::before, ActivityId(0), ActivityId(2), {}, WholeMinutes{0}, {}}};
  expect_conflict(input, {"all talks equally long", "long to start no later than 09:00", "short over by 09:30",
                          "next to start no earlier than 10:00", "next of 30 min",
                          "long must be over right before next", "start no earlier than 09:00"});
}

TEST_F(DemandKinds, Pins) {
  AgendaInput input = day_until(12, {"a", "b"}, 30);
  for (Activity& each : input.activities) {
    each.pinned_start = ClockTime::at(9, 0);
    each.people = {PersonId(0)};
  }
  expect_conflict(input,
                  {"a of 30 min", "b of 30 min", "a stays where it is", "b stays where it is", "Ada at a", "Ada at b"});
}

TEST_F(DemandKinds, Arrival) {
  AgendaInput input = day_until(10, {"talk"}, 30);
  input.activities[0].people = {PersonId(0)};
  input.people[0].arrives = ClockTime::at(10, 0);
  expect_conflict(input, {"talk of 30 min", "Ada at talk", "Ada arrives 10:00", "over by 10:00"});
}

TEST_F(DemandKinds, DepartureAndEverybody) {
  AgendaInput input = day_until(10, {"welcome"}, 30);
  input.activities[0].everybody = true;
  input.people[0].leaves = ClockTime::at(9, 0);
  expect_conflict(input,
                  {"welcome of 30 min", "everybody at welcome", "Ada leaves 09:00", "start no earlier than 09:00"});
}

TEST_F(DemandKinds, Away) {
  AgendaInput input = day_until(10, {"talk"}, 60);
  input.activities[0].people = {PersonId(0)};
  input.people[0].away = {{ClockTime::at(9, 30), ClockTime::at(9, 45)}};
  expect_conflict(input, {"talk of 60 min", "Ada at talk", "Ada is away 09:30-09:45", "start no earlier than 09:00",
                          "over by 10:00"});
}

TEST_F(DemandKinds, SeatsAndEquipment) {
  AgendaInput input = day_until(10, {"talk"}, 30);
  input.rooms = {room("hall", 60), room("cellar", 12)};
  input.rooms[1].equipment = {"screen"};
  input.activities[0].needs_room = true;
  input.activities[0].seats = 40;
  input.activities[0].equipment = {"screen"};
  expect_conflict(input, {"talk of 30 min", "talk in a room with 40 seats", "talk in a room with screen", "2 rooms"});
}

TEST_F(DemandKinds, RoomAndItsHours) {
  AgendaInput input = day_until(10, {"talk"}, 30);
  input.rooms = {room("hall"), room("cellar")};
  input.rooms[0].from = ClockTime::at(10, 0);
  input.activities[0].needs_room = true;
  input.activities[0].rooms = {RoomId(0)};
  expect_conflict(input, {"talk of 30 min", "talk in hall", "2 rooms", "hours of hall", "over by 10:00"});
}

TEST_F(DemandKinds, LunchWindow) {
  AgendaInput input = day_until(12, {"Lunch"}, 30);
  input.activities[0].kind = Kind::lunch;
  input.activities[0].earliest = ClockTime::at(12, 0);
  input.activities[0].latest = ClockTime::at(12, 30);
  expect_conflict(input, {"Lunch of 30 min", "Lunch to start 12:00-12:30", "over by 12:00"});
}

TEST_F(DemandKinds, BreakInEveryRoom) {
  AgendaInput input = day_until(10, {"coffee", "talk"}, 30);
  input.rooms = {room("hall"), room("cellar")};
  input.activities[0].kind = Kind::pause;
  input.activities[0].alone = true;
  input.activities[1].shortest = input.activities[1].longest = WholeMinutes(60);
  input.activities[1].needs_room = true;
  expect_conflict(input, {"coffee of 30 min", "talk of 60 min", "nothing else runs during coffee",
                          "start no earlier than 09:00", "over by 10:00"});
}

}  // namespace
}  // namespace samling::timetable::agenda
