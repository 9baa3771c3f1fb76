// src/grouping/instance/costs.hpp: what the weighed rules take from a group, in units.
//
//   cost(g) = sum over u in g of own(u)  +  sum over pairs u, v in g of between(u, v)  +  cost of the group as a whole
//
// The first two hold what is a sum over pairs of municipalities: travel (unless some attend remotely), keep_apart, met
// and must_together. Of a must_together pair each one bears half the weight wherever it is, and the pair gets the whole
// back where the two meet; so a pair that is not in one group costs its weight, whether both have a group or not, and
// the costs stay sums over groups and over the unplaced. Group costs (instance.hpp) are people, kinds, themes and travel
// with remote members.
#pragma once

#include <span>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Pair costs of some units, kept only where they are not 0.
class PairCosts {
 public:
  struct Link {
    int unit;
    double cost;
  };

  PairCosts() = default;
  PairCosts(const GroupingProblem& problem, const std::vector<Members>& units);

  [[nodiscard]] bool used() const { return used_; }
  /// The other costs are 0 when not used.
  [[nodiscard]] double own(int u) const { return used_ ? own_[static_cast<std::size_t>(u)] : 0.0; }
  [[nodiscard]] double between(int u, int v) const;
  /// Those with a cost beside u, ascending.
  [[nodiscard]] std::span<const Link> links(int u) const { return links_[static_cast<std::size_t>(u)]; }
  /// Halves of the must_together pairs that u bears when it is left out.
  [[nodiscard]] double unplaced(int u) const { return used_ ? unplaced_[static_cast<std::size_t>(u)] : 0.0; }

 private:
  void add(int u, int v, double cost);

  bool used_ = false;
  std::vector<double> own_;
  std::vector<double> unplaced_;
  std::vector<std::vector<Link>> links_;
};

}  // namespace samling::grouping
