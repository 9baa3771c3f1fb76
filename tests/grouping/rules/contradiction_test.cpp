// Contradictions: found by counting before the search, or named as the smallest set with repairs that work (A10).
#include <gmock/gmock.h>

#include <bit>

#include "grouping/reasons/smallest_set.hpp"
#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SmallestFailingSet, IsTheSmallestOfRandomSets) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    Chance chance(seed);
    const std::size_t count = 3 + chance.below(8);
    // A set fails when it holds one of these.
    std::vector<std::uint32_t> failing;
    for (std::size_t k = 0; k < 1 + chance.below(6); ++k) {
      failing.push_back(static_cast<std::uint32_t>(1 + chance.below((1U << count) - 1)));
    }
    const auto fails = [&](const std::vector<bool>& chosen) {
      std::uint32_t mask = 0;
      for (std::size_t k = 0; k < count; ++k) mask |= chosen[k] ? 1U << k : 0U;
      return std::any_of(failing.begin(), failing.end(), [&](std::uint32_t set) { return (set & ~mask) == 0; });
    };
    const SmallestSet answer = smallest_failing_set(count, fails, 10'000);
    int fewest = 32;
    for (const std::uint32_t set : failing) fewest = std::min(fewest, std::popcount(set));
    EXPECT_TRUE(answer.smallest);
    EXPECT_TRUE(fails(answer.chosen));
    EXPECT_EQ(std::count(answer.chosen.begin(), answer.chosen.end(), true), fewest) << "seed " << seed;
    const SmallestSet hurried = smallest_failing_set(count, fails, 3);
    EXPECT_TRUE(fails(hurried.chosen));
  }
}

// `n` municipalities A, B, C, … all alike.
GroupingProblem alike(int n, SizeRange sizes, Rules rules, std::optional<int> groups = {}) {
  for (int i = 0; i < n; ++i) rules.names.push_back(std::string(1, static_cast<char>('A' + i)));
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Constant(n, n, 1.0);
  return {model::Affinity(affinity), sizes, std::move(rules), Objective::mean_companion, groups};
}

std::vector<std::string> messages(const GroupingProblem& problem) {
  std::vector<std::string> list;
  for (const Issue& issue : precheck(problem)) list.push_back(issue.message);
  return list;
}

Rules mentors(int n, int there) {
  Rules rules;
  AtLeast rule{"mentor", std::vector<bool>(static_cast<std::size_t>(n), false), 1, {}};
  for (int i = 0; i < there; ++i) rule.is_one[static_cast<std::size_t>(i)] = true;
  rules.at_least = {rule};
  return rules;
}

TEST(CountedRules, KnowThatFiveGroupsNeedFiveMentors) {
  EXPECT_THAT(messages(alike(15, {3, 3}, mentors(15, 3), 5)), ElementsAre("5 groups need 5 mentors, 3 there"));
  EXPECT_THAT(messages(alike(15, {3, 3}, mentors(15, 5), 5)), IsEmpty());
  EXPECT_THAT(messages(alike(12, {3, 4}, mentors(12, 2))),
              ElementsAre("12 to place make at least 3 groups, which need 3 mentors, 2 there: 4 will be left out"));
  Rules warned = mentors(15, 3);
  warned.at_least[0].grade.grade = Grade::warn;
  EXPECT_THAT(messages(alike(15, {3, 3}, warned, 5)), IsEmpty());
}

TEST(CountedRules, CountKindsPeopleAndPlaces) {
  Rules rules;
  rules.at_most = {{"county", {0, 0, 0, 1, 1, -1}, 1, {}}};
  EXPECT_THAT(messages(alike(6, {3, 3}, rules, 2)),
              ElementsAre("3 of one county; 2 groups with at most 1 each have places for 2"));
  rules = {};
  rules.people = PeopleRange{0, 5};
  rules.people_of = {2, 2, 2, 2, 2, 2};
  EXPECT_THAT(messages(alike(6, {3, 3}, rules, 2)), ElementsAre("12 people; 2 groups hold at most 10"));
  rules = {};
  rules.most_unplaced = 0;
  EXPECT_THAT(messages(alike(7, {3, 3}, rules)),
              Contains("2 groups have places for 6 of 7; at most 0 may be left out"));
}

GroupingResult solved(const GroupingProblem& problem) {
  GroupingOptions options;
  options.limits.max_rounds = 5;
  return solve(problem, options);
}

TEST(ConflictOfGradedRules, NamesMentorsAndTheNumberOfGroups) {
  const auto result = solved(alike(6, {2, 3}, mentors(6, 1), 2));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("2 groups", "at least 1 mentor"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("1 group", "drop at least 1 mentor"));
}

TEST(ConflictOfGradedRules, NamesWhoMustMeetAgain) {
  Rules rules;
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
  rules.met = {{MunicipalityId(1), MunicipalityId(0), 2}, {MunicipalityId(2), MunicipalityId(3), 0}};
  const auto result = solved(alike(6, {3, 3}, rules));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("A with B", "A and B have met"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("drop A with B", "let A and B meet again"));
  rules.grades.met = {Grade::weigh, 0.5};
  EXPECT_EQ(solved(alike(6, {3, 3}, rules)).status, Status::optimal);
}

TEST(ConflictOfGradedRules, NamesHowManyMayBeLeftOut) {
  Rules rules;
  rules.most_unplaced = 0;
  const auto result = solved(alike(7, {3, 3}, rules));
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("size 3", "at most 0 unplaced"));
  EXPECT_THAT(result.conflict->repairs, Contains("at most 1 unplaced"));
}

TEST(ConflictOfGradedRules, NamesTwoOfOneCountyWhoMustBeTogether) {
  Rules rules;
  rules.at_most = {{"county", {0, 0, 1, 1, 2, 2}, 1, {}}};
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
  const auto result = solved(alike(6, {3, 3}, rules));
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("A with B", "at most 1 of one county"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("drop A with B", "at most 2 of one county"));
}

// Every conflict named is one: without any of its demands the others hold; and no smaller set of demands fails. The
// second is checked where the demands are few enough to try every smaller set: pairs together and apart.
TEST(ConflictOfGradedRules, IsTheSmallestOfTwo) {
  Rules rules;
  // A chain A-B-C-D too long for groups of three (3 pairs and the size), and E with F who are kept apart (2 demands).
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)},
                         {MunicipalityId(1), MunicipalityId(2)},
                         {MunicipalityId(2), MunicipalityId(3)},
                         {MunicipalityId(4), MunicipalityId(5)}};
  rules.keep_apart = {{MunicipalityId(5), MunicipalityId(4)}};
  const auto result = solved(alike(9, {3, 3}, rules));
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_EQ(result.conflict->demands.size(), 2U);
  EXPECT_THAT(result.conflict->demands, ElementsAre("E with F", "F apart from E"));
}

}  // namespace
}  // namespace samling::testing
