// Branch and bound keeps its limits, wherever in its work they fall: it neither falls over nor proves what is not so.
#include <gtest/gtest.h>

#include "random_rooms.hpp"
#include "timetable/rooms/mip.hpp"
#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {
namespace {

// Limits from 0.1 ms on, each a little longer, until one is long enough; the bounds are held to the unlimited one.
void expect_sound_at_every_limit(std::uint64_t seed) {
  SCOPED_TRACE(seed);
  constexpr double longest = 0.03;
  const RoomsProblem problem =
      samling::testing::random_rooms(seed, {.sessions = 4, .rooms = 3, .tracks = 4, .talks = 9, .most_slots = 3});
  const RoomsCosts costs(problem);
  const MipModel model = RoomsRelaxation(costs, 1000, RoomDetail::exact).model();
  const double cutoff = 1000.0;
  const Stopper never({});
  const double optimum = model.whole({.seconds = 1e6, .cutoff = cutoff}, never).bound;
  for (double seconds = 1e-4; seconds < longest; seconds *= 1.05) {
    const MipModel::Whole whole = model.whole({.seconds = seconds, .cutoff = cutoff}, never);
    ASSERT_LE(whole.bound, optimum + 1e-4) << seconds;
  }
}

TEST(RoomsMip, IsSoundWhereverTheTimeRunsOut) {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) expect_sound_at_every_limit(seed);
}

}  // namespace
}  // namespace samling::timetable
