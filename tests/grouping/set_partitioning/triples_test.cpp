// Triples of points with known optima (../shared/data/triples): least sum of distances in groups of exactly 3.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <numeric>

#include "grouping/instance/units.hpp"
#include "grouping/set_partitioning/set_partitioning.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;

Eigen::MatrixXd near_is_good(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::vector<std::pair<double, double>> points;
  double x = 0.0;
  double y = 0.0;
  char comma = ',';
  while (in >> x >> comma >> y) points.emplace_back(x, y);
  const auto n = static_cast<Eigen::Index>(points.size());
  Eigen::MatrixXd affinity(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      const auto& a = points[static_cast<std::size_t>(i)];
      const auto& b = points[static_cast<std::size_t>(j)];
      affinity(i, j) = -std::hypot(a.first - b.first, a.second - b.second);
    }
  }
  return affinity;
}

PartAnswer triples_of(const std::filesystem::path& file, const Limits& limits) {
  const GroupingProblem problem(model::Affinity(near_is_good(file)), {3, 3}, {}, Objective::pair_sum);
  const Instance instance(problem, units_of(problem).free, std::nullopt);
  return prove_by_columns(instance, limits, Chance(1), std::nullopt);
}

TEST(Triples, AreProvenAtTheKnownOptimum) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const std::vector<std::pair<std::string, double>> known{{"n60_s1", 6366.439}, {"n111_s1", 8758.882}};
  for (const auto& [name, distance] : known) {
    const PartAnswer answer = triples_of(*data / "triples" / (name + ".csv"), {});
    EXPECT_TRUE(answer.proven) << name;
    EXPECT_NEAR(answer.partition.score, -distance, 5e-4) << name;
    EXPECT_EQ(answer.upper_bound, answer.partition.score) << name;
  }
}

TEST(Triples, AreBoundedFromTheFirstSecondOn) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const std::vector<std::pair<std::string, double>> known{{"n429_s1", 16608.914}, {"norway357", 11110.303}};
  for (const auto& [name, distance] : known) {
    Limits limits;
    limits.max_rounds = 0;
    const PartAnswer answer = triples_of(*data / "triples" / (name + ".csv"), limits);
    EXPECT_LE(answer.partition.score, -distance + 5e-4) << name;
    EXPECT_GE(answer.upper_bound, -distance - 5e-4) << name;
    EXPECT_LT(answer.upper_bound, -0.99 * distance) << name;  // the optimum is -distance
  }
}

// Half a minute: with SAMLING_SLOW set only.
TEST(Triples, OfAWholeCountryAreProven) {
  const auto data = data_folder();
  if (!data || std::getenv("SAMLING_SLOW") == nullptr) GTEST_SKIP() << "skipped: no data, or not asked for";
  const std::vector<std::pair<std::string, double>> known{{"n429_s1", 16608.914}, {"norway357", 11110.303}};
  for (const auto& [name, distance] : known) {
    const PartAnswer answer = triples_of(*data / "triples" / (name + ".csv"), {});
    EXPECT_TRUE(answer.proven) << name;
    EXPECT_NEAR(answer.partition.score, -distance, 5e-4) << name;
  }
}

}  // namespace
}  // namespace samling::testing
