// Broken input of every kind: one clear message with file, line, field and value.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "samling/io/programme_file.hpp"
#include "support/broken_inputs.hpp"
#include "support/temporary_folder.hpp"

namespace samling {
namespace {

using samling::testing::broken_inputs;
using samling::testing::BrokenInput;
using samling::testing::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::SizeIs;

std::vector<Issue> issues_of(const std::filesystem::path& programme) {
  try {
    (void)io::read_programme(programme);
  } catch (const InvalidInput& problem) {
    return problem.issues();
  }
  return {};
}

class BrokenInputTest : public ::testing::TestWithParam<BrokenInput> {};

TEST_P(BrokenInputTest, GivesOneClearMessageWithFileLineFieldAndValue) {
  const BrokenInput& broken = GetParam();
  const TemporaryFolder folder;
  samling::testing::write_valid_programme(folder.path());
  broken.mutate(folder.path());
  const auto issues = issues_of(folder / "programme.json");
  ASSERT_EQ(issues.size(), 1u) << (issues.empty() ? "nothing was found" : InvalidInput(issues).what());
  const Issue& issue = issues.front();
  SCOPED_TRACE(to_string(issue));
  EXPECT_EQ(issue.level, Level::error);
  EXPECT_EQ(issue.file, broken.file);
  EXPECT_EQ(issue.line, broken.line);
  EXPECT_EQ(issue.field, broken.field);
  EXPECT_THAT(issue.value, HasSubstr(broken.value_fragment));
  EXPECT_THAT(issue.message, HasSubstr(broken.message_fragment));
  EXPECT_THAT(issue.rule, ::testing::MatchesRegex("[a-z][a-z0-9_]*"));
  EXPECT_LE(issue.value.size(), 400u);  // 80 characters of at most four bytes, and the ellipsis
}

INSTANTIATE_TEST_SUITE_P(Kinds, BrokenInputTest, ::testing::ValuesIn(broken_inputs()),
                         [](const auto& param) { return param.param.name; });

TEST(BrokenInputTable, HasAtLeastFortyKindsEachWithItsOwnName) {
  std::set<std::string> names;
  for (const BrokenInput& broken : broken_inputs()) names.insert(broken.name);
  EXPECT_EQ(names.size(), broken_inputs().size());
  EXPECT_GE(names.size(), 40u);
}

TEST(ReadProgramme, NamesEveryIssueOfEveryFileAtOnce) {
  const TemporaryFolder folder;
  samling::testing::write_valid_programme(folder.path());
  samling::testing::replace_in(folder / "municipalities.csv", "59.4340", "95.4340");
  samling::testing::replace_in(folder / "municipalities.csv", "59.7925", "x");
  samling::testing::replace_in(folder / "projects.csv", "0106,heltid", "0106,heltidd");
  samling::testing::replace_in(folder / "minutes.csv", "0105,32,0,16", "0105,32,0,-16");
  samling::testing::replace_in(folder / "programme.json", "\"travel_limit\": 90", "\"travel_limit\": -1");
  samling::testing::replace_in(folder / "programme.json", "\"min\": 3, \"max\": 5", "\"min\": 6, \"max\": 5");
  std::vector<std::string> where;
  for (const Issue& issue : issues_of(folder / "programme.json"))
    where.push_back(issue.file + ":" + std::to_string(issue.line));
  EXPECT_THAT(where, ::testing::UnorderedElementsAre("municipalities.csv:2", "municipalities.csv:5", "projects.csv:5",
                                                     "minutes.csv:3", "programme.json:16", "programme.json:18"));
}

TEST(ReadProgramme, ShowsIssuesOfOneFileInTheOrderOfItsLines) {
  const TemporaryFolder folder;
  samling::testing::write_valid_programme(folder.path());
  for (const char* lat : {"59.1312", "59.4172", "59.2181"}) {
    samling::testing::replace_in(folder / "municipalities.csv", lat, "north");
  }
  const auto issues = issues_of(folder / "programme.json");
  ASSERT_THAT(issues, SizeIs(3));
  EXPECT_LT(issues[0].line, issues[1].line);
  EXPECT_LT(issues[1].line, issues[2].line);
}

TEST(ReadProgramme, SaysWhichProgrammeFileIsMissing) {
  const TemporaryFolder folder;
  const auto issues = issues_of(folder / "nothing.json");
  ASSERT_THAT(issues, SizeIs(1));
  EXPECT_THAT(issues.front().file, HasSubstr("nothing.json"));
  EXPECT_THAT(issues.front().message, HasSubstr("does not exist"));
}

}  // namespace
}  // namespace samling
