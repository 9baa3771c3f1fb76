#include "timetable/agenda/demand_clauses.hpp"

#include <algorithm>
#include <cstdlib>

#include "timetable/agenda/layout.hpp"
#include "timetable/agenda/propagator.hpp"

namespace samling::timetable::agenda {
namespace {

bool is_hours(const Demand& demand) {
  return demand.kind == DemandKind::start || demand.kind == DemandKind::end;
}

// 1000 people at most, and a person is away 100,000 times at most.
int away_key(PersonId who, std::size_t row) {
  constexpr int most_people = 1000;
  return static_cast<int>(std::min<std::size_t>(row, 99'999)) * most_people + who.value();
}

// The day without demands but its hours, and without what only helps the other searches.
GridModel bare_model(const AgendaProblem& problem, const std::vector<Demand>& all) {
  std::vector<bool> kept;
  for (const Demand& demand : all) kept.push_back(is_hours(demand));
  GridModel model = grid_model(with_only(problem, all, kept), false);
  model.orders.clear();
  model.disjoint.clear();
  model.walkers.clear();
  return model;
}

}  // namespace

DemandClauses::DemandClauses(const AgendaProblem& problem, const std::vector<Demand>& all, const Stopper& stopper)
    : problem_(problem),
      input_(problem.input()),
      all_(all),
      model_(bare_model(problem, all)),
      box_(stopper),
      clauses_(model_, root_, box_) {
  Propagator propagator(model_);
  root_ = propagator.root(false);
  empty_ = !propagator.propagate(root_);
  if (empty_) return;
  for (const Demand& demand : all_) {
    const Literal literal = box_.fresh();
    box_.prefer(literal);
    selectors_.push_back(literal);
    const bool by_row = demand.kind != DemandKind::attendance && demand.kind != DemandKind::arrival &&
                        demand.kind != DemandKind::departure;
    int person = demand.person ? demand.person->value() : -1;
    if (demand.kind == DemandKind::away) person = away_key(*demand.person, demand.row);
    if (by_row && !demand.person) person = static_cast<int>(demand.row);
    const int activity = demand.activity && demand.kind != DemandKind::relation ? demand.activity->value() : -1;
    by_key_[{demand.kind, {activity, person}}] = literal;
  }
  write();
}

// False when there is no such demand: then nothing is asked.
Literal DemandClauses::asked(DemandKind kind, int activity, int person_or_row) const {
  const auto known = by_key_.find({kind, {activity, person_or_row}});
  return known == by_key_.end() ? -box_.truth() : known->second;
}

Verdict DemandClauses::ask(const std::vector<bool>& kept, std::int64_t conflicts) {
  if (empty_) return Verdict::unknown;
  give_up_last();
  assumed_.clear();
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) assumed_.push_back(selectors_[i]);
  }
  return box_.solve(assumed_, conflicts);
}

// The clause that asked for one more has done its work.
void DemandClauses::give_up_last() {
  if (last_ != 0) box_.add({-last_});
  last_ = 0;
}

Verdict DemandClauses::ask_for_one_more(const std::vector<bool>& kept, const std::vector<bool>& candidates,
                                        std::int64_t conflicts) {
  if (empty_) return Verdict::unknown;
  give_up_last();
  const Literal now = last_ = box_.fresh();
  Clause any{-now};
  Clause assumed{now};
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) assumed.push_back(selectors_[i]);
    if (!kept[i] && candidates[i]) any.push_back(selectors_[i]);
  }
  if (any.size() == 1) return Verdict::no;
  box_.add(any);
  return box_.solve(assumed, conflicts);
}

// Without rooms nobody is in one.
Agenda DemandClauses::day() {
  Layout at = clauses_.answered();
  const Literal rooms = asked(DemandKind::rooms, -1, 0);
  if (!box_.holds(rooms)) at.room.assign(at.room.size(), -1);
  return agenda_of(problem_, at);
}

std::vector<bool> DemandClauses::met() {
  std::vector<bool> held;
  for (std::size_t i = 0; i < all_.size(); ++i) held.push_back(is_hours(all_[i]) || box_.holds(selectors_[i]));
  return held;
}

std::vector<bool> DemandClauses::clash() {
  const Clause core = box_.clash(assumed_);
  std::vector<bool> members;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    members.push_back(is_hours(all_[i]) || std::ranges::find(core, selectors_[i]) != core.end());
  }
  return members;
}

int DemandClauses::floor_step(ClockTime time) const {
  const auto minutes = static_cast<int>((time - input_.start).count());
  return minutes >= 0 ? minutes / model_.grid : -((-minutes + model_.grid - 1) / model_.grid);
}
int DemandClauses::ceil_step(ClockTime time) const {
  const auto minutes = static_cast<int>((time - input_.start).count());
  return minutes >= 0 ? (minutes + model_.grid - 1) / model_.grid : -(-minutes / model_.grid);
}

Clause DemandClauses::when(Literal asked, int activity) const {
  return {-asked, -clauses_.held(activity)};
}

void DemandClauses::add(Clause clause, std::initializer_list<Literal> more) {
  clause.insert(clause.end(), more);
  box_.add(clause);
}

void DemandClauses::no_earlier(const Clause& when, int activity, int step) {
  add(when, {clauses_.starts_from(activity, step)});
}

void DemandClauses::over_by(const Clause& when, int activity, int step) {
  for (int length = clauses_.least_length(activity); length <= clauses_.most_length(activity); ++length) {
    add(when, {-clauses_.lasts(activity, length), -clauses_.starts_from(activity, step - length + 1)});
  }
}

void DemandClauses::write() {
  clauses_.add_lengths();
  clauses_.add_starts();
  for (int activity = 0; activity < model_.activities; ++activity) {
    write_rooms(activity);
    write_activity(activity);
    write_presence(activity);
  }
  write_equal();
  write_relations();
  write_pairs();
  write_stretch();
  write_sums();
}

void DemandClauses::write_activity(int activity) {
  const Activity& asked_for = problem_[ActivityId(activity)];
  const Clause window = when(asked(DemandKind::window, activity, 0), activity);
  if (asked_for.earliest) no_earlier(window, activity, ceil_step(*asked_for.earliest));
  if (asked_for.latest) add(window, {-clauses_.starts_from(activity, floor_step(*asked_for.latest) + 1)});
  if (asked_for.over_by) over_by(window, activity, floor_step(*asked_for.over_by));
  const Clause pin = when(asked(DemandKind::pin, activity, 0), activity);
  if (asked_for.pinned_start) {
    no_earlier(pin, activity, ceil_step(*asked_for.pinned_start));
    add(pin, {-clauses_.starts_from(activity, floor_step(*asked_for.pinned_start) + 1)});
  }
  if (asked_for.pinned_room) forbid_rooms(pin, activity, std::uint64_t{1} << asked_for.pinned_room->index());
  box_.add({-asked(DemandKind::held, activity, 0), clauses_.held(activity)});
  const int shortest = static_cast<int>(asked_for.shortest / input_.grid);
  if (asked_for.family.empty()) return;
  for (int first = 0; first <= activity; ++first) {
    if (problem_[ActivityId(first)].family != asked_for.family) continue;
    add(when(asked(DemandKind::length, first, 0), activity), {clauses_.lasts(activity, shortest)});
    break;
  }
}

Literal DemandClauses::attends(int activity, PersonId who) const {
  const bool everybody = problem_[ActivityId(activity)].everybody;
  return asked(DemandKind::attendance, activity, everybody ? -1 : who.value());
}

void DemandClauses::write_presence(int activity) {
  for (const PersonId who : problem_.people_of(ActivityId(activity))) {
    const Person& person = input_.people[who.index()];
    Clause there = when(attends(activity, who), activity);
    there.push_back(0);
    if (!person.remote && person.arrives) {
      there.back() = -asked(DemandKind::arrival, -1, who.value());
      no_earlier(there, activity, ceil_step(*person.arrives));
    }
    if (!person.remote && person.leaves) {
      there.back() = -asked(DemandKind::departure, -1, who.value());
      over_by(there, activity, floor_step(*person.leaves));
    }
    for (std::size_t row = 0; row < person.away.size(); ++row) {
      there.back() = -asked(DemandKind::away, -1, away_key(who, row));
      write_away(there, activity, person.away[row]);
    }
  }
}

void DemandClauses::write_away(const Clause& when, int activity, const Interval& away) {
  for (int length = clauses_.least_length(activity); length <= clauses_.most_length(activity); ++length) {
    add(when, {-clauses_.lasts(activity, length), -clauses_.starts_from(activity, floor_step(away.from) - length + 1),
               clauses_.starts_from(activity, ceil_step(away.until))});
  }
}

void DemandClauses::forbid_rooms(const Clause& when, int activity, std::uint64_t allowed) {
  for (std::size_t room = 0; room < input_.rooms.size(); ++room) {
    if ((allowed >> room & 1U) == 0) add(when, {-clauses_.in_room(activity, room)});
  }
}

void DemandClauses::write_rooms(int activity) {
  const ActivityId id(activity);
  const Activity& asked_for = problem_[id];
  const std::size_t count = input_.rooms.size();
  clauses_.rooms_.emplace_back(count, -box_.truth());
  if (!asked_for.needs_room || clauses_.out(activity)) return;
  auto& rooms = clauses_.rooms_.back();
  Clause some = when(asked(DemandKind::rooms, -1, 0), activity);
  std::uint64_t seats = 0;
  std::uint64_t equipped = 0;
  std::uint64_t named = 0;
  for (const RoomId room : asked_for.rooms) named |= std::uint64_t{1} << room.index();
  for (std::size_t r = 0; r < count; ++r) {
    const Room& room = input_.rooms[r];
    rooms[r] = box_.fresh();
    for (std::size_t other = 0; other < r; ++other) box_.add({-rooms[r], -rooms[other]});
    some.push_back(rooms[r]);
    const bool enough = !room.seats || *room.seats >= problem_.seats_of(id);
    const bool has_all = std::ranges::all_of(
        asked_for.equipment, [&](const std::string& tag) { return std::ranges::count(room.equipment, tag) > 0; });
    seats |= enough ? std::uint64_t{1} << r : 0;
    equipped |= has_all ? std::uint64_t{1} << r : 0;
    Clause hours = when(asked(DemandKind::room_hours, -1, static_cast<int>(r)), activity);
    hours.push_back(-rooms[r]);
    if (room.from) no_earlier(hours, activity, ceil_step(*room.from));
    if (room.until) over_by(hours, activity, floor_step(*room.until));
  }
  box_.add(some);
  Clause seated = when(asked(DemandKind::seats, activity, 0), activity);
  if (!asked_for.seats) {  // the heads of all its people
    for (const PersonId who : problem_.people_of(id)) seated.push_back(-attends(activity, who));
  }
  forbid_rooms(seated, activity, seats);
  forbid_rooms(when(asked(DemandKind::equipment, activity, 0), activity), activity, equipped);
  if (named != 0) forbid_rooms(when(asked(DemandKind::room, activity, 0), activity), activity, named);
}

void DemandClauses::write_equal() {
  for (int first = 0; first < model_.activities; ++first) {
    const Literal equal = asked(DemandKind::equal, first, 0);
    if (box_.is_false(equal)) continue;
    for (int other = first + 1; other < model_.activities; ++other) {
      if (problem_[ActivityId(other)].family != problem_[ActivityId(first)].family) continue;
      const Clause unless = clauses_.unless_held({-equal}, first, other);
      for (int length = clauses_.least_length(first); length <= clauses_.most_length(first); ++length) {
        add(unless, {-clauses_.lasts(first, length), clauses_.lasts(other, length)});
        add(unless, {clauses_.lasts(first, length), -clauses_.lasts(other, length)});
      }
    }
  }
}

void DemandClauses::write_relations() {
  for (std::size_t row = 0; row < input_.relations.size(); ++row) {
    const Relation& relation = input_.relations[row];
    const Literal holds = asked(DemandKind::relation, -1, static_cast<int>(row));
    const int a = relation.first.value();
    const int b = relation.second.value();
    if (box_.is_false(holds) || clauses_.out(a) || clauses_.out(b)) continue;
    const Clause unless = clauses_.unless_held({-holds}, a, b);
    const int grid = model_.grid;
    const int least = (static_cast<int>(relation.least.count()) + grid - 1) / grid;
    if (relation.kind == RelationKind::apart) {
      clauses_.apart({-holds}, a, b, least);
    } else if (relation.kind == RelationKind::together) {
      clauses_.after_start(unless, a, b, 0);
      clauses_.after_start(unless, b, a, 0);
    } else {
      clauses_.after_end(unless, a, b, least);
      if (relation.most) clauses_.not_later(unless, b, a, static_cast<int>(relation.most->count()) / grid);
    }
  }
}

void DemandClauses::write_stretch() {
  const Literal asked_for = asked(DemandKind::stretch, -1, 0);
  if (box_.is_false(asked_for)) return;
  const int most = static_cast<int>(input_.longest_stretch->count()) / model_.grid;
  for (int from = 0; from + most + 1 <= model_.steps; ++from) {
    Clause clause = clauses_.touching(from, from + most);
    clause.push_back(-clauses_.begun(from));
    clause.push_back(-clauses_.not_over(from + most + 1));
    clause.push_back(-asked_for);
    box_.add(clause);
  }
}

}  // namespace samling::timetable::agenda
