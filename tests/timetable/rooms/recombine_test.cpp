// Recombination: what it says is cheaper is cheaper by the judge, and holds what held before.
#include <gtest/gtest.h>

#include <algorithm>

#include "random_rooms.hpp"
#include "timetable/rooms/recombine.hpp"

namespace samling::timetable {
namespace {

using samling::testing::random_rooms;

bool breaks_a_rule(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  const std::vector<Issue> issues = check(problem, timetable);
  return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.level == Level::error; });
}

// A timetable in which every talk has its place, by first fit; its cost does not matter.
RoomsPlan first_fit(const RoomsCosts& costs) {
  RoomsState state(costs);
  for (int u = 0; u < costs.talks; ++u) {
    const auto row = static_cast<std::size_t>(u);
    for (int c = 0; c < costs.cells && state.cell(u) < 0; ++c) {
      const bool mine = state.track(c) == costs.track_of[row];
      if (!mine && state.track(c) != costs.tracks) continue;
      if (state.free(c) < costs.length[row]) continue;
      if (!mine) state.assign(c, costs.track_of[row]);
      state.place(u, c, costs.capacity[static_cast<std::size_t>(c)] - state.free(c));
    }
  }
  state.settle();
  state.commit();
  return state.plan();
}

TEST(RoomsRecombination, WhatIsCheaperIsCheaperByTheJudge) {
  int better = 0;
  const Stopper never({});
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE(seed);
    const RoomsProblem problem = random_rooms(seed, {.sessions = 4, .rooms = 4, .tracks = 5, .talks = 16});
    const RoomsCosts costs(problem);
    RoomsPlan plan = first_fit(costs);
    RoomsRecombination recombination(costs, Chance(seed));
    Cost cost = score(problem, rooms_timetable(problem, costs, plan)).cost;
    if (breaks_a_rule(problem, rooms_timetable(problem, costs, plan))) continue;
    for (int i = 0; i < 3; ++i) {
      const std::optional<RoomsPlan> found = recombination.improved(plan, cost, 100.0, never);
      if (!found) continue;
      const RoomsTimetable timetable = rooms_timetable(problem, costs, *found);
      EXPECT_FALSE(breaks_a_rule(problem, timetable));
      EXPECT_LT(score(problem, timetable).cost, cost);
      cost = score(problem, timetable).cost;
      plan = *found;
      ++better;
    }
  }
  EXPECT_GT(better, 8);
}

TEST(RoomsRecombination, LeavesATimetableAloneThatLeavesTalksOut) {
  const RoomsProblem problem = random_rooms(1);
  const RoomsCosts costs(problem);
  const RoomsState nothing(costs);
  EXPECT_FALSE(RoomsRecombination(costs, Chance(1)).improved(nothing.plan(), 1000, 1.0, Stopper({})));
}

}  // namespace
}  // namespace samling::timetable
