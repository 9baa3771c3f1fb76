#include "grouping/own_bound.hpp"

#include <algorithm>
#include <limits>

#include "grouping/instance/enumerate.hpp"
#include "grouping/instance/instance.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t most_groups_asked = 1'000'000;

}  // namespace

double own_score_bound(const GroupingProblem& problem, const Members& members) {
  std::vector<Members> units;
  double bound = 0.0;
  for (const Members& unit : units_of(problem).free) {
    if (std::includes(members.begin(), members.end(), unit.begin(), unit.end())) units.push_back(unit);
  }
  const Instance instance(problem, units, std::nullopt);
  std::vector<int> order;
  std::vector<double> shares;
  for (int u = 0; u < instance.size(); ++u) {
    order.push_back(u);
    shares.push_back(-instance.price(u));
  }
  std::size_t count = 0;
  const bool all = enumerate_groups(instance, order, [&](const Candidate& candidate) {
    const double value = instance.group_value(candidate.units, candidate.weight, candidate.pair_sum);
    for (const int u : candidate.units) {
      double& share = shares[static_cast<std::size_t>(u)];
      share = std::max(share, value / static_cast<double>(candidate.units.size()));
    }
    return ++count <= most_groups_asked;
  });
  if (!all) return std::numeric_limits<double>::infinity();
  for (const double share : shares) bound += share;
  long in_units = 0;
  for (const Members& unit : units) in_units += static_cast<long>(unit.size());
  return bound - problem.unplaced_price() * static_cast<double>(static_cast<long>(members.size()) - in_units);
}

}  // namespace samling::grouping
