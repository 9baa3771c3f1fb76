// Days of thirty activities: proven by clauses, judged, the same each time, and sound when stopped early.
#include <stop_token>

#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::broken;
using testing::person;
using testing::room;

// Three rooms, twenty people, opening, lunch window, breaks, evaluation; the rest side by side, with weighted wishes.
AgendaProblem large_day(std::uint64_t seed) {
  Chance chance(seed);
  const auto below = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(16, 30);
  input.changeover = WholeMinutes(5 * below(2));
  input.walking = WholeMinutes(5 * below(2));
  input.longest_stretch = WholeMinutes(150);
  input.rooms = {room("hall"), room("a", 40), room("b", 25)};
  for (int p = 0; p < 20; ++p) input.people.push_back(person(fmt::format("p{}", p)));
  for (int i = 0; i < 3; ++i) input.people[static_cast<std::size_t>(below(20))].arrives = ClockTime::at(9, 30);
  const std::pair<Kind, int> common[] = {
      {Kind::opening, 15}, {Kind::lunch, 45}, {Kind::pause, 15}, {Kind::pause, 15}, {Kind::evaluation, 15}};
  for (const auto& [kind, minutes] : common) {
    input.activities.push_back(activity(fmt::format("c{}", input.activities.size()), minutes));
    input.activities.back().kind = kind;
    input.activities.back().alone = true;
    input.activities.back().needs_room = false;
  }
  input.activities[1].earliest = ClockTime::at(11, 30);
  input.activities[1].latest = ClockTime::at(13, 0);
  for (int row = 5; row < 30; ++row) {
    Activity made = activity(fmt::format("x{}", row), 15 + 5 * below(5));
    made.needs_room = true;
    for (int i = 1 + below(3); i > 0; --i) made.people.emplace_back(below(20));
    if (row < 9) {
      made.shortest = WholeMinutes(15);
      made.longest = WholeMinutes(30);
      made.family.assign(5, 'f');
    }
    input.activities.push_back(made);
  }
  for (int row = 1; row < 30; ++row) {
    input.relations.push_back({RelationKind::before, ActivityId(0), ActivityId(row), {}, {}, {}});
    if (row != 4) input.relations.push_back({RelationKind::before, ActivityId(row), ActivityId(4), {}, {}, {}});
  }
  for (int i = 0; i < 8; ++i) {
    Preference wish;
    wish.kind = i % 2 == 0 ? PreferenceKind::early : PreferenceKind::late;
    wish.first = ActivityId(5 + below(25));
    wish.weight = 1 + below(5);
    input.preferences.push_back(wish);
  }
  return AgendaProblem(input);
}

TEST(LargeAgenda, OfThirtyActivitiesIsProven) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const AgendaProblem problem = large_day(seed);
    const AgendaResult result = solve(problem);
    ASSERT_EQ(result.status, Status::optimal) << "seed " << seed;
    EXPECT_EQ(broken(problem, *result.best), "") << "seed " << seed;
    EXPECT_DOUBLE_EQ(result.score, score(problem, *result.best).score());
    EXPECT_TRUE(*solve(problem).best == *result.best) << "seed " << seed;
  }
}

TEST(LargeAgenda, StoppedEarlyKeepsTheBestAndABoundThatHolds) {
  const AgendaProblem problem = large_day(1);
  const double optimum = solve(problem).score;
  for (const std::int64_t nodes : {0, 1, 50, 310, 340, 400}) {
    AgendaOptions options;
    options.max_nodes = nodes;
    const AgendaResult result = solve(problem, options);
    EXPECT_GE(result.upper_bound, optimum) << nodes;
    EXPECT_LE(result.upper_bound, 0.0) << nodes;
    if (!result.best || result.partial) continue;
    EXPECT_EQ(broken(problem, *result.best), "") << nodes;
    EXPECT_LE(result.score, optimum) << nodes;
  }
}

TEST(LargeAgenda, RoundsAreNodesAndConflicts) {
  const AgendaProblem problem = large_day(3);
  AgendaOptions nodes;
  nodes.max_nodes = 700;
  AgendaOptions rounds;
  rounds.limits.max_rounds = 700;
  const AgendaResult one = solve(problem, nodes);
  const AgendaResult two = solve(problem, rounds);
  EXPECT_EQ(one.statistics.nodes, two.statistics.nodes);
  EXPECT_LT(one.statistics.nodes, 1500);
  EXPECT_EQ(one.upper_bound, two.upper_bound);
  EXPECT_TRUE(one.best == two.best);
  EXPECT_EQ(most_nodes({}), nodes_without_limit);
  AgendaOptions clock;
  clock.limits.cpu_limit = std::chrono::duration<double>(1.0);
  EXPECT_GT(most_nodes(clock), 1000 * nodes_without_limit);
}

TEST(LargeAgenda, StoppedBeforeItBeginsSaysSo) {
  std::stop_source already;
  already.request_stop();
  AgendaOptions options;
  options.limits.stop = already.get_token();
  const AgendaResult result = solve(large_day(2), options);
  EXPECT_EQ(result.status, Status::stopped);
  EXPECT_FALSE(result.best.has_value());
  EXPECT_EQ(result.upper_bound, 0.0);
}

}  // namespace
}  // namespace samling::timetable::agenda
