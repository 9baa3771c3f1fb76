// Rules with grades, through a whole plan: mentors, counties, earlier meetings, a limit that is only warned of.
#include <gmock/gmock.h>

#include "acceptance/programmes.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/plan/judge.hpp"

namespace samling::testing {
namespace {

using grouping::Grade;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Six along a road, ten minutes from each to the next: by travel alone ABC and DEF.
plan::Programme along_a_road(grouping::SizeRange sizes = {3, 3}) {
  Eigen::MatrixXd minutes(6, 6);
  for (int i = 0; i < 6; ++i) {
    for (int j = 0; j < 6; ++j) minutes(i, j) = 10.0 * std::abs(i - j);
  }
  return programme_over(region_from_minutes({"A", "B", "C", "D", "E", "F"}, minutes), sizes);
}

TEST(GradedScenario, EveryGroupHasAMentorWhereThereAreEnough) {
  auto programme = along_a_road();
  EXPECT_EQ(groups_of(plan::make_plan(programme)), "A B C; D E F");
  programme.request.at_least = {{"mentor", {"A", "B"}, 1, {}}};
  const auto plan = plan::make_plan(programme);
  ASSERT_EQ(plan.groups.size(), 2U);
  for (const auto& group : plan.groups) {
    EXPECT_TRUE(group.members[0] == "A" || group.members[0] == "B") << group.members[0];
  }
  EXPECT_THAT(plan.settings.rules,
              Contains(::testing::Field(&plan::PlannedRule::what, "at least 1 mentor in a group; there are 2")));
}

TEST(GradedScenario, TooFewMentorsAreCountedBeforeTheSearchAndNamed) {
  auto programme = along_a_road();
  programme.request.group_count = 2;
  programme.request.at_least = {{"mentor", {"A"}, 1, {}}};
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(plan.status, "infeasible");
  EXPECT_THAT(plan.warnings, Contains("2 groups need 2 mentors, 1 there"));
  EXPECT_THAT(plan.conflict, ElementsAre("2 groups", "at least 1 mentor"));
}

TEST(GradedScenario, CountiesAreMixedAsFarAsItPays) {
  auto programme = along_a_road();
  const std::map<std::string, std::string> county{{"A", "north"}, {"B", "north"}, {"C", "north"},
                                                  {"D", "south"}, {"E", "south"}, {"F", "south"}};
  programme.request.at_most = {{"county", county, 2, {Grade::weigh, 0.001}}};
  const auto kept_near = plan::make_plan(programme);
  EXPECT_EQ(groups_of(kept_near), "A B C; D E F");
  EXPECT_NEAR(kept_near.groups[0].penalty, 0.001, 1e-12);
  EXPECT_THAT(kept_near.groups[0].warnings, Contains("at_most: A, B, C: 3 of one county; at most 2 in a group"));
  programme.request.at_most[0].grade.weight = 100.0;
  const auto mixed = plan::make_plan(programme);
  EXPECT_EQ(mixed.groups[0].penalty, 0.0);
  EXPECT_THAT(mixed.groups[0].warnings, IsEmpty());
}

TEST(GradedScenario, WhoHasMetMeetsOthersUntilItIsLongAgo) {
  auto programme = along_a_road();
  const auto met = [&](int ago) {
    programme.request.met.clear();
    for (const auto& group : {std::vector<std::string>{"A", "B", "C"}, {"D", "E", "F"}}) {
      programme.request.met.push_back({group[0], group[1], ago});
      programme.request.met.push_back({group[0], group[2], ago});
      programme.request.met.push_back({group[1], group[2], ago});
    }
  };
  met(0);
  programme.request.grades.met = {Grade::weigh, 10.0};
  const auto after = plan::make_plan(programme);
  EXPECT_NE(groups_of(after), "A B C; D E F");
  EXPECT_NEAR(after.groups[0].penalty, 10.0, 1e-9);  // two of three must come from one of the old groups
  met(20);
  EXPECT_EQ(groups_of(plan::make_plan(programme)), "A B C; D E F");
}

TEST(GradedScenario, ALimitThatIsWarnedOfPlacesTheFarOneAndSaysSo) {
  auto programme = along_a_road({3, 6});
  programme.request.travel_limit = Minutes(30);
  programme.request.group_count = 1;
  programme.request.most_unplaced = 0;
  EXPECT_EQ(plan::make_plan(programme).status, "infeasible");
  programme.request.grades.travel_limit.grade = Grade::warn;
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(plan.status, "optimal");
  EXPECT_EQ(groups_of(plan), "A B C D E F");
  EXPECT_THAT(plan.groups[0].warnings, Contains(HasSubstr("A, F: 50 min apart; the limit is 30")));
  EXPECT_THAT(plan::judge(programme, plan).broken, IsEmpty());
  EXPECT_EQ(io::plan_from_json(io::plan_to_json(plan), "plan.json"), plan);
}

TEST(GradedScenario, WeighedPairsAreTakenOffTheScoreOfThePlan) {
  auto programme = along_a_road();
  programme.request.must_together = {{"A", "F"}};
  programme.request.grades.must_together = {Grade::weigh, 0.001};
  const auto plan = plan::make_plan(programme);
  EXPECT_EQ(groups_of(plan), "A B C; D E F");
  EXPECT_NEAR(plan.groups[0].penalty + plan.groups[1].penalty + plan.unplaced_penalty, 0.001, 1e-12);
  EXPECT_THAT(plan.warnings, Contains("must_together: A, F: must be in one group"));
  EXPECT_THAT(plan::judge(programme, plan).broken, IsEmpty());
}

}  // namespace
}  // namespace samling::testing
