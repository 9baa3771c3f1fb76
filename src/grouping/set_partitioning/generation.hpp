// src/grouping/set_partitioning/generation.hpp: column generation and cuts over all admissible groups: the root of the
// search.
//
// Strategy: price with each unit's best companions first (cheap, no bound), with all of them last (the bound). Cuts are
// added in rounds, each followed by cheap pricing; all companions are priced again when a stage is done.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "grouping/set_partitioning/master.hpp"
#include "grouping/set_partitioning/pricing.hpp"

namespace samling::grouping::set_partitioning {

class Generation {
 public:
  Generation(const Instance& instance, const Pricer& pricer, Master& master, const Stopper& stopper)
      : instance_(instance), pricer_(pricer), master_(master), stopper_(stopper) {}

  /// Groups to begin with: those of `start` and good ones beside them.
  void seed(const Partition& start);
  /// Until no group of each root's best `companions` (0: all) has a positive reduced cost. False: interrupted, or
  /// failed.
  bool converge(int companions);
  /// Rounds of cuts while the relaxation falls by a fair part of its distance to `score`. False: interrupted, or
  /// failed.
  bool cut(double score, int most_rounds);

  /// Least bound seen over all admissible groups; +infinity before the first.
  [[nodiscard]] double bound() const { return bound_; }
  /// Before any cut.
  [[nodiscard]] double first_bound() const { return first_bound_; }
  /// Prices that gave it, with the excess added, and the cuts they belong to.
  [[nodiscard]] const Duals& best_duals() const { return best_duals_; }
  [[nodiscard]] const std::vector<Cut>& best_cuts() const { return best_cuts_; }

 private:
  [[nodiscard]] double tolerance() const { return 1e-7 * master_.scale(); }
  std::vector<int> select(const std::vector<Priced>& groups, int each);
  void remember_bound(const Duals& duals, const std::vector<double>& excess);

  const Instance& instance_;
  const Pricer& pricer_;
  Master& master_;
  const Stopper& stopper_;
  double bound_ = std::numeric_limits<double>::infinity();
  double first_bound_ = std::numeric_limits<double>::infinity();
  Duals best_duals_;
  std::vector<Cut> best_cuts_;
};

}  // namespace samling::grouping::set_partitioning
