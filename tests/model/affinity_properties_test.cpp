// Promises of model/affinity.hpp over drawn programmes, against a slow twin that goes pair by pair.
#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "model/drawn_programme.hpp"
#include "samling/core/chance.hpp"
#include "samling/model/affinity.hpp"

namespace samling::model {
namespace {

using samling::testing::drawn_programme;

constexpr std::size_t size = 14;

AffinityOptions drawn_options(std::uint64_t seed) {
  Chance chance(seed + 1000);
  AffinityOptions options;
  options.theme_weight = chance.unit() * 2.0;
  options.difference_weight = chance.below(4) == 0 ? 0.0 : chance.unit() * 2.0;
  options.travel_weight = chance.unit() * 2.0;
  options.travel_scale = 10.0 + chance.unit() * 100.0;
  options.travel_measure = chance.below(2) == 0 ? TravelMeasure::minutes : TravelMeasure::kilometres;
  options.likeness = chance.below(2) == 0 ? themes::Likeness::cosine : themes::Likeness::weighted_jaccard;
  options.parent_share = chance.unit();
  return options;
}

// Entry t of the profile: own weights, and each project's weight for every ancestor.
Eigen::VectorXd slow_profile(const Region& region, MunicipalityId id, double parent_share) {
  const auto& catalogue = region.catalogue();
  Eigen::VectorXd entries = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(catalogue.size()));
  for (const Project& project : region[id].projects) {
    double share = project.weight;
    for (std::optional<ThemeId> theme = project.theme; theme; share *= parent_share) {
      entries[theme->value()] += share * catalogue[*theme].weight;
      const auto& parent = catalogue[*theme].parent;
      theme = parent ? catalogue.find(*parent) : std::nullopt;
    }
  }
  return entries;
}

double slow_travel(const Region& region, const AffinityOptions& options, MunicipalityId a, MunicipalityId b) {
  const auto& table =
      options.travel_measure == TravelMeasure::minutes ? region.travel().minutes() : region.travel().kilometres();
  const double there = table(region.place(a).value(), region.place(b).value());
  const double back = table(region.place(b).value(), region.place(a).value());
  return std::isnan(there) || std::isnan(back) ? 2.0 * options.travel_scale : std::max(there, back);
}

TEST(AffinityOverSeeds, IsSymmetricFiniteAndZeroOnTheDiagonal) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const auto values = affinity(drawn_programme(seed, size), drawn_options(seed)).values();
    EXPECT_EQ(values, values.transpose());
    EXPECT_TRUE(values.allFinite());
    EXPECT_EQ(values.diagonal(), Eigen::VectorXd::Zero(values.rows()));
  }
}

TEST(AffinityOverSeeds, EqualsItsTermsTakenOneByOne) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Region region = drawn_programme(seed, size);
    const auto options = drawn_options(seed);
    const auto values = affinity(region, options);
    const auto table = practices(region);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) {
        if (i == j) continue;
        const MunicipalityId a(i), b(j);
        const double like = themes::likeness(options.likeness, slow_profile(region, a, options.parent_share),
                                             slow_profile(region, b, options.parent_share));
        const double expected = options.theme_weight * like + options.difference_weight * table.unlikeness(i, j) -
                                options.travel_weight * slow_travel(region, options, a, b) / options.travel_scale;
        EXPECT_NEAR(values(a, b), expected, 1e-12) << "seed " << seed << ": " << i << ", " << j;
      }
    }
  }
}

TEST(AffinityOverSeeds, IsExplainedPairByPair) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Region region = drawn_programme(seed, size);
    const auto options = drawn_options(seed);
    const auto values = affinity(region, options);
    std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs;
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = 0; j < size; ++j) pairs.emplace_back(i, j);
    }
    const auto terms = explain_pairs(region, options, pairs);
    ASSERT_EQ(terms.size(), pairs.size());
    for (std::size_t k = 0; k < pairs.size(); ++k) {
      const auto& [a, b] = pairs[k];
      EXPECT_NEAR(terms[k].affinity, values(a, b), 1e-12);
      EXPECT_GE(terms[k].likeness, 0.0);
      EXPECT_LE(terms[k].likeness, 1.0);
      EXPECT_GE(terms[k].unlikeness, 0.0);
      EXPECT_LE(terms[k].unlikeness, 1.0);
      const auto mine = region.themes_of(a), theirs = region.themes_of(b);
      std::vector<ThemeId> shared;
      std::set_intersection(mine.begin(), mine.end(), theirs.begin(), theirs.end(), std::back_inserter(shared));
      if (shared.empty()) {
        EXPECT_EQ(terms[k].basis, themes::UnlikenessBasis::unknown);
        EXPECT_EQ(terms[k].unlikeness, 0.0);
      }
    }
  }
}

TEST(AffinityOverSeeds, IsTheSameOnAnyNumberOfThreads) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Region region = drawn_programme(seed, 40);
    const auto options = drawn_options(seed);
    EXPECT_EQ(affinity(region, options, 1).values(), affinity(region, options, 4).values());
  }
}

TEST(AffinityOverSeeds, NeverGrowsWithTravelNorFallsWithTheWeightOfLikenessAndDifference) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const Region region = drawn_programme(seed, size);
    AffinityOptions options = drawn_options(seed);
    const auto before = affinity(region, options).values();
    options.travel_weight += 0.5;
    EXPECT_LE((affinity(region, options).values() - before).maxCoeff(), 1e-12);
    options.travel_weight -= 0.5;
    options.difference_weight += 0.5;
    const auto with_difference = affinity(region, options).values();
    EXPECT_GE((with_difference - before).minCoeff(), -1e-12);
    options.theme_weight += 0.5;
    EXPECT_GE((affinity(region, options).values() - with_difference).minCoeff(), -1e-12);
  }
}

}  // namespace
}  // namespace samling::model
