// The flow against trying everything.
#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "grouping/methods/balanced_assignment.hpp"
#include "samling/core/chance.hpp"

namespace samling::testing {
namespace {

using grouping::Capacity;
using grouping::no_cluster;
using grouping::Offer;

struct Drawn {
  int items = 0;
  std::vector<Capacity> clusters;
  std::vector<Offer> offers;
};

Drawn drawn(std::uint64_t seed) {
  Chance chance(seed);
  Drawn drawn{.items = 6, .clusters = {}, .offers = {}};
  for (int k = 0; k < 3; ++k) {
    const int least = static_cast<int>(chance.below(3));
    drawn.clusters.push_back({least, least + static_cast<int>(chance.below(2))});
  }
  for (int i = 0; i < drawn.items; ++i) {
    for (int k = 0; k < 3; ++k) {
      if (chance.below(4) > 0) drawn.offers.push_back({i, k, 2.0 * chance.unit() - 1.0});
    }
  }
  return drawn;
}

// Most placed first, then the largest sum; nothing when the least numbers cannot be met.
struct Outcome {
  int placed = 0;
  double sum = 0.0;
};

std::optional<Outcome> outcome(const Drawn& drawn, const std::vector<int>& cluster_of, bool with_least) {
  Outcome found;
  std::vector<int> count(drawn.clusters.size(), 0);
  for (int i = 0; i < drawn.items; ++i) {
    const int k = cluster_of[static_cast<std::size_t>(i)];
    if (k == no_cluster) continue;
    const auto offer = std::find_if(drawn.offers.begin(), drawn.offers.end(),
                                    [&](const Offer& o) { return o.item == i && o.cluster == k; });
    if (offer == drawn.offers.end()) return std::nullopt;
    ++found.placed;
    found.sum += offer->gain;
    ++count[static_cast<std::size_t>(k)];
  }
  for (std::size_t k = 0; k < count.size(); ++k) {
    if (count[k] > drawn.clusters[k].most || (with_least && count[k] < drawn.clusters[k].least)) return std::nullopt;
  }
  return found;
}

std::optional<Outcome> best_of_all(const Drawn& drawn, bool with_least) {
  std::optional<Outcome> best;
  std::vector<int> cluster_of(static_cast<std::size_t>(drawn.items));
  for (int code = 0; code < 4096; ++code) {
    for (int i = 0, rest = code; i < drawn.items; ++i, rest /= 4)
      cluster_of[static_cast<std::size_t>(i)] = rest % 4 - 1;
    const auto found = outcome(drawn, cluster_of, with_least);
    if (!found) continue;
    if (!best || std::pair(found->placed, found->sum) > std::pair(best->placed, best->sum)) best = found;
  }
  return best;
}

TEST(BalancedAssignment, IsTheBestOfAll) {
  int with_least_met = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Drawn problem = drawn(seed);
    const auto answer = balanced_assignment(problem.items, problem.clusters, problem.offers);
    auto best = best_of_all(problem, true);
    with_least_met += best.has_value();
    if (!best) best = best_of_all(problem, false);
    const auto got = outcome(problem, answer, false);
    ASSERT_TRUE(best && got) << seed;
    EXPECT_EQ(got->placed, best->placed) << seed;
    EXPECT_NEAR(got->sum, best->sum, 1e-5) << seed;
  }
  EXPECT_GT(with_least_met, 5);
}

TEST(BalancedAssignment, IsEmptyWithoutItems) {
  EXPECT_TRUE(grouping::balanced_assignment(0, {{0, 1}}, {}).empty());
}

}  // namespace
}  // namespace samling::testing
