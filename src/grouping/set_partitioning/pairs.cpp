#include "grouping/set_partitioning/pairs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "grouping/instance/enumerate.hpp"
#include "grouping/set_partitioning/weighted_matching.hpp"

namespace samling::grouping {
namespace set_partitioning {
namespace {

constexpr std::size_t most_matching_work = 500'000'000;  // units times pairs: all pairs of 1,000
constexpr int whole_bits = 56;

struct WeighedPair {
  int u;
  int v;
  double weight;
};

bool is_matching(const Instance& instance) {
  if (instance.sizes().min != 2 || instance.sizes().max != 2) return false;
  if (instance.groups() || instance.most_unplaced() || !instance.problem().rules().group_limits.empty()) return false;
  for (int u = 0; u < instance.size(); ++u) {
    if (instance.weight(u) != 1) return false;
  }
  return true;
}

// Those worth choosing. Nothing when there are too many, or interrupted.
std::optional<std::vector<WeighedPair>> pairs_worth_choosing(const Instance& instance, const Stopper& stopper) {
  std::vector<WeighedPair> pairs;
  const std::size_t most = most_matching_work / static_cast<std::size_t>(std::max(1, instance.size()));
  std::vector<int> order(static_cast<std::size_t>(instance.size()));
  std::iota(order.begin(), order.end(), 0);
  const bool all = enumerate_groups(instance, order, [&](const Candidate& pair) {
    const int u = pair.units[0];
    const int v = pair.units[1];
    const double value = instance.group_value(pair.units, pair.weight, pair.pair_sum);
    const double weight = value + instance.price(u) + instance.price(v);
    if (weight > 0.0) pairs.push_back({u, v, weight});
    return pairs.size() <= most && !stopper.interrupted();
  });
  if (!all || stopper.interrupted()) return std::nullopt;
  return pairs;
}

// Exponent of the scale: n s largest < 2^whole_bits.
int scale_of(int units, double largest) {
  int exponent = 0;
  std::frexp(static_cast<double>(units) * largest, &exponent);  // below 2^exponent
  return whole_bits - exponent;
}

Partition pairs_of(const Instance& instance, const std::vector<int>& mate) {
  Partition partition;
  for (int u = 0; u < instance.size(); ++u) {
    const int v = mate[static_cast<std::size_t>(u)];
    if (v < 0) partition.unplaced.push_back(u);
    if (u < v) partition.groups.push_back({u, v});
  }
  partition.score = instance.score(partition);
  return partition;
}

std::optional<PartAnswer> matched(const Instance& instance, const std::vector<WeighedPair>& pairs) {
  const int n = instance.size();
  double largest = std::numeric_limits<double>::min();
  for (const WeighedPair& pair : pairs) largest = std::max(largest, pair.weight);
  if (!std::isfinite(static_cast<double>(n) * largest)) return std::nullopt;
  const int scale = scale_of(n, largest);
  std::vector<MatchingEdge> edges;
  for (const WeighedPair& pair : pairs) {
    const auto whole = static_cast<std::int64_t>(std::llround(std::ldexp(pair.weight, scale)));
    if (whole > 0) edges.push_back({pair.u, pair.v, whole});
  }
  const WeightedMatching matching = maximum_weighted_matching(n, edges);
  const std::int64_t bound = matching_bound(edges, matching);
  if (bound < 0) return std::nullopt;
  PartAnswer answer;
  answer.partition = pairs_of(instance, matching.mate);
  double nobody_placed = 0.0;
  for (int u = 0; u < n; ++u) nobody_placed -= instance.price(u);
  const double error = 0.5 * n * (std::ldexp(0.5, -scale) + 4.0 * std::numeric_limits<double>::epsilon() * largest);
  answer.upper_bound = std::ldexp(static_cast<double>(bound), -scale - 2) + nobody_placed + error;
  answer.bound_method = "maximum weighted matching";
  answer.proven = answer.upper_bound <= answer.partition.score + instance.significant();
  if (answer.proven || answer.upper_bound < answer.partition.score) answer.upper_bound = answer.partition.score;
  answer.statistics.components = 1;
  answer.statistics.proven_components = answer.proven ? 1 : 0;
  return answer;
}

}  // namespace
}  // namespace set_partitioning

std::optional<PartAnswer> match_pairs(const Instance& instance, const Stopper& stopper) {
  if (!set_partitioning::is_matching(instance)) return std::nullopt;
  const auto pairs = set_partitioning::pairs_worth_choosing(instance, stopper);
  if (!pairs) return std::nullopt;
  return set_partitioning::matched(instance, *pairs);
}

}  // namespace samling::grouping
