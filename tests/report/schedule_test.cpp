// Schedules: what is refused, folders, clocks, plain names.
#include "samling/report/schedule.hpp"

#include <gmock/gmock.h>

#include <fstream>

#include "report/schedule_slug.hpp"
#include "report/wall_clock.hpp"
#include "samling/core/issue.hpp"
#include "samling/io/text_file.hpp"
#include "sample_schedules.hpp"
#include "support/temporary_folder.hpp"

namespace samling::report {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> refused_fields(const Schedule& schedule) {
  try {
    check_schedule(schedule);
  } catch (const InvalidInput& problem) {
    std::vector<std::string> fields;
    for (const auto& issue : problem.issues()) fields.push_back(issue.field);
    return fields;
  }
  return {};
}

TEST(CheckSchedule, EverySampleIsSound) {
  for (const auto& [name, schedule] : samling::testing::sample_schedules()) {
    EXPECT_TRUE(refused_fields(schedule).empty()) << name;
  }
}

TEST(CheckSchedule, TellsAllThatIsWrongAtOnce) {
  Schedule schedule = samling::testing::two_days();
  schedule.time_zone = "Mars/Olympus";
  schedule.days.push_back(schedule.days.front());
  schedule.entries[0].key = schedule.entries[1].key;
  schedule.entries[1].room = 7;
  schedule.entries[2].date = Date{};
  schedule.entries[3].start = WholeMinutes(-5);
  schedule.entries[4].length = WholeMinutes(-5);
  schedule.entries[5].speakers = {9};
  schedule.duties[0].key.clear();
  EXPECT_THAT(refused_fields(schedule),
              ::testing::ElementsAre("time_zone", "days/2", "entries/1/key", "entries/1/room", "entries/2/date",
                                     "entries/3/start", "entries/4/length", "entries/5/speakers", "duties/0/key"));
  EXPECT_THAT(refused_fields(Schedule{.time_zone = "UTC"}), ::testing::ElementsAre("days"));
}

TEST(WriteSchedule, WritesEveryFormatAndTheSameBytesAgain) {
  const samling::testing::TemporaryFolder folder;
  const auto schedule = samling::testing::two_days();
  write_schedule(schedule, folder.path());
  for (const auto& name : schedule_files()) {
    const auto before = io::read_text(folder / name);
    EXPECT_FALSE(before.empty()) << name;
    write_schedule(schedule, folder.path());
    EXPECT_EQ(io::read_text(folder / name), before) << name;
  }
  for (const char* name : {"all.ics", "0105.ics", "0106.ics", "0217.ics", "person-all.ics"}) {
    EXPECT_TRUE(fs::exists(folder.path() / "calendars" / name)) << name;
  }
}

TEST(WriteSchedule, RemovesCalendarsOfBeforeAndKeepsWhatIsNotOurs) {
  const samling::testing::TemporaryFolder folder;
  write_schedule(samling::testing::two_days(), folder.path());
  std::ofstream(folder.path() / "calendars" / "mine.ics") << "BEGIN:VCALENDAR\r\nPRODID:-//me//EN\r\nEND:VCALENDAR\r\n";
  write_schedule(samling::testing::clock_changes(), folder.path());
  EXPECT_TRUE(fs::exists(folder.path() / "calendars" / "mine.ics"));
  EXPECT_TRUE(fs::exists(folder.path() / "calendars" / "n.ics"));
  EXPECT_FALSE(fs::exists(folder.path() / "calendars" / "0105.ics"));
}

TEST(WriteSchedule, WithoutDatesThereAreNoCalendarsAndNoExchangeFormat) {
  const samling::testing::TemporaryFolder folder;
  Schedule schedule = samling::testing::two_days();
  write_schedule(schedule, folder.path());
  schedule.day_names = {"Monday"};
  EXPECT_THAT(refused_fields(schedule), ::testing::ElementsAre("day_names"));
  schedule.day_names = {"Monday", "Tuesday"};
  write_schedule(schedule, folder.path());
  EXPECT_FALSE(fs::exists(folder / "schedule.xml"));
  EXPECT_FALSE(fs::exists(folder.path() / "calendars" / "all.ics"));
  EXPECT_THAT(io::read_text(folder / "timetable.html"), HasSubstr("Tuesday"));
  std::ofstream(folder / "schedule.xml") << "<schedule/>";
  write_schedule(schedule, folder.path());
  EXPECT_TRUE(fs::exists(folder / "schedule.xml"));  // Not ours.
}

TEST(SchedulePage, NamesTheClockAsPeopleDo) {
  Schedule schedule = samling::testing::two_days();
  schedule.time_zone = "Etc/GMT-2";
  EXPECT_THAT(schedule_html(schedule), HasSubstr("Times are those of UTC+02:00."));
  schedule.time_zone = "Etc/GMT+11";
  EXPECT_THAT(schedule_html(schedule), HasSubstr("Times are those of UTC-11:00."));
  schedule.time_zone = "Europe/Oslo";
  EXPECT_THAT(schedule_html(schedule), HasSubstr("Times are those of Europe/Oslo."));
  schedule.time_zone = "UTC";
  EXPECT_THAT(schedule_html(schedule), HasSubstr("Times are those of UTC."));
  schedule.day_names = {"Monday", "Tuesday"};
  EXPECT_THAT(schedule_html(schedule), HasSubstr("Times are local."));
}

TEST(WriteSchedule, WhatCannotBeWrittenLeavesTheFolderAsItWas) {
  const samling::testing::TemporaryFolder folder;
  write_schedule(samling::testing::two_days(), folder.path());
  const auto before = io::read_text(folder / "timetable.html");
  Schedule other = samling::testing::many_rooms(1);
  other.time_zone = "Mars/Olympus";
  EXPECT_THROW(write_schedule(other, folder.path()), InvalidInput);
  fs::remove(folder / "schedule.xml");
  fs::create_directory(folder / "schedule.xml");
  EXPECT_THROW(write_schedule(samling::testing::many_rooms(1), folder.path()), InvalidInput);
  EXPECT_EQ(io::read_text(folder / "timetable.html"), before);
}

TEST(ScheduleOutputs, MovingAnEntryKeepsItsIdentities) {
  Schedule schedule = samling::testing::two_days();
  const auto id_of = [](const std::string& text, const std::string& begin, const std::string& title) {
    const auto at = text.rfind(begin, text.find(title));
    return text.substr(at, text.find_first_of("\r\n", at) - at);
  };
  const auto uid = id_of(schedule_calendars(schedule)[0].second, "UID:", "SUMMARY:Dive C");
  const auto guid = id_of(schedule_xml(schedule), "<event ", "<title>Dive C");
  schedule.entries[3].date = schedule.days[1];
  schedule.entries[3].room = 2;
  std::swap(schedule.entries[3], schedule.entries[0]);
  EXPECT_EQ(id_of(schedule_calendars(schedule)[0].second, "UID:", "SUMMARY:Dive C"), uid);
  EXPECT_EQ(id_of(schedule_xml(schedule), "<event ", "<title>Dive C"), guid);
  schedule.identity = "another year";
  EXPECT_NE(id_of(schedule_calendars(schedule)[0].second, "UID:", "SUMMARY:Dive C"), uid);
}

TEST(ScheduleHtml, ShowsScoreAndWhatIsLeftOut) {
  const auto page = schedule_html(samling::testing::two_days());
  for (const char* text : {"Dive D", "no room has a screen", "minutes before nine", "Cost 7", "Room 3 holds two things",
                           "Thursday 5 March 2015", "size:A4 landscape", "<html lang=\"en\">"}) {
    EXPECT_THAT(page, HasSubstr(text));
  }
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(schedule_html(samling::testing::nothing_held()), HasSubstr("Nothing is held on this day"));
  EXPECT_THAT(schedule_html(samling::testing::many_rooms(1)), HasSubstr("size:A4 portrait"));
}

TEST(WallClock, KnowsTheRulesOfTheDate) {
  const WallClock oslo("Europe/Oslo");
  const Date spring{std::chrono::year(2015), std::chrono::March, std::chrono::day(29)};
  const auto at = [&](int minutes) { return oslo.with_offset(oslo.at(spring, WholeMinutes(minutes))); };
  EXPECT_EQ(at(60), "2015-03-29T01:00:00+01:00");
  EXPECT_EQ(at(150), "2015-03-29T03:00:00+02:00");  // 02:30 does not exist.
  EXPECT_EQ(at(240), "2015-03-29T04:00:00+02:00");
  EXPECT_EQ(at(24 * 60 + 30), "2015-03-30T00:30:00+02:00");
}

TEST(WallClock, TakesOffsetsWithoutAName) {
  const WallClock mumbai("UTC+05:30");
  const Date day{std::chrono::year(2024), std::chrono::January, std::chrono::day(1)};
  EXPECT_EQ(mumbai.with_offset(mumbai.at(day, WholeMinutes(60))), "2024-01-01T01:00:00+05:30");
  const WallClock west("UTC-03:30");
  EXPECT_EQ(west.with_offset(west.at(day, WholeMinutes(60))), "2024-01-01T01:00:00-03:30");
  EXPECT_FALSE(west.is_named());
  EXPECT_THROW(WallClock("UTC+5"), InvalidInput);
}

TEST(PlainName, KeepsLettersThatEveryReaderKnows) {
  EXPECT_EQ(plain_name("Ærø & Ålesund", '_', 40), "aero_alesund");
  EXPECT_EQ(plain_name("  GECCO'23: naïve?! ", '-', 40), "gecco-23-naive");
  EXPECT_EQ(plain_name("東京", '-', 40), "");
  EXPECT_EQ(plain_name("abc def ghi", '-', 8), "abc-def");
}

}  // namespace
}  // namespace samling::report
