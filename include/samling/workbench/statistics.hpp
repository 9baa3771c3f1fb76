// samling/workbench/statistics.hpp: what can be said of two or more methods from their runs.
//
//   performance profile   share of the problems that a method solves at a cost of at most tau times the least of any
//                         method: Dolan and More (2002), doi:10.1007/s101070100263
//   time to target        share of the runs that have reached a score after so much time: Aiex, Resende and Ribeiro
//                         (2007), doi:10.1007/s11590-006-0031-4
//   signed-rank test      Wilcoxon (1945), doi:10.2307/3001968; differences of 0 are left out, equal ones share ranks;
//                         exact up to 50 pairs, then the normal law with its corrections for ties and continuity
//   sign test             exact binomial
//   Holm's correction     of several p at once: Holm (1979), Scandinavian Journal of Statistics 6, 65-70
#pragma once

#include <string>
#include <vector>

namespace samling::workbench {

/// A rising staircase from 0 to at most 1: share(x) of `total` things have a value of at most x.
class Staircase {
 public:
  /// Values that are infinite or not a number count in the total only.
  Staircase() = default;
  explicit Staircase(std::vector<double> values);
  [[nodiscard]] double share(double at_most) const;
  [[nodiscard]] const std::vector<double>& values() const { return values_; }  ///< Finite ones, ascending.
  [[nodiscard]] std::size_t total() const { return total_; }

 private:
  std::vector<double> values_;
  std::size_t total_ = 0;
};

/// costs[problem][method] > 0; infinity: not solved. For each method the staircase of cost / least cost of the problem.
/// Problems that no method solves count in the total. Throws InvalidInput unless rows are equally long and costs
/// positive.
[[nodiscard]] std::vector<Staircase> performance_profile(const std::vector<std::vector<double>>& costs);

/// Two methods on the same things: is one better?
struct PairedTest {
  int pairs = 0;
  int first_better = 0;  ///< Pairs in which the first value is larger.
  int second_better = 0;
  double median_difference = 0;  ///< Of first - second, over all pairs.
  double signed_rank_p = 1.0;    ///< Two-sided.
  bool exact = true;             ///< signed_rank_p counts all 2^pairs outcomes.
  double sign_p = 1.0;           ///< Two-sided.
};

/// Throws InvalidInput unless both have the same length and are finite.
[[nodiscard]] PairedTest paired_test(const std::vector<double>& first, const std::vector<double>& second);

/// Adjusted p in the order given: each is at least as large as before, none above 1.
[[nodiscard]] std::vector<double> holm(const std::vector<double>& p);

}  // namespace samling::workbench
