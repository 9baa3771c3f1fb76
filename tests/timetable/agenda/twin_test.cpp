// The engine against a twin that knows only the judge.
#include <cstdlib>

#include <gtest/gtest.h>

#include "timetable/agenda/drawn_agendas.hpp"
#include "timetable/agenda/slow_twin.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::changed_over_agenda;
using testing::drawn_agenda;
using testing::SlowTwin;
using testing::words;

// Days that the twin cannot write down with this patience are left to the judge alone, and others are drawn.
constexpr std::int64_t twin_patience = 20000;

void hold_to_the_twin(AgendaProblem (*day)(std::uint64_t), int days) {
  int possible = 0;
  int impossible = 0;
  int compared = 0;
  for (std::uint64_t seed = 1; compared < days; ++seed) {
    ASSERT_LT(seed, 3U * static_cast<unsigned>(days));
    const AgendaProblem problem = day(seed);
    const AgendaResult result = solve(problem, {.partial = false});
    SlowTwin twin(problem);
    if (result.best) {
      ++possible;
      EXPECT_EQ(result.status, Status::optimal) << "seed " << seed;
      EXPECT_EQ(testing::broken(problem, *result.best), "") << "seed " << seed;
      EXPECT_DOUBLE_EQ(result.score, result.upper_bound);
      twin.left_out = 0;
      twin.cost = score(problem, *result.best).thousandths;
    } else {
      ++impossible;
      EXPECT_EQ(result.status, Status::infeasible) << "seed " << seed;
    }
    twin.patience = twin_patience;
    twin.search();  // for anything better
    if (!twin.gave_up()) ++compared;
    EXPECT_FALSE(twin.best.has_value()) << "seed " << seed << ": " << words(problem, *twin.best);
  }
  EXPECT_GT(possible, days / 5);
  EXPECT_GT(impossible, days / 10);
}

TEST(SolveAgenda, IsAsGoodAsEveryDayThatCanBeWrittenDown) {
  hold_to_the_twin([](std::uint64_t seed) { return drawn_agenda(seed); }, 500);
}

TEST(SolveAgenda, IsAsGoodAsEveryDayWhereRoomsAreChangedOver) {
  hold_to_the_twin(changed_over_agenda, 150);
}

// What must be held and is not has the least sum of priorities; of those days it is the cheapest.
TEST(SolveAgenda, LeavesOutTheLeastOfAnOverfullDay) {
  int partial = 0;
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const AgendaProblem problem = drawn_agenda(seed, true);
    const AgendaResult result = solve(problem);
    ASSERT_TRUE(result.best.has_value()) << "seed " << seed;
    if (!result.partial) continue;
    ++partial;
    EXPECT_EQ(result.status, Status::infeasible);
    EXPECT_TRUE(result.partial_is_proven) << "seed " << seed;
    EXPECT_FALSE(result.left_out.empty());
    EXPECT_EQ(result.priority_bound, result.priority_left_out) << "seed " << seed;
    for (const std::int64_t nodes : {0, 1, 5, 40}) {
      AgendaOptions hasty;
      hasty.max_nodes = nodes;
      EXPECT_LE(solve(problem, hasty).priority_bound, result.priority_left_out) << "seed " << seed << ": " << nodes;
    }
    EXPECT_EQ(testing::broken(problem, *result.best), "left_out") << "seed " << seed;
    SlowTwin twin(problem, true);
    twin.left_out = std::llround(result.priority_left_out * 1000);
    twin.cost = score(problem, *result.best).thousandths;
    twin.patience = twin_patience;
    twin.search();
    if (!twin.gave_up()) ++compared;
    EXPECT_FALSE(twin.best.has_value()) << "seed " << seed << ": " << words(problem, *twin.best);
  }
  EXPECT_GT(partial, 20);
  EXPECT_GT(compared, 5);
}

}  // namespace
}  // namespace samling::timetable::agenda
