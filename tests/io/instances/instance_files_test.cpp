// MDGPLIB, CCPLIB and tables of best known scores.
#include "samling/io/instance_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "samling/core/issue.hpp"
#include "support/broken_inputs.hpp"
#include "support/data_folder.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using grouping::GroupingProblem;
using grouping::GroupLimits;
using grouping::Objective;
using grouping::PeopleRange;
using grouping::SizeRange;
using samling::testing::data_folder;
using samling::testing::TemporaryFolder;
using samling::testing::write_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::SizeIs;

class InstanceFiles : public ::testing::Test {
 protected:
  std::filesystem::path written(const std::string& text) {
    write_file(folder_ / "tiny.txt", text);
    return folder_ / "tiny.txt";
  }
  GroupingProblem mdgp(const std::string& text) { return read_mdgplib(written(text)); }
  GroupingProblem ccp(const std::string& text) { return read_ccplib(written(text)); }

  static std::vector<Issue> issues_of(const std::function<void()>& reading) {
    try {
      reading();
    } catch (const InvalidInput& problem) {
      return problem.issues();
    }
    return {};
  }
  std::vector<Issue> mdgp_issues(const std::string& text) {
    return issues_of([&] { (void)mdgp(text); });
  }
  std::vector<Issue> ccp_issues(const std::string& text) {
    return issues_of([&] { (void)ccp(text); });
  }

  TemporaryFolder folder_;
};

TEST_F(InstanceFiles, ReadMdgplibWithGroupsOfOneSize) {
  const auto problem = mdgp("4 2 ss 2 2 2 2 \r\n0 1 5.5\r\n2 3 1\r\n\r\n");
  EXPECT_EQ(problem.size(), 4U);
  EXPECT_EQ(problem.group_count(), 2);
  EXPECT_EQ(problem.sizes(), (SizeRange{2, 2}));
  EXPECT_EQ(problem.objective(), Objective::pair_sum);
  EXPECT_THAT(problem.rules().group_limits, IsEmpty());
  EXPECT_DOUBLE_EQ(problem.affinity()(MunicipalityId(1), MunicipalityId(0)), 5.5);
  EXPECT_DOUBLE_EQ(problem.affinity()(MunicipalityId(1), MunicipalityId(2)), 0.0);
  EXPECT_DOUBLE_EQ(grouping::solve(problem).score, 6.5);
}

TEST_F(InstanceFiles, ReadMdgplibWithGroupsOfDifferentSizes) {
  const auto problem = mdgp("5 2 ds 2 2 2 3\n0 1 5.5\n");
  EXPECT_EQ(problem.sizes(), (SizeRange{2, 3}));
  EXPECT_THAT(problem.rules().group_limits,
              ElementsAre(GroupLimits{.sizes = {2, 2}, .people = {}}, GroupLimits{.sizes = {2, 3}, .people = {}}));
}

TEST_F(InstanceFiles, ReadCcplibWithItsWeights) {
  const auto problem = ccp("4 2 ds 3 9 3 9 W 1 2 3 4\n0 1 9\n0 3 2\n1 2 1\n");
  EXPECT_EQ(problem.rules().people, (PeopleRange{3, 9}));
  EXPECT_THAT(problem.rules().people_of, ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(problem.sizes(), (SizeRange{1, 4}));
  // 0, 1 and 3 weigh 7, and 2 alone weighs 3: both within 3 to 9.
  EXPECT_DOUBLE_EQ(grouping::solve(problem).score, 11.0);
}

TEST_F(InstanceFiles, MakeWeightsWholeWithoutRounding) {
  const auto problem = ccp("3 2 ds 0.5 4.25 0 5 W 1.10 2.5 3\n0 1 9\n");
  EXPECT_THAT(problem.rules().people_of, ElementsAre(110, 250, 300));
  EXPECT_EQ(problem.rules().people, (PeopleRange{0, 500}));
  ASSERT_THAT(problem.rules().group_limits, SizeIs(2));
  EXPECT_EQ(problem.rules().group_limits[0].people, (PeopleRange{50, 425}));
}

TEST_F(InstanceFiles, NameEveryBrokenLine) {
  const auto issues = mdgp_issues("3 1 ss 3 3\n0 1 5\n0 7 5\n0 x 5\n1 2 nan\n1 2\n1 2 3 4\n0 1 6\n");
  ASSERT_THAT(issues, SizeIs(6));
  EXPECT_EQ(issues[0].line, 3);
  EXPECT_EQ(issues[0].file, "tiny.txt");
  EXPECT_EQ(issues[0].value, "0 7 5");
  EXPECT_THAT(issues[0].message, HasSubstr("from 0 to 2"));
  EXPECT_THAT(issues[1].message, HasSubstr("must be: i j distance"));
  EXPECT_EQ(issues[5].line, 8);
  EXPECT_THAT(issues[5].message, HasSubstr("distance 5 before"));
}

TEST_F(InstanceFiles, RefuseADistanceOfANodeToItself) {
  const auto issues = mdgp_issues("3 1 ss 3 3\n0 0 0\n0 1 5\n2 2 5\n");
  ASSERT_THAT(issues, SizeIs(1));
  EXPECT_EQ(issues[0].line, 4);
  EXPECT_EQ(issues[0].field, "distance");
  EXPECT_THAT(issues[0].message, HasSubstr("to itself"));
  EXPECT_THAT(ccp_issues("3 2 ss 1 9 2 9 W 1 2 3\n1 1 5\n"), SizeIs(1)) << "the first line comes first";
  EXPECT_EQ(ccp_issues("3 2 ss 1 9 2 9 W 1 2 3\n").at(0).field, "limits of group 2");
}

TEST_F(InstanceFiles, SayOnceWhenAllLinesAreBroken) {
  std::string text = "3 1 ss 3 3\n";
  for (int k = 0; k < 500; ++k) text += "a,b,c\n";
  const auto issues = mdgp_issues(text);
  ASSERT_THAT(issues, SizeIs(11));
  bool counted = false;
  for (const Issue& issue : issues) counted = counted || issue.message == "500 lines are broken in all";
  EXPECT_TRUE(counted);
}

struct BrokenHead {
  std::string text;
  std::string field;
};

TEST_F(InstanceFiles, RefuseABrokenFirstLine) {
  for (const auto& [text, field] : std::vector<BrokenHead>{{"", "header"},
                                                           {"x 1 ss 3 3", "n"},
                                                           {"1 1 ss 1 1", "n"},
                                                           {"999999999 1 ss 3 3", "n"},
                                                           {"3 4 ss 1 1", "groups"},
                                                           {"3 0 ss", "groups"},
                                                           {"3 1 xs 3 3", "type"},
                                                           {"3 1 ss 3", "upper limit of group 1"},
                                                           {"3 1 ss 4 3", "limits of group 1"},
                                                           {"3 1 ss -1 3", "lower limit of group 1"},
                                                           {"3 1 ss 3 3 7", "limits"},
                                                           {"3 3 ss 1 2 1 1 1 3", "limits of group 2"},
                                                           {"3 1 ss 3 3 W 1 1 1", "W"}}) {
    const auto issues = mdgp_issues(text + (text.empty() ? "" : "\n0 1 2\n"));
    ASSERT_THAT(issues, SizeIs(1)) << text;
    EXPECT_EQ(issues[0].field, field) << text;
    EXPECT_EQ(issues[0].line, 1) << text;
    EXPECT_EQ(issues[0].file, "tiny.txt") << text;
  }
}

TEST_F(InstanceFiles, RefuseBrokenWeights) {
  EXPECT_EQ(ccp_issues("3 1 ds 3 9\n0 1 2\n").at(0).field, "W");
  EXPECT_EQ(ccp_issues("3 1 ds 3 9 W 1 2\n").at(0).field, "weight of node 2");
  EXPECT_EQ(ccp_issues("3 1 ds 3 9 W 1 2 -3\n").at(0).field, "weight of node 2");
  EXPECT_THAT(ccp_issues("3 1 ds 3 9 W 1 2 3 4\n").at(0).message, HasSubstr("more than 3"));
}

TEST_F(InstanceFiles, SayWhichFileIsMissing) {
  const auto issues = issues_of([&] { (void)read_mdgplib(folder_ / "nowhere.txt"); });
  ASSERT_THAT(issues, SizeIs(1));
  EXPECT_THAT(to_string(issues[0]), HasSubstr("nowhere.txt"));
}

TEST_F(InstanceFiles, ReadBestKnownScoresOfSeveralKinds) {
  EXPECT_THAT(read_best_known(written("instance,n,best_of_20,mean\na,3,1.5,1\nb,3,,1\na,3,2.5,1\n")),
              ElementsAre(Pair("a", 2.5)));
  EXPECT_THAT(read_best_known(written("instance,best_ever\na,-7\n")), ElementsAre(Pair("a", -7.0)));
  EXPECT_THAT(read_best_known(written("instance,score,feasible\na,5,true\na,9,false\n")), ElementsAre(Pair("a", 5.0)));
}

TEST_F(InstanceFiles, RefuseBestKnownScoresWithoutTheirColumns) {
  EXPECT_EQ(issues_of([&] { (void)read_best_known(written("name,best\na,1\n")); }).at(0).field, "instance");
  EXPECT_EQ(issues_of([&] { (void)read_best_known(written("instance,value\na,1\n")); }).at(0).field, "best_known");
  const auto issues = issues_of([&] { (void)read_best_known(written("instance,best\na,x\n")); });
  ASSERT_THAT(issues, SizeIs(1));
  EXPECT_EQ(issues[0].line, 2);
}

TEST(PublicInstances, SmallestOnesAreProven) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto best_known = read_best_known(*data / "mdgp" / "best_known.csv");
  for (const char* name : {"Geo_n012_ss_01", "RanInt_n012_ss_01", "RanReal_n010_ss_01"}) {
    const auto result = grouping::solve(read_mdgplib(*data / "mdgp" / "instances" / (std::string(name) + ".txt")));
    EXPECT_EQ(result.status, Status::optimal) << name;
    if (best_known.count(name) > 0) {
      EXPECT_NEAR(result.score, best_known.at(name), 1e-3) << name;
    }
  }
}

TEST(PublicInstances, AreAllRead) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  int read = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*data / "mdgp" / "instances")) {
    if (entry.path().string().find("n480") != std::string::npos) continue;  // large, and alike
    EXPECT_NO_THROW((void)read_mdgplib(entry.path())) << entry.path();
    ++read;
  }
  for (const auto& entry : std::filesystem::directory_iterator(*data / "ccp" / "instances")) {
    EXPECT_NO_THROW((void)read_ccplib(entry.path())) << entry.path();
    ++read;
  }
  EXPECT_GE(read, 20);
}

}  // namespace
}  // namespace samling::io
