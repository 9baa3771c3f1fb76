// Days by clauses alone, with sums around breaks and single rooms told at once, against the tree (which a slow twin
// holds to every day that can be written down); what is taken away as too dear; bounds of what was stopped.
#include <gtest/gtest.h>

#include "timetable/agenda/clause_search.hpp"
#include "timetable/agenda/drawn_agendas.hpp"
#include "timetable/agenda/words.hpp"
#include "timetable/agenda/worthwhile.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::changed_over_agenda;
using testing::drawn_agenda;

Cost left_out_of(const GridModel& model, const Layout& at) {
  Cost sum = 0;
  for (std::size_t i = 0; i < model.items.size(); ++i) {
    if (!model.items[i].marker && model.items[i].price == no_price && at.start[i] < 0) sum += model.items[i].priority;
  }
  return sum;
}

TreeResult by_clauses(const GridModel& model, ClauseOptions options) {
  const Stopper stopper({});
  options.sums_at_once = true;
  return search_by_clauses(model, options, stopper);
}

// The tree's answer, when clauses give the same.
TreeResult tree_agreed(const GridModel& model) {
  const Stopper stopper({});
  TreeResult tree = Tree(model, {}, stopper).search();
  const TreeResult clauses = by_clauses(model, {.conflicts = 1'000'000});
  EXPECT_TRUE(tree.complete && clauses.complete);
  EXPECT_EQ(tree.best.has_value(), clauses.best.has_value());
  if (tree.best) {
    EXPECT_EQ(tree.cost, clauses.cost);
  }
  return tree;
}

TEST(AgendaClauses, FindTheSameLeastCostAsTheTree) {
  int possible = 0;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    SCOPED_TRACE(seed);
    const GridModel model = grid_model(drawn_agenda(seed));
    const TreeResult tree = tree_agreed(model);
    if (!tree.best) continue;
    ++possible;
    const TreeResult parts = by_clauses(model, {.conflicts = 1'000'000, .before_lengths = 0});
    ASSERT_TRUE(parts.complete && parts.best) << "seed " << seed;
    EXPECT_EQ(tree.cost, parts.cost) << "seed " << seed;
    for (const std::int64_t conflicts : {0, 3, 20}) {
      EXPECT_LE(by_clauses(model, {.conflicts = conflicts}).bound, tree.cost) << "seed " << seed;
      EXPECT_LE(by_clauses(model, {.conflicts = conflicts, .before_lengths = 1}).bound, tree.cost) << "seed " << seed;
    }
  }
  EXPECT_GT(possible, 50);
}

TEST(AgendaClauses, FindTheSameLeastCostAsTheTreeWhereRoomsAreChangedOver) {
  int possible = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    SCOPED_TRACE(seed);
    if (tree_agreed(grid_model(changed_over_agenda(seed))).best) ++possible;
  }
  EXPECT_GT(possible, 20);
}

TEST(AgendaClauses, LeaveOutTheSameLeastOfAnOverfullDay) {
  int partial = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const AgendaProblem problem = drawn_agenda(seed, true);
    const AgendaResult by_tree = solve(problem);
    if (!by_tree.partial || !by_tree.partial_is_proven) continue;
    ++partial;
    const GridModel model = grid_model(problem);
    const TreeResult clauses = by_clauses(model, {.conflicts = 1'000'000, .partial = true, .over_full = true});
    ASSERT_TRUE(clauses.complete && clauses.best) << "seed " << seed;
    EXPECT_EQ(left_out_of(model, *clauses.best), thousandths(by_tree.priority_left_out)) << "seed " << seed;
    EXPECT_EQ(clauses.cost, score(problem, *by_tree.best).thousandths) << "seed " << seed;
  }
  EXPECT_GT(partial, 20);
}

bool inside(const GridModel& model, const Node& node, const Layout& day) {
  for (int i = 0; i < model.activities; ++i) {
    const auto row = static_cast<std::size_t>(i);
    const int start = day.start[row];
    if (start < 0 ? node.held[row] == Held::yes : node.held[row] == Held::no || !node.starts[row].has(start))
      return false;
    if (start < 0) continue;
    if (day.length[row] < shortest(model, node, row) || day.length[row] > longest(model, node, row)) return false;
  }
  return true;
}

int taken_away(const GridModel& model, const Node& node) {
  int fixed = 0;
  for (int i = 0; i < model.activities; ++i) {
    const auto row = static_cast<std::size_t>(i);
    fixed += node.held[row] == Held::no || node.starts[row].count() < 3 ? 1 : 0;
  }
  return fixed;
}

TEST(WorthwhileDays, KeepWhatCostsLess) {
  int fixed = 0;
  for (std::uint64_t seed = 1; seed <= 250; ++seed) {
    const GridModel model = grid_model(drawn_agenda(seed));
    const Stopper stopper({});
    const TreeResult tree = Tree(model, {}, stopper).search();
    if (!tree.best) continue;
    WorthwhileDays days(model, {}, no_price, stopper);
    for (const Cost above : {no_price, tree.cost + 10 * model.unit, tree.cost + 1}) {
      ASSERT_TRUE(days.narrow(above, 50)) << "seed " << seed;
      EXPECT_LE(days.bound(), tree.cost) << "seed " << seed;
      EXPECT_TRUE(inside(model, days.node(), *tree.best)) << "seed " << seed;
    }
    fixed += taken_away(model, days.node());
  }
  EXPECT_GT(fixed, 100);
}

TEST(WorthwhileDays, KeepThePartialDayThatCostsLess) {
  int fixed = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const GridModel model = grid_model(drawn_agenda(seed, true));
    const TreeResult found = by_clauses(model, {.conflicts = 1'000'000, .partial = true});
    ASSERT_TRUE(found.complete && found.best) << "seed " << seed;
    const Cost left_out = left_out_of(model, *found.best);
    const Stopper stopper({});
    WorthwhileDays days(model, left_out, found.cost + 20 * model.unit, stopper);
    for (const Cost above : {found.cost + 20 * model.unit, found.cost + 1}) {
      ASSERT_TRUE(days.narrow(above, 50)) << "seed " << seed;
      EXPECT_LE(days.bound(), found.cost) << "seed " << seed;
      EXPECT_TRUE(inside(model, days.node(), *found.best)) << "seed " << seed;
    }
    fixed += taken_away(model, days.node());
  }
  EXPECT_GT(fixed, 50);
}

}  // namespace
}  // namespace samling::timetable::agenda
