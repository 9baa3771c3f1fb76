// Parallel rooms: moves a second, and a first timetable of a large conference.
#include <benchmark/benchmark.h>

#include "tests/timetable/rooms/large_rooms.hpp"
#include "timetable/rooms/annealing.hpp"
#include "timetable/rooms/moves.hpp"

namespace samling::timetable {
namespace {

// 1,000 talks in 30 rooms over 4 days, with a first timetable.
struct LargeConference {
  RoomsProblem problem{samling::testing::large_rooms(1000, 30, 4)};
  RoomsCosts costs{problem};
  RoomsState timetable = first_timetable();
  RoomsMoves moves{timetable, problem};
  Chance chance{1};

 private:
  RoomsState first_timetable() const {
    RoomsState state(costs);
    state.become(construct_rooms(problem, costs, Chance(1)).best);
    return state;
  }
};

// items_per_second: moves tried and taken back.
void RoomsMovesTried(benchmark::State& state) {
  LargeConference large;
  for (auto _ : state) {
    benchmark::DoNotOptimize(large.moves.any(large.chance));
    large.timetable.undo();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(RoomsMovesTried);

// The same for one kind of move.
void RoomsMoveTried(benchmark::State& state, bool (RoomsMoves::*move)(Chance&)) {
  LargeConference large;
  for (auto _ : state) {
    benchmark::DoNotOptimize((large.moves.*move)(large.chance));
    large.timetable.settle();
    large.timetable.undo();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(RoomsMoveTried, chain_of_rooms, &RoomsMoves::chain_of_rooms);
BENCHMARK_CAPTURE(RoomsMoveTried, chain_of_sessions, &RoomsMoves::chain_of_sessions);
BENCHMARK_CAPTURE(RoomsMoveTried, pack_track, &RoomsMoves::pack_track);
BENCHMARK_CAPTURE(RoomsMoveTried, swap_cells, &RoomsMoves::swap_cells);

void RoomsFirstTimetable(benchmark::State& state) {
  const RoomsProblem problem(samling::testing::large_rooms(1000, 30, 4));
  const RoomsCosts costs(problem);
  for (auto _ : state) benchmark::DoNotOptimize(construct_rooms(problem, costs, Chance(1)));
}
BENCHMARK(RoomsFirstTimetable)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace samling::timetable
