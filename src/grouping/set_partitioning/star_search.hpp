// src/grouping/set_partitioning/star_search.hpp: groups whose pairs sum to much, found at the member with the largest
// star (pricing.hpp).
#pragma once

#include <functional>
#include <vector>

#include "grouping/set_partitioning/pricing.hpp"

namespace samling::grouping::set_partitioning {

class StarSearch {
 public:
  StarSearch(const Instance& instance, const Duals& duals, const CutCharges& charges, double threshold,
             const PricingLimits& limits, const Stopper& stopper);

  /// Visits every admissible group whose reduced cost may be above the threshold, some of them more than once. False
  /// when it was interrupted or gave up.
  bool run(const std::function<void(const Column&)>& visit);

 private:
  struct Companion {
    int unit;
    double b;
  };

  bool search(int weight, int members);  ///< Groups of that weight and number of members.
  void charge_pairs(int members);
  void visit_single(int unit);
  void gather_companions(int root);
  void gather_pairs();
  bool grow(int depth, std::size_t from, double star, double total);
  void look_at_group(double star);
  [[nodiscard]] double pair(int u, int v) const;

  const Instance& instance_;
  const Duals& duals_;
  const CutCharges& charges_;
  double threshold_;
  PricingLimits limits_;
  const Stopper& stopper_;
  bool costs_;                                                ///< Weighed rules on pairs.
  std::vector<std::vector<std::pair<int, double>>> charged_;  ///< By unit: what cuts charge pairs.
  const std::function<void(const Column&)>* visit_ = nullptr;
  std::int64_t steps_ = 0;

  // Of the weight and number of members being searched:
  int weight_ = 0;
  int members_ = 0;
  double factor_ = 0.0;
  double needed_ = 0.0;       ///< Least sum of pairs.
  double star_needed_ = 0.0;  ///< Least largest star.
  double rounding_ = 0.0;
  std::vector<double> own_;

  // Of the root:
  int root_ = 0;
  std::vector<Companion> companions_;                   ///< Best first.
  std::vector<double> pairs_;                           ///< Between companions, square.
  std::vector<double> best_pair_;                       ///< Of each companion with another.
  std::array<std::size_t, most_members> chosen_{};      ///< Indices into companions_.
  std::array<std::vector<double>, most_members> sums_;  ///< By depth: b of each companion to root and chosen.
  std::vector<double> charge_row_;                      ///< Dense row of charged_, zero between roots.
};

}  // namespace samling::grouping::set_partitioning
