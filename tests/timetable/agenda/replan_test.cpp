// The fewest changes against every set of activities that might stay.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "samling/timetable/agenda/replan.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/agenda/drawn_agendas.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::AgendaDraw;
using testing::person;

using People = std::size_t;
using Activities = std::size_t;

bool stands(const AgendaProblem& problem, const Agenda& day) {
  return std::ranges::none_of(check(problem, day), [](const Issue& issue) { return issue.level == Level::error; });
}

// Every set of published activities is kept in turn, by hand: pins, and lengths of a family that all are the same.
std::optional<AgendaProblem> with_kept(AgendaInput input, const Agenda& published, unsigned kept) {
  for (std::size_t row = 0; row < input.activities.size(); ++row) {
    if ((kept >> row & 1U) == 0) continue;
    const Placement& at = *published.placements[row];
    Activity& here = input.activities[row];
    here.pinned_start = at.start;
    here.pinned_room = at.room;
    here.price.reset();
    for (Activity& other : input.activities) {
      if (&other != &here && (here.family.empty() || other.family != here.family)) continue;
      if (at.length < other.shortest || at.length > other.longest) return std::nullopt;
      other.shortest = other.longest = at.length;
    }
  }
  try {
    return AgendaProblem(std::move(input));
  } catch (const InvalidInput&) {
    return std::nullopt;  // a pin outside the day
  }
}

std::pair<People, Activities> fewest_by_hand(const AgendaProblem& problem, const Agenda& published) {
  std::pair<People, Activities> fewest{999, 999};
  for (unsigned kept = 0; kept < 1U << problem.size(); ++kept) {
    bool possible = true;
    for (std::size_t row = 0; row < problem.size(); ++row) {
      possible = possible && ((kept >> row & 1U) == 0 || published.placements[row]);
    }
    const auto pinned = possible ? with_kept(problem.input(), published, kept) : std::nullopt;
    if (!pinned) continue;
    const AgendaResult found = solve(*pinned, {.partial = false});
    if (!found.best || !stands(problem, *found.best)) continue;
    fewest = std::min(fewest, {changed_people(problem, published, *found.best).size(),
                               changed_activities(problem, published, *found.best).size()});
  }
  return fewest;
}

// A published day of a drawn question, which then changes: somebody comes later, or a room is ours later.
struct Change {
  AgendaProblem now;
  Agenda published;
};

std::optional<Change> some_change(std::uint64_t seed) {
  AgendaInput input = AgendaDraw(seed).draw();
  if (input.activities.size() > 7) return std::nullopt;
  const AgendaResult before = solve(AgendaProblem(input), {.partial = false});
  if (!before.best) return std::nullopt;
  if (seed % 3 == 0) {
    input.rooms[0].from = input.start + WholeMinutes(60);
  } else {
    input.people[seed % input.people.size()].arrives = input.start + WholeMinutes(90);
  }
  return Change{AgendaProblem(input), *before.best};
}

TEST(Replan, ChangesAsFewPeopleAsEveryOtherDay) {
  int compared = 0;
  int changed = 0;
  for (std::uint64_t seed = 1; compared < 40; ++seed) {
    ASSERT_LT(seed, 2000U);
    const auto change = some_change(seed);
    if (!change) continue;
    const AgendaReplan made = replan(change->now, change->published);
    if (made.result.status == Status::infeasible) continue;
    ++compared;
    ASSERT_TRUE(made.fewest) << seed;
    ASSERT_TRUE(stands(change->now, *made.result.best)) << seed;
    const auto fewest = fewest_by_hand(change->now, change->published);
    EXPECT_EQ(std::pair(made.people.size(), made.activities.size()), fewest) << seed;
    EXPECT_DOUBLE_EQ(made.result.score, score(change->now, *made.result.best).score()) << seed;
    EXPECT_LE(made.result.score, made.result.upper_bound + 1e-9) << seed;
    changed += made.activities.empty() ? 0 : 1;
  }
  EXPECT_GE(changed, 10);
}

// Ada and Bo talk one after the other, Cy listens to both; Ada comes an hour later.
AgendaInput two_talks() {
  AgendaInput input;
  input.start = ClockTime::at(9, 0);
  input.end = ClockTime::at(12, 0);
  input.people = {person("Ada"), person("Bo"), person("Cy")};
  input.activities = {activity("ada", 60), activity("bo", 60), activity("coffee", 30)};
  input.activities[0].people = {PersonId(0)};
  input.activities[1].people = {PersonId(1), PersonId(2)};
  for (Activity& made : input.activities) {
    made.alone = true;
    made.needs_room = false;
  }
  return input;
}

Agenda published_day() {
  return {{Placement{ClockTime::at(9, 0), WholeMinutes(60), {}}, Placement{ClockTime::at(10, 0), WholeMinutes(60), {}},
           Placement{ClockTime::at(11, 0), WholeMinutes(30), {}}}};
}

TEST(Replan, NothingChangesWhenTheDayStillWorks) {
  const AgendaReplan made = replan(AgendaProblem(two_talks()), published_day());
  EXPECT_TRUE(made.fewest);
  EXPECT_TRUE(made.people.empty());
  EXPECT_EQ(*made.result.best, published_day());
  EXPECT_EQ(made.result.status, Status::optimal);
}

TEST(Replan, MovesWhoComesLaterAndTheBreakNotTheOthers) {
  AgendaInput input = two_talks();
  input.people[0].arrives = ClockTime::at(9, 30);
  const AgendaReplan made = replan(AgendaProblem(input), published_day());
  EXPECT_TRUE(made.fewest);
  EXPECT_EQ(made.people, (std::vector<PersonChange>{{PersonId(0), {ActivityId(0)}}}));
  EXPECT_EQ(made.activities, (std::vector<ActivityId>{ActivityId(0), ActivityId(2)}));  // 11:00 would be over at 12:00
  EXPECT_EQ(made.result.best->placements[1], published_day().placements[1]);
}

TEST(Replan, WhoFallsIllIsLeftOutAndTheRestStays) {
  AgendaInput input = two_talks();
  input.people[0].away = {{ClockTime::at(0, 0), ClockTime::at(24, 0)}};
  const AgendaReplan made = replan(AgendaProblem(input), published_day());
  EXPECT_TRUE(made.result.partial);
  ASSERT_EQ(made.result.left_out.size(), 1U);
  EXPECT_EQ(made.result.left_out[0].activity, ActivityId(0));
  EXPECT_EQ(made.activities, std::vector<ActivityId>{ActivityId(0)});
  EXPECT_EQ(made.people.size(), 1U);
}

TEST(Replan, WhatIsNewIsNoChange) {
  AgendaInput input = two_talks();
  input.activities.push_back(activity("new", 30));
  input.activities.back().needs_room = false;
  Agenda published = published_day();
  published.placements.emplace_back();
  const AgendaReplan made = replan(AgendaProblem(input), published);
  EXPECT_TRUE(made.activities.empty());
  EXPECT_TRUE(made.result.best->placements[3].has_value());
}

TEST(Replan, RefusesADayOfAnotherShape) {
  EXPECT_THROW((void)replan(AgendaProblem(two_talks()), Agenda{}), InvalidInput);
}

}  // namespace
}  // namespace samling::timetable::agenda
