// timetable/agenda/small_days.hpp: days of three or four activities, so few demands that every set of them can be
// tried.
#pragma once

#include <algorithm>
#include <cstdint>

#include "samling/core/chance.hpp"
#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/agenda_words.hpp"
#include "timetable/agenda/slow_twin.hpp"

namespace samling::timetable::agenda::testing {

/// Three or four activities in a short day: few demands, so that every set of them can be tried.
inline AgendaProblem small_day(std::uint64_t seed) {
  Chance chance(seed);
  const auto below = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  AgendaInput input;
  input.grid = WholeMinutes(30);
  input.start = ClockTime::at(10, 0);
  input.end = input.start + WholeMinutes(60 + 30 * below(3));
  input.people = {person("Ada"), person("Bo")};
  if (below(2) == 0) input.people[0].arrives = input.start + WholeMinutes(30);
  if (below(2) == 0) input.people[1].leaves = input.end - WholeMinutes(30);
  if (below(3) == 0) input.rooms = {room("hall", 2)};
  const int count = 3 + below(2);
  for (int row = 0; row < count; ++row) {
    Activity made = activity(fmt::format("talk {}", row), 30 * (1 + below(2)));
    if (row == 0 && below(2) == 0) made.kind = Kind::lunch;
    made.alone = below(2) == 0;
    made.needs_room = !input.rooms.empty() && below(2) == 0;
    if (below(2) == 0) made.people.emplace_back(below(2));
    if (below(4) == 0) made.latest = input.start + WholeMinutes(30 * below(3));
    if (below(8) == 0) made.seats = 1 + below(3);
    input.activities.push_back(made);
  }
  for (int i = below(3); i > 0; --i) {
    const int a = below(count);
    input.relations.push_back({RelationKind::before, ActivityId(a), ActivityId((a + 1) % count), {}, {}, {}});
  }
  if (below(5) == 0) input.longest_stretch = WholeMinutes(60);
  return AgendaProblem(input);
}

/// With rules of more kinds: pins, equipment, seats, relations, families, absences, changeover.
inline AgendaProblem mixed_day(std::uint64_t seed) {
  Chance chance(seed);
  const auto below = [&](int bound) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound))); };
  AgendaInput input;
  input.grid = WholeMinutes(60);
  input.start = ClockTime::at(10, 0);  // hours, so that the twin has few starts in a whole day
  input.end = input.start + WholeMinutes(120 + 60 * below(3));
  input.people = {person("Ada"), person("Bo")};
  if (below(3) == 0) input.people[0].arrives = input.start + WholeMinutes(60);
  if (below(3) == 0) input.people[0].away = {{input.start + WholeMinutes(60), input.start + WholeMinutes(120)}};
  if (below(3) == 0) input.people[1].leaves = input.end - WholeMinutes(60);
  input.rooms = {room("hall", 20)};
  if (below(2) == 0) input.rooms.push_back(room("cellar", 5));
  if (below(2) == 0) input.rooms.back().equipment = {"screen"};
  if (below(4) == 0) input.rooms[0].from = input.start + WholeMinutes(60);
  if (below(4) == 0) input.changeover = WholeMinutes(60);
  if (below(4) == 0) input.walking = WholeMinutes(60);
  const int count = 3 + below(2);
  const bool family = below(3) == 0;
  for (int row = 0; row < count; ++row) {
    Activity made = activity(fmt::format("talk {}", row), 60);
    if (row == 0 && below(3) == 0) made.kind = Kind::lunch;
    if (row > 0 && family) {
      made.family.assign(5, 'f');
      made.longest = WholeMinutes(120);
    } else if (below(2) == 0) {
      made.shortest = made.longest = WholeMinutes(120);
    }
    made.alone = below(5) == 0;
    made.needs_room = made.kind != Kind::lunch && below(3) > 0;
    if (below(2) == 0) made.people.emplace_back(below(2));
    if (below(6) == 0) made.everybody = true;
    if (below(5) == 0) made.latest = input.start + WholeMinutes(60 * below(3));
    if (below(6) == 0) made.earliest = input.start + WholeMinutes(60 * (1 + below(2)));
    if (below(8) == 0) made.pinned_start = input.start + WholeMinutes(60 * below(2));
    if (below(4) == 0) made.seats = 4 + 9 * below(3);
    if (made.needs_room && below(4) == 0) made.equipment = {"screen"};
    if (made.needs_room && below(6) == 0) made.rooms = {RoomId(input.rooms.size() - 1)};
    input.activities.push_back(made);
  }
  for (int i = below(3); i > 0; --i) {
    Relation made{static_cast<RelationKind>(below(3)), ActivityId(below(count)), {}, {}, {}, {}};
    made.second = ActivityId((made.first.value() + 1) % count);
    if (made.kind == RelationKind::apart) made.least = WholeMinutes(60);
    if (made.kind == RelationKind::before && below(3) == 0) made.most = WholeMinutes{0};
    input.relations.push_back(made);
  }
  if (below(5) == 0) input.longest_stretch = WholeMinutes(120);
  return AgendaProblem(input);
}

// Sets of demands as bits. A set can be met when a day is known that the judge accepts for it; for those without one
// the twin looks for a day, and the judge says what else that day meets.
class MetSets {
 public:
  explicit MetSets(const AgendaProblem& problem) : problem_(problem), all_(demands(problem)) {}

  const std::vector<Demand>& all() const { return all_; }

  bool can_be_met(std::uint64_t set) {
    if (std::ranges::any_of(known_, [&](std::uint64_t met) { return (set & ~met) == 0; })) return true;
    const AgendaProblem part = with_only(problem_, all_, marks(set));
    SlowTwin twin(part);
    twin.any_will_do = true;
    twin.search();
    if (!twin.best) return false;
    known_.push_back(grown(set, *twin.best));
    return true;
  }

  // Every set of `size` of them. A set that cannot be met is no part of a known one, so it has a member outside: those
  // are tried, one after the other.
  bool every_set_can_be_met(std::size_t size) { return every_larger_one(0, size); }

 private:
  bool every_larger_one(std::uint64_t set, std::size_t more) {
    if (!can_be_met(set)) return false;
    if (more == 0) return true;
    const std::uint64_t met = *std::ranges::find_if(known_, [&](std::uint64_t known) { return (set & ~known) == 0; });
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::uint64_t member = std::uint64_t{1} << i;
      if ((met & member) == 0 && !every_larger_one(set | member, more - 1)) return false;
    }
    return true;
  }

  std::vector<bool> marks(std::uint64_t set) const {
    std::vector<bool> kept;
    for (std::size_t i = 0; i < all_.size(); ++i) kept.push_back((set >> i & 1U) != 0);
    return kept;
  }
  std::uint64_t grown(std::uint64_t set, const Agenda& day) const {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const std::uint64_t more = set | std::uint64_t{1} << i;
      if (testing::broken(with_only(problem_, all_, marks(more)), day).empty()) set = more;
    }
    return set;
  }

  const AgendaProblem& problem_;
  std::vector<Demand> all_;
  std::vector<std::uint64_t> known_;
};

}  // namespace samling::timetable::agenda::testing
