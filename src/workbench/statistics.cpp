#include "samling/workbench/statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "samling/core/issue.hpp"

namespace samling::workbench {

Staircase::Staircase(std::vector<double> values) : values_(std::move(values)), total_(values_.size()) {
  values_.erase(std::remove_if(values_.begin(), values_.end(), [](double value) { return !std::isfinite(value); }),
                values_.end());
  std::sort(values_.begin(), values_.end());
}

double Staircase::share(double at_most) const {
  if (total_ == 0) return 0.0;
  const auto end = std::upper_bound(values_.begin(), values_.end(), at_most);
  return static_cast<double>(end - values_.begin()) / static_cast<double>(total_);
}

std::vector<Staircase> performance_profile(const std::vector<std::vector<double>>& costs) {
  const std::size_t methods = costs.empty() ? 0 : costs.front().size();
  std::vector<std::vector<double>> ratios(methods);
  for (const std::vector<double>& row : costs) {
    require(row.size() == methods, "costs", std::to_string(row.size()),
            "every problem must have a cost for each of the " + std::to_string(methods) + " methods");
    double least = std::numeric_limits<double>::infinity();
    for (const double cost : row) {
      require(cost > 0.0, "costs", std::to_string(cost), "must be more than 0 (infinity: not solved)");
      least = std::min(least, cost);
    }
    for (std::size_t m = 0; m < methods; ++m) {
      ratios[m].push_back(std::isfinite(row[m]) ? row[m] / least : std::numeric_limits<double>::infinity());
    }
  }
  std::vector<Staircase> profile;
  for (std::vector<double>& values : ratios) profile.emplace_back(std::move(values));
  return profile;
}

std::vector<double> holm(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] < p[b]; });
  std::vector<double> adjusted(p.size());
  double largest = 0.0;
  for (std::size_t k = 0; k < order.size(); ++k) {
    largest = std::max(largest, std::min(1.0, p[order[k]] * static_cast<double>(p.size() - k)));
    adjusted[order[k]] = largest;
  }
  return adjusted;
}

}  // namespace samling::workbench
