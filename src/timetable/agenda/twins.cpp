#include "timetable/agenda/twins.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace samling::timetable::agenda {
namespace {

int other_name(int item, int a, int b) {
  return item == a ? b : item == b ? a : item;
}

std::pair<int, int> ends_of_row(const Order& row) {
  return {row.from, row.to};
}
std::pair<int, int> ends_of_row(const std::pair<int, int>& row) {
  return row;
}
template <class Row>
std::pair<int, int> ends_of_row(const Row& row) {
  return {row.a, row.b};
}

void rename_row(Order& row, int from, int to) {
  row.from = from;
  row.to = to;
}
void rename_row(std::pair<int, int>& row, int one, int two) {
  row = std::minmax(one, two);
}
template <class Row>
void rename_row(Row& row, int one, int two) {
  std::tie(row.a, row.b) = std::minmax(one, two);
}

// Whether the list is the same after a and b have changed names: only rows of one of them change.
template <class Row>
bool stays_the_same(const std::vector<Row>& rows, int a, int b) {
  std::vector<Row> before;
  for (const Row& row : rows) {
    const auto [one, two] = ends_of_row(row);
    if (one != a && one != b && two != a && two != b) continue;
    before.push_back(row);
    rename_row(before.back(), one, two);
  }
  std::vector<Row> after = before;
  for (Row& row : after) {
    const auto [one, two] = ends_of_row(row);
    rename_row(row, other_name(one, a, b), other_name(two, a, b));
  }
  std::ranges::sort(before);
  std::ranges::sort(after);
  return before == after;
}

bool symmetric_kinds(const GridModel& model) {
  return std::ranges::none_of(model.pair_costs,
                              [](const PairCost& cost) { return cost.kind == PairCost::Kind::broken_before; });
}

bool are_twins(const GridModel& model, int a, int b) {
  if (!(model.items[static_cast<std::size_t>(a)] == model.items[static_cast<std::size_t>(b)])) return false;
  return stays_the_same(model.disjoint, a, b) && stays_the_same(model.orders, a, b) &&
         stays_the_same(model.pair_costs, a, b) && stays_the_same(model.walkers, a, b);
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
