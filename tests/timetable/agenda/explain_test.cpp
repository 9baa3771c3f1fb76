#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>

#include "samling/core/chance.hpp"
#include "samling/timetable/agenda/explain.hpp"
#include "samling/timetable/agenda/formats.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/agenda/conflict.hpp"
#include "timetable/agenda/slow_twin.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::person;
using testing::room;
using testing::SlowTwin;

// Three or four activities in a short day: few demands, so that every set of them can be tried.
AgendaProblem small_day(std::uint64_t seed) {
  Chance chance(seed);
  const auto below = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  AgendaInput input;
  input.grid = WholeMinutes(30);
  input.start = ClockTime::at(10, 0);
  input.end = input.start + WholeMinutes(60 + 30 * below(3));
  input.people = {person("Ada"), person("Bo")};
  if (below(2) == 0) input.people[0].arrives = input.start + WholeMinutes(30);
  if (below(2) == 0) input.people[1].leaves = input.end - WholeMinutes(30);
  if (below(3) == 0) input.rooms = {room("hall", 2)};
  const int count = 3 + below(2);
  for (int row = 0; row < count; ++row) {
    Activity made = activity(fmt::format("talk {}", row), 30 * (1 + below(2)));
    if (row == 0 && below(2) == 0) made.kind = Kind::lunch;
    made.alone = below(2) == 0;
    made.needs_room = !input.rooms.empty() && below(2) == 0;
    if (below(2) == 0) made.people.emplace_back(below(2));
    if (below(4) == 0) made.latest = input.start + WholeMinutes(30 * below(3));
    if (below(8) == 0) made.seats = 1 + below(3);
    input.activities.push_back(made);
  }
  for (int i = below(3); i > 0; --i) {
    const int a = below(count);
    input.relations.push_back({RelationKind::before, ActivityId(a), ActivityId((a + 1) % count), {}, {}, {}});
  }
  if (below(5) == 0) input.longest_stretch = WholeMinutes(60);
  return AgendaProblem(input);
}

// Sets of demands as bits. A set can be met when a day is known that the judge accepts for it; for those without one
// the twin looks for a day, and the judge says what else that day meets.
class MetSets {
 public:
  explicit MetSets(const AgendaProblem& problem) : problem_(problem), all_(demands(problem)) {}

  const std::vector<Demand>& all() const { return all_; }

  bool can_be_met(std::uint64_t set) {
    if (std::ranges::any_of(known_, [&](std::uint64_t met) { return (set & ~met) == 0; })) return true;
    const AgendaProblem part = with_only(problem_, all_, marks(set));
    SlowTwin twin(part);
    twin.any_will_do = true;
    twin.search();
    if (!twin.best) return false;
    known_.push_back(grown(set, *twin.best));
    return true;
  }

  // Every set of `size` of them.
  bool every_set_can_be_met(std::size_t size) {
    std::vector<bool> kept(all_.size(), false);
    std::fill(kept.end() - static_cast<std::ptrdiff_t>(size), kept.end(), true);
    do {
      std::uint64_t set = 0;
      for (std::size_t i = 0; i < kept.size(); ++i) set |= kept[i] ? std::uint64_t{1} << i : 0;
      if (!can_be_met(set)) return false;
    } while (std::next_permutation(kept.begin(), kept.end()));
    return true;
  }

 private:
  std::vector<bool> marks(std::uint64_t set) const {
    std::vector<bool> kept;
    for (std::size_t i = 0; i < all_.size(); ++i) kept.push_back((set >> i & 1U) != 0);
    return kept;
  }
  std::uint64_t grown(std::uint64_t set, const Agenda& day) const {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::uint64_t more = set | std::uint64_t{1} << i;
      if (testing::broken(with_only(problem_, all_, marks(more)), day).empty()) set = more;
    }
    return set;
  }

  const AgendaProblem& problem_;
  std::vector<Demand> all_;
  std::vector<std::uint64_t> known_;
};

bool same(const Demand& a, const Demand& b) {
  return a.kind == b.kind && a.activity == b.activity && a.person == b.person && a.row == b.row;
}

TEST(ExplainAgenda, GivesAConflictThatIsTrulySmallest) {
  int explained = 0;
  for (std::uint64_t seed = 1; explained < 200; ++seed) {
    ASSERT_LT(seed, 2000U);
    const AgendaProblem problem = small_day(seed);
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

// DOMAIN A7 as an agenda.
TEST(ExplainAgenda, TellsWhatThePilotAsksAndWhatWouldWork) {
  const AgendaProblem problem(pilot({"Sarpsborg", "Fredrikstad", "Oppegård"}));
  const WhyNot why = explain(problem);
  EXPECT_EQ(why.status, Status::infeasible);
  ASSERT_FALSE(why.shortages.empty());
  EXPECT_EQ(why.shortages.front().sentence, "345 minutes asked one after the other, 300 there, 45 over");
  EXPECT_TRUE(why.smallest);
  std::vector<std::string> offered;
  for (const Repair& repair : why.repairs) offered.push_back(repair.sentence);
  EXPECT_THAT(offered, ::testing::IsSupersetOf(
                           {"75 minutes each (slots)", "end at 15:45", "lunch and breaks inside the slots"}));
  EXPECT_TRUE(std::ranges::is_sorted(why.repairs, {}, &Repair::change));
}

TEST(ExplainAgenda, CountsSeatsAndHours) {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(12, 0);
  input.rooms = {room("cellar", 30)};
  input.people = {person("Ada")};
  input.people[0].arrives = ClockTime::at(11, 30);
  input.activities = {activity("workshop", 60), activity("talk", 45)};
  input.activities[0].needs_room = true;
  input.activities[0].seats = 40;
  input.activities[1].people = {PersonId(0)};
  const std::vector<Shortage> found = shortages(AgendaProblem(input));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].sentence, "workshop: 40 seats asked, the largest room has 30");
  EXPECT_EQ(found[1].sentence, "talk: 45 minutes asked, its people and its window leave 30 in a row");
}

TEST(ExplainAgenda, SaysThatThereIsADayWhenThereIs) {
  AgendaInput input;
  input.activities = {activity("talk", 45)};
  EXPECT_EQ(explain(AgendaProblem(input)).status, Status::feasible);
}

TEST(SmallestHittingSet, IsTheSmallest) {
  EXPECT_EQ(smallest_hitting_set({{1, 2}, {2, 3}, {4}}), (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(smallest_hitting_set({{0, 1}, {1, 2}, {0, 2}}), (std::vector<std::size_t>{0, 1}));
  EXPECT_TRUE(smallest_hitting_set({}).empty());
}

}  // namespace
}  // namespace samling::timetable::agenda
