#include "grouping/set_partitioning/duals.hpp"

#include <cassert>
#include <cmath>

namespace samling::grouping::set_partitioning {
namespace {

constexpr double rounding =
    1e-13;  // of the sum of absolute values: some hundred times what adding a thousand of them loses

// Adds, and remembers how much was added.
struct CarefulSum {
  double sum = 0.0;
  double absolute = 0.0;
  void add(double x) {
    sum += x;
    absolute += std::abs(x);
  }
};

}  // namespace

double dual_bound(const Instance& instance, const SideRows& rows, const std::vector<Cut>& cuts, const Duals& duals,
                  const std::vector<double>& excess, const std::vector<Leaving>& leaving) {
  assert(duals.cuts.size() <= cuts.size() && (rows.most_unplaced || duals.unplaced <= 0.0));
  CarefulSum bound;
  for (int u = 0; u < instance.size(); ++u) {
    const auto i = static_cast<std::size_t>(u);
    bound.add(duals.unit[i]);
    bound.add(excess[i]);
    const double left_out = -instance.price(u) - duals.unit[i] - instance.weight(u) * duals.unplaced;
    const Leaving decided = leaving.empty() ? Leaving::open : leaving[i];
    if (decided == Leaving::yes || (decided == Leaving::open && left_out > 0.0)) bound.add(left_out);
  }
  if (rows.groups) bound.add(*rows.groups * duals.count);
  bound.add(duals.unplaced * (duals.unplaced > 0.0 ? *rows.most_unplaced : rows.least_unplaced));
  for (std::size_t c = 0; c < duals.cuts.size(); ++c) {
    assert(duals.cuts[c] >= 0.0);
    bound.add(cuts[c].limit * duals.cuts[c]);
  }
  return bound.sum + rounding * bound.absolute;
}

}  // namespace samling::grouping::set_partitioning
