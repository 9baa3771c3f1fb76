// The longest stretch: every window of its length + 1 within the day touches a break. Idle steps.
#include <algorithm>

#include "timetable/agenda/day_clauses.hpp"

namespace samling::timetable::agenda {

Literal DayClauses::begun(int step) {
  const auto [known, fresh] = begun_.try_emplace(step, 0);
  if (!fresh) return known->second;
  const Literal told = known->second = box_.fresh();
  for (int i = 0; i < model_.activities; ++i) {
    if (!out(i)) box_.add({-held(i), starts_from(i, step + 1), told});
  }
  return told;
}

Literal DayClauses::not_over(int step) {
  const auto [known, fresh] = not_over_.try_emplace(step, 0);
  if (!fresh) return known->second;
  const Literal told = known->second = box_.fresh();
  for (int i = 0; i < model_.activities && !box_.closed(); ++i) {
    if (out(i)) continue;
    for (int length = least_length(i); length <= most_length(i); ++length) {
      box_.add({-held(i), -lasts(i, length), -starts_from(i, step - length), told});
    }
  }
  return told;
}

// For each break a literal that holds only if it runs at a step from `from` to `to`.
Clause DayClauses::touching(int from, int to) {
  Clause touches;
  for (int i = 0; i < model_.activities; ++i) {
    if (!model_.items[static_cast<std::size_t>(i)].is_break || out(i)) continue;
    const Literal in_time = -starts_from(i, to + 1);
    const Literal late_enough = starts_from(i, from - most_length(i) + 1);
    if (box_.is_false(in_time) || box_.is_false(late_enough)) continue;
    const Literal touch = box_.fresh();
    box_.add({-touch, held(i)});
    box_.add({-touch, in_time});
    for (int length = least_length(i); length <= most_length(i); ++length) {
      box_.add({-touch, lasts(i, length + 1), starts_from(i, from - length + 1)});
    }
    touches.push_back(touch);
  }
  return touches;
}

void DayClauses::add_stretch() {
  if (model_.stretch < 0) return;
  for (int from = 0; from + model_.stretch + 1 <= model_.steps; ++from) {
    Clause clause = touching(from, from + model_.stretch);
    clause.push_back(-begun(from));
    clause.push_back(-not_over(from + model_.stretch + 1));
    box_.add(clause);
  }
}

// Of a stretch of n steps n - limit windows of limit + 1 steps touch no break.
void DayClauses::charge_stretches(Prices01& prices, int limit, Cost price) {
  if (price == 0) return;
  for (int from = 0; from + limit + 1 <= model_.steps; ++from) {
    Clause clause = touching(from, from + limit);
    const Literal told = box_.fresh();
    clause.insert(clause.end(), {-begun(from), -not_over(from + limit + 1), told});
    box_.add(clause);
    prices.charge(box_, told, price);
  }
}

void DayClauses::charge_idle(Prices01& prices, Cost price) {
  if (price == 0) return;
  for (int step = 0; step < model_.steps; ++step) {
    const Literal told = box_.fresh();
    Clause clause{-begun(step), -not_over(step + 1), told};
    for (int i = 0; i < model_.activities; ++i) {
      if (out(i)) continue;
      const Literal in_time = -starts_from(i, step + 1);
      const Literal late_enough = starts_from(i, step - most_length(i) + 1);
      if (box_.is_false(in_time) || box_.is_false(late_enough)) continue;
      const Literal runs = box_.fresh();
      box_.add({-runs, held(i)});
      box_.add({-runs, in_time});
      for (int length = least_length(i); length <= most_length(i); ++length) {
        box_.add({-runs, lasts(i, length + 1), starts_from(i, step - length + 1)});
      }
      clause.push_back(runs);
    }
    box_.add(clause);
    prices.charge(box_, told, price);
  }
}

}  // namespace samling::timetable::agenda
