#include "timetable/agenda/layout.hpp"

#include <algorithm>

namespace samling::timetable::agenda {
namespace {

// The activities of a layout in whole steps, with what lies between them.
class LayoutBill {
 public:
  LayoutBill(const GridModel& model, const Layout& at) : model_(model), at_(at) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(model.activities); ++i) {
      if (at.start[i] >= 0) order_.push_back(i);
    }
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return at.start[i]; });
    if (!order_.empty()) first_ = at.start[order_.front()];
    for (const std::size_t i : order_) last_ = std::max(last_, end(i));
  }

  Cost total() const {
    Cost cost = idle() + stretches();
    // By the model: a layout of another model of the same day may lack the markers.
    for (std::size_t i = 0; i < model_.items.size(); ++i) cost += item(i);
    for (const Order& order : model_.orders) cost += wish(order);
    for (const PairCost& pair : model_.pair_costs) cost += between(pair);
    return cost;
  }

 private:
  int end(std::size_t i) const { return at_.start[i] + at_.length[i]; }

  Cost item(std::size_t i) const {
    const Item& item = model_.items[i];
    if (item.marker) {
      const int at = static_cast<int>(i) == model_.first_marker ? first_ : last_;
      return item.start_cost[static_cast<std::size_t>(at)];
    }
    if (at_.start[i] < 0) return item.price == no_price ? 0 : item.price;
    return item.start_cost[static_cast<std::size_t>(at_.start[i])] + item.end_cost[static_cast<std::size_t>(end(i))] +
           item.step_shorter * (item.longest - at_.length[i]) + item.step_held * at_.length[i];
  }

  Cost wish(const Order& order) const {
    if (order.hard()) return 0;
    const auto from = static_cast<std::size_t>(order.from);
    const auto to = static_cast<std::size_t>(order.to);
    if (at_.start[from] < 0 || at_.start[to] < 0) return 0;
    return end(from) + order.steps <= at_.start[to] ? 0 : order.weight;
  }

  Cost between(const PairCost& pair) const {
    const auto a = static_cast<std::size_t>(pair.a);
    const auto b = static_cast<std::size_t>(pair.b);
    if (at_.start[a] < 0 || at_.start[b] < 0) return 0;
    const int after = (at_.start[b] - end(a)) * model_.grid;
    const int gap = std::max(after, (at_.start[a] - end(b)) * model_.grid);
    switch (pair.kind) {
      case PairCost::Kind::lacking:
        return pair.weight * std::clamp(pair.minutes - gap, 0, pair.minutes);
      case PairCost::Kind::beyond:
        return pair.weight * std::max(0, gap - pair.minutes);
      case PairCost::Kind::broken_apart:
        return gap < pair.minutes ? pair.weight : 0;
      case PairCost::Kind::broken_together:
        return at_.start[a] != at_.start[b] ? pair.weight : 0;
      case PairCost::Kind::broken_before:
        return after < pair.minutes || (pair.most >= 0 && after > pair.most) ? pair.weight : 0;
    }
    return 0;
  }

  Cost idle() const {
    Cost steps = 0;
    int busy_until = first_;
    for (const std::size_t i : order_) {
      steps += std::max(0, at_.start[i] - busy_until);
      busy_until = std::max(busy_until, end(i));
    }
    return steps * model_.idle_weight;
  }

  Cost stretches() const {
    if (model_.stretch_weight == 0) return 0;
    Cost over = 0;
    int since = first_;
    const auto charge = [&](int until) { over += std::max(0, (until - since) * model_.grid - model_.stretch_minutes); };
    for (const std::size_t i : order_) {
      if (!model_.items[i].is_break) continue;
      charge(at_.start[i]);
      since = std::max(since, end(i));
    }
    charge(last_);
    return over * model_.stretch_weight;
  }

  const GridModel& model_;
  const Layout& at_;
  std::vector<std::size_t> order_;
  int first_ = 0;
  int last_ = 0;
};

}  // namespace

Cost layout_cost(const GridModel& model, const Layout& at) {
  return LayoutBill(model, at).total();
}

Agenda agenda_of(const AgendaProblem& problem, const Layout& at) {
  Agenda agenda;
  for (std::size_t i = 0; i < problem.size(); ++i) {
    agenda.placements.emplace_back();
    if (at.start[i] < 0) continue;
    Placement placement;
    placement.start = problem.input().start + problem.input().grid * at.start[i];
    placement.length = problem.input().grid * at.length[i];
    if (at.room[i] >= 0) placement.room = RoomId(at.room[i]);
    agenda.placements.back() = placement;
  }
  return agenda;
}

}  // namespace samling::timetable::agenda
