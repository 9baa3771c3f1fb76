#include "grouping/large_groups/board.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "grouping/large_groups/annealer.hpp"
#include "grouping/large_groups/chains.hpp"
#include "grouping/large_groups/crossover.hpp"
#include "grouping/large_groups/start.hpp"
#include "grouping/large_groups/tabu.hpp"
#include "large_problem.hpp"

namespace samling::testing {
namespace {

using grouping::Board;
using grouping::Instance;
using grouping::LargeModel;
using grouping::units_of;

bool never() {
  return false;
}

// A problem in the engine's form; the parts point into one another.
struct Posed {
  explicit Posed(grouping::GroupingProblem asked)
      : problem(std::move(asked)),
        instance(problem, units_of(problem).free, problem.group_count()),
        model(instance),
        board(model) {}
  grouping::GroupingProblem problem;
  Instance instance;
  LargeModel model;
  Board board;
};

class RandomBoards : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomBoards, SayWhatAMoveChangesBeforeItIsMade) {
  Posed posed(random_large_problem(GetParam(), 23, 3));
  Chance chance(GetParam());
  (void)draw_start(posed.board, chance);
  for (int step = 0; step < 400; ++step) {
    const int u = static_cast<int>(chance.below(static_cast<std::uint64_t>(posed.model.units())));
    const int v = static_cast<int>(chance.below(static_cast<std::uint64_t>(posed.model.units())));
    const int slot = static_cast<int>(chance.below(static_cast<std::uint64_t>(posed.model.slots() + 1)));
    const double before = posed.board.score();
    double change = 0.0;
    if (step % 2 == 0 && posed.board.slot_of(u) != posed.board.slot_of(v)) {
      change = posed.board.swap_change(u, v);
      posed.board.swap(u, v);
    } else if (step % 2 == 1 && posed.board.slot_of(u) != slot) {
      change = posed.board.shift_change(u, slot);
      posed.board.shift(u, slot);
    }
    EXPECT_NEAR(posed.board.score() - before, change, 1e-3);
    ASSERT_TRUE(posed.board.tables_hold()) << step;
  }
  const double exact = posed.board.partition().score * posed.model.quanta();
  EXPECT_NEAR(posed.board.score(), exact, 1e-6 * std::abs(exact) + 100.0);
}

TEST_P(RandomBoards, ScanEverySwapAtOnceAsOneByOne) {
  Posed posed(random_large_problem(GetParam(), 23, 3));
  Chance chance(GetParam());
  (void)draw_start(posed.board, chance);
  const double slack = posed.model.mean() ? 64.0 : 1e-9;  // means are rounded, in single precision
  for (int u = 0; u < posed.model.units(); ++u) {
    const Board::Scan scan = posed.board.scan_swaps(u);
    double largest = -1e18;
    for (int v = 0; v < posed.model.units(); ++v) {
      if (posed.board.slot_of(v) == posed.board.slot_of(u)) {
        EXPECT_LT(scan.change[v], 0);
        continue;
      }
      EXPECT_NEAR(scan.change[v], posed.board.swap_change(u, v), slack);
      largest = std::max(largest, static_cast<double>(scan.change[v]));
    }
    EXPECT_TRUE(largest == -1e18 || std::abs(scan.largest - largest) <= slack);
  }
}

TEST_P(RandomBoards, KeepEveryLimitThroughTheWholeSearch) {
  Posed posed(random_large_problem(GetParam(), 24, 3));
  Chance chance(GetParam());
  if (!draw_start(posed.board, chance)) GTEST_SKIP() << "no start was found";
  EXPECT_EQ(posed.board.violation(), 0);
  grouping::Annealer annealer(posed.board, chance);
  const auto temperatures = annealer.measure(never);
  EXPECT_LE(temperatures.cold, temperatures.hot);
  for (int k = 0; k < 50; ++k) annealer.sweep(temperatures.hot);
  EXPECT_EQ(posed.board.violation(), 0);
  const double hot = posed.board.score();
  annealer.descend();
  EXPECT_GE(posed.board.score(), hot);
  for (const auto improve : {0, 1}) {
    const double before = posed.board.score();
    if (improve == 0) grouping::improve_by_chains(posed.board, never);
    if (improve == 1) grouping::tabu_search(posed.board, chance, 50, never);
    EXPECT_GE(posed.board.score(), before - 1e-6);
    EXPECT_EQ(posed.board.violation(), 0);
    EXPECT_TRUE(posed.board.tables_hold());
  }
}

TEST_P(RandomBoards, ChildrenKeepWhatTheirParentsShare) {
  Posed posed(plain_large_problem(GetParam(), 24, 4));
  Chance chance(GetParam());
  ASSERT_TRUE(draw_start(posed.board, chance));
  const auto mother = posed.board.assignment();
  for (int k = 0; k < 4; ++k) {
    const int v = static_cast<int>(chance.below(24));
    if (posed.board.slot_of(0) != posed.board.slot_of(v)) posed.board.swap(0, v);
  }
  const auto father = posed.board.assignment();
  const auto child = common_groups_child(posed.model, mother, father, chance);
  for (std::size_t u = 0; u < mother.size(); ++u) {
    EXPECT_TRUE(mother[u] != father[u] || child[u] == mother[u]) << u;
  }
  posed.board.assign(child);
  EXPECT_EQ(posed.board.violation(), 0);
  EXPECT_EQ(distance_between(posed.model, mother, mother), 0);
  EXPECT_LE(distance_between(posed.model, mother, father), 5);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomBoards, ::testing::Range<std::uint64_t>(1, 41));

}  // namespace
}  // namespace samling::testing
