// Points of the plane and of the earth.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/issue.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/io/instance_files.hpp"
#include "support/broken_inputs.hpp"
#include "support/data_folder.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using grouping::Objective;
using samling::testing::TemporaryFolder;
using samling::testing::write_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class PointsFile : public ::testing::Test {
 protected:
  grouping::GroupingProblem read(const std::string& text, const PointsOptions& options = {}) {
    write_file(folder_ / "points.csv", text);
    return read_points(folder_ / "points.csv", options);
  }
  std::vector<Issue> issues_of(const std::string& text) {
    try {
      (void)read(text);
    } catch (const InvalidInput& problem) {
      return problem.issues();
    }
    return {};
  }
  static double between(const grouping::GroupingProblem& problem, int a, int b) {
    return problem.affinity()(MunicipalityId(a), MunicipalityId(b));
  }

  TemporaryFolder folder_;
};

TEST_F(PointsFile, HoldsPointsOfThePlane) {
  for (const std::string text :
       {"0,0\n3,4\n0,1", "x,y\n0,0\n3,4\n0,1\n", "id,y,x,colour\na,0,0,red\nb,4,3,red\nc,1,0,"}) {
    const auto problem = read(text);
    EXPECT_EQ(problem.size(), 3U) << text;
    EXPECT_DOUBLE_EQ(between(problem, 0, 1), -5.0) << text;
    EXPECT_DOUBLE_EQ(between(problem, 2, 0), -1.0) << text;
  }
}

TEST_F(PointsFile, HoldsPlacesOfTheEarth) {
  const auto problem = read("id,name,lat,lon,population\n1,Oslo,59.9,10.7,1\n2,Bergen,60.4,5.3,2\n");
  const double km = geo::geodesic_distance(geo::LatLon::degrees(59.9, 10.7), geo::LatLon::degrees(60.4, 5.3)).count();
  EXPECT_DOUBLE_EQ(between(problem, 0, 1), -km);
  EXPECT_THAT(problem.rules().names, ElementsAre("Oslo", "Bergen"));
}

TEST_F(PointsFile, TakesSizesAndObjective) {
  const auto problem = read("0,0\n3,4\n0,1\n9,9", {.sizes = {2, 4}, .objective = Objective::mean_companion});
  EXPECT_EQ(problem.sizes(), (grouping::SizeRange{2, 4}));
  EXPECT_EQ(problem.objective(), Objective::mean_companion);
  EXPECT_FALSE(problem.group_count());
}

TEST_F(PointsFile, LeavesNobodyOutForTheSakeOfDistance) {
  const auto result = grouping::solve(read("0,0\n1,0\n2,0\n900,0\n0,900\n-900,0\n"));
  EXPECT_THAT(result.best.unplaced, IsEmpty());
}

TEST_F(PointsFile, NamesWhatIsWrong) {
  const auto semicolon = issues_of("1;2\nx;2\n");
  ASSERT_THAT(semicolon, SizeIs(1));
  EXPECT_EQ(semicolon[0].line, 2);
  const auto two = issues_of("x,y\n1,\n1,inf\n2,2\n");
  ASSERT_THAT(two, SizeIs(2));
  EXPECT_EQ(two[0].line, 2);
  EXPECT_EQ(two[0].field, "y");
  EXPECT_EQ(two[1].line, 3);
  EXPECT_EQ(issues_of("lat,lon\n91,0\n0,0\n").at(0).field, "lat");
  EXPECT_EQ(issues_of("lat,y\n1,0\n0,0\n").at(0).field, "lon");
  EXPECT_EQ(issues_of("1\n2\n").at(0).rule, "missing_column");
  EXPECT_EQ(issues_of("1,2\n").at(0).rule, "too_few_points");
  EXPECT_THAT(issues_of("id,x,y\na,1,2\nb,1,2\na,3,4\n").at(0).message, HasSubstr("line 2"));
  EXPECT_THAT(issues_of(""), SizeIs(1));
}

TEST_F(PointsFile, KeepsOnlyTheNearestOfManyPoints) {
  std::string text = "x,y\n";
  for (int k = 0; k < 2001; ++k) text += std::to_string(k % 50) + "," + std::to_string(k / 50) + "\n";
  const auto problem = read(text);
  EXPECT_TRUE(problem.affinity().is_sparse());
  EXPECT_DOUBLE_EQ(between(problem, 0, 50), -1.0);
  EXPECT_FALSE(problem.affinity().find(MunicipalityId(0), MunicipalityId(2000)));
}

TEST(PublicPoints, ComeWithinTwoInAHundredOfTheProvenOptimum) {
  const auto data = samling::testing::data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto result = grouping::solve(read_points(*data / "triples" / "n111_s1.csv"));
  constexpr double optimum = -8758.882;
  EXPECT_LE(result.score, optimum + 1e-2);
  EXPECT_GE(result.score, optimum * 1.02);
}

}  // namespace
}  // namespace samling::io
