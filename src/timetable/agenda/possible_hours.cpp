#include "timetable/agenda/possible_hours.hpp"

#include <algorithm>

namespace samling::timetable::agenda {
namespace {

bool can_start(const GridModel& model, const Item& item, int start) {
  return start >= item.first_start && start <= item.last_start && start + item.shortest <= model.steps &&
         start + item.shortest <= item.free_until[static_cast<std::size_t>(start)];
}

class OrderPusher {
 public:
  OrderPusher(const GridModel& model, std::vector<PossibleHours>& hours) : model_(model), hours_(hours) {}

  // First only later, so that what is pushed out is held against its own hours; then both ways.
  PushedOut push_all() {
    to_fixed_point(true, false);
    if (out_.activity < 0) to_fixed_point(true, true);
    return out_;
  }

 private:
  void to_fixed_point(bool later, bool earlier) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const Order& order : model_.orders) {
        if (!order.hard() || !counts(order.from) || !counts(order.to)) continue;
        const int delay = delay_of(order);
        if (later && not_before(order.to, of(order.from).first_start + delay)) changed = true;
        if (out_.activity < 0 && earlier && not_after(order.from, of(order.to).last_start - delay)) changed = true;
        if (out_.activity >= 0) return;
      }
    }
  }

  PossibleHours& of(int item) { return hours_[static_cast<std::size_t>(item)]; }
  const Item& item(int row) const { return model_.items[static_cast<std::size_t>(row)]; }
  bool counts(int row) { return !item(row).marker && item(row).price == no_price && of(row).any(); }

  int delay_of(const Order& order) const {
    if (order.kind == Order::Kind::after_end) return order.steps + item(order.from).shortest;
    if (order.kind == Order::Kind::after_start) return order.steps;
    return -item(order.to).longest - order.steps;
  }

  bool not_before(int row, int start) {
    PossibleHours& hours = of(row);
    if (start <= hours.first_start) return false;
    int next = start;
    while (next <= hours.last_start && !can_start(model_, item(row), next)) ++next;
    if (next > hours.last_start) {
      out_ = {row, start, true};
      return false;
    }
    hours.first_start = next;
    return true;
  }

  bool not_after(int row, int start) {
    PossibleHours& hours = of(row);
    if (start >= hours.last_start) return false;
    int next = start;
    while (next >= hours.first_start && !can_start(model_, item(row), next)) --next;
    if (next < hours.first_start) {
      out_ = {row, start, false};
      return false;
    }
    hours.last_start = next;
    return true;
  }

  const GridModel& model_;
  std::vector<PossibleHours>& hours_;
  PushedOut out_;
};

}  // namespace

std::vector<PossibleHours> own_hours(const GridModel& model) {
  std::vector<PossibleHours> all;
  for (int row = 0; row < model.activities; ++row) {
    const Item& item = model.items[static_cast<std::size_t>(row)];
    PossibleHours hours{model.steps, -1};
    for (int start = item.first_start; start <= item.last_start && start <= model.steps; ++start) {
      if (!can_start(model, item, start)) continue;
      hours.first_start = std::min(hours.first_start, start);
      hours.last_start = start;
    }
    all.push_back(hours);
  }
  return all;
}

PushedOut push_along_orders(const GridModel& model, std::vector<PossibleHours>& hours) {
  return OrderPusher(model, hours).push_all();
}

}  // namespace samling::timetable::agenda
