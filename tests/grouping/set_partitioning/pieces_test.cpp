// Pricing, cuts and the dual bound against slow twins.
#include <gmock/gmock.h>

#include <cmath>
#include <numeric>

#include "grouping/exact/exact.hpp"
#include "grouping/instance/enumerate.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/set_partitioning/pricing.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;
using namespace samling::grouping::set_partitioning;

std::vector<int> all_units(const Instance& instance) {
  std::vector<int> units(static_cast<std::size_t>(instance.size()));
  std::iota(units.begin(), units.end(), 0);
  return units;
}

std::vector<Column> all_columns(const Instance& instance) {
  std::vector<Column> columns;
  enumerate_groups(instance, all_units(instance), [&](const Candidate& candidate) {
    columns.push_back(make_column(instance, candidate.units));
    return true;
  });
  return columns;
}

// One of the kinds of cuts that the engine makes.
Cut random_cut(Chance& chance, int units) {
  static const std::vector<std::pair<std::vector<int>, int>> kinds{
      {{1, 1, 1}, 2}, {{2, 1, 1, 1}, 3}, {{1, 1, 1, 1, 1}, 2}, {{1, 1, 1, 1, 1}, 3}, {{3, 2, 2, 1, 1}, 5}};
  std::vector<int> order(static_cast<std::size_t>(units));
  std::iota(order.begin(), order.end(), 0);
  chance.shuffle(order);
  while (true) {
    const auto& [factors, divisor] = kinds[chance.below(kinds.size())];
    if (factors.size() > order.size()) continue;
    std::vector<std::pair<int, int>> rows;
    for (std::size_t k = 0; k < factors.size(); ++k) rows.emplace_back(order[k], factors[k]);
    return make_cut(rows, divisor);
  }
}

struct RandomPrices {
  std::vector<Cut> cuts;
  Duals duals;
};

RandomPrices random_prices(Chance& chance, const Instance& instance) {
  RandomPrices prices;
  for (int u = 0; u < instance.size(); ++u) prices.duals.unit.push_back(1.5 * chance.unit() - 0.5);
  if (instance.groups()) prices.duals.count = chance.unit() - 0.5;
  for (int c = 0; c < 4 && instance.size() >= 4; ++c) {
    prices.cuts.push_back(random_cut(chance, instance.size()));
    prices.duals.cuts.push_back(chance.below(4) == 0 ? 0.0 : chance.unit());
  }
  return prices;
}

double reduced_cost(const Column& column, const RandomPrices& prices) {
  double reduced = column.value - prices.duals.count;
  for (const auto u : column.members()) reduced -= prices.duals.unit[u];
  for (std::size_t c = 0; c < prices.cuts.size(); ++c) {
    reduced -= prices.duals.cuts[c] * prices.cuts[c].coefficient(column.members());
  }
  return reduced;
}

std::vector<std::vector<int>> names(const std::vector<Column>& columns) {
  std::vector<std::vector<int>> names;
  for (const Column& column : columns) names.emplace_back(column.members().begin(), column.members().end());
  return names;
}

TEST(Pricing, FindsExactlyTheGroupsAboveTheThreshold) {
  const Stopper stopper{Limits{}};
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_problem(seed, 5 + seed % 6);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    Chance chance(seed);
    const RandomPrices prices = random_prices(chance, instance);
    const double threshold = 2.0 * chance.unit() - 1.5;
    const PricingAnswer answer = Pricer(instance).price(prices.cuts, prices.duals, threshold, {}, stopper);
    EXPECT_TRUE(answer.complete && answer.all_kept);
    std::vector<Column> priced;
    for (const Priced& group : answer.groups) {
      EXPECT_NEAR(group.reduced, reduced_cost(group.column, prices), 1e-9);
      priced.push_back(group.column);
    }
    std::vector<Column> expected;
    for (const Column& column : all_columns(instance)) {
      if (reduced_cost(column, prices) > threshold) expected.push_back(column);
    }
    found += expected.size();
    EXPECT_THAT(names(priced), ::testing::UnorderedElementsAreArray(names(expected))) << "seed " << seed;
  }
  EXPECT_GT(found, 1000U);
}

TEST(DualBound, IsNeverBelowTheOptimumWhateverThePrices) {
  const Stopper stopper{Limits{}};
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_problem(seed, 5 + seed % 6);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    const ExactAnswer exact = best_partition(instance, all_units(instance), std::nullopt, std::nullopt);
    ASSERT_TRUE(exact.complete && exact.best);
    Chance chance(seed);
    for (int k = 0; k < 5; ++k) {
      const RandomPrices prices = random_prices(chance, instance);
      const PricingAnswer answer = Pricer(instance).price(prices.cuts, prices.duals, 0.0, {}, stopper);
      const double bound = dual_bound(instance, {}, prices.cuts, prices.duals, answer.excess, {});
      EXPECT_GE(bound, exact.best->score) << "seed " << seed;
    }
  }
}

TEST(Cuts, HoldForEveryPartitionAndAreBrokenAsSaid) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Chance chance(seed);
    const int units = 12;
    std::vector<Column> columns;
    for (int k = 0; k < 30; ++k) {
      std::vector<int> order(units);
      std::iota(order.begin(), order.end(), 0);
      chance.shuffle(order);
      Column column;
      column.size = static_cast<std::uint16_t>(2 + chance.below(4));
      std::sort(order.begin(), order.begin() + column.size);
      for (std::size_t i = 0; i < column.size; ++i) column.units[i] = static_cast<std::uint16_t>(order[i]);
      columns.push_back(column);
    }
    std::vector<double> load(units, 0.0);
    std::vector<Share> shares;
    for (const Column& column : columns) {
      double room = 0.5;
      for (const auto u : column.members()) room = std::min(room, 1.0 - load[u]);
      if (room <= 1e-6) continue;
      for (const auto u : column.members()) load[u] += room;
      shares.push_back({&column, room});
    }
    for (const Violation& violation : broken_cuts(units, shares, 0.01, 100)) {
      double left = 0.0;
      for (const Share& share : shares) left += share.value * violation.cut.coefficient(share.column->members());
      EXPECT_NEAR(left - violation.cut.limit, violation.amount, 1e-9) << "seed " << seed;
      std::vector<bool> taken(units, false);
      int chosen = 0;  // disjoint groups by greedy: no more than the limit
      for (const Column& column : columns) {
        const auto members = column.members();
        if (std::any_of(members.begin(), members.end(), [&](auto u) { return taken[u]; })) continue;
        for (const auto u : members) taken[u] = true;
        chosen += violation.cut.coefficient(members);
      }
      EXPECT_LE(chosen, violation.cut.limit);
    }
  }
}

TEST(CutCharges, AreTheSumOverTheCuts) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = random_problem(seed, 9);
    const Instance instance(problem, units_of(problem).free, std::nullopt);
    Chance chance(seed);
    const RandomPrices prices = random_prices(chance, instance);
    const CutCharges charges(instance.size(), prices.cuts, prices.duals.cuts);
    for (const Column& column : all_columns(instance)) {
      double sum = 0.0;
      for (std::size_t c = 0; c < prices.cuts.size(); ++c) {
        sum += prices.duals.cuts[c] * prices.cuts[c].coefficient(column.members());
      }
      EXPECT_NEAR(charges(column.members()), sum, 1e-12);
    }
  }
}

}  // namespace
}  // namespace samling::testing
