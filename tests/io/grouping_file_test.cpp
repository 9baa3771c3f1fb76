// Groups that people made by hand, as CSV or as a changed plan.
#include "samling/io/grouping_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/issue.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/programme_file.hpp"
#include "support/broken_inputs.hpp"
#include "support/drawn_region.hpp"
#include "support/temporary_folder.hpp"

namespace samling::io {
namespace {

using samling::testing::letters_by_group;
using samling::testing::TemporaryFolder;
using samling::testing::write_file;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class HandMadeGroups : public ::testing::Test {
 protected:
  HandMadeGrouping read(const std::string& text) {
    write_file(folder_ / "groups.csv", text);
    return read_grouping(folder_ / "groups.csv", region_);
  }
  std::vector<Issue> issues_of(const std::string& text) {
    try {
      (void)read(text);
    } catch (const InvalidInput& problem) {
      return problem.issues();
    }
    return {};
  }

  TemporaryFolder folder_;
  model::Region region_ = samling::testing::drawn_region("ABCDEFG");
};

TEST_F(HandMadeGroups, AreReadInTheOrderOfTheFile) {
  const auto hand_made = read("group,municipality\nsouth,C\nnorth,F\nsouth,A\nsouth,B\nnorth,D\n,G\n");
  EXPECT_THAT(hand_made.labels, ElementsAre("south", "north"));
  EXPECT_EQ(letters_by_group(region_, hand_made.grouping), "ABC DF");
  EXPECT_THAT(hand_made.grouping.unplaced, ElementsAre(region_.at("E"), region_.at("G")));
}

TEST_F(HandMadeGroups, SayAllThatIsWrongAtOnce) {
  const auto issues = issues_of("group;municipality\nS;A\nS;Aa\nN;B\nN;A\nN;\n");
  ASSERT_THAT(issues, SizeIs(3));
  EXPECT_THAT(to_string(issues[0]), ::testing::StartsWith("groups.csv:3: municipality: \"Aa\": is "));
  EXPECT_THAT(issues[0].message, HasSubstr("did you mean"));
  EXPECT_EQ(issues[1].line, 5);
  EXPECT_EQ(issues[1].message, "is named in line 2 already");
  EXPECT_EQ(issues[2].line, 6);
}

TEST_F(HandMadeGroups, ComeFromAPlanThatSomeoneChanged) {
  plan::Plan plan;
  plan.groups.push_back({.key = "G1", .members = {"A", "B", "C"}});
  plan.groups.push_back({.key = "G2", .members = {"D", "F"}});
  const auto hand_made = read(plan_to_json(plan));
  EXPECT_THAT(hand_made.labels, ElementsAre("G1", "G2"));
  EXPECT_EQ(letters_by_group(region_, hand_made.grouping), "ABC DF");
  plan.groups[1].members = {"D", "B", "H"};
  const auto issues = issues_of(plan_to_json(plan));
  ASSERT_THAT(issues, SizeIs(2));
  EXPECT_EQ(issues[0].field, "/groups/1/members/1");
  EXPECT_THAT(issues[0].message, HasSubstr("is named in line"));
  EXPECT_EQ(issues[1].field, "/groups/1/members/2");
}

TEST_F(HandMadeGroups, AreNotAProgramme) {
  samling::testing::write_valid_programme(folder_.path());
  const auto issues = issues_of(samling::testing::file_text(folder_ / "programme.json"));
  ASSERT_THAT(issues, SizeIs(1));
  EXPECT_EQ(issues[0].field, "/format");
}

TEST(HandMadeGroupsOfAProgramme, MayNameNewerCodes) {
  const TemporaryFolder folder;
  samling::testing::write_valid_programme(folder.path());
  const auto region = read_programme(folder / "programme.json").region;
  write_file(folder / "groups.csv", "group,municipality\n1,3003\n1,Fredrikstad\n1,0217\n");
  const auto hand_made = read_grouping(folder / "groups.csv", region);
  EXPECT_THAT(hand_made.grouping.groups, ElementsAre(samling::testing::members(region, {"0105", "0106", "0217"})));
  ASSERT_THAT(hand_made.resolved, SizeIs(1));
  EXPECT_EQ(hand_made.resolved[0].given, "3003");
}

}  // namespace
}  // namespace samling::io
