// What happens to published groups, drawn small.
#include <gmock/gmock.h>

#include "grouping/random_problem.hpp"
#include "samling/grouping/repair.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::RepairChange;
using grouping::RepairOptions;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Places on a line, a minute apart; nearer is better.
GroupingProblem on_a_line(int n, grouping::SizeRange sizes, grouping::Rules rules = {}) {
  Eigen::MatrixXd affinity(n, n);
  for (int i = 0; i < n; ++i) {
    for (int j = 0; j < n; ++j) affinity(i, j) = -std::abs(i - j);
  }
  for (int i = 0; i < n; ++i) rules.names.push_back(std::string(1, static_cast<char>('A' + i)));
  return {model::Affinity(affinity), sizes, std::move(rules)};
}

const Grouping two_rings{{rows({0, 1, 2}), rows({3, 4, 5})}, {}};

TEST(Repair, NothingChangesWhenNothingHappened) {
  const auto result = repair(on_a_line(6, {3, 4}), two_rings);
  EXPECT_EQ(result.grouping.best, two_rings);
  EXPECT_EQ(result.moved, 0);
  EXPECT_EQ(result.status, Status::optimal);
  for (const RepairChange& change : result.changes) EXPECT_EQ(change.kind, RepairChange::Kind::stays);
}

TEST(Repair, ALateJoinerGoesToTheGroupWithRoomBeforeAnythingIsBrokenUp) {
  const auto result = repair(on_a_line(7, {3, 4}), two_rings);
  EXPECT_EQ(result.grouping.best.groups.at(1), rows({3, 4, 5, 6}));
  EXPECT_EQ(result.moved, 0);
  EXPECT_EQ(result.changes.at(6).kind, RepairChange::Kind::joined);
  EXPECT_EQ(result.changes.at(6).companions_won, rows({3, 4, 5}));
  EXPECT_EQ(result.changes.at(5).companions_won, rows({6}));
}

TEST(Repair, AGroupThatLostOneTakesOneFromALargerOne) {
  grouping::Rules rules;
  rules.excluded = {{MunicipalityId(0), "dropped out"}};
  const auto result = repair(on_a_line(7, {3, 4}, rules), {{rows({0, 1, 2}), rows({3, 4, 5, 6})}, {}});
  EXPECT_EQ(result.grouping.best.groups, (std::vector<grouping::Members>{rows({1, 2, 3}), rows({4, 5, 6})}));
  EXPECT_EQ(result.moved, 1);
  EXPECT_EQ(result.least_moved, 1);
  EXPECT_EQ(result.changes.at(0).kind, RepairChange::Kind::left);
  EXPECT_EQ(result.changes.at(0).reason, "dropped out");
  EXPECT_EQ(result.changes.at(3).kind, RepairChange::Kind::moved);
  EXPECT_THAT(result.changes.at(3).reason, HasSubstr("B, C: has 2 members; the size is 3-4"));
  EXPECT_EQ(result.changes.at(3).companions_lost, rows({4, 5, 6}));
}

TEST(Repair, AVetoSeparatesTwoByOneExchange) {
  grouping::Rules rules;
  rules.keep_apart = {{MunicipalityId(0), MunicipalityId(2)}};
  const auto result = repair(on_a_line(6, {3, 3}, rules), two_rings);
  EXPECT_EQ(result.moved, 2);
  EXPECT_EQ(result.least_moved, 2);
  EXPECT_THAT(check(on_a_line(6, {3, 3}, rules), result.grouping.best), IsEmpty());
}

TEST(Repair, WhatIsPinnedStands) {
  grouping::Rules rules;
  rules.excluded = {{MunicipalityId(0), "dropped out"}};
  rules.pinned = {rows({3, 4, 5})};
  const auto result = repair(on_a_line(9, {3, 4}, rules), {{rows({0, 1, 2}), rows({3, 4, 5}), rows({6, 7, 8})}, {}});
  EXPECT_THAT(result.grouping.best.groups, ::testing::Contains(rows({3, 4, 5})));
  EXPECT_EQ(result.moved, 2);  // B and C are left over, or one of G, H, I would leave two behind
}

TEST(Repair, AHighPriceKeepsWhatALowPriceImproves) {
  const Grouping crossed{{rows({0, 1, 5}), rows({2, 3, 4})}, {}};
  const auto problem = on_a_line(6, {3, 3});
  const auto loyal = repair(problem, crossed, {.move_price = 100.0});
  EXPECT_EQ(loyal.moved, 0);
  EXPECT_EQ(loyal.status, Status::optimal);
  const auto free = repair(problem, crossed, {.move_price = 0.01});
  EXPECT_EQ(free.moved, 2);
  EXPECT_EQ(free.least_moved, 0);
  EXPECT_EQ(free.grouping.best, two_rings);
  EXPECT_GT(loyal.score_free, loyal.grouping.score);
  EXPECT_DOUBLE_EQ(loyal.score_before, loyal.grouping.score);
}

TEST(Repair, PeopleWeighWhoIsMoved) {
  grouping::Rules rules;
  rules.keep_apart = {{MunicipalityId(0), MunicipalityId(1)}};
  RepairOptions options{.people = {1, 1, 1, 1, 1, 1, 1}};
  options.people[0] = 50;
  const auto result = repair(on_a_line(7, {3, 4}, rules), {{rows({0, 1, 2, 6}), rows({3, 4, 5})}, {}}, options);
  EXPECT_EQ(result.changes.at(0).kind, RepairChange::Kind::stays);
  EXPECT_EQ(result.changes.at(1).kind, RepairChange::Kind::moved);
  EXPECT_EQ(result.moved, 1);
}

TEST(Repair, ATighterLimitBreaksOneGroup) {
  grouping::Rules rules;
  rules.minutes = Eigen::MatrixXd(6, 6);
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 6; ++j) rules.minutes(i, j) = std::abs(i - j) * 10.0;
  }
  rules.travel_limit = Minutes(20.0);
  const auto result = repair(on_a_line(6, {3, 3}, rules), {{rows({0, 1, 3}), rows({2, 4, 5})}, {}});
  EXPECT_EQ(result.grouping.best, two_rings);
  EXPECT_EQ(result.moved, 2);
  EXPECT_THAT(result.changes.at(3).reason, HasSubstr("30 min apart; the limit is 20"));
}

TEST(Repair, WhatCannotBeHadIsSaid) {
  const auto base = on_a_line(6, {3, 3});
  const GroupingProblem three_wanted(base.affinity(), base.sizes(), base.rules(), base.objective(), 3);
  const auto result = repair(three_wanted, two_rings);
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_TRUE(result.grouping.conflict.has_value());
}

TEST(Repair, BadInputIsNamed) {
  const auto problem = on_a_line(6, {3, 3});
  EXPECT_THROW((void)repair(problem, {{rows({0, 1, 9})}, {}}), InvalidInput);
  EXPECT_THROW((void)repair(problem, {{rows({0, 1, 2}), rows({2, 3, 4})}, {}}), InvalidInput);
  EXPECT_THROW((void)repair(problem, two_rings, {.move_price = -1.0}), InvalidInput);
  EXPECT_THROW((void)repair(problem, two_rings, {.people = {1}}), InvalidInput);
}

}  // namespace
}  // namespace samling::testing
