// Signed ranks and signs of paired differences.
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "samling/core/issue.hpp"
#include "samling/workbench/statistics.hpp"

namespace samling::workbench {
namespace {

constexpr std::size_t exact_at_most = 50;  // pairs: the number of outcomes is then still exact in a double

// Twice the rank of each |difference|, so that shared ranks are whole numbers.
std::vector<int> doubled_ranks(const std::vector<double>& differences) {
  std::vector<std::size_t> order(differences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return std::abs(differences[a]) < std::abs(differences[b]); });
  std::vector<int> ranks(differences.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && std::abs(differences[order[end]]) == std::abs(differences[order[first]])) ++end;
    for (std::size_t k = first; k < end; ++k) ranks[order[k]] = static_cast<int>(first + 1 + end);
    first = end;
  }
  return ranks;
}

// Of all ways to sign the ranks, the share whose positive sum is as far out as `positive`, on both sides.
double exact_p(const std::vector<int>& ranks, int positive) {
  const int total = std::accumulate(ranks.begin(), ranks.end(), 0);
  std::vector<double> ways(static_cast<std::size_t>(total) + 1, 0.0);
  ways[0] = 1.0;
  for (const int rank : ranks) {
    for (std::size_t sum = ways.size(); sum-- > static_cast<std::size_t>(rank);) {
      ways[sum] += ways[sum - static_cast<std::size_t>(rank)];
    }
  }
  const int nearer = std::min(positive, total - positive);
  const double tail = std::accumulate(ways.begin(), ways.begin() + nearer + 1, 0.0);
  return std::min(1.0, 2.0 * tail / std::pow(2.0, static_cast<double>(ranks.size())));
}

double normal_p(const std::vector<int>& ranks, int positive) {
  double mean = 0.0;
  double variance = 0.0;  // the sum of squared ranks / 4 holds with shared ranks too
  for (const int rank : ranks) {
    mean += 0.25 * rank;
    variance += 0.25 * (0.5 * rank) * (0.5 * rank);
  }
  const double away = std::max(0.0, std::abs(0.5 * positive - mean) - 0.5);
  if (variance <= 0.0) return 1.0;
  return std::min(1.0, 2.0 * cdf(complement(boost::math::normal(), away / std::sqrt(variance))));
}

double two_sided_sign_p(int first_better, int second_better) {
  const int count = first_better + second_better;
  if (count == 0) return 1.0;
  const boost::math::binomial coin(count, 0.5);
  return std::min(1.0, 2.0 * cdf(coin, std::min(first_better, second_better)));
}

double median(std::vector<double> values) {
  if (values.empty()) return 0.0;
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

}  // namespace

PairedTest paired_test(const std::vector<double>& first, const std::vector<double>& second) {
  require(first.size() == second.size(), "second", std::to_string(second.size()),
          "must have as many values as the first, " + std::to_string(first.size()));
  std::vector<double> all;
  std::vector<double> differences;
  PairedTest test{.pairs = static_cast<int>(first.size())};
  for (std::size_t k = 0; k < first.size(); ++k) {
    const double difference = first[k] - second[k];
    require(std::isfinite(difference), "first", std::to_string(first[k]), "every value must be finite");
    all.push_back(difference);
    test.first_better += difference > 0.0;
    test.second_better += difference < 0.0;
    if (difference != 0.0) differences.push_back(difference);
  }
  test.median_difference = median(std::move(all));
  test.sign_p = two_sided_sign_p(test.first_better, test.second_better);
  const std::vector<int> ranks = doubled_ranks(differences);
  int positive = 0;
  for (std::size_t k = 0; k < ranks.size(); ++k) positive += differences[k] > 0.0 ? ranks[k] : 0;
  test.exact = ranks.size() <= exact_at_most;
  if (!ranks.empty()) test.signed_rank_p = test.exact ? exact_p(ranks, positive) : normal_p(ranks, positive);
  return test;
}

}  // namespace samling::workbench
