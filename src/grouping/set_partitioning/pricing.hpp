// src/grouping/set_partitioning/pricing.hpp: every admissible group whose reduced cost is above a threshold, exactly.
//
// For k members of weight W in all, value(g) - prices is a sum over pairs
//
//   b(u, v) = factor(W) a(u, v) - cost(u, v) + (own(u) + own(v)) / (k - 1) - (what cuts on three units charge a pair) /
//   3
//
// with own(u) = factor(W) inner(u) - y(u), an upper bound of the reduced cost (a cut charges once whether two or three
// of its units are in the group). In a group whose b sum to t some member has a star of b summing to at least 2 t / k,
// so each group is looked for at the member with the largest star, among that member's best companions: with good
// prices and a threshold near 0 these are few, however many units there are. What is found is priced again in full.
// When the score is not a sum of pairs every admissible group is listed once (GroupList) and looked at each time.
//
// A round of pricing:  Pricer(instance).price(cuts, duals, threshold, limits, stopper)
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "grouping/set_partitioning/duals.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping::set_partitioning {

struct Priced {
  Column column;
  double reduced = 0.0;
};

struct PricingLimits {
  int companions = 0;                  ///< Each root with its best so many only; 0: with all, which the bound needs.
  std::size_t keep = 100'000;          ///< Groups kept; when there are more, the ones with the largest reduced cost.
  std::int64_t steps = 2'000'000'000;  ///< Inner steps; above, the work is given up.
};

struct PricingAnswer {
  bool complete = false;       ///< Every admissible group was accounted for.
  bool all_kept = false;       ///< None above the threshold was dropped.
  std::vector<Priced> groups;  ///< Distinct.
  std::vector<double> excess;  ///< e of duals.hpp over all groups above the threshold (which is <= 0 or as good as 0).
};

class Pricer {
 public:
  explicit Pricer(const Instance& instance);
  [[nodiscard]] PricingAnswer price(const std::vector<Cut>& cuts, const Duals& duals, double threshold,
                                    const PricingLimits& limits, const Stopper& stopper) const;
  /// False: too many groups to list for a score that is not a sum of pairs; no bound can be had.
  [[nodiscard]] bool usable() const { return pairwise_ || list_; }

 private:
  const Instance& instance_;
  bool pairwise_;
  std::optional<std::vector<Column>> list_;  ///< Of all admissible groups, when not pairwise.
};

}  // namespace samling::grouping::set_partitioning
