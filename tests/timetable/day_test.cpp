#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "timetable/day_words.hpp"

namespace samling::timetable {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::pilot_day;
using testing::presenters;
using testing::repaired_day;
using testing::sentences;
using testing::words;

TEST(Arithmetic, SumsTheDayOfTheArticle) {
  const auto sum = arithmetic(DayProblem(pilot_day(), presenters(3)));
  EXPECT_EQ(sum.asked, WholeMinutes(345));
  EXPECT_EQ(sum.available, WholeMinutes(300));
  EXPECT_EQ(sum.over(), WholeMinutes(45));
  EXPECT_EQ(sum.sum, "3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x 10 = 345");
}

TEST(Arithmetic, LeavesOutWhatIsNotThere) {
  DayTemplate day = pilot_day();
  day.opening = day.lunch = WholeMinutes(0);
  EXPECT_EQ(arithmetic(DayProblem(day, presenters(2))).sum, "2 x 90 + evaluation 15 + 1 break x 10 = 205");
  EXPECT_EQ(arithmetic(DayProblem(day, presenters(1))).sum, "1 x 90 + evaluation 15 = 105");
  day.pauses_inside_slots = true;
  EXPECT_EQ(arithmetic(DayProblem(day, presenters(2))).sum, "2 x 90 + evaluation 15 = 195");
}

TEST(Arithmetic, CutsTheDayToWholeGridStepsInWhichEverybodyIsThere) {
  auto delegations = presenters(3);
  delegations[0].arrives = ClockTime::at(10, 7);
  delegations[2].leaves = ClockTime::at(14, 53);
  EXPECT_EQ(arithmetic(DayProblem(pilot_day(), delegations)).available, WholeMinutes(280));
  delegations[1].leaves = ClockTime::at(9, 0);
  EXPECT_EQ(arithmetic(DayProblem(pilot_day(), delegations)).available, WholeMinutes(0));
}

TEST(SolveDay, RefusesTheDayOfTheArticleWithItsSum) {
  const auto result = solve(DayProblem(pilot_day(), presenters(3)));
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_FALSE(result.best);
  ASSERT_EQ(result.reasons.size(), 1u);
  EXPECT_EQ(result.reasons[0].message, "345 minutes asked, 300 there, 45 over");
  EXPECT_THAT(result.absences, IsEmpty());
}

TEST(SolveDay, FindsTheRepairedProgramme) {
  const auto result = solve(DayProblem(repaired_day(), presenters(3)));
  EXPECT_EQ(result.status, Status::optimal);
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.best->slot, WholeMinutes(75));
  EXPECT_EQ(words(*result.best),
            "10:00 opening, 10:10-11:25 A, 11:25 break, 11:35 lunch, 12:05-13:20 B, 13:20 break, 13:30-14:45 C, "
            "14:45 evaluation, 15:00 home");
  EXPECT_THAT(result.reasons, IsEmpty());
  EXPECT_THAT(result.repairs, IsEmpty());
}

TEST(SolveDay, SaysWhyLunchCannotFollowTheSecondSlot) {
  const auto result = solve(DayProblem(repaired_day(), presenters(3)));
  ASSERT_EQ(result.refused_lunches.size(), 1u);
  EXPECT_EQ(result.refused_lunches[0].after_slot, 2);
  EXPECT_EQ(result.refused_lunches[0].would_start, ClockTime::at(12, 50));
  EXPECT_EQ(result.refused_lunches[0].sentence,
            "lunch after slot 2 would start 12:50 at the earliest, later than 12:45");
}

class DayOfC : public ::testing::Test {
 protected:
  // C leaves home at 07:30, must be home by 17:30 and travels `minutes` each way.
  static DayProblem problem(int minutes) {
    DayTemplate day = repaired_day();
    day.slot = {WholeMinutes(75), WholeMinutes(75)};
    auto delegations = presenters(3);
    delegations[2].arrives = ClockTime::at(7, 30) + WholeMinutes(minutes);
    delegations[2].leaves = ClockTime::at(17, 30) - WholeMinutes(minutes);
    return DayProblem(day, delegations);
  }
};

TEST_F(DayOfC, FailsWhenCTravels165Minutes) {
  const auto result = solve(problem(165));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_EQ(result.absences.size(), 1u);
  EXPECT_EQ(result.absences[0].municipality, MunicipalityId(2));
  EXPECT_EQ(result.absences[0].at_start, WholeMinutes(15));
  EXPECT_EQ(result.absences[0].at_end, WholeMinutes(15));
  EXPECT_EQ(result.absences[0].sentence, "C misses 15 min at each end");
  ASSERT_EQ(result.reasons.size(), 1u);
  EXPECT_EQ(result.reasons[0].message, "300 minutes asked, 270 there, 30 over");
}

TEST_F(DayOfC, BecomesValidFrom1015To1445With65MinuteSlots) {
  const auto result = solve(problem(165));
  EXPECT_THAT(sentences(result.repairs),
              ElementsAre("the day is 10:15-14:45 with 65-minute slots", "lunch and breaks inside the slots"));
  const Repair& repair = result.repairs[0];
  EXPECT_EQ(repair.condition, "the day is 10:15-14:45 with 65-minute slots");
  EXPECT_EQ(words(repair.timetable),
            "10:15 opening, 10:25-11:30 A, 11:30 break, 11:40 lunch, 12:10-13:15 B, 13:15 break, 13:25-14:30 C, "
            "14:30 evaluation, 14:45 home");
}

TEST_F(DayOfC, NamesTheDemandsThatContradictEachOther) {
  EXPECT_THAT(sentences(solve(problem(165)).conflict),
              ElementsAre("breaks of 10 minutes", "lunch of 30 minutes", "slots of 75 minutes", "C arrives 10:15",
                          "C leaves 14:45"));
}

TEST_F(DayOfC, WorksWhenTheWindowIsExactlyTheDay) {
  const auto result = solve(problem(150));
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_THAT(result.absences, IsEmpty());
  EXPECT_EQ(result.best->activities.front().start, ClockTime::at(10, 0));
  EXPECT_EQ(result.best->activities.back().end(), ClockTime::at(15, 0));
}

TEST(SolveDay, StartsLaterSoThatLunchIsInItsWindow) {
  DayTemplate day = repaired_day();
  day.slot = {WholeMinutes(60), WholeMinutes(60)};
  day.lunch_window = LunchWindow{ClockTime::at(12, 30), ClockTime::at(12, 30)};
  const auto result = solve(DayProblem(day, presenters(2)));
  ASSERT_TRUE(result.best);
  EXPECT_EQ(words(*result.best),
            "11:10 opening, 11:20-12:20 A, 12:20 break, 12:30 lunch, 13:00-14:00 B, 14:00 evaluation, 14:15 home");
}

TEST(SolveDay, PutsTheBreakAfterLunchOnlyWhenNothingElseFits) {
  DayTemplate day = repaired_day();
  day.slot = {WholeMinutes(75), WholeMinutes(75)};
  day.lunch_window = LunchWindow{ClockTime::at(12, 50), ClockTime::at(12, 55)};
  const auto result = solve(DayProblem(day, presenters(3)));
  ASSERT_TRUE(result.best);
  EXPECT_EQ(words(*result.best),
            "10:00 opening, 10:10-11:25 A, 11:25 break, 11:35-12:50 B, 12:50 lunch, 13:20 break, 13:30-14:45 C, "
            "14:45 evaluation, 15:00 home");
}

TEST(SolveDay, LunchesNearestNoonWithoutAWindow) {
  DayTemplate day = pilot_day();
  day.slot = {WholeMinutes(75), WholeMinutes(75)};
  const auto result = solve(DayProblem(day, presenters(3)));
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.best->activities[3].kind, ActivityKind::lunch);
  EXPECT_EQ(result.best->activities[3].start, ClockTime::at(11, 35));
  EXPECT_THAT(result.refused_lunches, IsEmpty());
}

TEST(SolveDay, GivesASinglePresenterLunchBesideTheSlot) {
  DayTemplate day = repaired_day();
  day.end = ClockTime::at(13, 0);
  const auto after = solve(DayProblem(day, presenters(1)));
  ASSERT_TRUE(after.best);
  EXPECT_EQ(words(*after.best), "10:25 opening, 10:35-12:05 A, 12:05 lunch, 12:35 evaluation, 12:50 home");
  day.lunch_window = LunchWindow{ClockTime::at(10, 10), ClockTime::at(10, 30)};
  const auto before = solve(DayProblem(day, presenters(1)));
  ASSERT_TRUE(before.best);
  EXPECT_EQ(words(*before.best), "10:10 opening, 10:20 lunch, 10:50-12:20 A, 12:20 evaluation, 12:35 home");
}

TEST(SolveDay, HoldsTwelveDelegations) {
  DayTemplate day = pilot_day();
  day.slot = {WholeMinutes(10), WholeMinutes(60)};
  day.pause = WholeMinutes(5);
  const auto result = solve(DayProblem(day, presenters(12)));
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.best->slot, WholeMinutes(15));  // 10 + 12 x 15 + 11 x 5 + 30 + 15 = 290
  EXPECT_EQ(result.best->activities.size(), 1u + 12u + 11u + 1u + 1u);
}

TEST(SolveDay, SharesLunchAndBreaksInsideTheSlotsEqually) {
  DayTemplate day = pilot_day();
  day.pauses_inside_slots = true;
  const auto result = solve(DayProblem(day, presenters(3)));
  ASSERT_TRUE(result.best);
  EXPECT_EQ(result.arithmetic.asked, WholeMinutes(295));
  EXPECT_EQ(result.best->slot, WholeMinutes(90));
  EXPECT_EQ(words(*result.best),
            "10:05 opening, 10:15-11:30 A, 11:30 break, 11:40 lunch, 12:10-13:25 B, 13:25 break, 13:35-14:45 C, "
            "14:45 evaluation, 15:00 home");
}

TEST(DayProblem, NamesEverythingThatIsWrongAtOnce) {
  DayTemplate day;
  day.start = ClockTime::at(15, 0);
  day.end = ClockTime::at(10, 0);
  day.opening = WholeMinutes(-5);
  day.pause = WholeMinutes(7);
  day.slot = {WholeMinutes(90), WholeMinutes(60)};
  day.lunch_window = LunchWindow{ClockTime::at(13, 0), ClockTime::at(11, 0)};
  try {
    const DayProblem problem(day, {});
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(testing::rules(error.issues()), ElementsAre("no_delegations", "day_reversed", "lunch_window_reversed",
                                                            "negative_length", "off_grid", "slot_range"));
  }
}

TEST(DayProblem, RefusesALengthOfMoreThanADay) {
  DayTemplate day;
  day.slot = {WholeMinutes(60), WholeMinutes(2'000'000'000)};
  try {
    const DayProblem problem(day, {Delegation{MunicipalityId(0), "A", {}, {}}});
    FAIL() << "a slot of two thousand million minutes was accepted";
  } catch (const InvalidInput& error) {
    ASSERT_EQ(error.issues().size(), 1U);
    EXPECT_EQ(error.issues().front().rule, "too_long");
    EXPECT_EQ(error.issues().front().field, "slot.max");
  }
}

TEST(DayProblem, RefusesAGridOfNothingAndADelegationTwice) {
  DayTemplate day;
  day.grid = WholeMinutes(0);
  auto twice = presenters(2);
  twice[1].municipality = twice[0].municipality;
  try {
    const DayProblem problem(day, twice);
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(testing::rules(error.issues()), ElementsAre("duplicate_delegation", "grid"));
  }
}

}  // namespace
}  // namespace samling::timetable
