// Costs as prices of literals: a cost that changes along the starts is its first value and a price for every step up
// (or, for a step down, for not being that late).
#include <algorithm>
#include <utility>

#include "timetable/agenda/day_clauses.hpp"

namespace samling::timetable::agenda {

Prices01 DayClauses::costs(const GridModel& model) {
  Prices01 prices;
  for (int row = 0; row < static_cast<int>(model.items.size()); ++row) {
    charge_item(prices, model.items[static_cast<std::size_t>(row)], row);
  }
  for (const Order& order : model.orders) {
    if (!order.hard() && !out(order.from) && !out(order.to)) charge_order(prices, order);
  }
  for (const PairCost& pair : model.pair_costs) {
    if (!out(pair.a) && !out(pair.b)) charge_pair(prices, pair);
  }
  charge_idle(prices, model.idle_weight);
  if (model.stretch_weight > 0) {
    const int limit = model.stretch_minutes / model.grid;
    const int rest = model.stretch_minutes % model.grid;
    charge_stretches(prices, limit, model.stretch_weight * (model.grid - rest));
    charge_stretches(prices, limit + 1, model.stretch_weight * rest);
  }
  return prices;
}

Prices01 DayClauses::left_out() const {
  Prices01 prices;
  for (std::size_t i = 0; i < model_.items.size(); ++i) {
    const Item& item = model_.items[i];
    if (!item.marker && item.price == no_price) prices.charge(box_, -held_[i], item.priority);
  }
  return prices;
}

void DayClauses::charge_item(Prices01& prices, const Item& item, int row) {
  if (!item.marker && item.price != no_price) prices.charge(box_, -held(row), item.price);
  if (out(row)) return;
  charge_length(prices, item, row);
  charge_steps(prices, row, item.start_cost, false);
  charge_steps(prices, row, item.end_cost, true);
}

void DayClauses::charge_length(Prices01& prices, const Item& item, int row) {
  const int least = least_length(row);
  prices.charge(box_, held(row), item.step_shorter * (item.longest - least) + item.step_held * least);
  const Cost step = item.step_held - item.step_shorter;
  if (step == 0) return;
  for (int length = least + 1; length <= most_length(row); ++length) {
    prices.charge(box_, box_.both(held(row), lasts(row, length)), step);
  }
}

// Ends at that step or later.
Literal DayClauses::ends_from(int row, int step) {
  const int least = least_length(row);
  const int most = most_length(row);
  if (least == most) return starts_from(row, step - least);
  const Literal told = box_.fresh();
  for (int length = least; length <= most; ++length) {
    box_.add({-lasts(row, length), -starts_from(row, step - length), told});
    box_.add({lasts(row, length + 1), starts_from(row, step - length), -told});
  }
  return told;
}

void DayClauses::charge_steps(Prices01& prices, int row, const std::vector<Cost>& by_step, bool at_end) {
  const auto& values = starts_[static_cast<std::size_t>(row)].values;
  const int first = values.front() + (at_end ? least_length(row) : 0);
  const int last = values.back() + (at_end ? most_length(row) : 0);
  const auto from = by_step.begin() + first;
  const auto cheapest = std::min_element(from, by_step.begin() + std::min(last, model_.steps) + 1);
  prices.charge(box_, held(row), *cheapest);
  for (int step = first + 1; step <= std::min(last, model_.steps); ++step) {
    const Cost more = by_step[static_cast<std::size_t>(step)] - by_step[static_cast<std::size_t>(step) - 1];
    if (more == 0) continue;
    const Literal late = at_end ? ends_from(row, step) : starts_from(row, step);
    if (step > cheapest - by_step.begin()) {
      prices.charge(box_, box_.both(held(row), late), more);
    } else {
      prices.charge(box_, box_.both(held(row), -late), -more);
    }
  }
}

void DayClauses::charge_order(Prices01& prices, const Order& order) {
  const Literal broken = box_.fresh();
  after_end(unless_held({broken}, order.from, order.to), order.from, order.to, order.steps);
  const auto known = certain_gap_.find(std::minmax(order.from, order.to));
  if (known != certain_gap_.end() && order.steps >= 0) {
    Clause clause = unless_held({broken}, order.from, order.to);
    clause.push_back(before(order.from, order.to));
    box_.add(clause);
  }
  prices.charge(box_, broken, order.weight);
}

void DayClauses::charge_pair(Prices01& prices, const PairCost& pair) {
  const auto up = [&](int minutes) { return (minutes + model_.grid - 1) / model_.grid; };
  const Clause held = unless_held({}, pair.a, pair.b);
  const auto broken = [&] {
    const Literal told = box_.fresh();
    prices.charge(box_, told, pair.weight);
    Clause unless = held;
    unless.push_back(told);
    return unless;
  };
  switch (pair.kind) {
    case PairCost::Kind::lacking:
      return charge_lacking(prices, pair);
    case PairCost::Kind::beyond:
      return charge_beyond(prices, pair);
    case PairCost::Kind::broken_apart:
      return apart({broken().back()}, pair.a, pair.b, up(pair.minutes));
    case PairCost::Kind::broken_together: {
      const Clause unless = broken();
      after_start(unless, pair.a, pair.b, 0);
      return after_start(unless, pair.b, pair.a, 0);
    }
    case PairCost::Kind::broken_before: {
      const Clause unless = broken();
      after_end(unless, pair.a, pair.b, up(pair.minutes));
      if (pair.most >= 0) not_later(unless, pair.b, pair.a, pair.most / model_.grid);
      return;
    }
  }
}

// What lacks of `minutes` between the two: a price for each step that the gap falls short of.
void DayClauses::charge_lacking(Prices01& prices, const PairCost& pair) {
  Literal wider = 0;
  for (int gap = (pair.minutes + model_.grid - 1) / model_.grid; gap >= 0; --gap) {
    const int lacks_below = gap == 0 ? pair.minutes : std::min(pair.minutes, pair.minutes - (gap - 1) * model_.grid);
    const int lacks_here = std::max(0, pair.minutes - gap * model_.grid);
    if (lacks_below == lacks_here) continue;
    const Literal short_of = box_.fresh();
    apart({short_of}, pair.a, pair.b, gap);
    if (wider != 0) box_.add({-short_of, wider});
    wider = short_of;
    prices.charge(box_, short_of, pair.weight * (lacks_below - lacks_here));
  }
}

// `told` when b starts so long after the end of a.
void DayClauses::further(int a, int b, int gap, Literal told) {
  for (int length = least_length(a); length <= most_length(a); ++length) {
    for (const int s : starts_[static_cast<std::size_t>(a)].values) {
      Clause clause = unless_held({told}, a, b);
      clause.insert(clause.end(), {starts_from(a, s + 1), lasts(a, length + 1), -starts_from(b, s + length + gap)});
      box_.add(clause);
    }
  }
}

void DayClauses::charge_beyond(Prices01& prices, const PairCost& pair) {
  Literal nearer = 0;
  for (int gap = pair.minutes / model_.grid + 1; gap <= model_.steps; ++gap) {
    const int over_below = std::max(0, (gap - 1) * model_.grid - pair.minutes);
    const int over_here = gap * model_.grid - pair.minutes;
    const Literal beyond = box_.fresh();
    further(pair.a, pair.b, gap, beyond);
    further(pair.b, pair.a, gap, beyond);
    if (nearer != 0) box_.add({-beyond, nearer});
    nearer = beyond;
    prices.charge(box_, beyond, pair.weight * (over_here - over_below));
  }
}

}  // namespace samling::timetable::agenda
