// Every term of the objective counted by hand, and every rule broken once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drawn_rooms.hpp"
#include "timetable/rooms/derived.hpp"

namespace samling::timetable {
namespace {

using samling::testing::drawn_rooms;
using samling::testing::drawn_timetable;
using samling::testing::weigh;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class RoomsJudge : public ::testing::Test {
 protected:
  // Two sessions of 2 slots, two rooms.
  RoomsInput input = drawn_rooms("A1 A2 A3 B1 B2", {2, 2}, 2);
  std::int64_t value(RoomsTerm term, const std::string& drawing) {
    const RoomsProblem problem(input);
    return score(problem, drawn_timetable(problem, drawing)).terms[static_cast<std::size_t>(term)].value;
  }
  std::vector<Issue> issues(const std::string& drawing) {
    const RoomsProblem problem(input);
    return check(problem, drawn_timetable(problem, drawing));
  }
};

TEST_F(RoomsJudge, CountsPenaltiesOfCellsOncePerCell) {
  input.track_session = {{0, 0, 7}};
  input.track_room = {{0, 1, 5}};
  input.session_room = {{0, 0, 3}};
  EXPECT_EQ(value(RoomsTerm::track_session, "A1A2 B1B2 A3.. ...."), 7);
  EXPECT_EQ(value(RoomsTerm::track_session, "A1A2 A3.. B1B2 ...."), 14);
  EXPECT_EQ(value(RoomsTerm::track_room, "A1.. A2A3 B1B2 ...."), 5);
  EXPECT_EQ(value(RoomsTerm::session_room, "A:.... .... B1B2 A1A2"), 3);
}

TEST_F(RoomsJudge, CountsAlikeTracksByPairsOfCells) {
  input.track_track = {{1, 0, 4}};
  EXPECT_EQ(value(RoomsTerm::similar_tracks, "A1A2 B1B2 A3.. ...."), 4);
  input.rooms.push_back("R3");
  EXPECT_EQ(value(RoomsTerm::similar_tracks, "A1A2 A3.. B1B2 .... .... ...."), 8);
}

TEST_F(RoomsJudge, CountsRoomsParallelCellsAndGapsOfTracks) {
  EXPECT_EQ(value(RoomsTerm::rooms_per_track, "A1A2 B1B2 .... A3.."), 1);
  EXPECT_EQ(value(RoomsTerm::parallel_tracks, "A1A2 A3.. B1B2 ...."), 1);
  input.sessions.push_back({.name = "S3", .slots = 2});
  EXPECT_EQ(value(RoomsTerm::consecutive_tracks, "A1A2 B1B2 .... .... A3.. ...."), 1);
  EXPECT_EQ(value(RoomsTerm::consecutive_tracks, "A1A2 B1B2 A3.. .... .... ...."), 0);
}

TEST_F(RoomsJudge, ChargesTalksForEverySlot) {
  input.talks[0].slots = 2;
  input.talks[0].session_penalty = {{SessionId(0), 5}};
  input.talks[0].room_penalty = {{RoomId(0), 2}};
  EXPECT_EQ(value(RoomsTerm::submission_session, "A1A1 B1B2 A2A3 ...."), 10);
  EXPECT_EQ(value(RoomsTerm::submission_room, "A1A1 B1B2 A2A3 ...."), 4);
}

TEST_F(RoomsJudge, NumbersTalksBySessionRoomAndSlot) {
  for (int i = 0; i < 3; ++i) input.talks[static_cast<std::size_t>(i)].order = i + 1;
  EXPECT_EQ(value(RoomsTerm::order, "A1A2 B1B2 A3.. ...."), 0);
  EXPECT_EQ(value(RoomsTerm::order, "A2A1 B1B2 A3.. ...."), 2);
  // In parallel rooms: A1 with A3 in the first slot.
  EXPECT_EQ(value(RoomsTerm::order, "A1A2 A3.. B1B2 ...."), 1);
  EXPECT_EQ(value(RoomsTerm::order, "A1A2 ..A3 B1B2 ...."), 1);
  EXPECT_EQ(value(RoomsTerm::order, "A1.. ..A2 A3.. B1B2"), 0);
}

TEST_F(RoomsJudge, CountsConflictsInDifferentRoomsAndInSlots) {
  input.talks[0].presenters = {"P"};
  input.talks[3].presenters = {"P"};
  input.talks[1].attendees = {"P"};
  EXPECT_EQ(value(RoomsTerm::presenter_session, "A1A2 B1B2 A3.. ...."), 1);
  EXPECT_EQ(value(RoomsTerm::presenter_session, "A1A2 .... B1B2 A3.."), 0);
  EXPECT_EQ(value(RoomsTerm::attendee_session, "A1A2 B1B2 A3.. ...."), 1);  // A2 with B1; A1 is in the same room
  EXPECT_EQ(value(RoomsTerm::presenter_slot, "A1A2 B1B2 A3.. ...."), 1);
  EXPECT_EQ(value(RoomsTerm::presenter_slot, "A1A2 B2B1 A3.. ...."), 0);
  EXPECT_EQ(value(RoomsTerm::attendee_slot, "A1A2 B2B1 A3.. ...."), 1);
}

TEST_F(RoomsJudge, CountsChairsOfTwoTracksByPairsOfCells) {
  input.tracks[0].chairs = {"C"};
  input.tracks[1].chairs = {"D", "C"};
  EXPECT_EQ(value(RoomsTerm::chair, "A1A2 B1B2 A3.. ...."), 1);
  EXPECT_EQ(value(RoomsTerm::chair, "A1A2 A3.. B1B2 ...."), 0);
}

TEST_F(RoomsJudge, GuardsLongTalks) {
  input.talks[0].slots = 2;
  EXPECT_EQ(value(RoomsTerm::multi_slot, "A1A1 B1B2 A2A3 ...."), 0);
  EXPECT_EQ(value(RoomsTerm::multi_slot, "..A1 A1.. B1B2 A2A3"), 20'000'000 + 1'000'000'000);
  EXPECT_EQ(value(RoomsTerm::multi_slot, "A1.. ..A1 B1B2 A2A3"), 20'000'000);
  EXPECT_EQ(value(RoomsTerm::multi_slot, "A2A3 B1B2 .... ...."), 1'000'000'000);
}

TEST_F(RoomsJudge, DerivesConflictsFromChairs) {
  input.tracks[1].chairs = {"P"};
  input.talks[0].presenters = {"P"};
  input.talks[3].presenters = {"P"};  // of track B itself
  input.talks[1].attendees = {"P"};
  const RoomsProblem problem(input);
  EXPECT_THAT(problem.presenter_conflicts(), ElementsAre(Pair(0, 3), Pair(0, 4)));
  EXPECT_THAT(problem.attendee_conflicts(), ElementsAre(Pair(0, 1), Pair(1, 3), Pair(1, 4)));
}

TEST_F(RoomsJudge, ShiftsSessionsToWhereThePeopleAre) {
  input.timezones = {.suitable = {ClockTime::at(9, 0), ClockTime::at(18, 0)},
                     .less_suitable = {ClockTime::at(7, 0), ClockTime::at(22, 0)}};
  input.sessions[0].start = ClockTime::at(10, 0);
  input.sessions[0].end = ClockTime::at(11, 0);
  const std::vector<std::pair<double, std::int64_t>> expected{{0, 0}, {-2, 1}, {-4, 10}, {8, 1}, {12, 10}, {13, 10}};
  for (const auto& [offset, penalty] : expected) {
    input.talks[0].utc_offset = offset;
    EXPECT_EQ(value(RoomsTerm::timezone, "A1A2 B1B2 A3.. ...."), penalty) << offset;
  }
}

TEST_F(RoomsJudge, WeighsTermsAndExplainsTheSum) {
  weigh(input, RoomsTerm::parallel_tracks, 10);
  weigh(input, RoomsTerm::rooms_per_track, 3);
  const RoomsProblem problem(input);
  const RoomsTimetable timetable = drawn_timetable(problem, "A1A2 A3.. B1B2 ....");
  const RoomsScore scored = score(problem, timetable);
  EXPECT_EQ(scored.objective, 13);
  const std::vector<RoomsCost> costs = explain(problem, timetable);
  ASSERT_THAT(costs, SizeIs(2));
  EXPECT_EQ(costs[0].cost + costs[1].cost, scored.objective);
  EXPECT_EQ(costs[0].sentence, "track A is in 2 rooms at once in session S1");
}

TEST_F(RoomsJudge, SaysEveryBrokenRule) {
  input.talks[0].slots = 2;
  EXPECT_THAT(issues("A1A1 B1B2 A2A3 ...."), IsEmpty());
  EXPECT_THAT(issues("A1.. B1B2 A2A3 ...."), Contains(Field(&Issue::rule, "length")));
  EXPECT_THAT(issues("A1.. A1.. A2A3 B1B2"), Contains(Field(&Issue::rule, "in_a_row")));
  EXPECT_THAT(issues("A1A1 B1.. A2A3 ...."), Contains(Field(&Issue::message, HasSubstr("B2 is nowhere"))));
  EXPECT_THAT(issues("A1A1 B1B2 B:A2A3 ...."), Contains(Field(&Issue::rule, "track_of_cell")));
}

TEST_F(RoomsJudge, HoldsPinsAndForbiddenTerms) {
  input.talk_pins = {{.talk = TalkId(0), .session = SessionId(1), .room = RoomId(0), .slot = 1}};
  input.cell_pins = {{.session = SessionId(0), .room = RoomId(1), .track = {}}};
  weigh(input, RoomsTerm::rooms_per_track, 0, Grade::forbid);
  EXPECT_THAT(issues("B1B2 .... A2A1 A3.."), ElementsAre(Field(&Issue::rule, "rooms_per_track")));
  EXPECT_THAT(issues("B1B2 .... A1A2 ...."), Contains(Field(&Issue::rule, "talk_pin")));
  EXPECT_THAT(issues("A2A3 B1B2 ..A1 ...."), Contains(Field(&Issue::rule, "cell_pin")));
}

TEST_F(RoomsJudge, CountsPeopleOnceHoweverManyTheirTalks) {
  input.talks[0].presenters = {"P", "Q"};
  input.talks[1].presenters = {"P"};
  input.talks[2].attendees = {"R"};
  const RoomsProblem before(input);
  input.published = Published{drawn_timetable(before, "A1A2 B1B2 A3.. ...."), 5, {}, {}};
  const RoomsProblem problem(input);
  const RoomsScore scored = score(problem, drawn_timetable(problem, "A2A1 B1B2 A3.. ...."));
  EXPECT_EQ(scored.changed_people, 2);
  EXPECT_EQ(scored.cost, scored.objective + 10);
}

TEST_F(RoomsJudge, WhoMustChairElsewhereIsChanged) {
  input.tracks[0].chairs = {"C", "P"};
  input.tracks[1].chairs = {"D"};
  input.talks[0].presenters = {"P"};
  const RoomsProblem before(input);
  EXPECT_THAT(before.people(), ElementsAre("P", "C", "D"));
  const RoomsProblem problem = replan_problem(before, drawn_timetable(before, "A1A2 B1B2 A3.. ...."), 5);
  // Talks of A change slots, but its chairs sit where they sat.
  EXPECT_THAT(changed_people(problem, drawn_timetable(problem, "A2A1 B1B2 A3.. ....")), ElementsAre(0));
  // A3 is in another room of its session: so are those who chair A.
  const RoomsTimetable moved = drawn_timetable(problem, "A1A2 B1B2 .... A3..");
  EXPECT_THAT(changed_people(problem, moved), ElementsAre(0, 1));
  EXPECT_THAT(changed_tracks(problem, moved), ElementsAre(TrackId(0)));
  EXPECT_THAT(changed_talks(problem, moved), ElementsAre(TalkId(2)));
  EXPECT_THAT(person_changes(problem, moved),
              ElementsAre(RoomsPersonChange{0, {}, {TrackId(0)}}, RoomsPersonChange{1, {}, {TrackId(0)}}));
  EXPECT_EQ(score(problem, moved).cost, score(problem, moved).objective + 10);
  // One cell more, or one less, is another timetable too; an empty one counts.
  EXPECT_THAT(changed_tracks(problem, drawn_timetable(problem, "A1A2 B1.. A3.. B2..")), ElementsAre(TrackId(1)));
  EXPECT_THAT(changed_tracks(problem, drawn_timetable(problem, "A1A2 B1B2 A3.. B:..")), ElementsAre(TrackId(1)));
}

TEST_F(RoomsJudge, WhoWasToldOfARoomThatHasGoneIsChanged) {
  input.tracks[1].chairs = {"C"};
  input.talks[3].presenters = {"P"};
  input.talks[0].presenters = {"Q"};
  const RoomsProblem before(input);
  const RoomsTimetable published = drawn_timetable(before, "A1A2 B1B2 A3.. ....");
  input.rooms = {"R1", "R3"};
  const RoomsProblem now = replan_problem(before, published, RoomsProblem(input), 5);
  EXPECT_THAT(now.input().published->lost_talks, ElementsAre(TalkId(3), TalkId(4)));
  EXPECT_THAT(now.input().published->lost_tracks, ElementsAre(TrackId(1)));
  EXPECT_THAT(changed_people(now, drawn_timetable(now, "A1A2 B1B2 A3.. ....")), ElementsAre(1, 2));
  EXPECT_EQ(solve(now, {.limits = {.max_rounds = 2}}).lower_bound, 10);
}

TEST_F(RoomsJudge, RefusesQuestionsThatAreWrongAllAtOnce) {
  input.talks[0].track = TrackId(9);
  input.talks[1].slots = 0;
  input.track_track = {{0, 1, 1}, {1, 0, 2}};
  try {
    (void)RoomsProblem(input);
    FAIL() << "accepted";
  } catch (const InvalidInput& problem) {
    EXPECT_THAT(problem.issues(),
                ElementsAre(Field(&Issue::field, "/track_track/1"), Field(&Issue::field, "/submissions/0/track"),
                            Field(&Issue::field, "/submissions/1/slots")));
  }
}

}  // namespace
}  // namespace samling::timetable
