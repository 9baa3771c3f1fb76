#include <gmock/gmock.h>

#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::Objective;
using grouping::Rules;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

model::Affinity flat(int n) {
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Constant(n, n, 1.0);
  affinity.diagonal().setZero();
  return model::Affinity(affinity);
}

std::vector<std::string> fields_refused(grouping::SizeRange sizes, Rules rules, std::optional<int> groups = {},
                                        std::optional<double> price = {}) {
  std::vector<std::string> fields;
  try {
    const GroupingProblem problem(flat(4), sizes, std::move(rules), Objective::pair_sum, groups, price);
  } catch (const InvalidInput& refusal) {
    for (const Issue& issue : refusal.issues()) fields.push_back(issue.field);
  }
  return fields;
}

TEST(GroupingProblem, NamesEveryFieldThatIsWrongAtOnce) {
  Rules rules;
  rules.travel_limit = Minutes(-5);
  rules.common_theme = true;
  rules.people = grouping::PeopleRange{5, 2};
  EXPECT_THAT(fields_refused({4, 3}, rules, 0, -1.0),
              UnorderedElementsAre("sizes", "group_count", "unplaced_price", "themes", "minutes", "travel_limit",
                                   "people_of", "people"));
}

TEST(GroupingProblem, RefusesRowsThatAreNotThere) {
  Rules rules;
  rules.must_together = {{MunicipalityId(0), MunicipalityId(9)}};
  rules.keep_apart = {{MunicipalityId(1), MunicipalityId(1)}};
  rules.pinned = {rows({0, 1, -1})};
  rules.forbidden = {rows({0, 0, 1})};
  rules.excluded = {{MunicipalityId(4), "gone"}};
  EXPECT_THAT(fields_refused({3, 3}, rules),
              UnorderedElementsAre("must_together", "keep_apart", "pinned", "forbidden", "excluded"));
}

TEST(GroupingProblem, RefusesOneInTwoPinnedGroups) {
  Rules rules;
  rules.pinned = {rows({0, 1}), rows({1, 2})};
  EXPECT_THAT(fields_refused({2, 3}, rules), UnorderedElementsAre("pinned"));
}

TEST(GroupingProblem, RefusesNegativeMinutesButNotMissingOnes) {
  Rules rules;
  rules.travel_limit = Minutes(90);
  rules.minutes = Eigen::MatrixXd::Constant(4, 4, std::numeric_limits<double>::quiet_NaN());
  EXPECT_THAT(fields_refused({2, 3}, rules), UnorderedElementsAre());
  rules.minutes(1, 2) = -1.0;
  EXPECT_THAT(fields_refused({2, 3}, rules), UnorderedElementsAre("minutes"));
}

TEST(GroupingProblem, PricesLeavingOutAboveAnyGainUnlessThatIsAsked) {
  const GroupingProblem all(flat(9), {3, 5});
  EXPECT_DOUBLE_EQ(all.unplaced_price(), 4.0 * 5.0 * 1.0);
  const GroupingProblem one_trio(flat(9), {3, 3}, {}, Objective::pair_sum, 1);
  EXPECT_DOUBLE_EQ(one_trio.unplaced_price(), 0.0);
  Rules six_excluded;
  for (int i = 0; i < 6; ++i) six_excluded.excluded.push_back({MunicipalityId(i), "theme not stated"});
  const GroupingProblem the_trio(flat(9), {3, 3}, six_excluded, Objective::pair_sum, 1);
  EXPECT_DOUBLE_EQ(the_trio.unplaced_price(), 4.0 * 3.0 * 1.0);
}

TEST(Precheck, SaysWhatTheSumLeavesAndWhichSizesWouldPlaceAll) {
  const auto issues = precheck(GroupingProblem(flat(7), {3, 3}));
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].message, "7 is not a multiple of 3: 2 groups of 3 leave 1; sizes 3-4 would place all");
  EXPECT_TRUE(precheck(GroupingProblem(flat(7), {3, 4})).empty());
}

TEST(Precheck, CountsTheGroupsAskedForAgainstThoseThereAre) {
  const auto too_many = precheck(GroupingProblem(flat(7), {3, 4}, {}, Objective::pair_sum, 3));
  ASSERT_EQ(too_many.size(), 1U);
  EXPECT_EQ(too_many[0].message, "3 groups of at least 3 need 9; there are 7");
  EXPECT_EQ(too_many[0].level, Level::error);
  const auto too_few = precheck(GroupingProblem(flat(7), {3, 3}, {}, Objective::pair_sum, 2));
  ASSERT_EQ(too_few.size(), 1U);
  EXPECT_EQ(too_few[0].message, "2 groups of at most 3 have 6 places for 7; 1 will be left out");
}

TEST(Precheck, FindsPairsThatCannotBeTogether) {
  Rules rules;
  rules.names = {"A", "B", "C"};
  rules.travel_limit = Minutes(120);
  rules.minutes = Eigen::MatrixXd::Constant(3, 3, 130.0);
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)}};
  rules.keep_apart = {{MunicipalityId(1), MunicipalityId(0)}};
  std::vector<std::string> messages;
  for (const Issue& issue : precheck(GroupingProblem(flat(3), {3, 3}, rules))) messages.push_back(issue.message);
  EXPECT_THAT(messages, IsSupersetOf({"must be together and must be kept apart", "130 min > limit 120"}));
}

}  // namespace
}  // namespace samling::testing
