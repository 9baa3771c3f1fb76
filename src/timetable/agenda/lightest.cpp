#include "timetable/agenda/lightest.hpp"

#include <algorithm>

namespace samling::timetable::agenda {

std::vector<int> lightest_first(const GridModel& model) {
  const Cost rooms = std::max<Cost>(1, static_cast<Cost>(model.room_class.size()));
  const auto item = [&](int row) -> const Item& { return model.items[static_cast<std::size_t>(row)]; };
  const auto frees = [&](int row) { return item(row).shortest * (item(row).alone ? rooms : 1); };
  std::vector<int> order;
  for (int row = 0; row < model.activities; ++row) {
    if (item(row).price == no_price) order.push_back(row);
  }
  std::ranges::stable_sort(order, [&](int a, int b) {
    const Cost weight_a = item(a).priority * frees(b);
    const Cost weight_b = item(b).priority * frees(a);
    return weight_a != weight_b ? weight_a < weight_b : frees(a) > frees(b);
  });
  return order;
}

}  // namespace samling::timetable::agenda
