#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "timetable/day_search.hpp"
#include "timetable/drawn_days.hpp"

namespace samling::timetable {
namespace {

using ::testing::Contains;
using testing::drawn_day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::pilot_day;
using testing::presenters;
using testing::repaired_day;
using testing::sentences;
using testing::words;

TEST(RepairDay, OffersThreeWaysOutOfTheDayOfTheArticle) {
  const auto result = solve(DayProblem(pilot_day(), presenters(3)));
  ASSERT_THAT(sentences(result.repairs),
              ElementsAre("75 minutes each", "end at 15:45", "lunch and breaks inside the slots"));
  EXPECT_EQ(words(result.repairs[0].timetable),
            "10:00 opening, 10:10-11:25 A, 11:25 break, 11:35 lunch, 12:05-13:20 B, 13:20 break, 13:30-14:45 C, "
            "14:45 evaluation, 15:00 home");
  EXPECT_EQ(words(result.repairs[1].timetable),
            "10:00 opening, 10:10-11:40 A, 11:40 break, 11:50 lunch, 12:20-13:50 B, 13:50 break, 14:00-15:30 C, "
            "15:30 evaluation, 15:45 home");
  EXPECT_EQ(words(result.repairs[2].timetable),
            "10:05 opening, 10:15-11:30 A, 11:30 break, 11:40 lunch, 12:10-13:25 B, 13:25 break, 13:35-14:45 C, "
            "14:45 evaluation, 15:00 home");
}

TEST(RepairDay, StartsEarlierOnlyWhenALaterEndDoesNotHelp) {
  auto delegations = presenters(3);
  delegations[0].leaves = ClockTime::at(15, 0);
  EXPECT_THAT(sentences(solve(DayProblem(pilot_day(), delegations)).repairs),
              ElementsAre("75 minutes each", "start at 09:15", "lunch and breaks inside the slots"));
}

TEST(RepairDay, WidensALunchWindowThatNoGapMeets) {
  DayTemplate day = repaired_day();
  day.slot = {WholeMinutes(75), WholeMinutes(75)};
  day.lunch_window = LunchWindow{ClockTime::at(12, 0), ClockTime::at(12, 30)};
  const auto result = solve(DayProblem(day, presenters(3)));
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_EQ(result.arithmetic.over(), WholeMinutes(0));
  ASSERT_EQ(result.reasons.size(), 2u);
  EXPECT_EQ(result.reasons[0].message, "lunch after slot 1 would start 11:35 at the latest, earlier than 12:00");
  EXPECT_EQ(result.reasons[1].message, "lunch after slot 2 would start 12:50 at the earliest, later than 12:30");
  EXPECT_THAT(sentences(result.repairs),
              ElementsAre("65 minutes each", "end at 15:25", "lunch and breaks inside the slots",
                          "lunch may start 12:00-12:50"));
}

TEST(RepairDay, CombinesAChangeWithAWiderLunchWindowWhenNothingElseHelps) {
  DayTemplate day = pilot_day();
  day.lunch_window = LunchWindow{ClockTime::at(7, 0), ClockTime::at(7, 30)};
  auto delegations = presenters(3);
  delegations[0].arrives = ClockTime::at(10, 0);
  const auto result = solve(DayProblem(day, delegations));
  EXPECT_THAT(sentences(result.repairs),
              ElementsAre("75 minutes each, lunch may start 07:00-11:35", "end at 15:45, lunch may start 07:00-11:50",
                          "lunch and breaks inside the slots, lunch may start 07:00-11:40"));
  EXPECT_EQ(result.repairs[0].condition, "each slot is 75 minutes and lunch may start 07:00-11:35");
}

TEST(RepairDay, MakesSlotsLongerWhenBreaksDoNotFitInside) {
  DayTemplate day = pilot_day();
  day.pauses_inside_slots = true;
  day.slot = {WholeMinutes(15), WholeMinutes(15)};
  const auto result = solve(DayProblem(day, presenters(3)));
  ASSERT_EQ(result.reasons.size(), 1u);
  EXPECT_EQ(result.reasons[0].message, "3 slots of 15 minutes do not hold 50 minutes of lunch and breaks");
  EXPECT_THAT(sentences(result.repairs), ElementsAre("25 minutes each"));
}

TEST(RepairDay, SaysWhoCannotBeThereAtAll) {
  auto delegations = presenters(3);
  delegations[1].arrives = ClockTime::at(13, 0);
  delegations[1].leaves = ClockTime::at(12, 0);
  const auto result = solve(DayProblem(repaired_day(), delegations));
  ASSERT_EQ(result.absences.size(), 1u);
  EXPECT_EQ(result.absences[0].sentence, "B misses the whole day: can be there from 13:00 until 12:00");
  EXPECT_THAT(result.repairs, IsEmpty());
  EXPECT_THAT(sentences(result.conflict), ElementsAre("B arrives 13:00", "B leaves 12:00"));
}

TEST(RepairDay, TellsTheTwoEndsApart) {
  DayTemplate day = repaired_day();
  day.slot = {WholeMinutes(75), WholeMinutes(75)};
  auto delegations = presenters(3);
  delegations[0].arrives = ClockTime::at(10, 20);
  delegations[1].leaves = ClockTime::at(14, 30);
  delegations[2].arrives = ClockTime::at(10, 10);
  delegations[2].leaves = ClockTime::at(14, 40);
  const auto result = solve(DayProblem(day, delegations));
  ASSERT_EQ(result.absences.size(), 3u);
  EXPECT_EQ(result.absences[0].sentence, "A misses 20 min at the start");
  EXPECT_EQ(result.absences[1].sentence, "B misses 30 min at the end");
  EXPECT_EQ(result.absences[2].sentence, "C misses 10 min at the start and 20 min at the end");
}

TEST(RepairDay, OffersOnlyWhatWorksAndDiffersFromWhatWasAsked) {
  int offered = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const DayProblem problem = drawn_day(seed);
    const auto result = solve(problem);
    EXPECT_TRUE(!result.best || result.repairs.empty());
    std::set<std::string> seen;
    for (const Repair& repair : result.repairs) {
      ++offered;
      const DayProblem changed(repair.day, problem.delegations());
      EXPECT_TRUE(check(changed, repair.timetable).empty()) << "seed " << seed << ": " << repair.sentence;
      EXPECT_TRUE(solve(changed).best == repair.timetable) << "seed " << seed << ": " << repair.sentence;
      EXPECT_FALSE(repair.day == problem.day()) << "seed " << seed << ": " << repair.sentence;
      EXPECT_TRUE(seen.insert(repair.sentence).second) << "seed " << seed << ": " << repair.sentence;
    }
  }
  EXPECT_GT(offered, 500);
}

// Without the demands outside the conflict the day is still impossible; without one more it is possible.
TEST(ExplainDay, NamesAConflictThatEveryMemberOfBelongsTo) {
  int conflicts = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    const DayProblem problem = drawn_day(seed);
    const auto result = solve(problem);
    if (result.best) {
      EXPECT_TRUE(result.conflict.empty());
      continue;
    }
    ++conflicts;
    const auto in_conflict = sentences(result.conflict);
    DayProblem kept = problem;
    for (const Demand& demand : demands(problem)) {
      if (std::ranges::find(in_conflict, demand.sentence) == in_conflict.end()) kept = without(kept, demand);
    }
    EXPECT_FALSE(solve(kept).best) << "seed " << seed;
    for (const Demand& demand : result.conflict) {
      EXPECT_TRUE(solve(without(kept, demand)).best) << "seed " << seed << ": " << demand.sentence;
    }
  }
  EXPECT_GT(conflicts, 200);
}

// Whether some `size` of the problem's demands cannot be met together.
bool some_set_is_impossible(const DayProblem& problem, std::size_t size) {
  const auto all = demands(problem);
  std::vector<bool> kept(all.size(), false);
  std::fill(kept.end() - static_cast<std::ptrdiff_t>(size), kept.end(), true);
  do {
    DayProblem fewer = problem;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!kept[i]) fewer = without(fewer, all[i]);
    }
    if (!search(fewer)) return true;
  } while (std::next_permutation(kept.begin(), kept.end()));
  return false;
}

TEST(ExplainDay, NamesAConflictWithTheFewestMembers) {
  int conflicts = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const DayProblem problem = drawn_day(seed);
    const auto result = solve(problem);
    if (result.best) continue;
    ++conflicts;
    for (std::size_t size = 0; size < result.conflict.size(); ++size) {
      EXPECT_FALSE(some_set_is_impossible(problem, size)) << "seed " << seed << ", " << size << " demands";
    }
  }
  EXPECT_GT(conflicts, 50);
}

}  // namespace
}  // namespace samling::timetable
