#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "samling/timetable/agenda/explain.hpp"
#include "samling/timetable/agenda/formats.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/agenda/conflict.hpp"
#include "timetable/agenda/drawn_agendas.hpp"
#include "timetable/agenda/small_days.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::MetSets;
using testing::mixed_day;
using testing::person;
using testing::room;
using testing::small_day;

bool same(const Demand& a, const Demand& b) {
  return a.kind == b.kind && a.activity == b.activity && a.person == b.person && a.row == b.row;
}

// Of the first so many drawn days that are impossible.
void expect_smallest(AgendaProblem (*draw)(std::uint64_t), int wanted) {
  int explained = 0;
  for (std::uint64_t seed = 1; explained < wanted; ++seed) {
    ASSERT_LT(seed, 2000U);
    const AgendaProblem problem = draw(seed);
    const WhyNot why = explain(problem);
    if (why.status != Status::infeasible) {
      EXPECT_EQ(why.status, Status::feasible);
      continue;
    }
    ++explained;
    ASSERT_TRUE(why.smallest) << "seed " << seed;
    MetSets sets(problem);
    ASSERT_LE(sets.all().size(), 64U);
    std::uint64_t conflict = 0;
    for (std::size_t i = 0; i < sets.all().size(); ++i) {
      const bool member = std::ranges::any_of(why.conflict, [&](const Demand& d) { return same(d, sets.all()[i]); });
      conflict |= member ? std::uint64_t{1} << i : 0;
    }
    ASSERT_EQ(static_cast<std::size_t>(std::popcount(conflict)), why.conflict.size());
    EXPECT_FALSE(sets.can_be_met(conflict)) << "seed " << seed;
    EXPECT_TRUE(sets.every_set_can_be_met(why.conflict.size() - 1)) << "seed " << seed;
    for (const Repair& repair : why.repairs) {
      EXPECT_EQ(testing::broken(AgendaProblem(repair.input), repair.agenda), "") << seed << ": " << repair.sentence;
    }
  }
}

TEST(ExplainAgenda, GivesAConflictThatIsTrulySmallest) {
  expect_smallest(small_day, 200);
}

TEST(ExplainAgenda, GivesASmallestConflictOfAnyKindOfDemand) {
  expect_smallest(mixed_day, 30);
}

// DOMAIN A7 as an agenda.
TEST(ExplainAgenda, TellsWhatThePilotAsksAndWhatWouldWork) {
  const AgendaProblem problem(pilot({"Sarpsborg", "Fredrikstad", "Oppegård"}));
  const WhyNot why = explain(problem);
  EXPECT_EQ(why.status, Status::infeasible);
  ASSERT_FALSE(why.shortages.empty());
  EXPECT_EQ(why.shortages.front().sentence, "345 minutes asked, 300 there, 45 over (one after the other)");
  EXPECT_TRUE(why.smallest);
  std::vector<std::string> offered;
  for (const Repair& repair : why.repairs) offered.push_back(repair.sentence);
  EXPECT_THAT(offered, ::testing::IsSupersetOf(
                           {"75 minutes each (slots)", "end at 15:45", "lunch and breaks inside the slots"}));
  EXPECT_TRUE(std::ranges::is_sorted(why.repairs, {}, &Repair::change));
}

TEST(ExplainAgenda, SaysThatThereIsADayWhenThereIs) {
  AgendaInput input;
  input.activities = {activity("talk", 45)};
  EXPECT_EQ(explain(AgendaProblem(input)).status, Status::feasible);
}

TEST(SmallestHittingSet, IsTheSmallest) {
  const Stopper stopper{Limits{}};
  EXPECT_EQ(smallest_hitting_set({{1, 2}, {2, 3}, {4}}, stopper), (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(smallest_hitting_set({{0, 1}, {1, 2}, {0, 2}}, stopper), (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(smallest_hitting_set({}, stopper), std::vector<std::size_t>{});
}

// With few nodes less is said, and what is said holds.
TEST(ExplainAgenda, HoldsWhenItIsGivenLittle) {
  int stopped = 0;
  int told = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const AgendaProblem problem = testing::drawn_agenda(seed, true);
    for (const std::int64_t nodes : {0, 400, 4000}) {
      AgendaOptions options;
      options.max_nodes = nodes;
      const WhyNot why = explain(problem, options);
      stopped += why.status == Status::stopped ? 1 : 0;
      for (const Repair& repair : why.repairs) {
        EXPECT_EQ(testing::broken(AgendaProblem(repair.input), repair.agenda), "") << "seed " << seed;
      }
      if (why.conflict.empty()) continue;
      ++told;
      const std::vector<Demand> all = demands(problem);
      std::vector<bool> kept;
      for (const Demand& demand : all) {
        kept.push_back(
            std::ranges::any_of(why.conflict, [&](const Demand& d) { return d.sentence == demand.sentence; }));
      }
      EXPECT_EQ(solve(with_only(problem, all, kept), {.partial = false}).status, Status::infeasible) << "seed " << seed;
    }
  }
  EXPECT_GT(stopped, 0);
  EXPECT_GT(told, 5);
}

}  // namespace
}  // namespace samling::timetable::agenda
