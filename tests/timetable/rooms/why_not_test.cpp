// Why there is no timetable: each answer is tried again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "drawn_rooms.hpp"
#include "random_rooms.hpp"

namespace samling::timetable {
namespace {

using samling::testing::drawn_rooms;
using samling::testing::random_rooms;
using samling::testing::weigh;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

RoomsOptions two_rounds() {
  RoomsOptions options;
  options.limits.max_rounds = 2;
  return options;
}

std::vector<std::string> errors_of(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<std::string> messages;
  for (const Issue& issue : check(problem, timetable)) {
    if (issue.level == Level::error) messages.push_back(issue.message);
  }
  return messages;
}

// Repairs hold everything, least change first, of two rules at least.
void expect_tried(const RoomsConflict& conflict) {
  std::set<std::string> rules;
  int change = 0;
  for (const RoomsRepair& repair : conflict.repairs) {
    EXPECT_THAT(errors_of(RoomsProblem(repair.input), repair.timetable), IsEmpty()) << repair.sentence;
    EXPECT_GE(repair.change, change);
    change = repair.change;
    rules.insert(repair.rule);
  }
  EXPECT_GE(rules.size(), 2U);
}

TEST(RoomsWhyNot, TooManyTalks) {
  const RoomsProblem problem(drawn_rooms("A1 A2 A3 B1 B2", {2, 2}, 1));
  const RoomsConflict conflict = why_not(problem, two_rounds());
  EXPECT_EQ(conflict.status, Status::infeasible);
  EXPECT_THAT(conflict.arithmetic, Contains(Field(&Issue::message, HasSubstr("the talks need 5 slots, there are 4"))));
  // Three of A need two cells of two slots, and one of B the third: four talks of the five are enough.
  EXPECT_TRUE(conflict.is_smallest);
  EXPECT_THAT(conflict.demands, SizeIs(4));
  EXPECT_THAT(conflict.demands, Contains(Field(&RoomsDemand::sentence, "talk \"A1\" of track A is held (1 slot)")));
  expect_tried(conflict);
  EXPECT_THAT(conflict.left_out, SizeIs(1));
  EXPECT_THAT(conflict.left_out.front().reason, HasSubstr("it needs 1 slot in a row"));
}

TEST(RoomsWhyNot, ATalkThatIsLongerThanEverySession) {
  RoomsInput input = drawn_rooms("A1 A2 B1", {2, 3}, 2);
  input.talks[1].slots = 4;
  const RoomsConflict conflict = why_not(RoomsProblem(input), two_rounds());
  EXPECT_EQ(conflict.status, Status::infeasible);
  EXPECT_TRUE(conflict.is_smallest);
  EXPECT_THAT(conflict.demands, ElementsAre(Field(&RoomsDemand::row, 1)));
  EXPECT_THAT(conflict.arithmetic, Not(IsEmpty()));
  expect_tried(conflict);
  EXPECT_THAT(conflict.repairs.front().sentence, "1 more slot in session S2");
  EXPECT_THAT(conflict.left_out.front().reason, "it is 4 slots long, the longest session has 3");
}

TEST(RoomsWhyNot, APersonInThreeTracksAndTwoSessions) {
  RoomsInput input = drawn_rooms("A1 B1 C1", {2, 2}, 3);
  for (Talk& talk : input.talks) talk.presenters = {"Kari"};
  weigh(input, RoomsTerm::presenter_session, 5, Grade::forbid);
  const RoomsConflict conflict = why_not(RoomsProblem(input), two_rounds());
  EXPECT_THAT(conflict.arithmetic,
              Contains(Field(&Issue::message, HasSubstr("Kari presents talks of 3 tracks, which are in different"))));
  EXPECT_THAT(conflict.demands, ElementsAre(Field(&RoomsDemand::rule, "presenter_session")));
  EXPECT_TRUE(conflict.is_smallest);
  ASSERT_THAT(conflict.repairs, Not(IsEmpty()));
  EXPECT_EQ(conflict.repairs.front().sentence, "give up: nothing of presenter_session (1 times)");
  expect_tried(conflict);
}

TEST(RoomsWhyNot, RoomsAndSessionsThatATrackMayNotHave) {
  RoomsInput input = drawn_rooms("A1 A2 B1", {1, 1}, 2);
  input.track_session = {{0, 1, 3}};
  input.track_room = {{0, 1, 3}};
  weigh(input, RoomsTerm::track_session, 1, Grade::forbid);
  weigh(input, RoomsTerm::track_room, 1, Grade::forbid);
  const RoomsConflict conflict = why_not(RoomsProblem(input), two_rounds());
  EXPECT_EQ(conflict.status, Status::infeasible);
  EXPECT_THAT(conflict.arithmetic,
              Contains(Field(&Issue::message, HasSubstr("need 2 slots, the cells that it may have at once have 1"))));
  EXPECT_THAT(conflict.demands,
              ElementsAre(Field(&RoomsDemand::rule, "track_session"), Field(&RoomsDemand::rule, "track_room")));
  EXPECT_TRUE(conflict.is_smallest);
  expect_tried(conflict);
}

// Arithmetic speaks only where there is no timetable, and repairs work, whatever was asked.
TEST(RoomsWhyNot, IsRightOnQuestionsByChance) {
  int impossible = 0;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    SCOPED_TRACE(seed);
    RoomsInput input =
        random_rooms(seed, {.sessions = 2, .rooms = 2, .tracks = 3, .talks = 5, .most_slots = 3}).input();
    Chance chance(seed);
    for (int i = 0; i < 4; ++i) input.terms[chance.below(rooms_terms - 1)].grade = Grade::forbid;
    const RoomsProblem problem(input);
    const RoomsConflict conflict = why_not(problem, two_rounds());
    const RoomsResult result = solve(problem, two_rounds());
    const bool works = errors_of(problem, result.best).empty();
    if (works) {
      EXPECT_EQ(conflict.status, Status::feasible);
      EXPECT_THAT(precheck(problem), IsEmpty());
    } else {
      EXPECT_NE(conflict.status, Status::feasible);
      ++impossible;
    }
    for (const RoomsRepair& repair : conflict.repairs) {
      EXPECT_THAT(errors_of(RoomsProblem(repair.input), repair.timetable), IsEmpty()) << repair.sentence;
    }
  }
  EXPECT_GT(impossible, 3);
}

}  // namespace
}  // namespace samling::timetable
