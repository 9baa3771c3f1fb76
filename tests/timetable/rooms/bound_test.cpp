// The lower bound, and the solver, against every timetable of tiny questions.
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "random_rooms.hpp"
#include "timetable/rooms/bound.hpp"
#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {
namespace {

using samling::testing::random_rooms;

/// Tries every cell for every talk and every track for every cell that is left; every slot too when `slots` says so or
/// people know theirs already. Without, no term that depends on slots may count.
class EveryTimetable {
 public:
  EveryTimetable(const RoomsProblem& problem, bool slots)
      : problem_(problem), slots_(slots || problem.input().published), timetable_(empty_timetable(problem)) {}

  Cost least() {
    place(0);
    return least_;
  }

 private:
  Cell& cell(std::size_t c) {
    const std::size_t rooms = problem_.rooms().size();
    return timetable_.cells[c / rooms][c % rooms];
  }
  [[nodiscard]] std::size_t cells() const { return problem_.sessions().size() * problem_.rooms().size(); }

  void place(std::size_t u) {
    if (u == problem_.talks().size()) return keep_free(0);
    const Talk& talk = problem_.talks()[u];
    for (std::size_t c = 0; c < cells(); ++c) {
      if (cell(c).track && *cell(c).track != talk.track) continue;
      const Cell before = cell(c);
      const int last = static_cast<int>(before.slots.size()) - talk.slots;
      for (int slot = 0; slot <= last; ++slot) {
        const auto first = before.slots.begin() + slot;
        if (std::any_of(first, first + talk.slots, [](const auto& other) { return other.has_value(); })) continue;
        cell(c).track = talk.track;
        std::fill_n(cell(c).slots.begin() + slot, talk.slots, TalkId(u));
        place(u + 1);
        cell(c) = before;
        if (!slots_) break;  // one is as good as another
      }
    }
  }

  void keep_free(std::size_t c) {
    if (c == cells()) return judge();
    keep_free(c + 1);
    if (cell(c).track) return;
    for (std::size_t t = 0; t < problem_.tracks().size(); ++t) {
      cell(c).track = TrackId(t);
      keep_free(c + 1);
    }
    cell(c).track.reset();
  }

  void judge() {
    const Cost cost = score(problem_, timetable_).cost;
    if (cost >= least_) return;
    const std::vector<Issue> issues = check(problem_, timetable_);
    const bool broken =
        std::any_of(issues.begin(), issues.end(), [](const Issue& i) { return i.level == Level::error; });
    if (!broken) least_ = cost;
  }

  const RoomsProblem& problem_;
  bool slots_;
  RoomsTimetable timetable_;
  Cost least_ = std::numeric_limits<Cost>::max();
};

RoomsProblem tiny_question(std::uint64_t seed) {
  RoomsInput input = random_rooms(seed, {.sessions = 3, .rooms = 2, .tracks = 2, .talks = 3, .most_slots = 3}).input();
  for (const RoomsTerm term : {RoomsTerm::order, RoomsTerm::presenter_slot, RoomsTerm::attendee_slot}) {
    input.terms[static_cast<std::size_t>(term)] = {.weight = 0, .grade = Grade::ignore};
  }
  for (TalkPin& pin : input.talk_pins) pin.slot.reset();
  return RoomsProblem(std::move(input));
}

std::string sentences(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::string text;
  for (const Issue& issue : check(problem, timetable)) text += issue.message + "\n";
  return text;
}

// All terms, in fewer sessions: order and slots too.
RoomsProblem tiny_orderly_question(std::uint64_t seed) {
  RoomsInput input = random_rooms(seed, {.sessions = 2, .rooms = 2, .tracks = 2, .talks = 4, .most_slots = 2}).input();
  Chance chance(seed);
  TermGrade& order = input.terms[static_cast<std::size_t>(RoomsTerm::order)];
  order = {.weight = static_cast<std::int64_t>(1 + chance.below(30)), .grade = Grade::weigh};
  for (Talk& talk : input.talks) {
    if (chance.below(3) > 0) talk.order = 1 + static_cast<int>(chance.below(3));
  }
  return RoomsProblem(std::move(input));
}

// The bounds with every detail, below an incumbent that leaves room for a wrong one; whether there was a timetable.
bool holds(const RoomsProblem& problem, Cost least) {
  if (least == std::numeric_limits<Cost>::max()) return false;  // pins and forbidden terms that cannot be kept
  const RoomsCosts costs(problem);
  const Stopper never({});
  for (const RoomDetail detail : {RoomDetail::none, RoomDetail::classes, RoomDetail::each, RoomDetail::places}) {
    const RoomsRelaxation relaxation(costs, costs.forbidden, detail);
    EXPECT_LE(relaxation.model().linear(never, 1e9).bound + static_cast<double>(relaxation.constant()),
              static_cast<double>(least) + 1e-6);
  }
  const RoomsRelaxation places(costs, least + 5, RoomDetail::places);
  EXPECT_LE(
      places.model().whole({.seconds = 100.0, .nodes = 100'000}, never).bound + static_cast<double>(places.constant()),
      static_cast<double>(least) + 1e-4);
  for (const Cost above : {Cost{1}, Cost{3}, Cost{50}, costs.forbidden}) {
    EXPECT_LE(programme_bound(costs, least + above, {.nodes = 1000}, {}).value, least) << above;
  }
  // The exact programme is the question itself: its optimum is the cheapest timetable, and says which one that is.
  const RoomsRelaxation exact(costs, least + 5, RoomDetail::exact);
  const MipModel::Whole whole = exact.model().whole({.seconds = 100.0, .nodes = 100'000}, never);
  EXPECT_NEAR(whole.bound + static_cast<double>(exact.constant()), static_cast<double>(least), 1e-4);
  if (whole.values) {
    const RoomsTimetable cheapest = rooms_timetable(problem, costs, exact.plan_of(*whole.values));
    EXPECT_EQ(score(problem, cheapest).cost, least) << sentences(problem, cheapest);
  } else {
    ADD_FAILURE() << "no timetable";
  }
  EXPECT_LE(talk_bound(costs).value, least);
  RoomsOptions options;
  options.limits.max_rounds = 2;
  const RoomsResult result = solve(problem, options);
  EXPECT_EQ(result.score.cost, least) << to_string(result.status) << ": " << sentences(problem, result.best);
  EXPECT_EQ(result.lower_bound, least) << "small questions are proven";
  return true;
}

TEST(RoomsBound, IsNeverAboveTheBestOfAllTimetablesAndTheSolverFindsIt) {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    const RoomsProblem problem = tiny_question(seed);
    open += holds(problem, EveryTimetable(problem, false).least());
  }
  EXPECT_GT(open, 4);
}

TEST(RoomsBound, IsNeverAboveTheBestOfAllTimetablesWithOrderEither) {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    const RoomsProblem problem = tiny_orderly_question(seed);
    open += holds(problem, EveryTimetable(problem, true).least());
  }
  EXPECT_GT(open, 15);
}

// Pairs of cells of two similar tracks, with parallel cells that pay.
TEST(RoomsBound, IsNeverAboveTheBestOfAllTimetablesOfSimilarTracks) {
  int open = 0;
  for (std::uint64_t seed = 1; seed <= 24; ++seed) {
    SCOPED_TRACE(seed);
    RoomsInput input =
        random_rooms(seed, {.sessions = 2, .rooms = 3, .tracks = 2, .talks = 4, .most_slots = 2}).input();
    for (const RoomsTerm term : {RoomsTerm::order, RoomsTerm::presenter_slot, RoomsTerm::attendee_slot}) {
      input.terms[static_cast<std::size_t>(term)] = {.weight = 0, .grade = Grade::ignore};
    }
    for (TalkPin& pin : input.talk_pins) pin.slot.reset();
    input.terms[static_cast<std::size_t>(RoomsTerm::similar_tracks)] = {.weight = 7, .grade = Grade::weigh};
    input.terms[static_cast<std::size_t>(RoomsTerm::parallel_tracks)] = {.weight = 1, .grade = Grade::weigh};
    input.track_track = {{0, 1, 1 + static_cast<int>(seed % 3)}};
    const RoomsProblem problem(input);
    const Cost least = EveryTimetable(problem, false).least();
    if (least == std::numeric_limits<Cost>::max()) continue;
    ++open;
    const RoomsCosts costs(problem);
    for (const Cost above : {Cost{1}, Cost{50}}) {
      EXPECT_LE(programme_bound(costs, least + above, {.nodes = 1000}, {}).value, least) << above;
    }
  }
  EXPECT_GT(open, 10);
}

// A turn whose time is up before it has prices leaves a programme that the next one begins afresh.
TEST(RoomsBound, GoesOnAfterATurnWithoutTime) {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(seed);
    const RoomsProblem problem = tiny_question(seed);
    const Cost least = EveryTimetable(problem, false).least();
    if (least == std::numeric_limits<Cost>::max()) continue;
    const RoomsCosts costs(problem);
    ProgrammeBound bound(costs);
    EXPECT_LE(bound.raise(least + 3, {.seconds = 1e-9}, {}).value, least);
    EXPECT_EQ(bound.raise(least + 3, {}, {}).value, least);
  }
}

TEST(RoomsBound, ProvesACliqueOfClashes) {
  RoomsInput input;
  for (int s = 0; s < 2; ++s) input.sessions.push_back({.name = "S", .slots = 1});
  for (int i = 0; i < 3; ++i) {
    input.rooms.push_back("R" + std::to_string(i));
    input.tracks.push_back({.name = "T" + std::to_string(i)});
    input.talks.push_back({.name = "U" + std::to_string(i), .track = TrackId(i), .presenters = {"P"}});
  }
  input.terms[static_cast<std::size_t>(RoomsTerm::presenter_session)].weight = 7;
  const RoomsProblem problem(input);
  RoomsOptions options;
  options.limits.max_rounds = 2;
  const RoomsResult result = solve(problem, options);
  EXPECT_EQ(result.objective, 7);
  EXPECT_EQ(result.lower_bound, 7);
  EXPECT_EQ(result.status, Status::optimal);
}

}  // namespace
}  // namespace samling::timetable
