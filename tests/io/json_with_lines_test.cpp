#include "io/json_with_lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"

namespace samling::io {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(ParseJson, KnowsTheLineOfEveryValue) {
  IssueList issues;
  const auto document = parse_json(
      "{\n \"a\": 1,\n \"b\": [2,\n  3\n ,\n {\"c/d\":\n  null}],\n \"e\":\n\n  \"x\"\n}\n", "t.json", issues);
  ASSERT_THAT(issues.all(), IsEmpty());
  EXPECT_EQ(document->lines.at(""), 1);
  EXPECT_EQ(document->lines.at("/a"), 2);
  EXPECT_EQ(document->lines.at("/b"), 3);
  EXPECT_EQ(document->lines.at("/b/0"), 3);
  EXPECT_EQ(document->lines.at("/b/1"), 4) << "a number followed by a newline stands before it";
  EXPECT_EQ(document->lines.at("/b/2"), 6);
  EXPECT_EQ(document->lines.at("/b/2/c~1d"), 6);
  EXPECT_EQ(document->lines.at("/e"), 8) << "a field stands where its name stands";
}

// nlohmann prints an array with a line each, so the line of element i is known.
TEST(ParseJson, CountsTheLinesThatNlohmannPrints) {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Chance chance(seed);
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    const std::uint64_t count = chance.below(30) + 1;
    for (std::uint64_t i = 0; i < count; ++i) {
      const auto kind = chance.below(4);
      if (kind == 0) list.push_back(chance.unit() * 1e6);
      if (kind == 1) list.push_back(chance.below(1000));
      if (kind == 2) list.push_back("line\nbreak \"quoted\" ø");
      if (kind == 3) list.push_back(nullptr);
    }
    IssueList issues;
    const auto document = parse_json(list.dump(1), "t.json", issues);
    ASSERT_NE(document, nullptr);
    EXPECT_EQ(document->value, list);
    for (std::uint64_t i = 0; i < count; ++i)
      EXPECT_EQ(document->lines.at("/" + std::to_string(i)), static_cast<int>(i) + 2);
  }
}

TEST(ParseJson, SaysWhereTheTextStopsBeingJson) {
  IssueList issues;
  EXPECT_EQ(parse_json("{\n \"a\": {\n  \"b\": tru\n }}", "t.json", issues), nullptr);
  ASSERT_THAT(issues.all(), SizeIs(1));
  EXPECT_EQ(issues.all()[0].line, 3);
  EXPECT_EQ(issues.all()[0].field, "/a/b");
  EXPECT_THAT(issues.all()[0].message, HasSubstr("is no JSON at column"));
}

TEST(ParseJson, NeverThrowsAtRandomBytes) {
  const std::string alphabet = "{}[]\",:0129.eE-+ntfals\\u \n\xC3\xB8\xFF";
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    Chance chance(seed);
    std::string text;
    for (std::uint64_t k = chance.below(40); k > 0; --k) text += alphabet[chance.below(alphabet.size())];
    IssueList issues;
    const auto document = parse_json(text, "t.json", issues);
    EXPECT_EQ(document == nullptr, issues.has_errors()) << text;
    if (document == nullptr) continue;
    EXPECT_EQ(document->value, nlohmann::ordered_json::parse(text)) << text;
  }
}

TEST(ParseJson, GivesDeepValuesTheLineOfWhatIsAroundThem) {
  IssueList issues;
  const auto document = parse_json("{\n\"a\":\n{\n\"b\":\n[\n1\n]}}", "t.json", issues, 1);
  ASSERT_NE(document, nullptr);
  const JsonPlace root(*document, issues);
  EXPECT_EQ(root["a"].line(), 2);
  EXPECT_EQ(root["a"]["b"].line(), 2);
  EXPECT_EQ(root["a"]["b"].value(), nlohmann::ordered_json::array({1}));
}

TEST(JsonPlace, CollectsOneIssueAWrongValueAndGoesOn) {
  IssueList issues;
  const auto document =
      parse_json("{\"a\": \"x\",\n\"b\": -1,\n\"c\": 1.5,\n\"d\": [1],\n\"f\": 3000000000}", "t.json", issues);
  const JsonPlace root(*document, issues);
  EXPECT_EQ(root["a"].number(), std::nullopt);
  EXPECT_EQ(root["b"].number(not_negative), std::nullopt);
  EXPECT_EQ(root["c"].whole(), std::nullopt);
  EXPECT_EQ(root["d"].text(), std::nullopt);
  EXPECT_EQ(root["e"].text(), std::nullopt) << "absent is no issue";
  EXPECT_EQ(root["f"].whole(), std::nullopt) << "an int has 31 bits";
  EXPECT_EQ(root["f"].whole_64(), 3'000'000'000);
  std::vector<int> lines;
  for (const Issue& issue : issues.all()) lines.push_back(issue.line);
  EXPECT_THAT(lines, ElementsAre(1, 2, 3, 4, 5));
}

TEST(ParseJson, RefusesWhatIsNestedWithoutEnd) {
  IssueList issues;
  EXPECT_EQ(parse_json("{\"a\":\n" + std::string(1'000'000, '['), "t.json", issues), nullptr);
  ASSERT_THAT(issues.all(), SizeIs(1));
  EXPECT_EQ(issues.all()[0].line, 2);
  EXPECT_EQ(issues.all()[0].field, "/a");
}

TEST(JsonPlace, ReadsSeedsOfSixtyFourBits) {
  IssueList issues;
  const auto document = parse_json("[18446744073709551615, -1, 1.0]", "t.json", issues);
  const auto elements = JsonPlace(*document, issues).elements();
  EXPECT_EQ(elements[0].whole_unsigned(), 18446744073709551615u);
  EXPECT_EQ(elements[1].whole_unsigned(), std::nullopt);
  EXPECT_EQ(elements[2].whole_unsigned(), std::nullopt);
  EXPECT_EQ(elements[0].whole_64(), std::nullopt) << "has no place in a signed number";
}

}  // namespace
}  // namespace samling::io
