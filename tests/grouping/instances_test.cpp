#include "instances.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

std::filesystem::path written(const std::string& name, const std::string& text) {
  const auto file = std::filesystem::path(::testing::TempDir()) / name;
  std::ofstream(file) << text;
  return file;
}

TEST(InstanceReaders, ReadMdgplib) {
  const auto instance = benchmarks::read_mdgplib(written("tiny.txt", "4 2 ss 2 2 2 2\n0 1 5.5\n2 3 1\n"));
  EXPECT_EQ(instance.name, "tiny");
  EXPECT_EQ(instance.groups, 2);
  EXPECT_DOUBLE_EQ(instance.affinity(1, 0), 5.5);
  const auto result = grouping::solve(benchmarks::mdgp_problem(instance));
  EXPECT_DOUBLE_EQ(result.score, 6.5);
}

TEST(InstanceReaders, ReadCcplibWithItsWeights) {
  const auto instance = benchmarks::read_mdgplib(written("ccp.txt", "4 2 ds 3 9 3 9 W 1 2 3 4\n0 1 9\n0 3 2\n1 2 1\n"));
  ASSERT_EQ(instance.weights.size(), 4U);
  // 0 with 1 weighs 3 and 2 with 3 weighs 7: both within 3 to 9.
  EXPECT_DOUBLE_EQ(grouping::solve(benchmarks::ccp_problem(instance)).score, 9.0);
}

TEST(InstanceReaders, ReadPoints) {
  const auto instance = benchmarks::read_points(written("points.csv", "0,0\n3,4\n0,1\n"));
  EXPECT_DOUBLE_EQ(instance.affinity(0, 1), -5.0);
}

TEST(InstanceReaders, RefuseWithTheLine) {
  const auto file = written("broken.txt", "3 1 ss 3 3\n0 1 5\n0 7 5\n");
  try {
    (void)benchmarks::read_mdgplib(file);
    FAIL() << "was read";
  } catch (const InvalidInput& refusal) {
    EXPECT_EQ(refusal.issues().front().line, 3);
  }
  EXPECT_THROW((void)benchmarks::read_mdgplib(written("head.txt", "3 1 xs 3 3\n")), InvalidInput);
  EXPECT_THROW((void)benchmarks::read_points(written("p.csv", "1;2\n")), InvalidInput);
}

TEST(SolveGrouping, ProvesTheSmallestPublicInstances) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto best_known = benchmarks::read_best_known(*data / "mdgp" / "best_known.csv");
  for (const char* name : {"Geo_n012_ss_01", "RanInt_n012_ss_01", "RanReal_n010_ss_01"}) {
    const auto file = *data / "mdgp" / "instances" / (std::string(name) + ".txt");
    const auto result = grouping::solve(benchmarks::mdgp_problem(benchmarks::read_mdgplib(file)));
    EXPECT_EQ(result.status, Status::optimal) << name;
    if (best_known.count(name) > 0) {
      EXPECT_NEAR(result.score, best_known.at(name), 1e-3) << name;
    }
  }
}

TEST(SolveGrouping, ComesWithinTwoInAHundredOfTheProvenOptimumOfTheTriples) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto problem = benchmarks::points_problem(benchmarks::read_points(*data / "triples" / "n111_s1.csv"), {3, 3});
  const auto result = grouping::solve(problem);
  constexpr double optimum = -8758.882;
  EXPECT_LE(result.score, optimum + 1e-2);
  EXPECT_GE(result.score, optimum * 1.02);
}

}  // namespace
}  // namespace samling::testing
