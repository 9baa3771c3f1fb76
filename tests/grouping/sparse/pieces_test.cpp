// The pieces of the sparse engine against the judge and against brute force.
#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

#include "grouping/bound.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/sparse/duals.hpp"
#include "grouping/sparse/exact_split.hpp"
#include "grouping/sparse/group_finder.hpp"
#include "grouping/sparse/group_pool.hpp"
#include "grouping/sparse/regions.hpp"
#include "grouping/sparse/split.hpp"
#include "grouping/sparse/unit_graph.hpp"
#include "random_problem.hpp"
#include "samling/model/nearest_affinity.hpp"
#include "sparse/random_sparse.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

struct FoundGroup {
  Members members;
  std::vector<int> units;
  double value;
};

// Each group once, at its lowest unit.
std::vector<FoundGroup> all_groups(const UnitGraph& graph) {
  std::vector<FoundGroup> found;
  GroupFinder finder(graph);
  for (int root = 0; root < graph.size(); ++root) {
    finder.with(
        root, [&](int u) { return u > root; },
        [&](std::span<const int> units, double value) {
          FoundGroup group{.members = {}, .units = {units.begin(), units.end()}, .value = value};
          for (const int u : units) {
            group.members.insert(group.members.end(), graph.unit(u).begin(), graph.unit(u).end());
          }
          std::sort(group.members.begin(), group.members.end());
          found.push_back(std::move(group));
        });
  }
  return found;
}

GroupingProblem points_problem(std::uint64_t seed, std::size_t n, SizeRange sizes = {3, 5}) {
  return {model::nearest_affinity(random_points(seed, n), {.companions = 12}), sizes};
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

void expect_valid(const UnitGraph& graph, const std::vector<double>& duals, double tolerance) {
  for (const FoundGroup& group : all_groups(graph)) {
    double prices = 0.0;
    for (const int u : group.units) prices += duals[static_cast<std::size_t>(u)];
    EXPECT_GE(prices, group.value - tolerance);
  }
  for (int u = 0; u < graph.size(); ++u) {
    EXPECT_GE(duals[static_cast<std::size_t>(u)], -graph.price(u) - tolerance);
  }
}

TEST(GroupFinder, FindsExactlyTheGroupsTheJudgeAccepts) {
  std::size_t count = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const auto problem = random_sparse_problem(seed, 6 + seed % 4);
    const Units units = units_of(problem);
    const UnitGraph graph(problem, units.free);
    std::vector<Members> found = units.pinned;
    for (const FoundGroup& group : all_groups(graph)) {
      found.push_back(group.members);
      EXPECT_NEAR(group.value, group_score(problem, group.members), 1e-12);
      EXPECT_NEAR(group.value, value_of_units(graph, group.units), 1e-12);
    }
    EXPECT_THAT(found, ::testing::UnorderedElementsAreArray(admissible_groups(problem))) << "seed " << seed;
    count += found.size();
  }
  EXPECT_GT(count, 1000U);
}

TEST(BestShareDuals, AreValidAndNoHigherThanTheRowSumBound) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_sparse_problem(seed, 9);
    const Units units = units_of(problem);
    const UnitGraph graph(problem, units.free);
    expect_valid(graph, best_share_duals(graph), 1e-12);
  }
}

TEST(RegionDuals, StayValidAndNeverRise) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto problem = points_problem(seed, 150);
    const UnitGraph graph(problem, units_of(problem).free);
    auto duals = best_share_duals(graph);
    for (int pass = 0; pass < 2; ++pass) {
      const Regions regions = cut_into_regions(graph, 40, Chance(seed + 100 * static_cast<std::uint64_t>(pass)));
      for (std::size_t r = 0; r < regions.units.size(); ++r) {
        const double before = sum(duals);
        const auto found = region_duals(graph, regions, static_cast<int>(r), duals);
        ASSERT_EQ(found.size(), regions.units[r].size());
        for (std::size_t row = 0; row < found.size(); ++row) {
          duals[static_cast<std::size_t>(regions.units[r][row])] = found[row];
        }
        EXPECT_LE(sum(duals), before + 1e-4);
      }
      expect_valid(graph, duals, 1e-4);
    }
    raise_where_short(graph, cut_into_regions(graph, 40, Chance(seed)), duals, 2);
    expect_valid(graph, duals, 1e-12);
  }
}

TEST(RegionDuals, OfTheWholeMapAreTheLinearProgrammesBound) {
  // Four in a square with sides 1 and no others: pairs only, so the best is two sides, and the relaxation has it too.
  const auto problem =
      GroupingProblem(model::nearest_affinity(std::vector<geo::PlanePoint>{{0, 0}, {0, 1}, {1, 0}, {1, 1}}), {2, 2}, {},
                      Objective::pair_sum);
  const UnitGraph graph(problem, units_of(problem).free);
  const Regions whole{.units = {{0, 1, 2, 3}}, .of = {0, 0, 0, 0}};
  EXPECT_NEAR(sum(region_duals(graph, whole, 0, best_share_duals(graph))), -2.0, 1e-6);
}

TEST(RaiseWhereShort, MakesAnyPricesValid) {
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const auto problem = random_sparse_problem(seed, 10);
    const UnitGraph graph(problem, units_of(problem).free);
    if (graph.size() < 2) continue;
    Chance chance(seed);
    std::vector<double> duals;
    for (int u = 0; u < graph.size(); ++u) duals.push_back(chance.unit() - 1.0);
    raise_where_short(graph, cut_into_regions(graph, 3, Chance(seed)), duals, 1);
    expect_valid(graph, duals, 1e-12);
  }
}

TEST(CutIntoRegions, PutsEveryUnitInOneRegionNoLargerThanAsked) {
  const auto problem = points_problem(1, 500);
  const UnitGraph graph(problem, units_of(problem).free);
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const Regions regions = cut_into_regions(graph, 60, Chance(seed));
    std::vector<int> seen;
    for (std::size_t r = 0; r < regions.units.size(); ++r) {
      EXPECT_LE(regions.units[r].size(), 60U);
      EXPECT_TRUE(std::is_sorted(regions.units[r].begin(), regions.units[r].end()));
      for (const int u : regions.units[r]) {
        EXPECT_EQ(regions.of[static_cast<std::size_t>(u)], static_cast<int>(r));
        seen.push_back(u);
      }
    }
    std::sort(seen.begin(), seen.end());
    std::vector<int> all(500);
    std::iota(all.begin(), all.end(), 0);
    EXPECT_EQ(seen, all);
  }
}

TEST(CutIntoRegions, MovesTheBordersWithTheSeed) {
  const auto problem = points_problem(1, 500);
  const UnitGraph graph(problem, units_of(problem).free);
  EXPECT_NE(cut_into_regions(graph, 60, Chance(1)).units, cut_into_regions(graph, 60, Chance(2)).units);
}

TEST(ClassesOf, NeverHoldTwoRegionsThatTouch) {
  const auto problem = points_problem(1, 500);
  const UnitGraph graph(problem, units_of(problem).free);
  const Regions regions = cut_into_regions(graph, 30, Chance(5));
  const auto classes = classes_of(graph, regions);
  std::vector<int> class_of(regions.units.size(), -1);
  for (std::size_t c = 0; c < classes.size(); ++c) {
    for (const int r : classes[c]) class_of[static_cast<std::size_t>(r)] = static_cast<int>(c);
  }
  EXPECT_THAT(class_of, ::testing::Each(::testing::Ge(0)));
  for (int u = 0; u < graph.size(); ++u) {
    const int r = regions.of[static_cast<std::size_t>(u)];
    for (const UnitLink& link : graph.links(u)) {
      const int s = regions.of[static_cast<std::size_t>(link.other)];
      if (r == s) continue;
      EXPECT_NE(class_of[static_cast<std::size_t>(r)], class_of[static_cast<std::size_t>(s)]);
    }
  }
}

TEST(GroupPool, HoldsTheGroupsOfLeastSlackOfEveryUnit) {
  const auto problem = points_problem(3, 120);
  const UnitGraph graph(problem, units_of(problem).free);
  const auto duals = best_share_duals(graph);
  const GroupPool pool(graph, cut_into_regions(graph, 40, Chance(1)), duals, 8, 2);
  std::vector<std::vector<double>> slacks(static_cast<std::size_t>(graph.size()));
  for (const FoundGroup& group : all_groups(graph)) {
    double slack = -group.value;
    for (const int u : group.units) slack += duals[static_cast<std::size_t>(u)];
    for (const int u : group.units) slacks[static_cast<std::size_t>(u)].push_back(slack);
  }
  for (int u = 0; u < graph.size(); ++u) {
    auto& expected = slacks[static_cast<std::size_t>(u)];
    std::sort(expected.begin(), expected.end());
    const auto with = pool.with(u);
    ASSERT_GE(with.size(), std::min<std::size_t>(8, expected.size()));
    for (std::size_t k = 0; k < std::min<std::size_t>(8, expected.size()); ++k) {
      EXPECT_NEAR(pool.groups()[static_cast<std::size_t>(with[k])].slack, expected[k], 1e-9);
    }
  }
}

// The least that any cover of `left` loses, option by option.
double least_loss(const std::vector<ExactSplit::Option>& options, const std::vector<double>& leaving, UnitSet left) {
  if (left == 0) return 0.0;
  const int first = std::countr_zero(left);
  const UnitSet alone = UnitSet{1} << first;
  double best = leaving[static_cast<std::size_t>(first)] + least_loss(options, leaving, left & ~alone);
  for (const auto& option : options) {
    if ((option.set & alone) == 0 || (option.set & ~left) != 0) continue;
    best = std::min(best, option.slack + least_loss(options, leaving, left & ~option.set));
  }
  return best;
}

TEST(ExactSplit, FindsTheLeastLoss) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Chance chance(seed);
    const std::size_t n = 4 + chance.below(6);
    std::vector<double> leaving;
    for (std::size_t k = 0; k < n; ++k) leaving.push_back(1.0 + chance.unit());
    std::vector<ExactSplit::Option> options;
    for (int k = 0; k < 25; ++k) {
      UnitSet set = 0;
      for (int m = 0; m < 3; ++m) set |= UnitSet{1} << chance.below(n);
      options.push_back({.slack = chance.unit(), .set = set, .group = true});
    }
    const double best = least_loss(options, leaving, (UnitSet{1} << n) - 1);
    const auto split_below = [&](double to_beat) {
      ExactSplit split(leaving, to_beat, 1'000'000);
      for (const auto& option : options) split.add(option);
      return split;
    };
    auto split = split_below(std::numeric_limits<double>::infinity());
    ASSERT_TRUE(split.run());
    double lost = 0.0;
    UnitSet covered = 0;
    for (const auto& option : split.chosen()) {
      lost += option.slack;
      EXPECT_EQ(covered & option.set, 0U);
      covered |= option.set;
    }
    EXPECT_NEAR(lost, best, 1e-12);
    EXPECT_EQ(covered, (UnitSet{1} << n) - 1);
    EXPECT_FALSE(split_below(best - 1e-9).run());
  }
}

TEST(GreedySplit, PlacesOnlyAdmissibleGroupsAndLosesNobody) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_sparse_problem(seed, 10);
    const UnitGraph graph(problem, units_of(problem).free);
    if (graph.size() < 2) continue;
    const GroupPool pool(graph, cut_into_regions(graph, 4, Chance(seed)), best_share_duals(graph), 3, 1);
    const UnitSplit split = greedy_split(graph, pool);
    std::size_t units = split.unplaced.size();
    for (const auto& group : split.groups) {
      units += group.size();
      Members members;
      for (const int u : group) members.insert(members.end(), graph.unit(u).begin(), graph.unit(u).end());
      EXPECT_TRUE(check_group(problem, members).empty()) << "seed " << seed;
    }
    EXPECT_EQ(units, static_cast<std::size_t>(graph.size()));
  }
}

}  // namespace
}  // namespace samling::testing
