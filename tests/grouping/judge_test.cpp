#include <gmock/gmock.h>

#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::Objective;
using grouping::Rules;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

GroupingProblem five(Rules rules, grouping::SizeRange sizes = {2, 3}, std::optional<int> groups = {}) {
  rules.names = {"A", "B", "C", "D", "E"};
  const auto affinity = symmetric(5, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  return {model::Affinity(affinity), sizes, std::move(rules), Objective::mean_companion, groups, 100.0};
}

std::vector<std::string> rules_broken(const GroupingProblem& problem, const std::vector<std::vector<int>>& groups,
                                      const std::vector<int>& unplaced = {}) {
  Grouping grouping;
  for (const auto& group : groups) grouping.groups.push_back(rows(group));
  grouping.unplaced = rows(unplaced);
  std::vector<std::string> names;
  for (const Issue& issue : check(problem, grouping)) names.push_back(issue.rule);
  return names;
}

TEST(JudgeScore, IsTheMeanCompanionOrThePairSum) {
  const auto mean = five({});
  EXPECT_DOUBLE_EQ(group_score(mean, rows({0, 1, 2})), 1.0 + 2.0 + 5.0);
  EXPECT_DOUBLE_EQ(group_score(mean, rows({0, 1})), 2.0);
  EXPECT_DOUBLE_EQ(group_score(mean, rows({0})), 0.0);
  EXPECT_DOUBLE_EQ(score(mean, {{rows({0, 1, 2})}, rows({3, 4})}), 8.0 - 200.0);
  const GroupingProblem sum(mean.affinity(), {2, 3}, {}, Objective::pair_sum);
  EXPECT_DOUBLE_EQ(group_score(sum, rows({0, 1})), 1.0);
}

TEST(JudgeScore, ChargesNothingForTheExcluded) {
  Rules rules;
  rules.excluded = {{MunicipalityId(4), "withdrew"}};
  EXPECT_DOUBLE_EQ(score(five(rules), {{rows({0, 1, 2})}, rows({3, 4})}), 8.0 - 100.0);
}

TEST(JudgeCheck, FindsWhoIsMissingTwiceOrUnknown) {
  EXPECT_THAT(rules_broken(five({}), {{0, 1, 2}}, {3}), ElementsAre("partition"));
  EXPECT_THAT(rules_broken(five({}), {{0, 1, 2}, {2, 3}}, {4}), ElementsAre("partition"));
  EXPECT_THAT(rules_broken(five({}), {{0, 1, 7}}, {2, 3, 4}), ElementsAre("unknown_municipality"));
  EXPECT_THAT(rules_broken(five({}), {{0, 1, 2}, {3, 4}}), IsEmpty());
}

TEST(JudgeCheck, NamesEachBrokenRule) {
  EXPECT_THAT(rules_broken(five({}, {3, 3}), {{0, 1}}, {2, 3, 4}), ElementsAre("sizes"));
  EXPECT_THAT(rules_broken(five({}, {2, 3}, 1), {{0, 1, 2}, {3, 4}}), ElementsAre("group_count"));
  Rules rules;
  rules.must_together = {{MunicipalityId(0), MunicipalityId(4)}};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), ElementsAre("must_together"));
  EXPECT_THAT(rules_broken(five(rules), {{1, 2}}, {0, 3, 4}), IsEmpty());
  rules = {};
  rules.keep_apart = {{MunicipalityId(1), MunicipalityId(0)}};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), ElementsAre("keep_apart"));
  rules = {};
  rules.pinned = {rows({0, 1})};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1, 2}}, {3, 4}), ElementsAre("pinned", "pinned"));
  EXPECT_THAT(rules_broken(five(rules), {{2, 3}}, {0, 1, 4}), ElementsAre("pinned"));
  rules = {};
  rules.forbidden = {rows({1, 0})};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), ElementsAre("forbidden"));
  rules = {};
  rules.excluded = {{MunicipalityId(0), "withdrew"}};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), ElementsAre("excluded"));
  rules = {};
  rules.people = grouping::PeopleRange{1, 9};
  rules.people_of = {5, 5, 5, 5, 5};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), ElementsAre("people"));
  rules = {};
  rules.common_theme = true;
  rules.themes = {{ThemeId(0), ThemeId(1)}, {ThemeId(1), ThemeId(2)}, {ThemeId(0), ThemeId(2)}, {}, {}};
  EXPECT_THAT(rules_broken(five(rules), {{0, 1, 2}}, {3, 4}), ElementsAre("common_theme"));
  EXPECT_THAT(rules_broken(five(rules), {{0, 1}}, {2, 3, 4}), IsEmpty());
  EXPECT_THAT(common_themes(five(rules), rows({0, 1})), ElementsAre(ThemeId(1)));
}

Rules far_e() {
  Rules rules;
  rules.travel_limit = Minutes(90);
  rules.minutes = symmetric(5, {30, 30, 30, 140, 30, 30, 140, 30, 140, 140});
  return rules;
}

TEST(JudgeCheck, TakesTheLongerDirectionAndAMissingFigureAsTooFar) {
  EXPECT_THAT(rules_broken(five(far_e()), {{0, 1, 2}}, {3, 4}), IsEmpty());
  EXPECT_THAT(rules_broken(five(far_e()), {{0, 4}}, {1, 2, 3}), ElementsAre("travel_limit"));
  Rules one_way = far_e();
  one_way.minutes(1, 0) = 91.0;
  EXPECT_THAT(rules_broken(five(one_way), {{0, 1}}, {2, 3, 4}), ElementsAre("travel_limit"));
  one_way.minutes(1, 0) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THAT(rules_broken(five(one_way), {{0, 1}}, {2, 3, 4}), ElementsAre("travel_limit"));
}

TEST(JudgeRemote, NeedsTheFewestWhoMay) {
  Rules rules = far_e();
  rules.remote_per_group = 1;
  rules.may_attend_remotely = {false, false, false, false, true};
  EXPECT_EQ(remote_members(five(rules), rows({0, 1, 4})), rows({4}));
  EXPECT_EQ(remote_members(five(rules), rows({0, 1, 2})), rows({}));
  rules.may_attend_remotely = {true, false, false, false, false};
  EXPECT_EQ(remote_members(five(rules), rows({0, 1, 4})), std::nullopt);
  EXPECT_EQ(remote_members(five(rules), rows({0, 4})), rows({0}));
}

TEST(NormalForm, OrdersMembersAndGroups) {
  const Grouping ordered = grouping::normal_form({{rows({4, 2}), rows({3, 1})}, rows({5, 0})});
  EXPECT_THAT(ordered.groups, ElementsAre(rows({1, 3}), rows({2, 4})));
  EXPECT_EQ(ordered.unplaced, rows({0, 5}));
}

}  // namespace
}  // namespace samling::testing
