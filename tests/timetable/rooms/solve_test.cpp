// What the solver of parallel rooms promises, over seeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "drawn_rooms.hpp"
#include "large_rooms.hpp"
#include "random_rooms.hpp"

namespace samling::timetable {
namespace {

using samling::testing::drawn_rooms;
using samling::testing::drawn_timetable;
using samling::testing::random_rooms;
using samling::testing::weigh;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;

RoomsOptions rounds(std::int64_t count, int threads = 1, std::uint64_t seed = 1) {
  RoomsOptions options;
  options.limits.max_rounds = count;
  options.limits.threads = threads;
  options.limits.seed = seed;
  return options;
}

std::vector<Issue> errors(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<Issue> issues = check(problem, timetable);
  std::erase_if(issues, [](const Issue& issue) { return issue.level == Level::warning; });
  return issues;
}

TEST(SolveRooms, KeepsItsPromisesOnRandomQuestions) {
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    RoomsOptions options = rounds(2);
    options.bound_share = 0.05;
    const RoomsResult result = solve(problem, options);
    EXPECT_EQ(result.score, score(problem, result.best)) << seed;
    if (result.status == Status::feasible || result.status == Status::optimal) {
      EXPECT_THAT(errors(problem, result.best), IsEmpty()) << seed;
      EXPECT_LE(result.lower_bound, result.score.cost) << seed;
    }
  }
}

TEST(SolveRooms, GivesTheSameAnswerAtAnyThreadCount) {
  const RoomsProblem problem = random_rooms(3);
  const RoomsResult one = solve(problem, rounds(5, 1, 9));
  const RoomsResult three = solve(problem, rounds(5, 3, 9));
  EXPECT_EQ(one.best, three.best);
  EXPECT_EQ(one.lower_bound, three.lower_bound);
}

TEST(SolveRooms, LeavesOutWhatDoesNotFitAndSaysWhy) {
  const RoomsProblem problem(drawn_rooms("A1 A2 A3 B1 B2", {2}, 2));
  const RoomsResult result = solve(problem, rounds(1));
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_THAT(result.unplaced, SizeIs(1));
  EXPECT_THAT(result.reasons, Contains(Field(&Issue::message, "the talks need 5 slots, there are 4: 1 over")));
}

TEST(SolveRooms, HoldsPinsAndForbiddenTerms) {
  RoomsInput input = drawn_rooms("A1 A2 A3 B1 B2 B3", {2, 2, 2}, 3);
  input.talk_pins = {{.talk = TalkId(0), .session = SessionId(2), .room = RoomId(2), .slot = 1}};
  input.cell_pins = {{.session = SessionId(1), .room = RoomId(1), .track = TrackId(1)}};
  weigh(input, RoomsTerm::rooms_per_track, 0, Grade::forbid);
  weigh(input, RoomsTerm::consecutive_tracks, 5);
  const RoomsProblem problem(input);
  const RoomsResult result = solve(problem, rounds(4));
  EXPECT_THAT(errors(problem, result.best), IsEmpty());
  EXPECT_EQ(result.best.cells[2][2].slots[1], TalkId(0));
  EXPECT_EQ(result.best.cells[1][1].track, TrackId(1));
  EXPECT_EQ(result.objective, 0);
}

TEST(SolveRooms, ChangesAsFewPeopleAsANewClashNeeds) {
  RoomsInput input = drawn_rooms("A1 A2 B1 B2", {2, 2}, 2);
  for (std::size_t u = 0; u < 4; ++u) input.talks[u].presenters = {"P" + std::to_string(u)};
  weigh(input, RoomsTerm::submission_session, 100);
  const RoomsProblem before(input);
  input.published = Published{drawn_timetable(before, "A1A2 B1B2 .... ...."), 1, {}, {}};
  input.talks[0].session_penalty = {{SessionId(0), 1}};  // A1 cannot come to the first session any more
  const RoomsProblem problem(input);
  const RoomsResult result = solve(problem, rounds(4));
  EXPECT_EQ(result.objective, 0);
  EXPECT_THAT(changed_people(problem, result.best), ElementsAre(0));
}

// Either track may go to the second session: the one that nobody chairs does.
TEST(SolveRooms, LeavesTracksWithChairsWhereTheyWere) {
  for (const std::size_t chaired : {0U, 1U}) {
    RoomsInput input = drawn_rooms("A1 A2 B1 B2", {2, 2}, 2);
    input.tracks[chaired].chairs = {"C"};
    input.track_track = {{0, 1, 1}};
    weigh(input, RoomsTerm::similar_tracks, 100);
    const RoomsProblem before(input);
    const RoomsProblem problem = replan_problem(before, drawn_timetable(before, "A1A2 B1B2 .... ...."), 7);
    const RoomsResult result = solve(problem, rounds(4));
    EXPECT_EQ(result.score.cost, 0);
    EXPECT_EQ(result.best.cells[0][chaired].track, TrackId(chaired));
    EXPECT_EQ(result.status, Status::optimal);
  }
}

// A speaker who cannot come to one session: what was published stays, but for very few.
TEST(SolveRooms, ReplansALargeTimetableForFew) {
  const RoomsInput input = samling::testing::large_rooms(150, 8, 2);
  RoomsOptions options = rounds(4);
  options.bound_share = 0.0;
  const RoomsResult first = solve(RoomsProblem(input), options);
  for (const std::size_t talk : {3U, 77U, 120U}) {
    RoomsInput changed = input;
    for (std::size_t s = 0; s < first.best.cells.size(); ++s) {
      for (const Cell& cell : first.best.cells[s]) {
        if (std::count(cell.slots.begin(), cell.slots.end(), TalkId(talk)) == 0) continue;
        changed.talks[talk].session_penalty = {{SessionId(s), 100'000}};
      }
    }
    const RoomsProblem problem = replan_problem(RoomsProblem(changed), first.best, 1000);
    const RoomsResult result = solve(problem, options);
    EXPECT_LT(result.objective, 100'000);
    EXPECT_LE(result.score.changed_people, 3) << talk;
  }
}

TEST(SolveRooms, PlacesAThousandTalks) {
  const RoomsProblem problem(samling::testing::large_rooms(1000, 30, 4));
  RoomsOptions options = rounds(1);
  options.bound_share = 0.0;
  const RoomsResult result = solve(problem, options);
  EXPECT_EQ(result.status, Status::feasible);
  EXPECT_THAT(result.unplaced, IsEmpty());
}

TEST(RoomsWhyNot, FindsTheDemandsThatContradictEachOther) {
  RoomsInput input = drawn_rooms("A1 A2 B1 B2", {2, 2}, 2);
  input.talk_pins = {{.talk = TalkId(0), .session = SessionId(0), .room = {}, .slot = {}},
                     {.talk = TalkId(1), .session = SessionId(1), .room = {}, .slot = {}},
                     {.talk = TalkId(2), .session = SessionId(1), .room = {}, .slot = {}}};
  input.cell_pins = {{.session = SessionId(0), .room = RoomId(0), .track = {}},
                     {.session = SessionId(0), .room = RoomId(1), .track = TrackId(1)}};
  const RoomsConflict conflict = why_not(RoomsProblem(input), rounds(2));
  EXPECT_EQ(conflict.status, Status::infeasible);
  EXPECT_TRUE(conflict.is_smallest);
  EXPECT_THAT(conflict.demands,
              ElementsAre(Field(&RoomsDemand::sentence, "talk \"A1\" stays in session S1"),
                          Field(&RoomsDemand::rule, "cell_pin"), Field(&RoomsDemand::rule, "cell_pin")));
  input.cell_pins.clear();
  EXPECT_EQ(why_not(RoomsProblem(input), rounds(2)).status, Status::feasible);
}

// Where the set is said to be smallest, a timetable is found without any one of it.
TEST(RoomsWhyNot, IsSmallestWhereItSaysSo) {
  int smallest = 0;
  for (std::uint64_t seed = 1; seed <= 18; ++seed) {
    RoomsInput input =
        random_rooms(seed, {.sessions = 2, .rooms = 2, .tracks = 2, .talks = 4, .wishes = false}).input();
    Chance chance(seed);
    for (int u = 0; u < 4; ++u) {
      input.talk_pins.push_back({.talk = TalkId(u), .session = SessionId(chance.below(2)), .room = {}, .slot = {}});
      if (chance.below(2) == 0) input.talk_pins.back().room = RoomId(chance.below(2));
    }
    input.terms[static_cast<std::size_t>(RoomsTerm::parallel_tracks)].grade = Grade::forbid;
    input.terms[static_cast<std::size_t>(RoomsTerm::rooms_per_track)].grade = Grade::forbid;
    const RoomsConflict conflict = why_not(RoomsProblem(input), rounds(2));
    if (conflict.status != Status::infeasible || !conflict.is_smallest) continue;
    ++smallest;
    for (const RoomsDemand& demand : conflict.demands) {
      RoomsInput less = input;
      std::erase_if(less.talk_pins, [&](const TalkPin& pin) {
        const auto row = pin.talk.value();
        return std::none_of(conflict.demands.begin(), conflict.demands.end(), [&](const RoomsDemand& kept) {
          return kept.rule == "talk_pin" && kept.row == row && !(kept == demand);
        });
      });
      for (std::size_t t = 0; t < rooms_terms; ++t) {
        const bool kept = std::any_of(conflict.demands.begin(), conflict.demands.end(), [&](const RoomsDemand& other) {
          return other.rule == to_string(static_cast<RoomsTerm>(t)) && !(other == demand);
        });
        if (!kept) less.terms[t] = {.weight = 0, .grade = Grade::ignore};
      }
      EXPECT_THAT(errors(RoomsProblem(less), solve(RoomsProblem(less), rounds(3)).best), IsEmpty()) << seed;
    }
  }
  EXPECT_GE(smallest, 3);
}

TEST(SolveRooms, RefusesOptionsOutOfRange) {
  const RoomsProblem problem(drawn_rooms("A1", {1}, 1));
  EXPECT_THROW((void)solve(problem, {.bound_share = 1.5}), InvalidInput);
}

// Rules come before wishes, however dear the wishes are: a talk is not left out because its only place costs 10^13.
TEST(SolveRooms, HugePricesAreNoRules) {
  RoomsInput input{.name = "dear",
                   .sessions = {{.name = "Mon1"}},
                   .rooms = {"A"},
                   .tracks = {{.name = "T", .chairs = {}}},
                   .talks = {{.name = "U", .track = TrackId(0)}},
                   .track_session = {{0, 0, 1'000'000}}};
  input.terms[static_cast<std::size_t>(RoomsTerm::track_session)].weight = 10'000'000;
  RoomsOptions options;
  options.limits.max_rounds = 1;
  const RoomsResult result = solve(RoomsProblem(input), options);
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_EQ(result.score.cost, 10'000'000'000'000);
  EXPECT_TRUE(result.unplaced.empty());
}

// What cannot be counted in 64 bits is refused.
TEST(SolveRooms, PricesThatOverflowAreRefused) {
  RoomsInput input{.name = "dearest",
                   .sessions = std::vector<RoomsSession>(100, RoomsSession{.name = "S"}),
                   .rooms = std::vector<std::string>(1000, "R"),
                   .tracks = {{.name = "T", .chairs = {}}},
                   .talks = std::vector<Talk>(100, Talk{.name = "U", .track = TrackId(0)})};
  for (int s = 0; s < 100; ++s) input.track_session.push_back({0, s, 1'000'000});
  input.terms[static_cast<std::size_t>(RoomsTerm::track_session)].weight = 10'000'000;
  EXPECT_THROW(RoomsProblem{input}, InvalidInput);
}

}  // namespace
}  // namespace samling::timetable
