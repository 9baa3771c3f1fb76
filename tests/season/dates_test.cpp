#include "samling/season/dates.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace samling::season {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
namespace chrono = std::chrono;

Date march(unsigned day) {
  return chrono::year(2015) / chrono::March / chrono::day(day);
}

std::vector<std::string> words(const std::vector<Date>& dates) {
  std::vector<std::string> all;
  for (const Date date : dates) all.push_back(to_string(date));
  return all;
}

std::vector<std::string> rules(const std::vector<Issue>& issues) {
  std::vector<std::string> names;
  for (const Issue& issue : issues) names.push_back(issue.rule);
  return names;
}

// Weekdays of March 2015, Tuesday to Thursday preferred, Easter from 30 March excluded.
DateRequest before_easter() {
  return {.from = march(1),
          .to = march(31),
          .preferred = {chrono::Tuesday, chrono::Wednesday, chrono::Thursday},
          .excluded = {march(30), march(31)}};
}

TEST(CandidateDates, PutPreferredWeekdaysFirst) {
  const auto dates = candidate_dates(before_easter());
  ASSERT_THAT(dates, SizeIs(20));
  EXPECT_EQ(dates.front(), march(3));
  EXPECT_EQ(dates[2], march(5));
  EXPECT_EQ(dates[11], march(26));
  EXPECT_EQ(dates[12], march(2));
  EXPECT_EQ(dates.back(), march(27));
}

TEST(CandidateDates, TakeOnlyTheWeekdaysAsked) {
  DateRequest request{.from = march(1), .to = march(14), .weekdays = {chrono::Sunday, chrono::Thursday}};
  EXPECT_THAT(words(candidate_dates(request)), ElementsAre("2015-03-01", "2015-03-05", "2015-03-08", "2015-03-12"));
  request.to = request.from;
  EXPECT_THAT(words(candidate_dates(request)), ElementsAre("2015-03-01"));
  request.excluded = {march(1)};
  EXPECT_THAT(candidate_dates(request), IsEmpty());
}

TEST(CandidateDates, NameEverythingThatIsWrongAtOnce) {
  DateRequest request = before_easter();
  request.to = chrono::year(2014) / 2 / 28;
  request.excluded = {chrono::year(2015) / 2 / 30};
  request.preferred = {chrono::weekday(9)};
  request.per_day = 0;
  try {
    static_cast<void>(candidate_dates(request));
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(rules(error.issues()), ElementsAre("dates_reversed", "invalid_date", "invalid_weekday", "per_day"));
  }
}

TEST(CandidateDates, SpanAtMostThreeYears) {
  DateRequest request{.from = chrono::year(2016) / 2 / 29, .to = chrono::year(2019) / 2 / 28};
  EXPECT_NO_THROW(static_cast<void>(candidate_dates(request)));
  request.to = chrono::year(2019) / 3 / 1;
  EXPECT_THROW(static_cast<void>(candidate_dates(request)), InvalidInput);
}

TEST(FreeDates, AreAtMostTenAndNeverOneOnWhichSomebodyIsAway) {
  Gathering gathering{
      "G1",
      "inspiria",
      {{"Sarpsborg", march(10)}, {"Fredrikstad", march(11)}, {"Oppegård", march(24)}, {"Sarpsborg", march(2)}}};
  const auto dates = free_dates(gathering, candidate_dates(before_easter()), 10);
  ASSERT_THAT(dates, SizeIs(10));
  EXPECT_THAT(dates, Contains(march(5)));
  for (const auto& absence : gathering.absences) EXPECT_THAT(dates, Not(Contains(absence.date)));
  EXPECT_THAT(words({dates.begin(), dates.begin() + 3}), ElementsAre("2015-03-03", "2015-03-04", "2015-03-05"));
  gathering.absences.push_back({"Oppegård", march(5)});
  EXPECT_THAT(free_dates(gathering, candidate_dates(before_easter()), 10), Not(Contains(march(5))));
}

TEST(SolveDates, GivesEachGatheringADateOfItsOwn) {
  const DatesProblem problem({{"G1", "inspiria", {}}, {"G2", "kolbotn", {}}}, {march(5), march(10)});
  const auto result = solve(problem);
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_THAT(result.date_of, ElementsAre(march(5), march(10)));
  EXPECT_THAT(result.reasons, Each(std::string()));
}

TEST(SolveDates, LetsTwoShareADateWhereTwoADayAreAllowedButNotOneVenue) {
  const std::vector<Date> dates{march(5), march(10)};
  const DatesProblem apart({{"G1", "inspiria", {}}, {"G2", "kolbotn", {}}}, dates, 2);
  EXPECT_THAT(solve(apart).date_of, ElementsAre(march(5), march(5)));
  const DatesProblem together({{"G1", "inspiria", {}}, {"G2", "inspiria", {}}}, dates, 2);
  EXPECT_THAT(solve(together).date_of, ElementsAre(march(5), march(10)));
}

TEST(SolveDates, MakesRoomForTheOneWhoHasNoOtherDate) {
  const DatesProblem problem({{"G1", "inspiria", {}}, {"G2", "kolbotn", {{"Oppegård", march(10)}}}},
                             {march(5), march(10)});
  EXPECT_THAT(solve(problem).date_of, ElementsAre(march(10), march(5)));
}

TEST(SolveDates, SaysWhoIsAwayAndWhoTookTheDate) {
  const DatesProblem problem({{"G1", "inspiria", {}}, {"G2", "kolbotn", {{"Sarpsborg", march(5)}}}},
                             {march(5), march(10)});
  DatesProblem tight({{"G1", "inspiria", {{"Oppegård", march(5)}}}, {"G2", "kolbotn", {{"Sarpsborg", march(5)}}}},
                     {march(5), march(10)});
  EXPECT_EQ(solve(problem).status, Status::optimal);
  const auto result = solve(tight);
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_THAT(result.date_of, ElementsAre(march(10), std::nullopt));
  EXPECT_EQ(result.reasons[0], "");
  EXPECT_EQ(result.reasons[1],
            "every date is taken or somebody is away: Sarpsborg away 2015-03-05; 2015-03-10 taken by G1");
}

TEST(SolveDates, SaysWhenSomebodyIsAwayOnEveryDate) {
  const DatesProblem problem({{"G1", "inspiria", {{"Sarpsborg", march(5)}, {"Inspiria", march(10), "closed"}}}},
                             {march(5), march(10)});
  EXPECT_EQ(solve(problem).reasons[0],
            "somebody is away on every date: Sarpsborg away 2015-03-05; Inspiria closed 2015-03-10");
}

TEST(SolveDates, ShortensALongReason) {
  const auto dates = candidate_dates(before_easter());
  Gathering gathering{"G1", "", {}};
  for (const Date date : dates) gathering.absences.push_back({"A", date});
  EXPECT_THAT(solve(DatesProblem({gathering}, dates)).reasons[0],
              ::testing::EndsWith("A away 2015-03-24; and 10 more"));
}

TEST(SolveDates, HasNothingToDoWithoutGatherings) {
  const auto result = solve(DatesProblem({}, {march(5)}));
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_THAT(result.date_of, IsEmpty());
}

TEST(DatesProblem, NamesEverythingThatIsWrongAtOnce) {
  try {
    const DatesProblem problem({{"G1", "", {}}, {"G1", "", {}}}, {march(5), march(5), chrono::year(2015) / 2 / 30}, 0);
    FAIL() << "accepted";
  } catch (const InvalidInput& error) {
    EXPECT_THAT(rules(error.issues()), ElementsAre("duplicate_date", "invalid_date", "duplicate_key", "per_day"));
  }
  EXPECT_THROW(DatesProblem({}, {}), InvalidInput);
}

TEST(CheckDates, NamesEveryBrokenRule) {
  const DatesProblem problem(
      {{"G1", "inspiria", {{"Sarpsborg", march(5)}}}, {"G2", "inspiria", {}}, {"G3", "kolbotn", {}}},
      {march(5), march(10)}, 2);
  EXPECT_THAT(check(problem, {march(10), march(5), std::nullopt}), IsEmpty());
  EXPECT_THAT(rules(check(problem, {march(5), std::nullopt, std::nullopt})), ElementsAre("absence"));
  EXPECT_THAT(rules(check(problem, {march(10), march(10), std::nullopt})), ElementsAre("venue_shared"));
  EXPECT_THAT(rules(check(problem, {march(10), march(10), march(10)})), ElementsAre("venue_shared", "per_day"));
  EXPECT_THAT(rules(check(problem, {march(12), std::nullopt, std::nullopt})), ElementsAre("unknown_date"));
  EXPECT_THAT(rules(check(problem, {march(10)})), ElementsAre("shape"));
}

}  // namespace
}  // namespace samling::season
