// A7, A8 and A9 said as days of many activities; A16 dates.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"
#include "samling/plan/free_dates.hpp"
#include "samling/timetable/agenda/explain.hpp"

namespace samling::testing {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;
namespace agenda = timetable::agenda;
namespace chrono = std::chrono;

agenda::ActivityId add(agenda::AgendaInput& day, const std::string& title, agenda::Kind kind, int least, int most) {
  agenda::Activity made;
  made.key = made.title = title;
  made.kind = kind;
  made.shortest = WholeMinutes(least);
  made.longest = WholeMinutes(most);
  made.alone = made.everybody = true;
  made.needs_room = false;
  if (kind == agenda::Kind::presentation) made.family.assign("slots");
  day.activities.push_back(made);
  return agenda::ActivityId(day.activities.size() - 1);
}

// Opening, A, break, B, break, C, evaluation, 10:00-15:00; lunch after the slots named, as the scenarios have it.
agenda::AgendaInput seed_day(int least, int most, bool lunch_window) {
  agenda::AgendaInput day;
  day.start = ClockTime::at(10, 0);
  day.end = ClockTime::at(15, 0);
  day.weights.length = 10;
  day.weights.finish = 1;
  for (const char* who : {"A", "B", "C"}) {
    day.people.push_back({});
    day.people.back().key = day.people.back().name = who;
  }
  using agenda::Kind;
  const std::vector<agenda::ActivityId> order{
      add(day, "opening", Kind::opening, 10, 10),       add(day, "slot A", Kind::presentation, least, most),
      add(day, "first break", Kind::pause, 10, 10),     add(day, "slot B", Kind::presentation, least, most),
      add(day, "second break", Kind::pause, 10, 10),    add(day, "slot C", Kind::presentation, least, most),
      add(day, "evaluation", Kind::evaluation, 15, 15),
  };
  const auto before = [&](agenda::ActivityId first, agenda::ActivityId second) {
    day.relations.push_back({agenda::RelationKind::before, first, second, {}, {}, {}});
  };
  for (std::size_t i = 1; i < order.size(); ++i) before(order[i - 1], order[i]);
  const agenda::ActivityId lunch = add(day, "lunch", Kind::lunch, 30, 30);
  before(order[2], lunch);
  before(lunch, order[5]);
  if (lunch_window) {
    day.activities.back().earliest = ClockTime::at(11, 30);
    day.activities.back().latest = ClockTime::at(12, 45);
  }
  return day;
}

std::vector<std::string> sentences_of(const std::vector<agenda::Shortage>& shortages) {
  std::vector<std::string> all;
  for (const agenda::Shortage& shortage : shortages) all.push_back(shortage.sentence);
  return all;
}

// Each is solved again and judged before its sentence counts.
std::vector<std::string> repairs_of(const agenda::WhyNot& why) {
  std::vector<std::string> all;
  for (const agenda::Repair& repair : why.repairs) {
    const agenda::AgendaProblem changed(repair.input);
    EXPECT_TRUE(agenda::check(changed, repair.agenda).empty()) << repair.sentence;
    const agenda::AgendaResult again = agenda::solve(changed);
    EXPECT_TRUE(again.best && !again.partial) << repair.sentence;
    all.push_back(repair.sentence);
  }
  return all;
}

std::vector<std::string> lines_of(const agenda::AgendaProblem& problem, const agenda::Agenda& day) {
  std::vector<std::string> lines;
  for (const agenda::ActivityId id : agenda::in_order(day)) {
    const agenda::Placement& at = *day.placements[id.index()];
    lines.push_back(to_string(at.start) + "-" + to_string(at.end()) + " " + problem[id].key);
  }
  return lines;
}

TEST(A7AsAnAgenda, SaysTheSumBeforeAnySearchAndOffersTheThreeRepairs) {
  const agenda::AgendaProblem problem(seed_day(90, 90, false));
  const auto sums = agenda::shortages(problem);
  ASSERT_FALSE(sums.empty());
  EXPECT_EQ(sums.front().asked, 345);
  EXPECT_EQ(sums.front().available, 300);
  EXPECT_THAT(sums.front().sentence, ::testing::StartsWith("345 minutes asked, 300 there, 45 over"));
  const agenda::WhyNot why = agenda::explain(problem);
  EXPECT_EQ(why.status, Status::infeasible);
  EXPECT_TRUE(why.smallest);
  EXPECT_THAT(repairs_of(why),
              IsSupersetOf({"75 minutes each (slots)", "end at 15:45", "lunch and breaks inside the slots"}));
}

TEST(A7AsAnAgenda, GivesTheBestPartOfTheDayAndWhatIsLeftOut) {
  const agenda::AgendaResult result = agenda::solve(agenda::AgendaProblem(seed_day(90, 90, false)));
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_TRUE(result.partial && result.partial_is_proven);
  EXPECT_THAT(result.left_out, SizeIs(1));
}

TEST(A8AsAnAgenda, TheLongestSlotIs75) {
  const agenda::AgendaProblem problem(seed_day(60, 90, true));
  const agenda::AgendaResult result = agenda::solve(problem);
  ASSERT_EQ(result.status, Status::optimal);
  EXPECT_THAT(
      lines_of(problem, *result.best),
      ElementsAre("10:00-10:10 opening", "10:10-11:25 slot A", "11:25-11:35 first break", "11:35-12:05 lunch",
                  "12:05-13:20 slot B", "13:20-13:30 second break", "13:30-14:45 slot C", "14:45-15:00 evaluation"));
}

TEST(A8AsAnAgenda, LunchAfterTheSecondSlotWouldStart1250) {
  agenda::AgendaInput late = seed_day(75, 75, true);
  late.relations.push_back({agenda::RelationKind::before, agenda::ActivityId(3), agenda::ActivityId(7), {}, {}, {}});
  const agenda::WhyNot why = agenda::explain(agenda::AgendaProblem(late));
  EXPECT_EQ(why.status, Status::infeasible);
  EXPECT_THAT(sentences_of(why.shortages), Contains("lunch would start 12:50 at the earliest, 5 min later than 12:45"));
  EXPECT_THAT(repairs_of(why), Contains("lunch may start 11:30-12:50"));
}

TEST(A9AsAnAgenda, SaysWhatKeepsCAwayAndTheDayThatWorks) {
  agenda::AgendaInput day = seed_day(75, 75, true);
  day.people[2].arrives = ClockTime::at(7, 30) + WholeMinutes(165);
  day.people[2].leaves = ClockTime::at(17, 30) - WholeMinutes(165);
  const agenda::WhyNot why = agenda::explain(agenda::AgendaProblem(day));
  EXPECT_EQ(why.status, Status::infeasible);
  EXPECT_TRUE(why.smallest);
  EXPECT_THAT(sentences_of(why.shortages), IsSupersetOf({"300 minutes asked, 270 there, 30 over (one after the other)",
                                                         "C misses 15 min at each end"}));
  EXPECT_THAT(repairs_of(why), Contains("the day is 10:15-14:45 with 65-minute slots"));
  day.people[2].arrives = ClockTime::at(7, 30) + WholeMinutes(150);
  day.people[2].leaves = ClockTime::at(17, 30) - WholeMinutes(150);
  EXPECT_EQ(agenda::solve(agenda::AgendaProblem(day)).status, Status::optimal);
}

Date in_march(unsigned day) {
  return chrono::year(2015) / chrono::March / chrono::day(day);
}

// Three delegations with black-out dates; weekdays of March 2015, Tuesday to Thursday preferred, no Easter.
plan::Programme march_of_2015(std::vector<Date> away_of_a) {
  auto region = changed(drawn_region("ABC"), [&](model::Municipality& municipality) {
    if (municipality.name == "A") municipality.blackout_dates = away_of_a;
    if (municipality.name == "B") municipality.blackout_dates = {in_march(11), in_march(24)};
    if (municipality.name == "C") municipality.blackout_dates = {in_march(2), in_march(17), in_march(18)};
  });
  auto programme = programme_over(std::move(region), {3, 3});
  season::DateRequest dates;
  dates.from = in_march(1);
  dates.to = in_march(31);
  dates.preferred = {chrono::Tuesday, chrono::Wednesday, chrono::Thursday};
  dates.excluded = {in_march(30), in_march(31)};
  programme.request.dates = dates;
  return programme;
}

TEST(A16Dates, AreAtMostTenAndNobodyIsAway) {
  const grouping::Members all{MunicipalityId(0), MunicipalityId(1), MunicipalityId(2)};
  const auto dates = plan::free_dates(march_of_2015({in_march(10)}), all, 10);
  ASSERT_THAT(dates, SizeIs(10));
  EXPECT_THAT(dates, Contains(in_march(5)));
  for (const unsigned away : {10U, 11U, 24U, 2U, 17U, 18U, 30U, 31U}) EXPECT_THAT(dates, Not(Contains(in_march(away))));
  const auto preferred = [](Date date) { return chrono::weekday(chrono::sys_days(date)).c_encoding(); };
  EXPECT_THAT(std::vector<Date>(dates.begin(), dates.begin() + 7), Each(::testing::ResultOf(preferred, Ge(2U))));
  EXPECT_THAT(plan::free_dates(march_of_2015({in_march(5)}), all, 10), Not(Contains(in_march(5))));
}

TEST(A16Dates, ThePlanTakesTheFirstOfThem) {
  const auto programme = march_of_2015({in_march(3), in_march(4)});
  const auto planned = plan::make_plan(programme);
  ASSERT_EQ(groups_of(planned), "A B C");
  EXPECT_EQ(planned.groups.front().date, "2015-03-05");
}

}  // namespace
}  // namespace samling::testing
