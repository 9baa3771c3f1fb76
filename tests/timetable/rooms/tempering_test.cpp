// Tempering: what it says a timetable costs is what the judge says, the same at any number of threads, and it gets to
// the bottom of small questions.
#include <gtest/gtest.h>

#include "random_rooms.hpp"
#include "timetable/rooms/tempering.hpp"

namespace samling::timetable {
namespace {

using samling::testing::random_rooms;

RoomsTempering from_fresh(const RoomsProblem& problem, const RoomsCosts& costs, std::uint64_t seed) {
  return {problem, costs, {construct_rooms(problem, costs, Chance(seed)).best}, seed, 0};
}

const auto never_stops = [] { return false; };

TEST(RoomsTempering, CostsWhatTheStateSaysAndNeverMoreThanItsStart) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const RoomsProblem problem = random_rooms(seed);
    const RoomsCosts costs(problem);
    const AnnealingResult start = construct_rooms(problem, costs, Chance(seed));
    RoomsTempering tempering(problem, costs, {start.best}, seed, 0);
    tempering.run(20'000, 0, 1, never_stops);
    EXPECT_LE(tempering.cost(), start.cost) << seed;
    RoomsState state(costs);
    state.become(tempering.best());
    EXPECT_EQ(state.cost(), tempering.cost()) << seed;
  }
}

TEST(RoomsTempering, IsTheSameAtAnyThreadCountAndInAnyPortions) {
  const RoomsProblem problem = random_rooms(5, {.sessions = 5, .rooms = 4, .tracks = 8, .talks = 40});
  const RoomsCosts costs(problem);
  RoomsTempering one = from_fresh(problem, costs, 7);
  RoomsTempering three = from_fresh(problem, costs, 7);
  one.run(40'000, 0, 1, never_stops);
  three.run(10'000, 0, 3, never_stops);
  three.run(one.moves() - three.moves(), 0, 3, never_stops);
  EXPECT_EQ(one.moves(), three.moves());
  EXPECT_EQ(one.cost(), three.cost());
  EXPECT_EQ(one.best().cell, three.best().cell);
  EXPECT_EQ(one.best().slot, three.best().slot);
}

TEST(RoomsTempering, TakesOverWhatIsBetterAndStopsAtItsTarget) {
  const RoomsProblem problem = random_rooms(5);
  const RoomsCosts costs(problem);
  RoomsTempering poor = from_fresh(problem, costs, 1);
  RoomsTempering good = from_fresh(problem, costs, 2);
  good.run(100'000, 0, 1, never_stops);
  poor.offer(good.best(), good.cost());
  EXPECT_LE(poor.cost(), good.cost());
  const std::int64_t before = poor.moves();
  poor.run(1'000'000, poor.cost(), 1, never_stops);
  EXPECT_EQ(poor.moves(), before);
}

}  // namespace
}  // namespace samling::timetable
