#include "timetable/agenda/twins.hpp"

#include <algorithm>
#include <utility>

namespace samling::timetable::agenda {
namespace {

int swapped(int item, int a, int b) {
  return item == a ? b : item == b ? a : item;
}

// The same list after a and b have changed names, ends of a pair in ascending order.
template <class Row>
std::vector<Row> renamed_pairs(std::vector<Row> rows, int a, int b) {
  for (Row& row : rows) {
    row.a = swapped(row.a, a, b);
    row.b = swapped(row.b, a, b);
    if (row.a > row.b) std::swap(row.a, row.b);
  }
  std::ranges::sort(rows);
  return rows;
}

std::vector<Order> renamed_orders(std::vector<Order> rows, int a, int b) {
  for (Order& row : rows) {
    row.from = swapped(row.from, a, b);
    row.to = swapped(row.to, a, b);
  }
  std::ranges::sort(rows);
  return rows;
}

std::vector<std::pair<int, int>> renamed_walkers(std::vector<std::pair<int, int>> rows, int a, int b) {
  for (auto& row : rows) {
    row = std::minmax({swapped(row.first, a, b), swapped(row.second, a, b)});
  }
  std::ranges::sort(rows);
  return rows;
}

bool symmetric_kinds(const GridModel& model) {
  return std::ranges::none_of(model.pair_costs,
                              [](const PairCost& cost) { return cost.kind == PairCost::Kind::broken_before; });
}

bool are_twins(const GridModel& model, int a, int b) {
  if (!(model.items[static_cast<std::size_t>(a)] == model.items[static_cast<std::size_t>(b)])) return false;
  return renamed_pairs(model.disjoint, a, b) == renamed_pairs(model.disjoint, -1, -1) &&
         renamed_orders(model.orders, a, b) == renamed_orders(model.orders, -1, -1) &&
         renamed_pairs(model.pair_costs, a, b) == renamed_pairs(model.pair_costs, -1, -1) &&
         renamed_walkers(model.walkers, a, b) == renamed_walkers(model.walkers, -1, -1);
}

}  // namespace

void order_twins(GridModel& model) {
  if (!symmetric_kinds(model)) return;
  std::vector<Order> found;
  std::vector<bool> taken(model.items.size(), false);
  for (int first = 0; first < model.activities; ++first) {
    if (taken[static_cast<std::size_t>(first)]) continue;
    int last = first;
    for (int next = first + 1; next < model.activities; ++next) {
      if (taken[static_cast<std::size_t>(next)] || !are_twins(model, first, next)) continue;
      const bool apart =
          std::ranges::any_of(model.disjoint, [&](const Disjoint& pair) { return pair.a == last && pair.b == next; });
      found.push_back({apart ? Order::Kind::after_end : Order::Kind::after_start, last, next, 0, -1});
      taken[static_cast<std::size_t>(next)] = true;
      last = next;
    }
  }
  model.orders.insert(model.orders.end(), found.begin(), found.end());
}

std::vector<int> room_classes(const GridModel& model) {
  const std::size_t rooms = model.walk.size();
  std::vector<int> classes(rooms, -1);
  const auto alike = [&](std::size_t a, std::size_t b) {
    if (model.room_free_until[a] != model.room_free_until[b]) return false;
    for (std::size_t k = 0; k < rooms; ++k) {
      if (k != a && k != b && model.walk[a][k] != model.walk[b][k]) return false;
    }
    return std::ranges::all_of(model.items,
                               [&](const Item& item) { return (item.rooms >> a & 1U) == (item.rooms >> b & 1U); });
  };
  for (std::size_t a = 0; a < rooms; ++a) {
    classes[a] = static_cast<int>(a);
    for (std::size_t b = 0; b < a; ++b) {
      if (classes[b] == static_cast<int>(b) && alike(b, a)) {
        classes[a] = static_cast<int>(b);
        break;
      }
    }
  }
  return classes;
}

}  // namespace samling::timetable::agenda
