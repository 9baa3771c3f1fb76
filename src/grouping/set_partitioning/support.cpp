#include "grouping/set_partitioning/support.hpp"

#include <algorithm>

namespace samling::grouping::set_partitioning {

Support::Support(int units, const std::vector<Share>& solution)
    : solution_(&solution), groups_of_(static_cast<std::size_t>(units)), met_(static_cast<std::size_t>(units)) {
  for (std::size_t s = 0; s < solution.size(); ++s) {
    for (const auto u : solution[s].column->members()) groups_of_[u].push_back(s);
  }
  std::vector<double> sum(static_cast<std::size_t>(units), 0.0);
  for (std::size_t u = 0; u < groups_of_.size(); ++u) {
    std::vector<int> met;
    for (const std::size_t s : groups_of_[u]) {
      for (const auto v : solution[s].column->members()) {
        if (v == u) continue;
        if (sum[v] == 0.0) met.push_back(v);
        sum[v] += solution[s].value;
      }
    }
    std::sort(met.begin(), met.end());
    for (const int v : met) {
      met_[u].push_back({v, sum[static_cast<std::size_t>(v)]});
      sum[static_cast<std::size_t>(v)] = 0.0;
    }
  }
}

double Support::share(int u, int v) const {
  const auto& list = met(u);
  const auto at = std::lower_bound(list.begin(), list.end(), v, [](const Meet& m, int unit) { return m.unit < unit; });
  return at != list.end() && at->unit == v ? at->share : 0.0;
}

}  // namespace samling::grouping::set_partitioning
