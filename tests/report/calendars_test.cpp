#include <gmock/gmock.h>

#include <map>

#include "samling/core/issue.hpp"
#include "samling/report/report.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::map<std::string, std::string> by_name(const plan::Plan& plan) {
  std::map<std::string, std::string> files;
  for (const auto& [name, text] : calendars(plan)) EXPECT_TRUE(files.emplace(name, text).second) << name;
  return files;
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) text.erase(at, 3);
  return text;
}

TEST(Calendars, OneForEveryGatheringWithADateAndEveryMember) {
  std::vector<std::string> names;
  for (const auto& [name, text] : calendars(samling::testing::pilot_plan())) names.push_back(name);
  EXPECT_THAT(names,
              ::testing::ElementsAre("G1.ics", "G2.ics", "G3.ics", "0105.ics", "0106.ics", "0217.ics", "0226.ics",
                                     "0533.ics", "0534.ics", "0538.ics", "1621.ics", "1624.ics", "1627.ics"));
}

TEST(Calendars, TimesAreUtcOnBothSidesOfTheChangeToSummerTime) {
  auto files = by_name(samling::testing::pilot_plan());
  // 10:00 in Oslo is 09:00Z on 5 March; 09:30 is 07:30Z on 31 March.
  EXPECT_THAT(files["G1.ics"], HasSubstr("DTSTART:20150305T090000Z"));
  EXPECT_THAT(files["G1.ics"], HasSubstr("DTEND:20150305T140000Z"));
  EXPECT_THAT(files["G2.ics"], HasSubstr("DTSTART:20150331T073000Z"));
}

TEST(Calendars, AMembersCalendarHasItsJourneysAndItsSlot) {
  auto files = by_name(samling::testing::pilot_plan());
  const auto text = unfolded(files["0217.ics"]);
  EXPECT_THAT(text, HasSubstr("SUMMARY:Leave Oppegård at 09:05 for Inspiria Science Center"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Home in Oppegård at 15:55"));
  EXPECT_THAT(text, HasSubstr("DTSTART:20150305T080500Z"));
  EXPECT_THAT(text, HasSubstr("SUMMARY:Oppegård presents"));
  EXPECT_THAT(text, Not(HasSubstr("SUMMARY:Sarpsborg presents")));
  EXPECT_THAT(text, HasSubstr("GEO:59.293700;11.060900"));
  EXPECT_THAT(unfolded(files["0226.ics"]), HasSubstr("(straight-line estimate)"));
}

TEST(Calendars, WhoIsAtHomeDoesNotTravel) {
  auto files = by_name(samling::testing::pilot_plan());
  EXPECT_THAT(files["0534.ics"], Not(HasSubstr("Leave Gran")));
  EXPECT_THAT(files["0534.ics"], HasSubstr("Gran presents"));
}

TEST(Calendars, TravelAcrossTheChangeToSummerTimeIsElapsedTime) {
  auto plan = samling::testing::trio_plan();
  auto& group = plan.groups[0];
  group.date = "2015-03-29";  // 02:00 becomes 03:00.
  for (auto& activity : group.day) activity = {"opening", "04:00", "05:00", ""};
  group.day.resize(1);
  group.venue->legs[2].minutes_there = 120;
  const auto text = unfolded(by_name(plan)["0217.ics"]);
  EXPECT_THAT(text, HasSubstr("DTSTART:20150329T020000Z"));         // 04:00 summer time
  EXPECT_THAT(text, HasSubstr("SUMMARY:Leave Oppegård at 01:00"));  // two hours before, on winter time
  EXPECT_THAT(text, HasSubstr("DTSTART:20150329T000000Z"));
}

TEST(Calendars, AnEventHasTheSameUidInEveryCalendarAndEveryRun) {
  const auto plan = samling::testing::pilot_plan();
  EXPECT_EQ(calendars(plan), calendars(plan));
  auto files = by_name(plan);
  const auto uid_of_gathering = [](const std::string& text) {
    const auto end = text.find("-gathering@samling");
    return text.substr(end - 32, 32);
  };
  EXPECT_EQ(uid_of_gathering(files["G1.ics"]), uid_of_gathering(files["0217.ics"]));
  EXPECT_NE(uid_of_gathering(files["G1.ics"]), uid_of_gathering(files["G2.ics"]));
}

TEST(Calendars, NoTextCanAddALineOfItsOwn) {
  for (const auto& hostile : samling::testing::hostile_texts()) {
    for (const auto& [name, text] : calendars(samling::testing::filled_with(hostile))) {
      EXPECT_EQ(name.find_first_of("/\\"), std::string::npos);
      std::size_t depth = 0;
      for (std::size_t at = 0; at < text.size();) {
        const auto end = text.find("\r\n", at);
        ASSERT_NE(end, std::string::npos) << name;
        const auto line = text.substr(at, end - at);
        EXPECT_LE(line.size(), 75u);
        EXPECT_EQ(line.find_first_of("\r\n"), std::string::npos);
        depth += line.starts_with("BEGIN:") ? 1 : 0;
        depth -= line.starts_with("END:") ? 1 : 0;
        EXPECT_LE(depth, 2u);
        at = end + 2;
      }
      EXPECT_EQ(depth, 0u);
    }
  }
}

TEST(Calendars, AnUnknownTimeZoneIsBadInput) {
  auto plan = samling::testing::trio_plan();
  plan.settings.time_zone = "Europe/Olso";
  EXPECT_THROW((void)calendars(plan), InvalidInput);
  plan.settings.time_zone = "Europe/Oslo";
  plan.groups[0].date = "2015-02-30";
  EXPECT_THROW((void)calendars(plan), InvalidInput);
  plan.groups[0].date = "2015-02-27";
  plan.groups[0].day[0].start = "25:00";
  EXPECT_THROW((void)calendars(plan), InvalidInput);
}

TEST(Calendars, AMunicipalityNamedLikeAGroupDoesNotReplaceIt) {
  auto plan = samling::testing::trio_plan();
  plan.municipalities[0].code = "g1";
  plan.groups[0].members[0] = "g1";
  const auto files = by_name(plan);
  EXPECT_TRUE(files.contains("G1.ics"));
  EXPECT_TRUE(files.contains("municipality-g1.ics"));
}

}  // namespace
}  // namespace samling::report
