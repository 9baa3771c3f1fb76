// timetable/agenda/drawn_agendas.hpp: random days of 6 to 12 activities that a slow twin can still write down.
#pragma once

#include "samling/core/chance.hpp"
#include "timetable/agenda/agenda_words.hpp"

namespace samling::timetable::agenda::testing {

/// Draws days with every kind of rule and wish in turn. `tight`: most of them cannot hold everything.
class AgendaDraw {
 public:
  explicit AgendaDraw(std::uint64_t seed, bool tight = false) : chance_(seed), tight_(tight) {}

  AgendaInput draw() {
    const int count = 6 + below(7);
    steps_ = tight_ ? 6 + below(4) : 7 + below(5);
    input_.grid = WholeMinutes(30);
    input_.start = ClockTime::at(9, 0);
    input_.end = input_.start + WholeMinutes(30 * steps_ + below(20));
    draw_rooms();
    draw_people();
    for (int row = 0; row < count; ++row) draw_activity(row);
    for (int i = below(4); i > 0; --i) draw_relation(count);
    for (int i = 2 + below(5); i > 0; --i) draw_preference(count);
    if (one_in(4)) draw_stretch();
    if (one_in(5)) input_.weights.idle = below(4) * 0.5;
    if (one_in(4)) input_.weights.finish = below(3) * 0.25;
    input_.weights.length = below(3);
    return input_;
  }

 private:
  int below(int bound) { return static_cast<int>(chance_.below(static_cast<std::uint64_t>(bound))); }
  bool one_in(int n) { return below(n) == 0; }
  ClockTime some_time() { return input_.start + WholeMinutes(below(30 * steps_ + 1)); }
  RuleGrade some_grade() {
    if (!one_in(3)) return {};
    return {one_in(4) ? Grade::warn : Grade::weigh, 0.5 + below(8)};
  }

  void draw_rooms() {
    const int rooms = 1 + below(3);
    for (int r = 0; r < rooms; ++r) {
      Room made = room(fmt::format("room {}", r + 1));
      if (one_in(3)) made.seats = 2 + below(6);
      if (one_in(3)) made.equipment.push_back("screen");
      if (one_in(8)) made.from = some_time();
      input_.rooms.push_back(made);
    }
    if (one_in(4)) input_.changeover = WholeMinutes(10 + below(30));
    if (one_in(3)) input_.walking = WholeMinutes(5 + below(40));
  }

  void draw_people() {
    const int people = 2 + below(4);
    for (int p = 0; p < people; ++p) {
      Person made = person(fmt::format("person {}", p + 1));
      made.heads = 1 + below(2);
      if (one_in(6)) made.arrives = input_.start + WholeMinutes(below(90));
      if (one_in(6)) made.leaves = input_.end - WholeMinutes(below(90));
      if (one_in(8)) {
        const ClockTime from = some_time();
        made.away.push_back({from, from + WholeMinutes(10 + below(50))});
      }
      made.remote = one_in(8);
      input_.people.push_back(made);
    }
  }

  void draw_activity(int row) {
    Activity made = activity(fmt::format("x{}", row), 30 * (1 + below(2)));
    made.alone = one_in(6);
    made.needs_room = !one_in(4);
    if (one_in(4)) {
      made.kind = one_in(2) ? Kind::pause : Kind::lunch;
      made.shortest = made.longest = WholeMinutes(30);
    }
    if (made.kind == Kind::presentation && one_in(5)) {
      made.longest = WholeMinutes(60);
      made.shortest = WholeMinutes(30);
      if (one_in(2)) made.family.assign(5, 'f');
    }
    for (std::size_t p = 0; p < input_.people.size(); ++p) {
      if (one_in(tight_ ? 3 : 5)) made.people.emplace_back(p);
    }
    made.everybody = one_in(12);
    if (one_in(6)) made.seats = below(4);
    if (one_in(8)) made.equipment.push_back("screen");
    if (one_in(6)) made.rooms.emplace_back(below(static_cast<int>(input_.rooms.size())));
    if (one_in(4)) made.earliest = some_time();
    if (one_in(5)) made.latest = made.earliest.value_or(input_.start) + WholeMinutes(below(120));
    if (one_in(8)) made.over_by = input_.end - WholeMinutes(below(60));
    made.window = some_grade();
    if (one_in(12)) made.pinned_start = input_.start + WholeMinutes(30 * below(steps_));
    if (one_in(8)) made.price = 20 * below(6);
    made.priority = 1 + below(3);
    input_.activities.push_back(made);
  }

  void draw_pair(int count, ActivityId& first, ActivityId& second) {
    const int a = below(count);
    first = ActivityId(a);
    second = ActivityId((a + 1 + below(count - 1)) % count);
  }

  void draw_relation(int count) {
    Relation made;
    made.kind = static_cast<RelationKind>(one_in(2) ? 0 : below(3));
    draw_pair(count, made.first, made.second);
    if (made.kind != RelationKind::together && one_in(3)) made.least = WholeMinutes(below(50));
    if (made.kind == RelationKind::before && one_in(4)) made.most = made.least + WholeMinutes(below(60));
    made.grade = some_grade();
    input_.relations.push_back(made);
  }

  void draw_preference(int count) {
    Preference made;
    made.kind = static_cast<PreferenceKind>(below(7));
    ActivityId second;
    draw_pair(count, made.first, second);
    if (made.kind >= PreferenceKind::before) made.second = second;
    if (made.kind == PreferenceKind::near) made.time = some_time();
    if (made.kind >= PreferenceKind::apart) made.minutes = WholeMinutes(below(100));
    const bool flat = made.kind == PreferenceKind::before || made.kind == PreferenceKind::after;
    made.weight = (flat ? 30 : 1) * (0.5 + below(5));
    input_.preferences.push_back(made);
  }

  void draw_stretch() {
    input_.longest_stretch = WholeMinutes(60 + below(120));
    if (one_in(3)) input_.stretch = {Grade::weigh, 1.5};
  }

  Chance chance_;
  bool tight_;
  int steps_ = 10;
  AgendaInput input_;
};

inline AgendaProblem drawn_agenda(std::uint64_t seed, bool tight = false) {
  return AgendaProblem(AgendaDraw(seed, tight).draw());
}

/// Of few people, with long changeovers, much that is alone (in a room or not), and a price on the last end.
inline AgendaProblem changed_over_agenda(std::uint64_t seed) {
  AgendaInput input = AgendaDraw(seed).draw();
  input.people.clear();
  input.changeover = WholeMinutes(20 + 20 * static_cast<int>(seed % 3));
  input.weights.finish = 1;
  input.end = input.end + WholeMinutes(90);
  for (std::size_t row = 0; row < input.activities.size(); ++row) {
    Activity& made = input.activities[row];
    made.people.clear();
    made.alone = row % 3 == 0;
    if (made.alone && made.family.empty()) made.shortest = made.longest = WholeMinutes(30 * (1 + (row + seed) % 3));
  }
  return AgendaProblem(input);
}

}  // namespace samling::timetable::agenda::testing
