// Schedules of parallel rooms.
#include <gmock/gmock.h>

#include <algorithm>

#include "samling/core/issue.hpp"
#include "samling/report/schedule_of.hpp"
#include "timetable/rooms/drawn_rooms.hpp"

namespace samling::report {
namespace {

using timetable::RoomsInput;
using timetable::RoomsProblem;
using timetable::RoomsTerm;

RoomsInput two_sessions() {
  RoomsInput input = samling::testing::drawn_rooms("A1 A2 A3 B1 B2", {3, 2}, 2);
  input.sessions[0].date = input.sessions[1].date = "2021-07-28";
  input.sessions[0].start = ClockTime::at(9, 0);
  input.sessions[0].end = ClockTime::at(10, 40);  // 100 minutes in 3 slots: 33, 33, 34.
  input.sessions[1].start = ClockTime::at(23, 30);
  input.sessions[1].end = ClockTime::at(0, 30);
  input.talks[0].slots = 2;
  input.talks[0].presenters = {"ann", "bo"};
  input.talks[0].attendees = {"bo", "cy"};
  input.tracks[1].chairs = {"dee"};
  samling::testing::weigh(input, RoomsTerm::rooms_per_track, 7);
  samling::testing::weigh(input, RoomsTerm::parallel_tracks, 2);
  return input;
}

const ScheduleEntry& entry_named(const Schedule& schedule, const std::string& title) {
  return *std::ranges::find(schedule.entries, title, &ScheduleEntry::title);
}

TEST(RoomsSchedule, SlotsDivideTheSessionAndLongTalksAreOneEntry) {
  const RoomsProblem problem(two_sessions());
  const auto timetable = samling::testing::drawn_timetable(problem, "A1A1A2 B1.... A3.. ..B2");
  const Schedule schedule = schedule_of(problem, timetable);
  check_schedule(schedule);
  ASSERT_EQ(schedule.entries.size(), 5U);
  const ScheduleEntry& first = entry_named(schedule, "A1");
  EXPECT_EQ(first.start, WholeMinutes(540));
  EXPECT_EQ(first.length, WholeMinutes(66));
  EXPECT_EQ(first.speakers.size(), 2U);
  EXPECT_EQ(first.others.size(), 1U);  // bo presents already.
  EXPECT_EQ(entry_named(schedule, "A2").start, WholeMinutes(606));
  EXPECT_EQ(entry_named(schedule, "A2").length, WholeMinutes(34));
  EXPECT_EQ(entry_named(schedule, "B2").start, WholeMinutes(24 * 60));
  EXPECT_EQ(entry_named(schedule, "B2").room, 1U);
  EXPECT_TRUE(schedule.left_out.empty());
  ASSERT_EQ(schedule.duties.size(), 2U);
  EXPECT_EQ(schedule.duties[0].title, "Chair: B (S1)");
  EXPECT_EQ(schedule.duties[1].length, WholeMinutes(60));
}

TEST(RoomsSchedule, TermsSumToTheObjective) {
  const RoomsProblem problem(two_sessions());
  const auto timetable = samling::testing::drawn_timetable(problem, "A1A1A2 B1B2.. .... A3..");
  const Schedule schedule = schedule_of(problem, timetable);
  double sum = 0.0;
  for (const auto& term : schedule.terms) {
    EXPECT_EQ(term.cost, term.value * term.weight);
    EXPECT_FALSE(term.meaning.empty());
    sum += term.cost;
  }
  EXPECT_EQ(sum, static_cast<double>(timetable::score(problem, timetable).objective));
  EXPECT_EQ(sum, 7.0);
}

TEST(RoomsSchedule, TalksThatStandNowhereAreLeftOutAndBrokenRulesAreNotes) {
  const RoomsProblem problem(two_sessions());
  const auto timetable = samling::testing::drawn_timetable(problem, "A1A1.. B1A2.. .... B2..");
  const Schedule schedule = schedule_of(problem, timetable);
  ASSERT_EQ(schedule.left_out.size(), 1U);
  EXPECT_EQ(schedule.left_out[0].title, "A3");
  EXPECT_GE(schedule.notes.size(), 2U);
}

TEST(RoomsSchedule, WhatIsElsewhereThanPublishedIsMarked) {
  RoomsInput input = two_sessions();
  const auto before = samling::testing::drawn_timetable(RoomsProblem(input), "A1A1A2 B1.... A3.. ..B2");
  const RoomsProblem problem = timetable::replan_problem(RoomsProblem(input), before, 10);
  const auto after = samling::testing::drawn_timetable(problem, "A1A1A2 ....B1 A3.. ....");
  const Schedule schedule = schedule_of(problem, after);
  EXPECT_EQ(entry_named(schedule, "A1").change, "");
  EXPECT_EQ(entry_named(schedule, "B1").change, "published 09:00–09:33 in R2");
  ASSERT_EQ(schedule.left_out.size(), 1U);
  EXPECT_EQ(schedule.left_out[0].reason, "published 00:00–00:30 in R2, and stands nowhere in the new timetable");
  EXPECT_NE(schedule_html(schedule).find("Changed: published 09:00–09:33 in R2"), std::string::npos);
  EXPECT_NE(schedule_csv(schedule).find("published 09:00–09:33 in R2"), std::string::npos);
  const Schedule same = schedule_of(problem, before);
  EXPECT_TRUE(std::ranges::all_of(same.entries, [](const auto& entry) { return entry.change.empty(); }));
  EXPECT_THAT(same.notes, ::testing::Contains("0 of 4 people have another timetable than published"));
}

TEST(RoomsSchedule, ChairsAreToldAndWhatStoodInARoomThatHasGoneSaysSo) {
  RoomsInput input = two_sessions();
  input.tracks[0].chairs = {"Cy"};
  const RoomsProblem before(input);
  const auto published = samling::testing::drawn_timetable(before, "A1A1A2 B1.... A3.. ..B2");
  input.rooms = {"R1", "R3"};
  const RoomsProblem problem = timetable::replan_problem(before, published, RoomsProblem(input), 10);
  const Schedule schedule = schedule_of(problem, samling::testing::drawn_timetable(problem, "A1A1A2 B1.... .... A3B2"));
  EXPECT_EQ(entry_named(schedule, "B1").change, "published in a room or session that has gone");
  EXPECT_THAT(schedule.notes,
              ::testing::Contains("track A is in other rooms or sessions than published: Cy to chair it"));
}

TEST(RoomsSchedule, ATalkThatWasNotPublishedIsNew) {
  const RoomsInput input = two_sessions();
  const auto before = samling::testing::drawn_timetable(RoomsProblem(input), "A1A1A2 B1.... A3.. ....");
  const RoomsProblem problem = timetable::replan_problem(RoomsProblem(input), before, 10);
  const Schedule schedule = schedule_of(problem, samling::testing::drawn_timetable(problem, "A1A1A2 B1.... A3.. ..B2"));
  EXPECT_EQ(entry_named(schedule, "B2").change, "not in the published timetable");
}

TEST(RoomsSchedule, ATalkInPiecesHasAnEntryForEach) {
  const RoomsProblem problem(two_sessions());
  const Schedule schedule = schedule_of(problem, samling::testing::drawn_timetable(problem, "A1A2A1 B1.... A3.. ..B2"));
  check_schedule(schedule);
  EXPECT_EQ(std::ranges::count(schedule.entries, "A1", &ScheduleEntry::title), 2);
}

TEST(RoomsSchedule, OfAnInfeasibleQuestionEverythingIsLeftOut) {
  RoomsInput input = two_sessions();
  input.sessions.pop_back();
  input.rooms.pop_back();
  const RoomsProblem problem(input);
  const Schedule schedule = schedule_of(problem, timetable::RoomsResult{.status = Status::infeasible});
  EXPECT_EQ(schedule.left_out.size(), 5U);
  EXPECT_EQ(schedule.status, "infeasible");
  EXPECT_FALSE(schedule_html(schedule).empty());
}

TEST(RoomsSchedule, DatesComeFromTheQuestionOrFromAFirstDay) {
  RoomsInput input = two_sessions();
  const Date may{std::chrono::year(2026), std::chrono::May, std::chrono::day(31)};
  input.sessions[1].date = "2021-07-30";
  const auto days = [&](const ScheduleOptions& options) {
    const RoomsProblem problem(input);
    return schedule_of(problem, timetable::empty_timetable(problem), options).days;
  };
  EXPECT_EQ(days({.first_day = may}).back(), (may.year() / std::chrono::June / 2));
  input.sessions[0].date = "Tuesday";
  input.sessions[1].date = "Wednesday";
  EXPECT_EQ(days({.first_day = may}).back(), (may.year() / std::chrono::June / 1));
  input.sessions[0].date = input.sessions[1].date = "";
  EXPECT_EQ(days({.first_day = may}), (std::vector<Date>{may}));
  input.sessions[1].start = ClockTime::at(8, 0);
  EXPECT_EQ(days({.first_day = may}).size(), 2U);
  EXPECT_EQ(days({}).size(), 2U);
}

TEST(RoomsSchedule, DaysWithoutDatesHaveNames) {
  RoomsInput input = two_sessions();
  input.sessions[0].date = "Monday";
  input.sessions[1].date = "";
  const RoomsProblem problem(input);
  const Schedule schedule = schedule_of(problem, samling::testing::drawn_timetable(problem, "A1A1A2 B1.... A3.. ..B2"));
  EXPECT_EQ(schedule.day_names, (std::vector<std::string>{"Monday", "Day 2"}));
  EXPECT_FALSE(is_dated(schedule));
  EXPECT_TRUE(schedule_calendars(schedule).empty());
  EXPECT_THROW((void)schedule_xml(schedule), InvalidInput);
  EXPECT_THAT(schedule_html(schedule), ::testing::HasSubstr("<h2 id=\"day-2001-01-01-h\">Monday</h2>"));
  EXPECT_THAT(schedule_csv(schedule), ::testing::HasSubstr("\"Day 2\",00:00,00:30,30,\"R2\""));
}

TEST(RoomsSchedule, TheClockIsThatOfTheQuestionUnlessNamed) {
  RoomsInput input = two_sessions();
  const auto zone = [&](double hours, const std::string& name) {
    input.timezones.local_utc_offset = hours;
    const RoomsProblem problem(input);
    const Schedule schedule = schedule_of(problem, timetable::empty_timetable(problem), {.time_zone = name});
    check_schedule(schedule);
    return schedule.time_zone;
  };
  EXPECT_EQ(zone(0, ""), "UTC");
  EXPECT_EQ(zone(2, ""), "Etc/GMT-2");
  EXPECT_EQ(zone(-5, ""), "Etc/GMT+5");
  EXPECT_EQ(zone(5.5, ""), "UTC+05:30");
  EXPECT_EQ(zone(-3.5, ""), "UTC-03:30");
  EXPECT_EQ(zone(5.5, "Europe/Oslo"), "Europe/Oslo");
  const RoomsProblem problem(input);
  EXPECT_THROW((void)schedule_of(problem, timetable::empty_timetable(problem), {.time_zone = "Europe/Nowhere"}),
               InvalidInput);
}

}  // namespace
}  // namespace samling::report
