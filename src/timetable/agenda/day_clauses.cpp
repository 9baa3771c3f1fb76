#include "timetable/agenda/day_clauses.hpp"

#include <algorithm>

namespace samling::timetable::agenda {

DayClauses::DayClauses(const GridModel& model, const Node& root, ClauseBox& box)
    : model_(model), root_(root), told_(root), box_(box) {}

void DayClauses::add_rules() {
  add_lengths();
  add_starts();
  add_rooms();
  add_pairs();
  add_orders();
  add_pools();
  add_stretch();
}

void DayClauses::add_lengths() {
  for (const Family& range : root_.lengths) {
    std::vector<Literal> literals{box_.truth()};
    for (int length = range.shortest + 1; length <= range.longest; ++length) literals.push_back(box_.fresh());
    for (std::size_t k = 2; k < literals.size(); ++k) box_.add({-literals[k], literals[k - 1]});
    lasts_.push_back(std::move(literals));
  }
}

void DayClauses::add_starts() {
  for (std::size_t i = 0; i < root_.starts.size(); ++i) {
    const Held state = root_.held[i];
    held_.push_back(state == Held::yes ? box_.truth() : state == Held::no ? -box_.truth() : box_.fresh());
    Starts starts;
    if (state != Held::no) {
      for (int s = root_.starts[i].next(0); s >= 0; s = root_.starts[i].next(s + 1)) starts.values.push_back(s);
    }
    Literal next = box_.truth();
    std::size_t at = 0;
    for (int t = 0; t <= model_.steps + 1; ++t) {
      while (at < starts.values.size() && starts.values[at] < t) {
        ++at;
        const Literal before = next;
        next = at < starts.values.size() ? box_.fresh() : -box_.truth();
        if (at > 1) box_.add({-next, before});
      }
      starts.from.push_back(next);
    }
    starts_.push_back(std::move(starts));
    add_hours(static_cast<int>(i));
  }
}

Literal DayClauses::starts_from(int item, int step) const {
  const auto& from = starts_[static_cast<std::size_t>(item)].from;
  if (step <= 0) return box_.truth();
  return step < static_cast<int>(from.size()) ? from[static_cast<std::size_t>(step)] : -box_.truth();
}

int DayClauses::least_length(int item) const {
  return shortest(model_, root_, static_cast<std::size_t>(item));
}
int DayClauses::most_length(int item) const {
  return longest(model_, root_, static_cast<std::size_t>(item));
}

Literal DayClauses::lasts(int item, int length) const {
  if (length <= least_length(item)) return box_.truth();
  if (length > most_length(item)) return -box_.truth();
  const auto family = static_cast<std::size_t>(model_.items[static_cast<std::size_t>(item)].family);
  return lasts_[family][static_cast<std::size_t>(length - least_length(item))];
}

Clause DayClauses::unless_held(Clause clause, int a, int b) const {
  clause.push_back(-held(a));
  clause.push_back(-held(b));
  return clause;
}

// A flexible activity is over before its people leave; the shortest length is in the domain of starts already.
void DayClauses::add_hours(int item) {
  const Item& it = model_.items[static_cast<std::size_t>(item)];
  if (it.marker) return;
  for (const int s : starts_[static_cast<std::size_t>(item)].values) {
    const int last = std::min(it.free_until[static_cast<std::size_t>(s)], model_.steps);
    if (s + most_length(item) <= last) continue;
    box_.add({-held(item), -starts_from(item, s), starts_from(item, s + 1), -lasts(item, last - s + 1)});
  }
}

// start of `to` >= start of `from` + length of `from` + gap. Of starts that ask for the same the first says it.
void DayClauses::after_end(const Clause& unless, int from, int to, int gap) {
  for (int length = least_length(from); length <= most_length(from) && !box_.closed(); ++length) {
    Literal said = box_.truth();
    for (const int s : starts_[static_cast<std::size_t>(from)].values) {
      const Literal asked = starts_from(to, s + length + gap);
      if (asked == said) continue;
      said = asked;
      Clause clause = unless;
      clause.insert(clause.end(), {-starts_from(from, s), -lasts(from, length), asked});
      box_.add(clause);
    }
  }
}

void DayClauses::after_start(const Clause& unless, int from, int to, int gap) {
  for (const int s : starts_[static_cast<std::size_t>(from)].values) {
    Clause clause = unless;
    clause.insert(clause.end(), {-starts_from(from, s), starts_from(to, s + gap)});
    box_.add(clause);
  }
}

// start of `from` <= end of `to` + most.
void DayClauses::not_later(const Clause& unless, int from, int to, int most) {
  for (int length = least_length(to); length <= most_length(to); ++length) {
    for (const int s : starts_[static_cast<std::size_t>(from)].values) {
      Clause clause = unless;
      clause.insert(clause.end(), {-starts_from(from, s), lasts(to, length + 1), starts_from(to, s - length - most)});
      box_.add(clause);
    }
  }
}

Literal DayClauses::before(int a, int b) {
  if (a > b) return -before(b, a);
  const auto [known, fresh] = before_.try_emplace({a, b}, 0);
  if (fresh) known->second = box_.fresh();
  return known->second;
}

void DayClauses::apart(const Clause& unless, int a, int b, int gap) {
  const Clause held = unless_held(unless, a, b);
  for (const Pair& pair : {Pair{a, b}, Pair{b, a}}) {
    Clause clause = held;
    clause.push_back(-before(pair.first, pair.second));
    after_end(clause, pair.first, pair.second, gap);
  }
}

void DayClauses::add_orders() {
  for (const Order& order : model_.orders) {
    if (!order.hard() || out(order.from) || out(order.to)) continue;
    const Clause unless = unless_held({}, order.from, order.to);
    switch (order.kind) {
      case Order::Kind::after_end:
        after_end(unless, order.from, order.to, order.steps);
        if (certain_gap_.contains(std::minmax(order.from, order.to)) && order.steps >= 0) {
          Clause clause = unless;
          clause.push_back(before(order.from, order.to));
          box_.add(clause);
        }
        break;
      case Order::Kind::after_start:
        after_start(unless, order.from, order.to, order.steps);
        break;
      case Order::Kind::not_later:
        not_later(unless, order.from, order.to, order.steps);
        break;
    }
  }
}

void DayClauses::add_consequences(const std::vector<std::pair<std::size_t, int>>& lengths, const Node* node) {
  Clause unless;
  for (const auto& [family, length] : lengths) {
    const int step = length - root_.lengths[family].shortest;
    if (step >= static_cast<int>(lasts_[family].size())) return;
    unless.push_back(-lasts_[family][static_cast<std::size_t>(std::max(0, step))]);
  }
  if (node == nullptr) return box_.add(unless);
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    if (node->held[i] != Held::yes) continue;
    const int item = static_cast<int>(i);
    Clause from = unless;
    from.push_back(starts_from(item, node->starts[i].min()));
    box_.add(from);
    Clause until = unless;
    until.push_back(-starts_from(item, node->starts[i].max() + 1));
    box_.add(until);
  }
}

void DayClauses::narrow_to(const Node& node) {
  for (std::size_t f = 0; f < node.lengths.size(); ++f) {
    const int shortest = root_.lengths[f].shortest;
    for (int k = told_.lengths[f].shortest; k < node.lengths[f].shortest; ++k) {
      box_.add({lasts_[f][static_cast<std::size_t>(k + 1 - shortest)]});
    }
    for (int k = node.lengths[f].longest; k < told_.lengths[f].longest; ++k) {
      box_.add({-lasts_[f][static_cast<std::size_t>(k + 1 - shortest)]});
    }
  }
  for (std::size_t i = 0; i < starts_.size(); ++i) {
    const int item = static_cast<int>(i);
    if (node.held[i] != told_.held[i]) box_.add({node.held[i] == Held::yes ? held(item) : -held(item)});
    if (node.held[i] == Held::no) continue;
    for (const int s : starts_[i].values) {
      if (node.starts[i].has(s) || !told_.starts[i].has(s)) continue;
      box_.add({-held(item), -starts_from(item, s), starts_from(item, s + 1)});
    }
  }
  told_ = node;
}

void DayClauses::leave_something_out() {
  Clause some;
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    if (!model_.items[i].marker && model_.items[i].price == no_price) some.push_back(-held_[i]);
  }
  box_.add(some);
}

Layout DayClauses::answered() {
  Layout at;
  const std::size_t n = starts_.size();
  at.start.assign(n, -1);
  at.length.assign(n, 0);
  at.room.assign(n, -1);
  for (std::size_t i = 0; i < n; ++i) {
    const int item = static_cast<int>(i);
    at.length[i] = least_length(item);
    while (at.length[i] < most_length(item) && box_.holds(lasts(item, at.length[i] + 1))) ++at.length[i];
    if (model_.items[i].marker || !box_.holds(held(item))) continue;
    for (const int s : starts_[i].values) {
      if (box_.holds(starts_from(item, s))) at.start[i] = s;
    }
    for (std::size_t room = 0; room < rooms_[i].size(); ++room) {
      if (box_.holds(rooms_[i][room])) at.room[i] = static_cast<int>(room);
    }
  }
  return at;
}

}  // namespace samling::timetable::agenda
