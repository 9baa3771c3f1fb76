// The fewest changes against every set of activities that might stay.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <utility>

#include "samling/timetable/agenda/replan.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/agenda/drawn_agendas.hpp"

namespace samling::timetable::agenda {
namespace {

using testing::activity;
using testing::AgendaDraw;
using testing::person;

// People changed, people moved, activities moved, activities changed.
using Count = std::array<std::size_t, 4>;

Count count_of(const AgendaProblem& problem, const Agenda& published, const Agenda& day) {
  const std::vector<PersonChange> people = changed_people(problem, published, day);
  const auto moved = std::ranges::count_if(people, [](const PersonChange& change) { return !change.moved.empty(); });
  return {people.size(), static_cast<std::size_t>(moved), moved_activities(problem, published, day).size(),
          changed_activities(problem, published, day).size()};
}

bool stands(const AgendaProblem& problem, const Agenda& day) {
  return std::ranges::none_of(check(problem, day), [](const Issue& issue) { return issue.level == Level::error; });
}

void fix_lengths(AgendaInput& input, std::size_t row, WholeMinutes length) {
  Activity& here = input.activities[row];
  for (Activity& other : input.activities) {
    if (&other != &here && (here.family.empty() || other.family != here.family)) continue;
    // What the question does not allow makes two different lengths, which nobody has.
    other.shortest = std::max(other.shortest, length);
    other.longest = std::min(other.longest, length);
  }
}

// Every set of published places and lengths is kept in turn, by hand.
std::optional<AgendaProblem> with_kept(AgendaInput input, const Agenda& published, unsigned places, unsigned lengths) {
  for (std::size_t row = 0; row < input.activities.size(); ++row) {
    const Placement& at = published.placements[row].value_or(Placement{});
    if ((places >> row & 1U) != 0) {
      input.activities[row].pinned_start = at.start;
      input.activities[row].pinned_room = at.room;
      input.activities[row].price.reset();
    }
    if ((lengths >> row & 1U) != 0) fix_lengths(input, row, at.length);
  }
  try {
    return AgendaProblem(std::move(input));
  } catch (const InvalidInput&) {
    return std::nullopt;  // a pin outside the day, a length that it does not allow
  }
}

// Lengths that can change at all; those of a family together.
std::vector<unsigned> flexible(const AgendaProblem& problem, const Agenda& published) {
  std::vector<unsigned> masks;
  for (std::size_t row = 0; row < problem.size(); ++row) {
    const Activity& activity = problem[ActivityId(row)];
    const auto& at = published.placements[row];
    if (!at || (activity.shortest == activity.longest && activity.shortest == at->length)) continue;
    masks.push_back(1U << row);
  }
  return masks;
}

Count fewest_by_hand(const AgendaProblem& problem, const Agenda& published) {
  const std::vector<unsigned> masks = flexible(problem, published);
  Count fewest{999, 999, 999, 999};
  unsigned there = 0;
  for (std::size_t row = 0; row < problem.size(); ++row) there |= published.placements[row] ? 1U << row : 0U;
  for (unsigned kept = 0; kept < 1U << problem.size(); ++kept) {
    for (unsigned long_as = 0; (kept & ~there) == 0 && long_as < 1U << masks.size(); ++long_as) {
      unsigned lengths = 0;
      for (std::size_t i = 0; i < masks.size(); ++i) lengths |= (long_as >> i & 1U) != 0 ? masks[i] : 0U;
      const auto pinned = with_kept(problem.input(), published, kept, lengths);
      if (!pinned) continue;
      const AgendaResult found = solve(*pinned, {.partial = false});
      if (!found.best || !stands(problem, *found.best)) continue;
      fewest = std::min(fewest, count_of(problem, published, *found.best));
    }
  }
  return fewest;
}

// A published day of a drawn question, which then changes: somebody comes later, a room is ours later, or what was as
// long as it liked must be shorter or longer.
struct Change {
  AgendaProblem now;
  Agenda published;
};

std::optional<Change> some_change(std::uint64_t seed) {
  AgendaInput input = AgendaDraw(seed).draw();
  if (input.activities.size() > 7) return std::nullopt;
  if (seed % 2 == 0) {
    for (const std::size_t row : {1U, 2U, 4U}) {
      if (input.activities[row].shortest != input.activities[row].longest) continue;
      input.activities[row].shortest = WholeMinutes(30);
      input.activities[row].longest = WholeMinutes(60);
      input.activities[row].family = row == 4 ? "" : "same";
    }
  }
  const AgendaResult before = solve(AgendaProblem(input), {.partial = false});
  if (!before.best) return std::nullopt;
  if (seed % 5 == 0) {
    for (Activity& activity : input.activities) {
      if (activity.shortest != activity.longest) activity.longest = activity.shortest;
    }
  } else if (seed % 3 == 0) {
    input.rooms[0].from = input.start + WholeMinutes(60);
  } else {
    input.people[seed % input.people.size()].arrives = input.start + WholeMinutes(90);
  }
  return Change{AgendaProblem(input), *before.best};
}

TEST(Replan, ChangesAsFewPeopleAsEveryOtherDay) {
  int compared = 0;
  int changed = 0;
  int resized = 0;
  for (std::uint64_t seed = 1; compared < 40; ++seed) {
    ASSERT_LT(seed, 2000U);
    const auto change = some_change(seed);
    if (!change) continue;
    const AgendaReplan made = replan(change->now, change->published);
    if (made.result.status == Status::infeasible) continue;
    ++compared;
    ASSERT_TRUE(made.fewest) << seed;
    ASSERT_TRUE(stands(change->now, *made.result.best)) << seed;
    EXPECT_EQ(count_of(change->now, change->published, *made.result.best),
              fewest_by_hand(change->now, change->published))
        << seed;
    EXPECT_EQ(made.moved, moved_activities(change->now, change->published, *made.result.best));
    EXPECT_DOUBLE_EQ(made.result.score, score(change->now, *made.result.best).score()) << seed;
    EXPECT_LE(made.result.score, made.result.upper_bound + 1e-9) << seed;
    changed += made.moved.empty() ? 0 : 1;
    resized += made.moved.size() < made.activities.size() ? 1 : 0;
  }
  EXPECT_GE(changed, 10);
  EXPECT_GE(resized, 5);
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
  EXPECT_EQ(made.people, (std::vector<PersonChange>{{PersonId(0), {ActivityId(0)}, {ActivityId(0)}}}));
  EXPECT_EQ(made.activities, (std::vector<ActivityId>{ActivityId(0), ActivityId(2)}));  // 11:00 would be over at 12:00
  EXPECT_EQ(made.result.best->placements[1], published_day().placements[1]);
}

// Three slots of an hour must be shorter: everybody hears of it, but nobody has to come at another time.
TEST(Replan, KeepsTheStartsWhenAllSlotsGetShorter) {
  AgendaInput input = two_talks();
  input.activities[2].family = input.activities[1].family = input.activities[0].family = "slots";
  for (Activity& slot : input.activities) slot.shortest = slot.longest = WholeMinutes(45);
  Agenda published = published_day();
  published.placements[2]->length = WholeMinutes(60);
  const AgendaReplan made = replan(AgendaProblem(input), published);
  EXPECT_TRUE(made.fewest);
  EXPECT_EQ(made.activities.size(), 3U);
  EXPECT_TRUE(made.moved.empty());
  EXPECT_EQ(made.people.size(), 3U);
  for (std::size_t row = 0; row < 3; ++row) {
    EXPECT_EQ(made.result.best->placements[row]->start, published.placements[row]->start);
  }
}

// A slot of a family may be shorter, but is not when a move of one does as well.
TEST(Replan, LengthsStayWhereFewerHearOfAMove) {
  AgendaInput input = two_talks();
  input.activities[0].family = input.activities[1].family = "talks";
  input.activities[0].shortest = input.activities[1].shortest = WholeMinutes(30);
  input.people[0].arrives = ClockTime::at(9, 30);
  const AgendaReplan made = replan(AgendaProblem(input), published_day());
  EXPECT_TRUE(made.fewest);
  EXPECT_EQ(made.people, (std::vector<PersonChange>{{PersonId(0), {ActivityId(0)}, {ActivityId(0)}}}));
  EXPECT_EQ(made.result.best->placements[0]->length, WholeMinutes(60));
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
