// A7 the seed's arithmetic, A8 repair, A9 windows decide the group.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"
#include "samling/timetable/day.hpp"

namespace samling::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using timetable::ActivityKind;

timetable::DayTemplate article_day(int least, int most) {
  timetable::DayTemplate day;
  day.start = ClockTime::at(10, 0);
  day.end = ClockTime::at(15, 0);
  day.opening = WholeMinutes(10);
  day.slot = {WholeMinutes(least), WholeMinutes(most)};
  day.pause = WholeMinutes(10);
  day.lunch = WholeMinutes(30);
  day.evaluation = WholeMinutes(15);
  return day;
}

timetable::DayTemplate repaired_day(int least, int most) {
  auto day = article_day(least, most);
  day.lunch_window = timetable::LunchWindow{ClockTime::at(11, 30), ClockTime::at(12, 45)};
  return day;
}

std::vector<timetable::Delegation> three_presenters() {
  return {{MunicipalityId(0), "A", {}, {}}, {MunicipalityId(1), "B", {}, {}}, {MunicipalityId(2), "C", {}, {}}};
}

std::vector<std::string> as_lines(const timetable::Timetable& day) {
  std::vector<std::string> lines;
  for (const auto& activity : day.activities) {
    lines.push_back(to_string(activity.start) + "-" + to_string(activity.end()) + " " +
                    std::string(timetable::to_string(activity.kind)));
  }
  return lines;
}

TEST(A7TheSeedsArithmetic, SaysThatTheDayDoesNotAddUp) {
  const auto result = timetable::solve(timetable::DayProblem(article_day(90, 90), three_presenters()));
  EXPECT_FALSE(result.best.has_value());
  EXPECT_EQ(result.arithmetic.asked, WholeMinutes(345));
  EXPECT_EQ(result.arithmetic.available, WholeMinutes(300));
  EXPECT_EQ(result.arithmetic.over(), WholeMinutes(45));
  ASSERT_FALSE(result.reasons.empty());
  EXPECT_THAT(result.reasons.front().message, HasSubstr("345 minutes asked, 300 there, 45 over"));
}

TEST(A7TheSeedsArithmetic, OffersRepairsThatWereTried) {
  const auto problem = timetable::DayProblem(article_day(90, 90), three_presenters());
  std::vector<std::string> sentences;
  for (const auto& repair : timetable::solve(problem).repairs) {
    sentences.push_back(repair.sentence);
    const timetable::DayProblem changed(repair.day, three_presenters());
    EXPECT_TRUE(timetable::check(changed, repair.timetable).empty()) << repair.sentence;
  }
  EXPECT_THAT(sentences, Contains(HasSubstr("75 minutes each")));
  EXPECT_THAT(sentences, Contains(HasSubstr("end at 15:45")));
  EXPECT_THAT(sentences, Contains(HasSubstr("lunch and breaks inside the slots")));
}

TEST(A7TheSeedsArithmetic, ThePlanIsRefusedWithTheSumAndStillShowsTheGroup) {
  auto programme = programme_over(drawn_region("ABC"), {3, 3});
  programme.request.day = article_day(90, 90);
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(plan.status, "infeasible");
  EXPECT_THAT(plan.conflict, Contains(HasSubstr("345 minutes asked, 300 there, 45 over")));
  EXPECT_THAT(plan.repairs, Contains(HasSubstr("75 minutes each")));
  EXPECT_EQ(groups_of(plan), "A B C");
  EXPECT_TRUE(plan.groups.front().day.empty());
}

TEST(A8Repair, TheLongestSlotIs75AndTheDayIsTheOneOfTheArticle) {
  const timetable::DayProblem problem(repaired_day(60, 90), three_presenters());
  const auto result = timetable::solve(problem);
  ASSERT_TRUE(result.best.has_value());
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_EQ(result.best->slot, WholeMinutes(75));
  EXPECT_TRUE(timetable::check(problem, *result.best).empty());
  EXPECT_THAT(as_lines(*result.best),
              ElementsAre("10:00-10:10 opening", "10:10-11:25 slot", "11:25-11:35 break", "11:35-12:05 lunch",
                          "12:05-13:20 slot", "13:20-13:30 break", "13:30-14:45 slot", "14:45-15:00 evaluation"));
}

TEST(A8Repair, LunchAfterTheSecondSlotIsRefused) {
  const timetable::DayProblem problem(repaired_day(60, 90), three_presenters());
  const auto refused = timetable::solve(problem).refused_lunches;
  EXPECT_THAT(refused, Contains(::testing::Field(&timetable::RefusedLunch::sentence,
                                                 AllOf(HasSubstr("lunch after slot 2"), HasSubstr("12:50")))));
  auto late = timetable::solve(problem).best.value();
  // The same day with lunch after slot 2: 10:10-11:25, break, 11:35-12:50, lunch 12:50, break, 13:30-14:45.
  late.activities[3] = {ActivityKind::slot, ClockTime::at(11, 35), WholeMinutes(75), MunicipalityId(1)};
  late.activities[4] = {ActivityKind::lunch, ClockTime::at(12, 50), WholeMinutes(30), {}};
  late.activities[5] = {ActivityKind::pause, ClockTime::at(13, 20), WholeMinutes(10), {}};
  const auto broken = timetable::check(problem, late);
  ASSERT_FALSE(broken.empty());
  EXPECT_THAT(broken, Contains(::testing::ResultOf([](const Issue& issue) { return to_string(issue); }, HasSubstr("12:50"))));
}

// Affinity is minus kilometres: A-B-C sums to 100, A-B-D to 115, the others to more than 130.
plan::Programme four_with_windows(double minutes_of_c) {
  const std::vector<std::string> places{"A", "B", "C", "D", "house"};
  const Eigen::MatrixXd kilometres = symmetric(5, {20, 40, 45, 10, 40, 50, 10, 60, 10, 10});
  const Eigen::MatrixXd minutes =
      symmetric(5, {30, minutes_of_c, 30, 20, minutes_of_c, 30, 20, minutes_of_c, minutes_of_c, 20});
  const auto base = region_from_minutes({"A", "B", "C", "D"}, Eigen::MatrixXd::Zero(4, 4));
  auto municipalities = base.municipalities();
  municipalities[2].earliest_departure = ClockTime::at(7, 30);
  municipalities[2].latest_home = ClockTime::at(17, 30);
  auto programme =
      programme_over(model::Region(municipalities, base.catalogue(), geo::TravelMatrix(places, minutes, kilometres)), {3, 3});
  programme.venues = {{.key = "house", .name = "Common house", .position = geo::LatLon::degrees(60, 10)}};
  programme.request.town_halls = false;
  programme.request.group_count = 1;
  programme.request.objective = grouping::Objective::pair_sum;
  programme.request.affinity = {.theme_weight = 0, .difference_weight = 0, .travel_weight = 1, .travel_scale = 1,
                                .travel_measure = model::TravelMeasure::kilometres};
  programme.request.day = repaired_day(75, 75);
  return programme;
}

TEST(A9WindowsDecideTheGroup, GroupingFirstGivesABCAndNoDay) {
  const auto programme = four_with_windows(165);
  const auto grouped = grouping::solve(plan::grouping_problem(programme));
  EXPECT_EQ(letters_by_group(programme.region, grouped.best), "ABC");
  EXPECT_DOUBLE_EQ(grouped.score, -100.0);
}

TEST(A9WindowsDecideTheGroup, SolvingTogetherGivesABDAndSaysWhatKeepsCAway) {
  const auto plan = plan::make_plan(four_with_windows(165));
  EXPECT_EQ(groups_of(plan), "A B D");
  EXPECT_DOUBLE_EQ(plan.score, -115.0);
  EXPECT_EQ(plan.status, "optimal");
  ASSERT_FALSE(plan.rejected.empty());
  EXPECT_THAT(plan.rejected.front().members, ElementsAre("A", "B", "C"));
  EXPECT_EQ(plan.rejected.front().stage, "day");
  EXPECT_THAT(plan.rejected.front().reasons, Contains(HasSubstr("C misses 15 min at each end")));
  EXPECT_THAT(plan.rejected.front().repairs,
              Contains(AllOf(HasSubstr("A, B and C"), HasSubstr("becomes valid if the day is 10:15-14:45 with 65-minute slots"))));
}

TEST(A9WindowsDecideTheGroup, With150MinutesTheWindowIsExactlyTheDay) {
  const auto plan = plan::make_plan(four_with_windows(150));
  EXPECT_EQ(groups_of(plan), "A B C");
  EXPECT_EQ(plan.groups.front().day.front().start, "10:00");
  EXPECT_EQ(plan.groups.front().day.back().end, "15:00");
}

}  // namespace
}  // namespace samling::testing
