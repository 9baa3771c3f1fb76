#include "timetable/agenda/price_sum.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

namespace samling::timetable::agenda {
namespace {

constexpr std::size_t most_pairs = 100'000;  // of sums that are joined

}  // namespace

PriceSum::Sums PriceSum::joined(ClauseBox& box, const Sums& a, const Sums& b, Cost most) {
  Sums sums;
  const auto imply = [&](Clause clause, Cost sum) {
    auto& [value, output] = *sums.try_emplace(std::min(sum, most), 0).first;
    if (output == 0) output = box.fresh();
    clause.push_back(output);
    box.add(clause);
  };
  for (const auto& [sum, literal] : a) imply({-literal}, sum);
  for (const auto& [sum, literal] : b) imply({-literal}, sum);
  for (const auto& [sum_a, paid_a] : a) {
    for (const auto& [sum_b, paid_b] : b) imply({-paid_a, -paid_b}, sum_a + sum_b);
  }
  for (auto more = sums.begin(); more != sums.end(); ++more) {
    if (more != sums.begin()) box.add({-more->second, std::prev(more)->second});
  }
  return sums;
}

std::optional<PriceSum> PriceSum::of(ClauseBox& box, const std::map<Literal, Cost>& prices, Cost most) {
  std::vector<Sums> level;
  for (const auto& [literal, price] : prices) level.push_back({{std::min(price, most), literal}});
  std::size_t pairs = 0;
  while (level.size() > 1) {
    std::vector<Sums> above;
    for (std::size_t i = 0; i + 1 < level.size(); i += 2) {
      pairs += level[i].size() * level[i + 1].size();
      if (pairs > most_pairs) return std::nullopt;
      above.push_back(joined(box, level[i], level[i + 1], most));
    }
    if (level.size() % 2 == 1) above.push_back(std::move(level.back()));
    level = std::move(above);
  }
  return PriceSum(level.empty() ? Sums{} : std::move(level.front()), -box.truth());
}

Literal PriceSum::at_least(Cost sum) const {
  const auto found = sums_.lower_bound(sum);
  return found == sums_.end() ? never_ : found->second;
}

}  // namespace samling::timetable::agenda
