#include <gtest/gtest.h>

#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::broken;
using testing::person;
using testing::room;

Placement at(int hour, int minute, int length, std::optional<RoomId> where = {}) {
  return {ClockTime::at(hour, minute), WholeMinutes(length), where};
}

// Two talks with the same speaker and a break for everybody, 10:00-12:00.
AgendaInput two_talks() {
  AgendaInput input;
  input.start = ClockTime::at(10, 0);
  input.end = ClockTime::at(12, 0);
  input.people = {person("Ada")};
  input.activities = {activity("A", 30), activity("B", 30), activity("coffee", 15, Kind::pause)};
  input.activities[0].people = {PersonId(0)};
  input.activities[1].people = {PersonId(0)};
  input.activities[2].alone = true;
  return input;
}

TEST(CheckAgenda, AcceptsADayThatKeepsEveryRule) {
  const AgendaProblem problem(two_talks());
  EXPECT_EQ(broken(problem, {{at(10, 0, 30), at(10, 45, 30), at(10, 30, 15)}}), "");
}

TEST(CheckAgenda, SeesWhoIsInTwoPlacesAndWhoRunsDuringABreak) {
  const AgendaProblem problem(two_talks());
  EXPECT_EQ(broken(problem, {{at(10, 0, 30), at(10, 20, 30), at(11, 0, 15)}}), "people_busy");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30), at(10, 30, 30), at(10, 45, 15)}}), "alone");
}

TEST(CheckAgenda, SeesWhatLeavesTheDayTheGridAndTheList) {
  const AgendaProblem problem(two_talks());
  EXPECT_EQ(broken(problem, {{at(9, 55, 30), at(11, 45, 30), at(10, 30, 15)}}), "end start");
  EXPECT_EQ(broken(problem, {{at(10, 2, 30), at(11, 0, 35), at(10, 35, 15)}}), "grid length");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30), std::nullopt, at(10, 30, 15)}}), "left_out");
}

TEST(CheckAgenda, SeesRoomsThatAreTakenTooSmallOrTooFar) {
  AgendaInput input = two_talks();
  input.rooms = {room("hall", 50), room("cellar", 2)};
  input.changeover = WholeMinutes(10);
  input.walking = WholeMinutes(15);
  input.activities[0].needs_room = input.activities[1].needs_room = true;
  input.activities[0].seats = 20;
  const AgendaProblem problem(input);
  const RoomId hall(0);
  const RoomId cellar(1);
  EXPECT_EQ(broken(problem, {{at(10, 0, 30, hall), at(10, 45, 30, cellar), at(10, 30, 15)}}), "");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30, cellar), at(10, 45, 30, cellar), at(10, 30, 15)}}), "room");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30, hall), at(10, 40, 30, cellar), at(11, 10, 15)}}), "people_busy");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30, hall), at(10, 35, 30, hall), at(11, 10, 15)}}), "room_taken");
  EXPECT_EQ(broken(problem, {{at(10, 0, 30), at(10, 45, 30, cellar), at(10, 30, 15)}}), "room");
}

TEST(CheckAgenda, SeesPeopleWhoAreNotThere) {
  AgendaInput input = two_talks();
  input.people[0].arrives = ClockTime::at(10, 10);
  input.people[0].leaves = ClockTime::at(11, 50);
  input.people[0].away = {{ClockTime::at(10, 40), ClockTime::at(10, 45)}};
  const Agenda agenda{{at(10, 0, 30), at(11, 25, 30), at(10, 45, 15)}};
  EXPECT_EQ(broken(AgendaProblem(input), agenda), "arrival departure");
  EXPECT_EQ(broken(AgendaProblem(input), {{at(10, 15, 30), at(11, 0, 30), at(10, 45, 15)}}), "away");
  input.people[0].remote = true;  // travel does not matter then
  EXPECT_EQ(broken(AgendaProblem(input), agenda), "");
}

TEST(CheckAgenda, GradesOrderAndStretchAndWindow) {
  AgendaInput input = two_talks();
  input.longest_stretch = WholeMinutes(45);
  input.relations = {{RelationKind::before, ActivityId(1), ActivityId(0), {}, {}, {}}};
  input.activities[2].latest = ClockTime::at(10, 30);
  const Agenda agenda{{at(10, 0, 30), at(10, 30, 30), at(11, 0, 15)}};
  EXPECT_EQ(broken(AgendaProblem(input), agenda), "before longest_stretch window");
  input.stretch.grade = Grade::warn;
  input.relations[0].grade.grade = Grade::ignore;
  input.activities[2].window = {Grade::weigh, 2.0};
  const AgendaProblem graded(input);
  EXPECT_EQ(broken(graded, agenda), "");
  EXPECT_EQ(broken(graded, agenda, Level::warning), "longest_stretch window");
  EXPECT_EQ(score(graded, agenda).thousandths, 2 * 30 * 1000);
}

TEST(ScoreAgenda, ChargesEveryWishByItsMeasure) {
  AgendaInput input = two_talks();
  input.weights = {.length = 0, .idle = 1, .finish = 0.5};
  const ActivityId a(0);
  const ActivityId b(1);
  input.preferences = {{PreferenceKind::early, a, {}, {}, {}, 1.0},
                       {PreferenceKind::late, b, {}, {}, {}, 1.0},
                       {PreferenceKind::near, ActivityId(2), {}, ClockTime::at(11, 0), {}, 2.0},
                       {PreferenceKind::before, b, a, {}, {}, 7.0},
                       {PreferenceKind::after, b, a, {}, {}, 9.0},
                       {PreferenceKind::apart, a, b, {}, WholeMinutes(40), 0.1},
                       {PreferenceKind::close, a, b, {}, WholeMinutes(10), 0.01}};
  const AgendaProblem problem(input);
  // A 10:05-10:35, coffee 10:35-10:50, B 11:00-11:30
  const AgendaScore bill = score(problem, {{at(10, 5, 30), at(11, 0, 30), at(10, 35, 15)}});
  const double expected = 5 + 30 + 2 * 25 + 7 + 0 + 0.1 * 15 + 0.01 * 15 + 10 + 0.5 * 90;
  EXPECT_DOUBLE_EQ(bill.cost(), expected);
  double sum = 0;
  for (const Term& term : bill.terms) sum += term.cost;
  EXPECT_DOUBLE_EQ(sum, expected);
}

TEST(AgendaProblem, RefusesWhatCannotBeMeantAllAtOnce) {
  AgendaInput input = two_talks();
  input.end = input.start;
  input.activities[0].shortest = WholeMinutes(33);
  input.activities[1].key = "A";
  input.relations = {{RelationKind::before, ActivityId(0), ActivityId(0), {}, {}, {}}};
  input.preferences = {{PreferenceKind::near, ActivityId(9), {}, {}, {}, -1.0}};
  try {
    const AgendaProblem problem(input);
    FAIL() << "accepted";
  } catch (const InvalidInput& trouble) {
    EXPECT_GE(trouble.issues().size(), 7U) << trouble.what();
  }
}

}  // namespace
}  // namespace samling::timetable::agenda
