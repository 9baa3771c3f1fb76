#include <gtest/gtest.h>

#include "samling/timetable/agenda/formats.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/drawn_days.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::broken;

void expect_held(const AgendaInput& input) {
  const AgendaProblem problem(input);
  const AgendaResult result = solve(problem);
  ASSERT_EQ(result.status, Status::optimal);
  EXPECT_EQ(broken(problem, *result.best), "");
  EXPECT_TRUE(result.left_out.empty());
}

TEST(AgendaFormats, CanAllBeHeld) {
  expect_held(pilot({"A", "B", "C"}, {WholeMinutes(60), WholeMinutes(90)}));
  expect_held(peer_assist({"A", "B", "C"}));
  expect_held(action_learning({{"A", "B", "C", "D", "E", "F"}, {"G", "H", "I", "J", "K"}}));
  expect_held(theme_day({"one", "two", "three", "four", "five"}));
  expect_held(kick_off({"one", "two", "three", "four"}, {"A", "B", "C", "D", "E"}));
}

// What stands beside what: no break or lunch right after the opening, no two breaks in a row, none beside lunch.
void expect_sensible(const AgendaInput& input, const std::string& what) {
  const AgendaProblem problem(input);
  const AgendaResult result = solve(problem);
  ASSERT_EQ(result.status, Status::optimal) << what;
  const std::vector<ActivityId> order = in_order(*result.best);
  EXPECT_EQ(result.best->placements[order.front().index()]->start, input.start) << what;
  const auto rests = [](Kind kind) { return kind == Kind::pause || kind == Kind::lunch; };
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Kind before = problem[order[i - 1]].kind;
    EXPECT_FALSE((before == Kind::opening || rests(before)) && rests(problem[order[i]].kind))
        << what << ": " << problem[order[i]].title;
  }
}

TEST(AgendaFormats, AreDaysThatPeopleWouldPublish) {
  const std::vector<std::string> names{"One", "Two", "Three", "Four", "Five", "Six"};
  for (std::size_t count = 2; count <= names.size(); ++count) {
    const std::vector<std::string> some(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count));
    expect_sensible(theme_day(some), "theme day of " + std::to_string(count));
    if (count < 6) expect_sensible(kick_off(some, {"A", "B", "C"}), "kick-off of " + std::to_string(count));
    if (count > 4) expect_sensible(action_learning({some, names}), "action learning of " + std::to_string(count));
  }
}

// What is left of a day that is over-full starts on time, in the order of the names, and has no break right after the
// opening, beside another break, or first or last.
void expect_day_left(const AgendaInput& input, std::size_t presentations, const std::string& what) {
  const AgendaProblem problem(input);
  const AgendaResult result = solve(problem);
  ASSERT_TRUE(result.partial && result.partial_is_proven) << what;
  const std::vector<ActivityId> order = in_order(*result.best);
  EXPECT_EQ(result.best->placements[order.front().index()]->start, input.start) << what;
  EXPECT_EQ(problem[order.front()].kind, Kind::opening) << what;
  EXPECT_EQ(problem[order.back()].kind, Kind::evaluation) << what;
  std::size_t held = 0;
  std::string last;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const Activity& activity = problem[order[i]];
    if (activity.kind == Kind::presentation) {
      EXPECT_LT(last, activity.title) << what;
      last = activity.title;
      ++held;
    }
    if (activity.kind != Kind::pause) continue;
    ASSERT_TRUE(i > 0 && i + 1 < order.size()) << what;
    EXPECT_NE(problem[order[i - 1]].kind, Kind::opening) << what;
    EXPECT_NE(problem[order[i + 1]].kind, Kind::pause) << what;
  }
  EXPECT_EQ(held, presentations) << what;
}

TEST(AgendaFormats, LeaveADayThatPeopleWouldHold) {
  const auto pilot_of = [](int delegations, int minutes) {
    std::vector<std::string> names;
    for (int i = 0; i < delegations; ++i) names.emplace_back(1, static_cast<char>('A' + i));
    return pilot(names, {WholeMinutes(minutes), WholeMinutes(minutes)});
  };
  expect_day_left(pilot_of(3, 90), 2, "three of 90");
  expect_day_left(pilot_of(4, 90), 2, "four of 90");
  expect_day_left(pilot_of(3, 80), 3, "three of 80: without breaks");
  expect_day_left(pilot_of(4, 60), 4, "four of 60: without breaks");
  expect_day_left(pilot_of(6, 45), 5, "six of 45");
  expect_day_left(pilot_of(7, 90), 2, "seven of 90");
}

TEST(AgendaFormats, HoldPlenariesInOneRoom) {
  const AgendaInput input = kick_off({"one", "two", "three"}, {"A", "B", "C"});
  const AgendaResult result = solve(AgendaProblem(input));
  for (std::size_t row = 0; row < input.activities.size(); ++row) {
    const Activity& activity = input.activities[row];
    if (!activity.alone || !activity.needs_room) continue;
    EXPECT_EQ(result.best->placements[row]->room, RoomId(0)) << activity.title;
  }
}

// A kick-off that is ten minutes too long does without a break, not without its registration.
TEST(AgendaFormats, GiveUpBreaksBeforeWhatPeopleComeFor) {
  const AgendaInput input = kick_off({"1", "2", "3", "4", "5", "6", "7"}, {"A", "B"});
  const AgendaResult result = solve(AgendaProblem(input));
  ASSERT_EQ(result.left_out.size(), 1U);
  EXPECT_EQ(input.activities[result.left_out[0].activity.index()].kind, Kind::pause);
}

// DOMAIN A8 as an agenda: the longest slot is 75.
TEST(AgendaFormats, GiveThePilotItsLongestSlot) {
  AgendaInput input = pilot({"A", "B", "C"}, {WholeMinutes(60), WholeMinutes(90)});
  for (Activity& activity : input.activities) {
    if (activity.kind != Kind::lunch) continue;
    activity.earliest = ClockTime::at(11, 30);
    activity.latest = ClockTime::at(12, 45);
  }
  const AgendaProblem problem(input);
  const AgendaResult result = solve(problem);
  ASSERT_EQ(result.status, Status::optimal);
  for (std::size_t row = 0; row < problem.size(); ++row) {
    if (problem[ActivityId(row)].kind == Kind::presentation) {
      EXPECT_EQ(result.best->placements[row]->length, WholeMinutes(75));
    }
  }
}

// The two engines of one day: both say yes with the same slot and idle time, or both say no.
TEST(AgendaFormats, AgreeWithTheSimpleDay) {
  int possible = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const DayProblem simple = timetable::testing::drawn_day(seed);
    if (simple.day().pauses_inside_slots) continue;
    const AgendaProblem problem(simple_day(simple));
    const AgendaResult result = solve(problem, {.partial = false});
    const DayResult other = timetable::solve(simple);
    ASSERT_EQ(result.best.has_value(), other.best.has_value()) << "seed " << seed;
    if (!result.best) continue;
    ++possible;
    EXPECT_EQ(result.status, Status::optimal);
    const DayScore day = timetable::score(simple, *other.best);
    for (std::size_t row = 0; row < problem.size(); ++row) {
      if (problem[ActivityId(row)].kind != Kind::presentation) continue;
      EXPECT_EQ(result.best->placements[row]->length, day.slot) << "seed " << seed;
    }
    for (const Term& term : score(problem, *result.best).terms) {
      if (term.name == "idle") {
        EXPECT_EQ(term.measure, static_cast<double>(day.idle.count())) << "seed " << seed;
      }
    }
  }
  EXPECT_GT(possible, 30);
}

}  // namespace
}  // namespace samling::timetable::agenda
