// The fast cost of a timetable against the judge, over random moves.
#include <array>

#include <gtest/gtest.h>

#include "random_rooms.hpp"
#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

using samling::testing::random_rooms;

/// What the search should think a plan costs, from the judge alone.
Cost slow_cost(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsState& state) {
  const RoomsTimetable timetable = rooms_timetable(problem, costs, state.plan());
  const RoomsScore scored = score(problem, timetable);
  Cost cost = scored.cost;
  for (const TermScore& term : scored.terms) {
    if (term.term == RoomsTerm::multi_slot) cost -= term.cost();  // missing talks: priced below
    if (problem.term(term.term).grade == Grade::forbid) cost += costs.forbidden * term.value;
  }
  for (const TalkPin& pin : problem.input().talk_pins) {
    const int cell = state.cell(pin.talk.value());
    if (cell < 0) continue;
    if (cell / costs.rooms != pin.session.value()) cost += costs.forbidden;
    if (pin.room && cell % costs.rooms != pin.room->value()) cost += costs.forbidden;
    if (pin.slot && state.slot(pin.talk.value()) != *pin.slot) cost += costs.forbidden;
  }
  for (const CellPin& pin : problem.input().cell_pins) {
    const int track = state.track(pin.session.value() * costs.rooms + pin.room.value());
    if (track != (pin.track ? pin.track->value() : costs.tracks)) cost += costs.forbidden;
  }
  return cost + costs.forbidden * static_cast<Cost>(state.unplaced().size());
}

TEST(RoomsState, CostsWhatTheJudgeSaysAfterEveryMove) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    const RoomsCosts costs(problem);
    RoomsState state(costs);
    RoomsMoves moves(state, problem);
    Chance chance(seed);
    moves.place_all(chance);
    ASSERT_EQ(state.cost(), slow_cost(problem, costs, state)) << "seed " << seed;
    int done = 0;
    for (int i = 0; i < 300; ++i) {
      const Cost before = state.cost();
      const bool possible = moves.any(chance);
      state.settle();
      if (!possible || chance.below(3) == 0) {
        state.undo();
        ASSERT_EQ(state.cost(), before);
      } else {
        state.commit();
        ++done;
      }
      ASSERT_EQ(state.cost(), slow_cost(problem, costs, state)) << "seed " << seed << ", move " << i;
    }
    EXPECT_GT(done, 10);
  }
}

TEST(RoomsState, KeepsTalksInCellsOfTheirTrackInOnePiece) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    const RoomsCosts costs(problem);
    RoomsState state(costs);
    RoomsMoves moves(state, problem);
    Chance chance(seed);
    moves.place_all(chance);
    for (int i = 0; i < 300; ++i) {
      if (moves.any(chance)) {
        state.commit();
      } else {
        state.undo();
      }
    }
    const RoomsTimetable timetable = rooms_timetable(problem, costs, state.plan());
    for (const Issue& issue : check(problem, timetable)) {
      EXPECT_TRUE(issue.rule != "length" && issue.rule != "in_a_row" && issue.rule != "track_of_cell") << issue.message;
    }
    const RoomsPlan again = rooms_plan(costs, timetable);
    EXPECT_EQ(again.cell, state.plan().cell);
    EXPECT_EQ(again.track, state.plan().track);
  }
}

// Moves that any() draws seldom, each by itself; each can be done somewhere.
TEST(RoomsMoves, CostWhatTheJudgeSaysOneByOne) {
  constexpr std::array kinds{&RoomsMoves::chain_of_rooms, &RoomsMoves::chain_of_sessions, &RoomsMoves::pack_track,
                             &RoomsMoves::swap_cells,     &RoomsMoves::close_cell,        &RoomsMoves::move_track};
  std::array<int, kinds.size()> done{};
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    const RoomsCosts costs(problem);
    RoomsState state(costs);
    RoomsMoves moves(state, problem);
    Chance chance(seed);
    moves.place_all(chance);
    for (int i = 0; i < 120; ++i) {
      const Cost before = state.cost();
      const auto kind = static_cast<std::size_t>(i) % kinds.size();
      if ((moves.*kinds[kind])(chance)) {
        state.commit();
        ++done[kind];
      } else {
        state.undo();
        ASSERT_EQ(state.cost(), before);
      }
      ASSERT_EQ(state.cost(), slow_cost(problem, costs, state)) << "seed " << seed << ", move " << i;
    }
  }
  for (const int times : done) EXPECT_GT(times, 10);
}

TEST(RoomsMoves, LeaveTheOtherTracksWhereTheyAre) {
  int moved = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    const RoomsCosts costs(problem);
    RoomsState state(costs);
    RoomsMoves moves(state, problem);
    Chance chance(seed);
    moves.place_all(chance);
    const RoomsPlan before = state.plan();
    std::vector<char> loose(problem.tracks().size(), 0);
    loose[chance.below(loose.size())] = 1;
    loose[chance.below(loose.size())] = 1;
    (void)moves.only(loose);
    for (int i = 0; i < 300; ++i) {
      if (moves.any(chance)) {
        state.commit();
      } else {
        state.undo();
      }
    }
    for (std::size_t u = 0; u < problem.talks().size(); ++u) {
      const bool same = before.cell[u] == state.plan().cell[u] && before.slot[u] == state.plan().slot[u];
      moved += same ? 0 : 1;
      ASSERT_TRUE(same || loose[problem.talks()[u].track.index()] != 0)
          << "seed " << seed << ", talk " << u << ": " << before.cell[u] << "/" << before.slot[u] << " and now "
          << state.plan().cell[u] << "/" << state.plan().slot[u];
    }
  }
  EXPECT_GT(moved, 30);
}

}  // namespace
}  // namespace samling::timetable
