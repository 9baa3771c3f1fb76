#include "samling/themes/likeness.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"

namespace samling::themes {
namespace {

constexpr Likeness both_measures[] = {Likeness::cosine, Likeness::weighted_jaccard};

Eigen::VectorXd entries(std::initializer_list<double> values) {
  Eigen::VectorXd vector(static_cast<Eigen::Index>(values.size()));
  Eigen::Index at = 0;
  for (const double value : values) vector[at++] = value;
  return vector;
}

// Sparse counts, some of them large; a row in ten is empty.
Eigen::MatrixXd drawn_profiles(std::uint64_t seed, Eigen::Index n, Eigen::Index themes) {
  Chance chance(seed);
  Eigen::MatrixXd profiles = Eigen::MatrixXd::Zero(n, themes);
  for (Eigen::Index i = 0; i < n; ++i) {
    if (chance.below(10) == 0) continue;
    for (Eigen::Index t = 0; t < themes; ++t) {
      if (chance.below(2) == 0) profiles(i, t) = static_cast<double>(chance.below(5)) + chance.unit() * 100.0;
    }
  }
  return profiles;
}

// The formulas of the header, term by term.
double by_the_formula(Likeness measure, const Eigen::MatrixXd& profiles, Eigen::Index a, Eigen::Index b) {
  double product = 0.0, squares_a = 0.0, squares_b = 0.0, smaller = 0.0, larger = 0.0;
  for (Eigen::Index t = 0; t < profiles.cols(); ++t) {
    const double x = profiles(a, t);
    const double y = profiles(b, t);
    product += x * y, squares_a += x * x, squares_b += y * y;
    smaller += std::min(x, y), larger += std::max(x, y);
  }
  if (measure == Likeness::cosine) return product == 0.0 ? 0.0 : product / std::sqrt(squares_a) / std::sqrt(squares_b);
  return larger == 0.0 ? 0.0 : smaller / larger;
}

TEST(Likeness, IsWhatTheFormulasSay) {
  EXPECT_DOUBLE_EQ(likeness(Likeness::cosine, entries({3, 4, 0}), entries({4, 3, 0})), 0.96);
  EXPECT_DOUBLE_EQ(likeness(Likeness::weighted_jaccard, entries({3, 4, 0}), entries({4, 3, 0})), 0.75);
  EXPECT_DOUBLE_EQ(likeness(Likeness::cosine, entries({1, 0}), entries({0, 1})), 0.0);
  EXPECT_DOUBLE_EQ(likeness(Likeness::weighted_jaccard, entries({1, 0}), entries({0, 1})), 0.0);
}

TEST(Likeness, OfAnEmptyProfileIsZero) {
  for (const Likeness measure : both_measures) {
    EXPECT_EQ(likeness(measure, entries({0, 0}), entries({1, 2})), 0.0);
    EXPECT_EQ(likeness(measure, entries({0, 0}), entries({0, 0})), 0.0);
    EXPECT_EQ(likeness(measure, entries({}), entries({})), 0.0);
  }
}

TEST(Likeness, CosineDoesNotSeeSizeAndWeightedJaccardDoes) {
  EXPECT_NEAR(likeness(Likeness::cosine, entries({1, 2}), entries({10, 20})), 1.0, 1e-15);
  EXPECT_DOUBLE_EQ(likeness(Likeness::weighted_jaccard, entries({1, 2}), entries({10, 20})), 0.1);
}

TEST(Likeness, StaysANumberForHugeAndTinyCounts) {
  for (const Likeness measure : both_measures) {
    for (const double scale : {1e-300, 1e-160, 1e160, 1e300}) {
      const Eigen::VectorXd a = entries({scale, 0.5 * scale});
      EXPECT_NEAR(likeness(measure, a, a), 1.0, 1e-12) << scale;
    }
  }
}

TEST(Likeness, RefusesWhatIsNoProfile) {
  const Eigen::VectorXd good = entries({1, 2});
  for (const Likeness measure : both_measures) {
    EXPECT_THROW(static_cast<void>(likeness(measure, good, entries({1}))), InvalidInput);
    EXPECT_THROW(static_cast<void>(likeness(measure, good, entries({1, -1}))), InvalidInput);
    EXPECT_THROW(static_cast<void>(likeness(measure, entries({1, std::nan("")}), good)), InvalidInput);
    Eigen::MatrixXd profiles = Eigen::MatrixXd::Ones(2, 2);
    profiles(1, 0) = std::numeric_limits<double>::infinity();
    EXPECT_THROW(static_cast<void>(likeness_matrix(measure, profiles)), InvalidInput);
  }
}

TEST(Likeness, IsSymmetricBoundedAndOneForEqualProfiles) {
  for (const Likeness measure : both_measures) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
      const Eigen::MatrixXd profiles = drawn_profiles(seed, 12, 7);
      for (Eigen::Index i = 0; i < 12; ++i) {
        const Eigen::VectorXd a = profiles.row(i).transpose();
        EXPECT_NEAR(likeness(measure, a, a), a.sum() > 0.0 ? 1.0 : 0.0, 1e-12);
        for (Eigen::Index j = 0; j < 12; ++j) {
          const Eigen::VectorXd b = profiles.row(j).transpose();
          const double value = likeness(measure, a, b);
          EXPECT_EQ(value, likeness(measure, b, a));
          EXPECT_GE(value, 0.0);
          EXPECT_LE(value, 1.0);
          EXPECT_EQ(value == 0.0, a.dot(b) == 0.0);
        }
      }
    }
  }
}

// More of a theme that the other has more of never makes two less alike (weighted Jaccard).
TEST(Likeness, GrowsAsACountCatchesUp) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    const Eigen::MatrixXd profiles = drawn_profiles(seed, 2, 5);
    Eigen::VectorXd a = profiles.row(0).transpose();
    const Eigen::VectorXd b = profiles.row(1).transpose();
    Eigen::Index behind = 0;
    if ((b - a).maxCoeff(&behind) <= 0.0) continue;
    const double before = likeness(Likeness::weighted_jaccard, a, b);
    a[behind] += 0.5 * (b[behind] - a[behind]);
    EXPECT_GT(likeness(Likeness::weighted_jaccard, a, b), before) << "seed " << seed;
  }
}

TEST(LikenessMatrix, EqualsTheFormulaAndThePairCellByCell) {
  for (const Likeness measure : both_measures) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const Eigen::Index n = 1 + static_cast<Eigen::Index>(seed) * 3;
      const Eigen::MatrixXd profiles = drawn_profiles(seed, n, 14);
      const Eigen::MatrixXd matrix = likeness_matrix(measure, profiles);
      ASSERT_EQ(matrix.rows(), n);
      EXPECT_EQ(matrix, matrix.transpose());
      for (Eigen::Index i = 0; i < n; ++i) {
        for (Eigen::Index j = 0; j < n; ++j) {
          EXPECT_NEAR(matrix(i, j), by_the_formula(measure, profiles, i, j), 1e-12);
          EXPECT_NEAR(matrix(i, j), likeness(measure, profiles.row(i).transpose(), profiles.row(j).transpose()), 1e-12);
        }
      }
    }
  }
}

TEST(LikenessMatrix, IsTheSameOnAnyNumberOfThreads) {
  const Eigen::MatrixXd profiles = drawn_profiles(7, 80, 14);
  for (const Likeness measure : both_measures) {
    EXPECT_EQ(likeness_matrix(measure, profiles, 1), likeness_matrix(measure, profiles, 4));
  }
}

TEST(LikenessMatrix, OfNobodyIsEmpty) {
  EXPECT_EQ(likeness_matrix(Likeness::cosine, Eigen::MatrixXd(0, 3)).size(), 0);
  EXPECT_EQ(likeness_matrix(Likeness::cosine, Eigen::MatrixXd(2, 0)), Eigen::MatrixXd::Zero(2, 2));
}

const ThemeCatalogue family({{.code = "work", .name = "Work"},
                             {.code = "shifts", .name = "Shifts", .parent = "work"},
                             {.code = "nights", .name = "Nights", .parent = "shifts"},
                             {.code = "pool", .name = "Pool", .parent = "work", .weight = 3.0}});

TEST(Profile, GivesAncestorsTheirShareOfEachStep) {
  EXPECT_EQ(profile(family, {0, 0, 8, 0}, 0.5), entries({2, 4, 8, 0}));
  EXPECT_EQ(profile(family, {1, 0, 0, 2}, 0.5), entries({2, 0, 0, 6}));
  EXPECT_EQ(profile(family, {1, 2, 3, 4}, 0.0), entries({1, 2, 3, 12}));
  EXPECT_EQ(profile(family, {0, 1, 1, 1}, 1.0), entries({3, 2, 1, 3}));
}

TEST(Profile, MakesThemesUnderOneParentALittleAlike) {
  const auto shifts = profile(family, {0, 1, 0, 0});
  const auto pool = profile(family, {0, 0, 0, 1});
  for (const Likeness measure : both_measures) {
    EXPECT_GT(likeness(measure, shifts, pool), 0.0);
    EXPECT_LT(likeness(measure, shifts, pool), 0.5);
    EXPECT_EQ(likeness(measure, profile(family, {0, 1, 0, 0}, 0.0), profile(family, {0, 0, 0, 1}, 0.0)), 0.0);
  }
}

TEST(Profile, RefusesWhatIsNoCount) {
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3})), InvalidInput);
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3, -1})), InvalidInput);
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3, std::nan("")})), InvalidInput);
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3, 1e308})), InvalidInput);
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3, 4}, 1.5)), InvalidInput);
  EXPECT_THROW(static_cast<void>(profile(family, {1, 2, 3, 4}, std::nan(""))), InvalidInput);
}

}  // namespace
}  // namespace samling::themes
