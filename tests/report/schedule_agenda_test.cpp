// Schedules of agendas, and of the days of gatherings.
#include <gmock/gmock.h>

#include <algorithm>

#include "samling/core/issue.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::report {
namespace {

namespace agenda = timetable::agenda;
using ::testing::ElementsAre;

constexpr Date may_day{std::chrono::year(2026), std::chrono::May, std::chrono::day(4)};

agenda::Activity activity(const std::string& key, agenda::Kind kind, int minutes) {
  agenda::Activity activity;
  activity.key = key;
  activity.kind = kind;
  activity.shortest = activity.longest = WholeMinutes(minutes);
  return activity;
}

agenda::AgendaInput small_day() {
  agenda::AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(12, 0);
  input.rooms = {{.key = "hall", .name = "Great hall"}, {.key = "attic"}};
  input.people = {{.key = "ada", .name = "Ada"}, {.key = "bo"}};
  input.activities = {activity("welcome", agenda::Kind::opening, 15), activity("talk", agenda::Kind::presentation, 30),
                      activity("dive", agenda::Kind::group_work, 60), activity("coffee", agenda::Kind::pause, 15)};
  for (const std::size_t alone : {0U, 3U}) {
    input.activities[alone].alone = true;
    input.activities[alone].needs_room = false;
  }
  input.activities[0].everybody = true;
  input.activities[1].title = "What we did";
  input.activities[1].people = {agenda::PersonId(0)};
  input.activities[2].people = {agenda::PersonId(1)};
  input.preferences = {{.kind = agenda::PreferenceKind::near,
                        .first = agenda::ActivityId(3),
                        .time = ClockTime::at(11, 30),
                        .weight = 0.5}};
  return input;
}

agenda::Placement placed(int hour, int minute, int length, std::optional<int> room = {}) {
  agenda::Placement placement{ClockTime::at(hour, minute), WholeMinutes(length), {}};
  if (room) placement.room = agenda::RoomId(*room);
  return placement;
}

TEST(AgendaSchedule, ActivitiesAreEntries) {
  const agenda::AgendaProblem problem(small_day());
  const agenda::Agenda day{{placed(9, 0, 15), placed(9, 15, 30, 0), placed(9, 15, 60, 1), placed(10, 15, 15)}};
  const Schedule schedule =
      schedule_of(problem, day, {.title = "Day", .time_zone = "Europe/Oslo", .first_day = may_day});
  check_schedule(schedule);
  ASSERT_EQ(schedule.entries.size(), 4U);
  EXPECT_TRUE(schedule.entries[0].everywhere);
  EXPECT_THAT(schedule.entries[0].others, ElementsAre(0U, 1U));
  EXPECT_EQ(schedule.entries[1].title, "What we did");
  EXPECT_EQ(schedule.entries[1].room, 0U);
  EXPECT_THAT(schedule.entries[1].speakers, ElementsAre(0U));
  EXPECT_EQ(schedule.entries[3].kind, "break");
  EXPECT_EQ(schedule.entries[3].track, "");
  EXPECT_THAT(schedule.tracks, ElementsAre("opening", "presentation", "group work"));
  EXPECT_THAT(schedule.rooms, ElementsAre("Great hall", "attic"));
  EXPECT_TRUE(schedule.left_out.empty());
  std::vector<std::string> calendars;
  for (const auto& [name, text] : schedule_calendars(schedule)) calendars.push_back(name);
  EXPECT_THAT(calendars, ElementsAre("all.ics", "ada.ics", "bo.ics"));
}

TEST(AgendaSchedule, TermsSumToTheCost) {
  const agenda::AgendaProblem problem(small_day());
  const agenda::Agenda day{{placed(9, 0, 15), placed(9, 15, 30, 0), placed(9, 15, 60, 1), placed(10, 15, 15)}};
  const Schedule schedule = schedule_of(problem, day);
  double sum = 0.0;
  for (const auto& term : schedule.terms) {
    EXPECT_NEAR(term.cost, term.value * term.weight, 1e-9);
    sum += term.cost;
  }
  EXPECT_NEAR(sum, agenda::score(problem, day).cost(), 1e-9);
  EXPECT_NEAR(sum, 37.5, 1e-9);
}

TEST(AgendaSchedule, WithoutADateItIsTheDay) {
  const agenda::AgendaProblem problem(small_day());
  const agenda::AgendaResult result = agenda::solve(problem);
  const Schedule schedule = schedule_of(problem, result);
  EXPECT_FALSE(is_dated(schedule));
  EXPECT_EQ(schedule.entries.size(), 4U);
  EXPECT_EQ(schedule.status, "optimal");
  EXPECT_FALSE(schedule_html(schedule).empty());
}

TEST(AgendaSchedule, AnOverFullDayTellsWhatIsLeftOut) {
  agenda::AgendaInput input = small_day();
  input.end = ClockTime::at(10, 0);
  const agenda::AgendaProblem problem(input);
  const Schedule schedule = schedule_of(problem, agenda::solve(problem), {.first_day = may_day});
  check_schedule(schedule);
  EXPECT_EQ(schedule.entries.size() + schedule.left_out.size(), 4U);
  EXPECT_FALSE(schedule.left_out.empty());
  EXPECT_FALSE(schedule_xml(schedule).empty());
}

TEST(AgendaSchedule, ADayWithNothingInItIsShownToo) {
  const agenda::AgendaProblem problem(small_day());
  const Schedule schedule = schedule_of(problem, agenda::AgendaResult{}, {.first_day = may_day});
  EXPECT_EQ(schedule.left_out.size(), 4U);
  EXPECT_FALSE(schedule_xml(schedule).empty());
  EXPECT_FALSE(schedule_xlsx(schedule).empty());
}

TEST(GatheringsSchedule, GatheringsAreColumns) {
  const auto day_of = [](const std::string& key, std::vector<std::string> names, int first) {
    std::vector<timetable::Delegation> delegations;
    for (const auto& name : names) delegations.push_back({MunicipalityId(first++), name, {}, {}});
    timetable::DayProblem problem({}, delegations);
    auto result = timetable::solve(problem);
    return GatheringDay{key, "Hall of " + key, std::move(problem), std::move(result)};
  };
  const Schedule schedule = schedule_of({day_of("G1", {"A", "B"}, 0), day_of("G2", {"C", "D", "E"}, 2),
                                         day_of("G3", {"F", "G", "H", "I", "J", "K", "L", "M"}, 5)},
                                        {.first_day = may_day});
  check_schedule(schedule);
  EXPECT_THAT(schedule.rooms, ElementsAre("Hall of G1", "Hall of G2", "Hall of G3"));
  ASSERT_EQ(schedule.left_out.size(), 1U);
  EXPECT_EQ(schedule.left_out[0].title, "G3");
  EXPECT_EQ(schedule.status, "infeasible");
  EXPECT_EQ(std::ranges::count(schedule.entries, "presentation", &ScheduleEntry::kind), 5);
  EXPECT_EQ(schedule_calendars(schedule).size(), 6U);  // All, and five who are somewhere.
  const Schedule alone =
      schedule_of({{"G1", "", timetable::DayProblem({}, {{MunicipalityId(0), "A", {}, {}}}),
                    timetable::solve(timetable::DayProblem({}, {{MunicipalityId(0), "A", {}, {}}}))}});
  check_schedule(alone);
  EXPECT_TRUE(alone.rooms.empty());
  EXPECT_FALSE(schedule_html(alone).empty());
}

}  // namespace
}  // namespace samling::report
