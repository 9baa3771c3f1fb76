// Repairs: two different ones wherever two exist, each tried, the least change first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "samling/timetable/agenda/formats.hpp"
#include "timetable/agenda/small_days.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using ::testing::ElementsAre;
using ::testing::IsSupersetOf;
using testing::MetSets;
using testing::mixed_day;
using testing::person;
using testing::room;
using testing::small_day;

std::vector<std::string> sentences(const WhyNot& why) {
  std::vector<std::string> all;
  for (const Repair& repair : why.repairs) all.push_back(repair.sentence);
  return all;
}

// By brute force: single demands, and pairs of which neither is enough alone, whose dropping makes a day possible. No
// more than two are counted.
int ways_to_relax(MetSets& sets) {
  const std::size_t count = sets.all().size();
  const std::uint64_t everything = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
  std::vector<bool> alone(count);
  int ways = 0;
  for (std::size_t i = 0; i < count; ++i) {
    alone[i] = sets.can_be_met(everything & ~(std::uint64_t{1} << i));
    ways += alone[i] ? 1 : 0;
  }
  for (std::size_t i = 0; i < count && ways < 2; ++i) {
    for (std::size_t j = i + 1; j < count && ways < 2; ++j) {
      if (alone[i] || alone[j]) continue;
      const std::uint64_t pair = std::uint64_t{1} << i | std::uint64_t{1} << j;
      ways += sets.can_be_met(everything & ~pair) ? 1 : 0;
    }
  }
  return ways;
}

struct Tally {
  int explained = 0;
  int at_least_two = 0;
  int combined = 0;
};

void expect_repairs(const AgendaProblem& problem, std::uint64_t seed, Tally& tally) {
  const WhyNot why = explain(problem);
  if (why.status != Status::infeasible) return;
  ++tally.explained;
  MetSets sets(problem);
  ASSERT_LE(sets.all().size(), 64U);
  const int ways = ways_to_relax(sets);
  tally.at_least_two += ways >= 2 ? 1 : 0;
  EXPECT_GE(why.repairs.size(), static_cast<std::size_t>(ways)) << "seed " << seed;
  std::set<std::string> different;
  for (std::size_t i = 0; i < why.repairs.size(); ++i) {
    const Repair& repair = why.repairs[i];
    const AgendaProblem changed(repair.input);
    EXPECT_TRUE(different.insert(repair.sentence).second) << seed << ": " << repair.sentence;
    EXPECT_FALSE(repair.input == problem.input()) << seed << ": " << repair.sentence;
    for (std::size_t j = 0; j < i; ++j) {
      EXPECT_FALSE(repair.input == why.repairs[j].input) << seed << ": " << repair.sentence;
    }
    EXPECT_EQ(testing::broken(changed, repair.agenda), "") << seed << ": " << repair.sentence;
    const AgendaResult again = solve(changed);
    EXPECT_TRUE(again.best && !again.partial) << seed << ": " << repair.sentence;
    EXPECT_GT(repair.change, 0.0);
    tally.combined += repair.sentence.find("; ") != std::string::npos ? 1 : 0;
  }
  EXPECT_TRUE(std::ranges::is_sorted(why.repairs, {}, &Repair::change)) << "seed " << seed;
}

TEST(Repairs, AreTwoDifferentOnesWhereverTwoExist) {
  Tally tally;
  for (std::uint64_t seed = 1; seed < 2000 && tally.explained < 240; ++seed) {
    expect_repairs(seed % 2 == 0 ? small_day(seed) : mixed_day(seed), seed, tally);
  }
  EXPECT_EQ(tally.explained, 240);
  EXPECT_GT(tally.at_least_two, 200);
  EXPECT_GT(tally.combined, 20);
}

// The talk wants more seats than there are, and the workshop's adviser comes too late for it.
AgendaInput two_conflicts() {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(12, 0);
  input.rooms = {room("hall", 30)};
  input.people = {person("Ada")};
  input.people[0].arrives = ClockTime::at(11, 30);
  input.activities = {activity("talk", 60), activity("workshop", 60)};
  input.activities[0].needs_room = true;
  input.activities[0].seats = 40;
  input.activities[1].people = {PersonId(0)};
  return input;
}

TEST(Repairs, MendTwoConflictsAtOnceWhereNoSingleChangeHelps) {
  const AgendaProblem problem(two_conflicts());
  const WhyNot why = explain(problem);
  EXPECT_EQ(why.conflict.size(), 3U);
  ASSERT_GE(why.repairs.size(), 2U);
  EXPECT_THAT(sentences(why), IsSupersetOf({"talk with 30 seats instead of 40; end at 12:30",
                                            "talk with 30 seats instead of 40; Ada arrives 11:00"}));
  for (const Repair& repair : why.repairs) {
    EXPECT_EQ(testing::broken(AgendaProblem(repair.input), repair.agenda), "") << repair.sentence;
    EXPECT_THAT(repair.sentence, ::testing::HasSubstr("; "));
  }
}

TEST(Repairs, PassOverWhatCannotGiveWay) {
  AgendaInput input;  // fifteen minutes are not shortened any more
  input.start = ClockTime::at(10, 0);
  input.end = ClockTime::at(12, 0);
  input.people = {person("Ada"), person("Bo")};
  input.activities = {activity("talk", 15), activity("workshop", 15)};
  for (Activity& each : input.activities) each.longest = WholeMinutes(30);
  input.activities[0].family = "talks";
  input.activities[1].family = "workshops";
  for (const std::size_t row : {0U, 1U}) {
    input.people[row].arrives = ClockTime::at(10, 10);
    input.people[row].leaves = ClockTime::at(10, 20);
    input.activities[row].people = {PersonId(row)};
  }
  const WhyNot why = explain(AgendaProblem(input));
  ASSERT_GE(why.repairs.size(), 2U);
  for (const Repair& repair : why.repairs) {
    EXPECT_EQ(testing::broken(AgendaProblem(repair.input), repair.agenda), "") << repair.sentence;
  }
}

TEST(Repairs, AreNoLargerThanTheyNeedBe) {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(11, 0);
  input.activities = {activity("first", 60), activity("second", 75)};
  for (Activity& each : input.activities) each.alone = true;
  const WhyNot why = explain(AgendaProblem(input));
  ASSERT_GE(why.repairs.size(), 4U);
  EXPECT_THAT(sentences(why), IsSupersetOf({"end at 11:15", "start at 08:45", "first of 45 minutes",
                                            "second of 60 minutes", "without first", "without second"}));
  EXPECT_DOUBLE_EQ(why.repairs.front().change, 15.0);
}

}  // namespace
}  // namespace samling::timetable::agenda
