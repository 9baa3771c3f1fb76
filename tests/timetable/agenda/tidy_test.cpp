// What is left of an over-full day, where several days are as good: one that people would hold.
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::words;

AgendaInput plain_day(int talks, int pauses, int minutes) {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(9, 0) + WholeMinutes(minutes);
  for (int i = 0; i < talks; ++i) input.activities.push_back(activity("talk " + std::to_string(i), 60));
  for (int i = 0; i < pauses; ++i) {
    input.activities.insert(input.activities.begin(), activity("pause " + std::to_string(i), 15, Kind::pause));
  }
  for (Activity& made : input.activities) made.alone = true;
  return input;
}

// Nothing says where breaks stand; yet none is first, last or beside another, and the day begins on time.
TEST(TidyDays, BreaksPartTalksAndTheDayBeginsOnTime) {
  for (const int talks : {3, 4, 5}) {
    for (const int pauses : {1, 2}) {
      const int fits = talks - 1;  // one talk is left out, and some minutes are left
      const AgendaProblem problem(plain_day(talks, pauses, 60 * fits + 15 * pauses + 35));
      const AgendaResult result = solve(problem);
      const std::string what = words(problem, *result.best);
      ASSERT_TRUE(result.partial && result.partial_is_proven) << what;
      EXPECT_EQ(result.left_out.size(), 1U) << what;
      const std::vector<ActivityId> order = in_order(*result.best);
      EXPECT_EQ(result.best->placements[order.front().index()]->start, ClockTime::at(9, 0)) << what;
      for (std::size_t i = 0; i < order.size(); ++i) {
        if (problem[order[i]].kind != Kind::pause || fits <= pauses) continue;
        ASSERT_TRUE(i > 0 && i + 1 < order.size()) << what;
        EXPECT_NE(problem[order[i + 1]].kind, Kind::pause) << what;
      }
    }
  }
}

// A wish comes before tidiness, and so does a rule.
TEST(TidyDays, WishesAndRulesComeFirst) {
  AgendaInput input = plain_day(3, 1, 160);
  input.preferences.push_back({PreferenceKind::early, ActivityId(0), {}, {}, WholeMinutes(0), 1.0});
  const AgendaResult wished = solve(AgendaProblem(input));
  EXPECT_EQ(wished.best->placements[0]->start, ClockTime::at(9, 0));
  EXPECT_EQ(wished.score, 0.0);
  input.preferences.clear();
  for (std::size_t row = 1; row < 4; ++row) {
    input.relations.push_back({RelationKind::before, ActivityId(row), ActivityId(0), WholeMinutes(0), {}, {}});
  }
  const AgendaResult ruled = solve(AgendaProblem(input));
  EXPECT_EQ(testing::broken(AgendaProblem(input), *ruled.best), "left_out");
  EXPECT_EQ(in_order(*ruled.best).back(), ActivityId(0));
}

}  // namespace
}  // namespace samling::timetable::agenda
