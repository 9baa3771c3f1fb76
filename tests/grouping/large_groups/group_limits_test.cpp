#include "grouping/group_limits.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <numeric>

#include "grouping/reasons/conflict.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "random_problem.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::GroupLimits;
using grouping::GroupTotals;
using grouping::Members;
using grouping::Objective;
using grouping::PeopleRange;
using grouping::Rules;
using grouping::SizeRange;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

GroupLimits sized(int min, int max) {
  return {.sizes = {min, max}, .people = {}};
}

GroupingProblem problem_of(std::size_t n, SizeRange sizes, Rules rules, int groups) {
  Chance chance(7);
  return {model::Affinity(random_affinity(chance, n)), sizes, std::move(rules), Objective::pair_sum, groups, 50.0};
}

GroupingProblem limited(std::size_t n, SizeRange sizes, std::vector<GroupLimits> limits) {
  Rules rules;
  rules.group_limits = std::move(limits);
  const auto groups = static_cast<int>(rules.group_limits.size());
  return problem_of(n, sizes, std::move(rules), groups);
}

std::vector<std::string> messages_of(SizeRange sizes, Rules rules, int groups) {
  std::vector<std::string> fields;
  try {
    (void)problem_of(6, sizes, std::move(rules), groups);
  } catch (const InvalidInput& refusal) {
    for (const Issue& issue : refusal.issues()) fields.push_back(issue.field + ": " + issue.message);
  }
  return fields;
}

TEST(GroupLimits, AreOneForEachGroupWithinSizesAndPeople) {
  Rules rules;
  rules.group_limits = {sized(2, 3), sized(2, 4)};
  EXPECT_THAT(messages_of({2, 4}, rules, 2), IsEmpty());
  EXPECT_THAT(messages_of({2, 4}, rules, 3),
              ElementsAre("group_limits: must have one entry for each of the group_count groups"));
  EXPECT_THAT(messages_of({2, 3}, rules, 2), ElementsAre("group_limits: must be min <= max within sizes 2-3"));
  rules.group_limits[0].people = {1, 5};
  EXPECT_THAT(messages_of({2, 4}, rules, 2), ElementsAre("group_limits: needs the people rule, which must contain it"));
  rules.people = PeopleRange{2, 20};
  rules.people_of = {1, 1, 1, 1, 1, 1};
  rules.group_limits[1].people = {2, 20};
  EXPECT_THAT(messages_of({2, 4}, rules, 2), ElementsAre("group_limits: must be min <= max within people 2-20"));
  rules.group_limits[0].people = {3, 5};
  EXPECT_THAT(messages_of({2, 4}, rules, 2), IsEmpty());
}

TEST(GroupLimits, LetOneAloneBeAGroupWhereTheNumberIsGiven) {
  EXPECT_THAT(messages_of({1, 4}, {}, 2), IsEmpty());
  const auto problem = limited(3, {1, 3}, {sized(1, 1), sized(2, 2)});
  EXPECT_THAT(check(problem, {{rows({0}), rows({1, 2})}, {}}), IsEmpty());
  EXPECT_GE(upper_bound(problem), group_score(problem, rows({1, 2})));
}

TEST(GroupLimits, AreKeptByTheJudgeWhenTheGroupsCanBeMatched) {
  const auto problem = limited(9, {2, 4}, {sized(4, 4), sized(2, 3), sized(2, 2)});
  EXPECT_THAT(check(problem, {{rows({0, 1}), rows({2, 3, 4}), rows({5, 6, 7, 8})}, {}}), IsEmpty());
  const auto broken = check(problem, {{rows({0, 1, 2}), rows({3, 4, 5}), rows({6, 7, 8})}, {}});
  ASSERT_EQ(broken.size(), 1U);
  EXPECT_EQ(broken.front().rule, "group_limits");
  const auto two = limited(8, {2, 4}, {sized(2, 2), sized(4, 4)});
  EXPECT_EQ(check_group(two, rows({0, 1, 2})).front().rule, "group_limits");
}

// By trying every order of the entries.
bool some_order_fits(const GroupingProblem& problem, const std::vector<GroupTotals>& groups) {
  std::vector<std::size_t> order(problem.rules().group_limits.size());
  std::iota(order.begin(), order.end(), 0U);
  do {
    bool fits = true;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      fits = fits && grouping::within_entry(problem, problem.rules().group_limits[order[g]], groups[g]);
    }
    if (fits) return true;
  } while (std::next_permutation(order.begin(), order.end()));
  return false;
}

TEST(GroupLimits, AreMatchedWheneverSomeOrderFits) {
  int matched = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Chance chance(seed);
    Rules rules;
    rules.people = PeopleRange{0, 40};
    rules.people_of.assign(12, 3);
    for (int g = 0; g < 4; ++g) {
      const int least = static_cast<int>(1 + chance.below(4));
      const int few = static_cast<int>(chance.below(15));
      rules.group_limits.push_back({.sizes = {least, least + static_cast<int>(chance.below(5))},
                                    .people = {few, few + static_cast<int>(10 + chance.below(15))}});
    }
    const auto problem = problem_of(12, {1, 8}, std::move(rules), 4);
    std::vector<GroupTotals> groups;
    for (int g = 0; g < 4; ++g) {
      groups.push_back({static_cast<int>(2 + chance.below(5)), static_cast<long>(8 + chance.below(20))});
    }
    const auto entries = grouping::matched_entries(problem, groups);
    const bool all = std::find(entries.begin(), entries.end(), -1) == entries.end();
    EXPECT_EQ(all, some_order_fits(problem, groups)) << seed;
    matched += all ? 1 : 0;
  }
  EXPECT_GT(matched, 0);
  EXPECT_LT(matched, 300);
}

TEST(GroupLimits, ThatCannotHoldAreFoundAndNamed) {
  const auto problem = limited(8, {2, 6}, {sized(6, 6), sized(4, 4)});
  EXPECT_EQ(grouping::demands_can_be_met(problem).answer, grouping::Feasibility::Answer::no);
  const auto conflict = grouping::smallest_conflict(problem);
  ASSERT_TRUE(conflict);
  EXPECT_THAT(conflict->demands, Contains("the limits of each group"));
  const auto possible = limited(9, {2, 6}, {sized(5, 5), sized(2, 4)});
  const auto witness = grouping::demands_can_be_met(possible);
  ASSERT_EQ(witness.answer, grouping::Feasibility::Answer::yes);
  EXPECT_TRUE(grouping::keeps_group_limits(possible, witness.groups));
}

TEST(GroupLimits, AreCountedBeforeTheSearch) {
  const auto few = precheck(limited(6, {2, 6}, {sized(4, 6), sized(4, 6)}));
  ASSERT_EQ(few.size(), 1U);
  EXPECT_EQ(few.front().message, "2 groups in their limits need 8; there are 6");
  const auto many = precheck(limited(9, {2, 6}, {sized(2, 4), sized(2, 3)}));
  ASSERT_EQ(many.size(), 1U);
  EXPECT_EQ(many.front().message, "2 groups within their limits have 7 places for 9; 2 will be left out");
}

}  // namespace
}  // namespace samling::testing
