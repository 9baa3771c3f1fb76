#include "grouping/set_partitioning/cuts.hpp"

#include <algorithm>
#include <cassert>

namespace samling::grouping::set_partitioning {

int Cut::coefficient(std::span<const std::uint16_t> members) const {
  int sum = 0;
  for (std::size_t k = 0; k < size; ++k) {
    if (std::find(members.begin(), members.end(), units[k]) != members.end()) sum += factors[k];
  }
  return sum / divisor;
}

Cut make_cut(std::vector<std::pair<int, int>> units_and_factors, int divisor) {
  assert(units_and_factors.size() <= Cut::most_rows);
  std::sort(units_and_factors.begin(), units_and_factors.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  Cut cut;
  cut.size = static_cast<std::uint8_t>(units_and_factors.size());
  cut.divisor = static_cast<std::uint8_t>(divisor);
  int sum = 0;
  for (std::size_t k = 0; k < units_and_factors.size(); ++k) {
    cut.units[k] = static_cast<std::uint16_t>(units_and_factors[k].first);
    cut.factors[k] = static_cast<std::uint8_t>(units_and_factors[k].second);
    sum += units_and_factors[k].second;
  }
  cut.limit = static_cast<std::uint8_t>(sum / divisor);
  return cut;
}

CutCharges::CutCharges(int units, const std::vector<Cut>& cuts, const std::vector<double>& prices)
    : begin_(static_cast<std::size_t>(units) + 1, 0) {
  std::vector<const Cut*> used;
  for (std::size_t c = 0; c < prices.size(); ++c) {
    if (prices[c] <= 0.0) continue;
    const Cut& cut = cuts[c];
    used.push_back(&cut);
    prices_.push_back(prices[c]);
    divisors_.push_back(cut.divisor);
    for (std::size_t k = 0; k < cut.size; ++k) ++begin_[cut.units[k] + 1U];
    charged_.push_back({cut, prices[c]});
  }
  for (std::size_t u = 1; u < begin_.size(); ++u) begin_[u] += begin_[u - 1];
  entries_.resize(static_cast<std::size_t>(begin_.back()));
  std::vector<int> next(begin_.begin(), begin_.end() - 1);
  for (std::size_t c = 0; c < used.size(); ++c) {
    for (std::size_t k = 0; k < used[c]->size; ++k) {
      entries_[static_cast<std::size_t>(next[used[c]->units[k]]++)] = {static_cast<int>(c), used[c]->factors[k]};
    }
  }
  sums_.assign(used.size(), 0);
}

double CutCharges::operator()(std::span<const std::uint16_t> members) const {
  double charge = 0.0;
  const auto each = [&](const auto& visit) {
    for (const auto u : members) {
      for (int e = begin_[u]; e < begin_[u + 1U]; ++e) visit(entries_[static_cast<std::size_t>(e)]);
    }
  };
  each([&](const Entry& entry) {
    const auto c = static_cast<std::size_t>(entry.cut);
    const int before = sums_[c] / divisors_[c];
    sums_[c] += entry.factor;
    charge += (sums_[c] / divisors_[c] - before) * prices_[c];
  });
  each([&](const Entry& entry) { sums_[static_cast<std::size_t>(entry.cut)] = 0; });
  return charge;
}

}  // namespace samling::grouping::set_partitioning
