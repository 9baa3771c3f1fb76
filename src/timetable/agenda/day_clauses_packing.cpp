// Packing: what lies before an activity that takes all the rooms fits before it, what lies after it fits behind it.
//
// The sums are counted (a literal for every sum that can be reached), so the solver learns about sums and not about
// every choice that makes them up. With a changeover every activity carries one behind it; the last before something
// that is alone does not need it, so each of those gives it back.
#include <algorithm>
#include <map>
#include <utility>

#include "timetable/agenda/day_clauses.hpp"

namespace samling::timetable::agenda {

struct DayClauses::Load {
  int family = -1;  ///< All of them last as long; of -1 as long as `item`.
  int item = 0;     ///< One of them.
  std::vector<Literal> there;
};

struct DayClauses::Sums {
  std::map<int, Literal> at_least;  // by sum, 0 not among them
  int most = 0;                     // of all together
};

namespace {

int rounded_up(int steps, int rooms) {
  return steps <= 0 ? 0 : (steps + rooms - 1) / rooms;
}

}  // namespace

// Greater sums imply lesser ones.
void DayClauses::in_order(const Sums& sums) {
  Literal below = 0;
  for (const auto& [value, literal] : sums.at_least) {
    if (below != 0) box_.add({-literal, below});
    below = literal;
  }
}

// Sums above `range.most` are forbidden (or `unless` holds), those that cannot reach `range.least` forgotten
// (generalised totalizer: Joshi, Martins and Manquinho 2015, doi:10.1007/978-3-319-23219-5_15).
DayClauses::Sums DayClauses::joined(const Sums& a, const Sums& b, const SumRange& range) {
  Sums both{{}, a.most + b.most};
  const int outside = range.all - both.most;
  const auto join = [&](int value, Clause clause) {
    if (value > range.most) {
      clause.push_back(range.unless);
      box_.add(clause);
      return false;
    }
    if (value + outside < range.least) return true;
    Literal& told = both.at_least[value];
    if (told == 0) told = box_.fresh();
    clause.push_back(told);
    box_.add(clause);
    return true;
  };
  for (const auto& [x, left] : a.at_least) join(x, {-left});
  for (const auto& [y, right] : b.at_least) join(y, {-right});
  for (const auto& [x, left] : a.at_least) {
    for (const auto& [y, right] : b.at_least) {
      if (!join(x + y, {-left, -right})) break;
    }
  }
  in_order(both);
  return both;
}

DayClauses::Sums DayClauses::joined(std::vector<Sums> parts, const SumRange& range) {
  while (parts.size() > 1) {
    std::ranges::stable_sort(parts, std::greater<>(), [](const Sums& s) { return s.at_least.size(); });
    const Sums last = std::move(parts.back());
    parts.pop_back();
    parts.back() = joined(parts.back(), last, range);
  }
  return parts.empty() ? Sums{} : std::move(parts.front());
}

int DayClauses::room_steps(const RoomPool& pool, int item, int length) const {
  const auto user = std::ranges::find(pool.users, item) - pool.users.begin();
  return pool.room_steps(static_cast<std::size_t>(user), length);
}

// Activities that last as long as each other: how many there are, times what each takes.
DayClauses::Sums DayClauses::sums_of(const RoomPool& pool, const Load& load, const SumRange& range) {
  std::vector<Sums> ones;
  const int count = static_cast<int>(load.there.size());
  for (const Literal there : load.there) ones.push_back({{{1, there}}, 1});
  const Sums many = joined(std::move(ones), {1, count, count, 0});
  Sums made{{}, count * room_steps(pool, load.item, most_length(load.item))};
  for (const auto& [n, several] : many.at_least) {
    for (int length = least_length(load.item); length <= most_length(load.item); ++length) {
      const int value = n * room_steps(pool, load.item, length);
      if (value == 0) continue;
      Clause clause{-several, -lasts(load.item, length)};
      if (value > range.most) {
        clause.push_back(range.unless);
        box_.add(clause);
        break;
      }
      Literal& told = made.at_least[value];
      if (least_length(load.item) == most_length(load.item)) {
        told = several;
        continue;
      }
      if (told == 0) told = box_.fresh();
      clause.push_back(told);
      box_.add(clause);
    }
  }
  in_order(made);
  return made;
}

DayClauses::Sums DayClauses::sums(const RoomPool& pool, const std::vector<Load>& loads, SumRange range) {
  for (const Load& load : loads) {
    range.all += static_cast<int>(load.there.size()) * room_steps(pool, load.item, most_length(load.item));
  }
  std::vector<Sums> parts;
  for (const Load& load : loads) parts.push_back(sums_of(pool, load, range));
  return joined(std::move(parts), range);
}

void DayClauses::add_load(std::vector<Load>& loads, const RoomPool& pool, int item, Literal placed) {
  const Literal there = box_.both(placed, held(item));
  if (box_.is_false(there)) return;
  const int family = model_.items[static_cast<std::size_t>(item)].family;
  const auto alike = std::ranges::find_if(loads, [&](const Load& load) {
    return load.family == family &&
           model_.items[static_cast<std::size_t>(load.item)].alone ==
               model_.items[static_cast<std::size_t>(item)].alone &&
           room_steps(pool, load.item, most_length(load.item)) == room_steps(pool, item, most_length(item));
  });
  if (alike != loads.end()) {
    alike->there.push_back(there);
  } else {
    loads.push_back({family, item, {there}});
  }
}

// Whether `a` is before `b`, of two that may not overlap: known from their hours and orders, or a question.
Literal DayClauses::surely_before(int a, int b) {
  const StepSet& first = told_.starts[static_cast<std::size_t>(a)];
  const StepSet& second = told_.starts[static_cast<std::size_t>(b)];
  if (first.min() + least_length(a) > second.max()) return -box_.truth();
  if (second.min() + least_length(b) > first.max()) return box_.truth();
  for (const Order& order : model_.orders) {
    if (!order.hard() || order.kind != Order::Kind::after_end || order.steps < 0) continue;
    if (order.from == a && order.to == b) return box_.truth();
    if (order.from == b && order.to == a) return -box_.truth();
  }
  return before(a, b);
}

// Precondition: nothing of the pool runs during `item`.
void DayClauses::pack_around(const RoomPool& pool, int item) {
  const int own_first = told_.starts[static_cast<std::size_t>(item)].min();
  const int own_last = told_.starts[static_cast<std::size_t>(item)].max();
  const auto user_number = std::ranges::find(pool.users, item) - pool.users.begin();
  const int others = pool.rooms - (pool.takes[static_cast<std::size_t>(user_number)] == 0 ? 0 : 1);
  const int given_back = others * pool.after;  // rooms may be changed over during what is alone elsewhere
  std::vector<Load> earlier;
  std::vector<Load> later;
  int first = model_.steps;
  int last = 0;
  for (const int user : pool.users) {
    if (!may_be_held(user)) continue;
    const StepSet& theirs = told_.starts[static_cast<std::size_t>(user)];
    first = std::min(first, theirs.min());
    last = std::max(last, std::min(model_.steps, theirs.max() + most_length(user)));
    if (user == item) continue;
    const Literal ahead = surely_before(user, item);
    add_load(earlier, pool, user, ahead);
    add_load(later, pool, user, -ahead);
  }
  const int rooms = pool.rooms;
  const Sums front =
      sums(pool, earlier,
           {rooms * (own_first - first) + given_back + 1, rooms * (own_last - first) + given_back, 0, -held(item)});
  int told = -1;  // of sums that ask for the same the least says it
  for (const auto& [value, literal] : front.at_least) {
    const int start = first + rounded_up(value - given_back, rooms);
    if (std::exchange(told, start) == start) continue;
    box_.add({-held(item), -literal, starts_from(item, start)});
  }
  const Sums back =
      sums(pool, later, {1, rooms * (last - own_first - least_length(item)) + given_back, 0, -held(item)});
  told = 0;
  for (const auto& [value, literal] : back.at_least) {
    const int steps = rounded_up(value - given_back, rooms);
    if (steps <= told) continue;
    told = steps;
    for (int length = least_length(item); length <= most_length(item); ++length) {
      box_.add({-held(item), -literal, -lasts(item, length), -starts_from(item, last - steps - length + 1)});
    }
    if (model_.last_marker >= 0) after_end({-held(item), -literal}, item, model_.last_marker, steps);
  }
}

bool DayClauses::add_packing() {
  const bool breaks = packed_++ == 0;
  for (const RoomPool& pool : room_pools(model_)) {
    if (pool.after != model_.changeover || static_cast<int>(pool.users.size()) <= pool.rooms) continue;
    if (!breaks && pool.rooms > 1) continue;
    for (const int user : pool.users) {
      const bool alone = model_.items[static_cast<std::size_t>(user)].alone;
      if (may_be_held(user) && alone == breaks) pack_around(pool, user);
    }
  }
  return breaks;
}

}  // namespace samling::timetable::agenda
