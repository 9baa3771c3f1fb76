#include "timetable/agenda/price_bound.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace samling::timetable::agenda {
namespace {

constexpr Cost never = std::numeric_limits<Cost>::max() / 4;
constexpr Cost least_ambition = 20'000;  // thousandths that a step aims above the bound

}  // namespace

PriceBound::PriceBound(const GridModel& model, std::vector<std::vector<int>> cliques, std::vector<RoomPool> pools)
    : model_(model), span_(model.steps + model.changeover + 1), orders_of_(model.items.size()) {
  for (auto& clique : cliques) {
    std::vector<int> takes(clique.size(), 1);
    std::vector<int> empties(clique.size(), 0);
    rows_.push_back({std::move(clique), std::move(takes), std::move(empties), 1, 0});
  }
  for (RoomPool& pool : pools) {
    rows_.push_back({std::move(pool.users), std::move(pool.takes), std::move(pool.empties), pool.rooms, pool.after});
  }
  for (std::size_t o = 0; o < model.orders.size(); ++o) {
    orders_of_[static_cast<std::size_t>(model.orders[o].from)].push_back(o);
    orders_of_[static_cast<std::size_t>(model.orders[o].to)].push_back(o);
  }
  const std::size_t items = model.items.size();
  run_price_.assign(items, std::vector<Cost>(static_cast<std::size_t>(span_) + 1, 0));
  after_price_ = run_price_;
  inner_price_ = run_price_;
  order_suffix_.assign(model.orders.size(), std::vector<Cost>(static_cast<std::size_t>(model.steps) + 2, 0));
  out_cost_.assign(items, 0);
  counts_.assign(model.orders.size(), true);
  given_up_.assign(model.orders.size(), false);
  shortest_.assign(items, 0);
  longest_.assign(items, 0);
  best_.assign(items, {});
  family_best_.assign(model.families.size(), 0);
  family_total_.resize(model.families.size());
  row_slope_.assign(rows_.size(), std::vector<int>(static_cast<std::size_t>(span_) + 1, 0));
  order_slope_.assign(model.orders.size(), std::vector<int>(static_cast<std::size_t>(model.steps) + 2, 0));
}

Prices PriceBound::zero() const {
  return {std::vector<Cost>(rows_.size() * static_cast<std::size_t>(span_), 0),
          std::vector<Cost>(model_.orders.size() * (static_cast<std::size_t>(model_.steps) + 1), 0)};
}

// Prefix sums of what running at each step costs each item; returns minus the prices of all capacities.
Cost PriceBound::capacity_terms(const Prices& prices) {
  const auto span = static_cast<std::size_t>(span_);
  for (auto& sums : run_price_) std::fill(sums.begin(), sums.end(), 0);
  if (model_.changeover > 0) {
    for (auto& sums : after_price_) std::fill(sums.begin(), sums.end(), 0);
    for (auto& sums : inner_price_) std::fill(sums.begin(), sums.end(), 0);
  }
  Cost total = 0;
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const Row& row = rows_[r];
    const Cost* const price = prices.rows.data() + r * span;
    Cost sum = 0;
    for (std::size_t t = 0; t < span; ++t) sum += price[t];
    if (sum == 0) continue;
    total -= sum * row.capacity;
    for (std::size_t u = 0; u < row.users.size(); ++u) {
      const auto user = static_cast<std::size_t>(row.users[u]);
      auto& sums = row.after > 0 ? after_price_[user] : run_price_[user];
      for (std::size_t t = 0; t < span; ++t) sums[t + 1] += price[t] * row.takes[u];
      if (row.empties[u] == 0) continue;
      for (std::size_t t = 0; t < span; ++t) inner_price_[user][t + 1] += price[t] * row.empties[u];
    }
  }
  for (std::size_t i = 0; i < run_price_.size(); ++i) {
    for (std::size_t t = 0; t < span; ++t) run_price_[i][t + 1] += run_price_[i][t];
    if (model_.changeover == 0) continue;
    for (std::size_t t = 0; t < span; ++t) after_price_[i][t + 1] += after_price_[i][t];
    for (std::size_t t = 0; t < span; ++t) inner_price_[i][t + 1] += inner_price_[i][t];
  }
  return total;
}

// Suffix sums of the prices of orders; returns what wishes that are given up cost, less their prices.
Cost PriceBound::order_terms(const Node& node, const Prices& prices) {
  const auto steps = static_cast<std::size_t>(model_.steps);
  Cost total = 0;
  for (std::size_t o = 0; o < model_.orders.size(); ++o) {
    const Order& order = model_.orders[o];
    counts_[o] = node.held[static_cast<std::size_t>(order.from)] != Held::no &&
                 node.held[static_cast<std::size_t>(order.to)] != Held::no;
    if (!counts_[o]) continue;
    const Cost* const price = prices.orders.data() + o * (steps + 1);
    auto& suffix = order_suffix_[o];
    suffix[steps + 1] = 0;
    for (std::size_t t = steps + 1; t-- > 0;) suffix[t] = suffix[t + 1] + price[t];
    given_up_[o] = !order.hard() && order.weight < suffix[0];
    if (given_up_[o]) total += order.weight - suffix[0];
  }
  return total;
}

int PriceBound::delay(const Order& order, int length_from) const {
  if (order.kind == Order::Kind::after_end) return order.steps + length_from;
  if (order.kind == Order::Kind::after_start) return order.steps;
  return -longest_[static_cast<std::size_t>(order.to)] - order.steps;
}

// Prices of the order's steps from `step` on.
Cost PriceBound::order_gain(std::size_t order, int step) const {
  return order_suffix_[order][static_cast<std::size_t>(std::clamp(step, 0, model_.steps + 1))];
}

Cost PriceBound::reduced(std::size_t i, int start, int length) const {
  const Item& item = model_.items[i];
  const auto s = static_cast<std::size_t>(start);
  const auto e = static_cast<std::size_t>(start + length);
  Cost cost = item.start_cost[s] + item.end_cost[e] + item.step_shorter * (item.longest - length) +
              item.step_held * length + run_price_[i][e] - run_price_[i][s];
  if (model_.changeover > 0) {
    const auto after = static_cast<std::size_t>(model_.changeover);
    cost += after_price_[i][e + after] - after_price_[i][s];
    if (length > model_.changeover) cost += inner_price_[i][e] - inner_price_[i][s + after];
  }
  for (const std::size_t o : orders_of_[i]) {
    if (!counts_[o]) continue;
    const Order& order = model_.orders[o];
    const bool is_from = static_cast<std::size_t>(order.from) == i;
    cost += is_from ? -order_gain(o, start + delay(order, length)) : order_gain(o, start);
  }
  return cost;
}

PriceBound::Best PriceBound::cheapest(const Node& node, std::size_t i, int length) const {
  Best best{never, -1, length};
  for (int s = node.starts[i].next(0); s >= 0 && s + length <= model_.steps; s = node.starts[i].next(s + 1)) {
    const Cost cost = reduced(i, s, length);
    if (cost < best.cost) best = {cost, s, length};
  }
  if (node.held[i] == Held::open && out_cost_[i] <= best.cost) best = {out_cost_[i], -1, length};
  return best;
}

std::optional<Cost> PriceBound::choose(const Node& node, const Stopper& stopper) {
  Cost total = 0;
  for (auto& totals : family_total_) totals.clear();
  for (std::size_t f = 0; f < node.lengths.size(); ++f) {
    family_total_[f].assign(static_cast<std::size_t>(node.lengths[f].longest - node.lengths[f].shortest) + 1, 0);
  }
  std::vector<std::vector<Best>> flexible(best_.size());
  for (std::size_t i = 0; i < best_.size(); ++i) {
    best_[i] = {0, -1, shortest_[i]};
    if (node.held[i] == Held::no) continue;
    const int family = model_.items[i].family;
    if (family < 0) {
      best_[i] = cheapest(node, i, shortest_[i]);
      total += best_[i].cost;
      continue;
    }
    if (stopper.interrupted()) return std::nullopt;  // many lengths, each with many starts
    for (int length = shortest_[i]; length <= longest_[i]; ++length) {
      flexible[i].push_back(cheapest(node, i, length));
      Cost& sum = family_total_[static_cast<std::size_t>(family)][static_cast<std::size_t>(length - shortest_[i])];
      sum = std::min(never, sum + flexible[i].back().cost);
    }
  }
  std::vector<std::size_t> chosen(node.lengths.size(), 0);
  for (std::size_t f = 0; f < node.lengths.size(); ++f) {
    const auto least = std::ranges::min_element(family_total_[f]);
    chosen[f] = static_cast<std::size_t>(least - family_total_[f].begin());
    family_best_[f] = *least;
    total += *least;
  }
  for (std::size_t i = 0; i < best_.size(); ++i) {
    if (!flexible[i].empty()) best_[i] = flexible[i][chosen[static_cast<std::size_t>(model_.items[i].family)]];
  }
  return total;
}

std::optional<Cost> PriceBound::evaluate(const Node& node, const Prices& prices, const Stopper& stopper) {
  for (std::size_t i = 0; i < best_.size(); ++i) {
    shortest_[i] = shortest(model_, node, i);
    longest_[i] = longest(model_, node, i);
  }
  Cost total = capacity_terms(prices) + order_terms(node, prices);
  for (std::size_t i = 0; i < best_.size(); ++i) {
    out_cost_[i] = model_.items[i].price == no_price ? 0 : model_.items[i].price;
    for (const std::size_t o : orders_of_[i]) {
      if (counts_[o] && static_cast<std::size_t>(model_.orders[o].from) == i) out_cost_[i] -= order_suffix_[o][0];
    }
    if (node.held[i] == Held::no) total += out_cost_[i];
  }
  const std::optional<Cost> chosen = choose(node, stopper);
  if (!chosen) return std::nullopt;
  return total + *chosen;
}

void PriceBound::row_slopes() {
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    const Row& row = rows_[r];
    std::vector<int>& slope = row_slope_[r];
    std::fill(slope.begin(), slope.end(), 0);
    for (std::size_t u = 0; u < row.users.size(); ++u) {
      const Best& best = best_[static_cast<std::size_t>(row.users[u])];
      if (best.start < 0) continue;
      slope[static_cast<std::size_t>(best.start)] += row.takes[u];
      slope[static_cast<std::size_t>(std::min(span_, best.start + best.length + row.after))] -= row.takes[u];
      if (best.length <= row.after) continue;
      slope[static_cast<std::size_t>(best.start + row.after)] += row.empties[u];
      slope[static_cast<std::size_t>(best.start + best.length)] -= row.empties[u];
    }
    int running = 0;
    for (int t = 0; t < span_; ++t) {
      running += slope[static_cast<std::size_t>(t)];
      slope[static_cast<std::size_t>(t)] = running - row.capacity;
    }
  }
}

void PriceBound::order_slopes() {
  for (std::size_t o = 0; o < model_.orders.size(); ++o) {
    std::vector<int>& slope = order_slope_[o];
    std::fill(slope.begin(), slope.end(), 0);
    if (!counts_[o]) continue;
    const Order& order = model_.orders[o];
    const Best& from = best_[static_cast<std::size_t>(order.from)];
    const Best& to = best_[static_cast<std::size_t>(order.to)];
    const int ready = from.start < 0 ? 0 : std::clamp(from.start + delay(order, from.length), 0, model_.steps + 1);
    const int begins = to.start < 0 ? model_.steps + 1 : to.start;
    for (int t = begins; t < ready; ++t) slope[static_cast<std::size_t>(t)] = 1;
    for (int t = ready; t < begins; ++t) slope[static_cast<std::size_t>(t)] = -1;
    if (!given_up_[o]) continue;
    for (int t = 0; t <= model_.steps; ++t) --slope[static_cast<std::size_t>(t)];
  }
}

void PriceBound::slopes() {
  row_slopes();
  order_slopes();
}

double PriceBound::norm(const Prices& prices) const {
  double sum = 0;
  const auto count = [&](const std::vector<std::vector<int>>& slopes, const std::vector<Cost>& price,
                         std::size_t width) {
    for (std::size_t r = 0; r < slopes.size(); ++r) {
      for (std::size_t t = 0; t < width; ++t) {
        const int slope = slopes[r][t];
        if (slope > 0 || (slope < 0 && price[r * width + t] > 0)) sum += static_cast<double>(slope) * slope;
      }
    }
  };
  count(row_slope_, prices.rows, static_cast<std::size_t>(span_));
  count(order_slope_, prices.orders, static_cast<std::size_t>(model_.steps) + 1);
  return sum;
}

void PriceBound::step(Prices& prices, double size) const {
  const auto move = [&](const std::vector<std::vector<int>>& slopes, std::vector<Cost>& price, std::size_t width) {
    for (std::size_t r = 0; r < slopes.size(); ++r) {
      for (std::size_t t = 0; t < width; ++t) {
        Cost& value = price[r * width + t];
        if (slopes[r][t] != 0) value = std::max<Cost>(0, value + std::llround(size * slopes[r][t]));
      }
    }
  };
  move(row_slope_, prices.rows, static_cast<std::size_t>(span_));
  move(order_slope_, prices.orders, static_cast<std::size_t>(model_.steps) + 1);
}

bool PriceBound::fix_item(Node& node, std::size_t i, Cost slack, bool& pruned) const {
  if (node.held[i] == Held::no || shortest_[i] != longest_[i]) return true;
  const Cost most = best_[i].cost + slack;
  for (int s = node.starts[i].next(0); s >= 0; s = node.starts[i].next(s + 1)) {
    if (s + shortest_[i] <= model_.steps && reduced(i, s, shortest_[i]) < most) continue;
    node.starts[i].remove(s);
    pruned = true;
  }
  if (node.held[i] == Held::open && out_cost_[i] >= most) {
    node.held[i] = Held::yes;
    pruned = true;
  }
  return node.held[i] == Held::open || !node.starts[i].empty();
}

bool PriceBound::fix_lengths(Node& node, Cost slack, bool& pruned) const {
  for (std::size_t f = 0; f < node.lengths.size(); ++f) {
    Family& range = node.lengths[f];
    const auto& totals = family_total_[f];
    std::size_t first = 0;
    std::size_t last = totals.size();
    while (first < last && totals[first] - family_best_[f] >= slack) ++first;
    while (last > first && totals[last - 1] - family_best_[f] >= slack) --last;
    if (first == last) return false;
    pruned = pruned || last - first < totals.size();
    range.longest = range.shortest + static_cast<int>(last) - 1;
    range.shortest += static_cast<int>(first);
  }
  return true;
}

// Precondition: the last evaluate() was of this node and gave `bound`.
bool PriceBound::fix(Node& node, Cost bound, Cost cutoff, bool& pruned) const {
  const Cost slack = cutoff - bound;
  for (std::size_t i = 0; i < best_.size(); ++i) {
    if (!fix_item(node, i, slack, pruned)) return false;
  }
  return fix_lengths(node, slack, pruned);
}

Choice PriceBound::choice() const {
  Choice made;
  for (const Best& best : best_) {
    made.start.push_back(best.start);
    made.length.push_back(best.length);
  }
  made.clash.assign(best_.size(), 0);
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    for (const int user : rows_[r].users) {
      const Best& best = best_[static_cast<std::size_t>(user)];
      for (int t = best.start; best.start >= 0 && t < best.start + best.length; ++t) {
        made.clash[static_cast<std::size_t>(user)] += std::max(0, row_slope_[r][static_cast<std::size_t>(t)]);
      }
    }
  }
  for (std::size_t o = 0; o < model_.orders.size(); ++o) {
    int late = 0;
    for (int t = 0; t <= model_.steps; ++t) late += std::max(0, order_slope_[o][static_cast<std::size_t>(t)]);
    made.clash[static_cast<std::size_t>(model_.orders[o].from)] += late;
    made.clash[static_cast<std::size_t>(model_.orders[o].to)] += late;
  }
  return made;
}

BoundResult PriceBound::improve(Node& node, Prices& prices, Cost cutoff, int rounds, const Stopper& stopper) {
  BoundResult result;
  result.bound = std::numeric_limits<Cost>::min();
  Prices current = prices;
  double eager = 1.0;
  int stale = 0;
  for (int round = 0; round < rounds && (round == 0 || !stopper.interrupted()); ++round) {
    const Cost fixed = pair_costs(node);
    const std::optional<Cost> priced = evaluate(node, current, stopper);
    if (!priced) break;
    const Cost bound = *priced + fixed;
    slopes();
    if (bound > result.bound) {
      result.bound = bound;
      result.choice = choice();
      prices = current;
      stale = 0;
      if (bound >= cutoff || !fix(node, bound, cutoff, result.pruned)) {
        result.empty = true;
        return result;
      }
    } else if (++stale >= 4) {
      eager *= 0.6;
      stale = 0;
    }
    const double length = norm(current);
    if (length == 0) break;
    const Cost aim = cutoff < never ? cutoff : std::max(bound, result.bound) + std::abs(result.bound) / 20;
    step(current, eager * static_cast<double>(std::max(aim - bound, least_ambition)) / length);
  }
  return result;
}

}  // namespace samling::timetable::agenda
