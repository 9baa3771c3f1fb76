#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "timetable/day_words.hpp"

namespace samling::timetable {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::presenters;
using testing::repaired_day;
using testing::rules;

class CheckDay : public ::testing::Test {
 protected:
  // The rules that a change breaks in the programme of 10:00-15:00 with 75 minutes each.
  std::vector<std::string> broken_by(const std::function<void(std::vector<Activity>&)>& change) const {
    Timetable changed = *solve(problem_).best;
    change(changed.activities);
    return rules(check(problem_, changed));
  }

  DayProblem problem_{repaired_day(), presenters(3)};
};

// Rows of the programme.
constexpr std::size_t opening = 0, slot_a = 1, first_break = 2, lunch = 3, slot_b = 4, slot_c = 6, evaluation = 7;

TEST_F(CheckDay, AcceptsTheProgramme) {
  EXPECT_THAT(broken_by([](auto&) {}), IsEmpty());
}

TEST_F(CheckDay, AcceptsAnyOrderOfPresenters) {
  EXPECT_THAT(broken_by([](auto& rows) { std::swap(rows[slot_a].presenter, rows[slot_c].presenter); }), IsEmpty());
}

TEST_F(CheckDay, AcceptsLunchBeforeTheBreakOfItsGap) {
  DayTemplate day = repaired_day();
  day.lunch_window.reset();
  const DayProblem problem(day, presenters(3));
  Timetable timetable = *solve(problem).best;
  std::swap(timetable.activities[first_break].kind, timetable.activities[lunch].kind);
  timetable.activities[first_break].length = WholeMinutes(30);
  timetable.activities[lunch] = {ActivityKind::pause, ClockTime::at(11, 55), WholeMinutes(10), {}};
  EXPECT_THAT(check(problem, timetable), IsEmpty());
  EXPECT_TRUE(score(problem, timetable).break_after_lunch);
}

TEST_F(CheckDay, WarnsOfIdleTimeWithoutForbiddingIt) {
  DayTemplate day = repaired_day();
  day.end = ClockTime::at(16, 0);
  day.slot = {WholeMinutes(75), WholeMinutes(75)};
  const DayProblem problem(day, presenters(3));
  Timetable timetable = *solve(problem_).best;
  for (std::size_t row = slot_b; row <= evaluation; ++row) {
    timetable.activities[row].start = timetable.activities[row].start + WholeMinutes(10);
  }
  const auto issues = check(problem, timetable);
  ASSERT_THAT(rules(issues), ElementsAre("idle_time"));
  EXPECT_EQ(issues[0].level, Level::warning);
  EXPECT_EQ(score(problem, timetable).idle, WholeMinutes(10));
}

TEST_F(CheckDay, MissesAnActivity) {
  EXPECT_THAT(broken_by([](auto& rows) { rows.erase(rows.begin() + lunch); }), Contains("activities"));
  EXPECT_THAT(broken_by([](auto& rows) { rows.erase(rows.begin() + opening); }), Contains("activities"));
  EXPECT_THAT(broken_by([](auto& rows) { rows.erase(rows.begin() + first_break); }), Contains("break"));
  EXPECT_THAT(broken_by([](auto& rows) { rows.erase(rows.begin() + slot_b); }), Contains("presenters"));
  EXPECT_THAT(broken_by([](auto& rows) { rows.clear(); }), Contains("presenters"));
}

TEST_F(CheckDay, SeesWhoPresentsTwiceOrIsAStranger) {
  EXPECT_THAT(broken_by([](auto& rows) { rows[slot_a].presenter = rows[slot_b].presenter; }),
              ElementsAre("presenters", "presenters"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[slot_a].presenter = MunicipalityId(17); }),
              ElementsAre("presenters", "presenters"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[slot_a].presenter.reset(); }), ElementsAre("presenters", "presenters"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[lunch].presenter = MunicipalityId(0); }), ElementsAre("presenters"));
}

TEST_F(CheckDay, SeesUnequalSlots) {
  EXPECT_THAT(broken_by([](auto& rows) { rows[slot_a].length -= WholeMinutes(5); }),
              ElementsAre("slot_length", "idle_time"));
}

TEST_F(CheckDay, SeesASlotLengthOutsideItsRange) {
  Timetable timetable = *solve(problem_).best;
  timetable.slot = WholeMinutes(95);
  EXPECT_THAT(rules(check(problem_, timetable)), Contains("slot_range"));
}

TEST_F(CheckDay, SeesOverlapsAndTimesOutsideTheTemplateOrOffTheGrid) {
  EXPECT_THAT(broken_by([](auto& rows) { rows[slot_b].start = rows[slot_b].start - WholeMinutes(5); }),
              ElementsAre("overlap", "idle_time"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[opening].start = ClockTime::at(9, 50); }),
              ElementsAre("start", "idle_time"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[evaluation].start = ClockTime::at(14, 50); }),
              ElementsAre("end", "idle_time"));
  EXPECT_THAT(broken_by([](auto& rows) { rows[evaluation].start = ClockTime::at(14, 47); }),
              ElementsAre("end", "grid", "idle_time"));
}

TEST_F(CheckDay, SeesALunchOutsideItsWindowOrItsPlace) {
  DayTemplate day = repaired_day();
  day.lunch_window = LunchWindow{ClockTime::at(12, 0), ClockTime::at(12, 30)};
  const DayProblem strict(day, presenters(3));
  EXPECT_THAT(rules(check(strict, *solve(problem_).best)), ElementsAre("lunch_window"));
  EXPECT_THAT(broken_by([](auto& rows) { std::swap(rows[lunch].kind, rows[opening].kind); }), Contains("lunch_place"));
}

TEST_F(CheckDay, SeesAnOpeningInTheMiddle) {
  EXPECT_THAT(broken_by([](auto& rows) { std::swap(rows[opening].kind, rows[first_break].kind); }), Contains("order"));
}

TEST_F(CheckDay, SeesWhoIsNotThereForTheWholeDay) {
  auto delegations = presenters(3);
  delegations[1].arrives = ClockTime::at(10, 5);
  delegations[2].leaves = ClockTime::at(14, 55);
  const auto issues = check(DayProblem(repaired_day(), delegations), *solve(problem_).best);
  ASSERT_THAT(rules(issues), ElementsAre("arrival", "departure"));
  EXPECT_EQ(issues[0].value, "B");
  EXPECT_EQ(issues[0].message, "arrives 10:05, the day starts 10:00");
}

TEST_F(CheckDay, JudgesBreaksInsideTheSlots) {
  DayTemplate day = testing::pilot_day();
  day.pauses_inside_slots = true;
  const DayProblem inside(day, presenters(3));
  Timetable timetable = *solve(inside).best;
  EXPECT_THAT(check(inside, timetable), IsEmpty());
  timetable.activities[slot_a].length -= WholeMinutes(5);
  timetable.activities[slot_c].length += WholeMinutes(5);
  EXPECT_THAT(rules(check(inside, timetable)), Contains("slot_length"));
}

TEST(ScoreDay, PutsTheLongerSlotFirstAndTheEarlierStartLast) {
  const DayScore base{.slot = WholeMinutes(75), .lunch_off = DayScore::HalfMinutes(10), .start = ClockTime::at(10, 0)};
  DayScore worse = base;
  worse.start = ClockTime::at(10, 5);
  EXPECT_LT(worse, base);
  DayScore nearer = worse;
  nearer.lunch_off = DayScore::HalfMinutes(9);
  EXPECT_GT(nearer, base);
  DayScore after = nearer;
  after.break_after_lunch = true;
  EXPECT_LT(after, base);
  DayScore longer = after;
  longer.slot = WholeMinutes(80);
  longer.idle = WholeMinutes(30);
  EXPECT_GT(longer, base);
}

}  // namespace
}  // namespace samling::timetable
