// The judge on graded rules, by hand.
#include <gmock/gmock.h>

#include <limits>

#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using namespace samling::grouping;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr RuleGrade weigh(double weight) {
  return {Grade::weigh, weight};
}

// Five municipalities A to E; affinity 1 of every pair, so that a group of three has the pair sum 3.
GroupingProblem five_alike(Rules rules, std::optional<double> price = 0.0) {
  rules.names = {"A", "B", "C", "D", "E"};
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Constant(5, 5, 1.0);
  return {model::Affinity(affinity), {2, 3}, std::move(rules), Objective::pair_sum, {}, price};
}

const Grouping abc_de{{rows({0, 1, 2}), rows({3, 4})}, {}};  // NOLINT: a test's drawing

std::vector<std::string> warned(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<std::string> lines;
  for (const Issue& issue : warnings(problem, grouping)) {
    EXPECT_EQ(issue.level, Level::warning);
    lines.push_back(issue.rule + " " + issue.field + " " + issue.value + ": " + issue.message);
  }
  return lines;
}

// A and E are 140 minutes from each other, nothing is known of D and E; the others are 30 apart.
Rules far_apart() {
  Rules rules;
  rules.travel_limit = Minutes(90);
  rules.minutes = symmetric(5, {30, 30, 30, 140, 30, 30, 30, 30, 30, 30});
  rules.minutes(3, 4) = std::numeric_limits<double>::quiet_NaN();
  return rules;
}

TEST(GradedTravelLimit, CostsEachPairTooFarApartAndAMissingFigure) {
  Rules rules = far_apart();
  rules.grades.travel_limit = weigh(0.25);
  const auto problem = five_alike(rules);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 3, 4})), 3.0 - 2 * 0.25);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 1, 2})), 3.0);
  EXPECT_THAT(check_group(problem, rows({0, 3, 4})), IsEmpty());
  EXPECT_THAT(warned(problem, {{rows({0, 3, 4})}, rows({1, 2})}),
              UnorderedElementsAre("travel_limit group 1 A, E: 140 min apart; the limit is 90",
                                   "travel_limit group 1 D, E: no travel time is known; the limit is 90"));
}

TEST(GradedTravelLimit, CountsThePairsThatRemoteMembersLeave) {
  Rules rules = far_apart();
  rules.grades.travel_limit = weigh(0.25);
  rules.remote_per_group = 1;
  rules.may_attend_remotely = {true, false, false, false, false};
  EXPECT_DOUBLE_EQ(group_score(five_alike(rules), rows({0, 3, 4})), 3.0 - 0.25);
  rules.may_attend_remotely = {false, false, false, false, true};
  EXPECT_DOUBLE_EQ(group_score(five_alike(rules), rows({0, 3, 4})), 3.0);
}

TEST(GradedTravelLimit, IsWarnedOfOrIgnored) {
  Rules rules = far_apart();
  rules.grades.travel_limit = {Grade::warn, 5.0};
  EXPECT_DOUBLE_EQ(group_score(five_alike(rules), rows({0, 4})), 1.0);
  EXPECT_EQ(warned(five_alike(rules), {{rows({0, 4})}, rows({1, 2, 3})}).size(), 1U);
  rules.grades.travel_limit = {Grade::ignore, 5.0};
  EXPECT_THAT(warned(five_alike(rules), {{rows({0, 4})}, rows({1, 2, 3})}), IsEmpty());
  EXPECT_THAT(check(five_alike(rules), {{rows({0, 4})}, rows({1, 2, 3})}), IsEmpty());
}

TEST(GradedPairs, CostTheirWeightAndMeetingsFade) {
  Rules rules;
  rules.keep_apart = {{MunicipalityId(1), MunicipalityId(0)}, {MunicipalityId(0), MunicipalityId(1)}};
  rules.grades.keep_apart = weigh(0.5);
  rules.met = {{MunicipalityId(2), MunicipalityId(0), 3},
               {MunicipalityId(0), MunicipalityId(2), 1},
               {MunicipalityId(3), MunicipalityId(4), 0}};
  rules.met_fade = 0.5;
  rules.grades.met = weigh(1.0);
  const auto problem = five_alike(rules);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 1, 2})), 3.0 - 0.5 - 0.5);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({3, 4})), 1.0 - 1.0);
  EXPECT_THAT(warned(problem, abc_de), ElementsAre("keep_apart group 1 B, A: must not be in one group",
                                                   "met group 1 A, C: have met, 1 gathering before the latest",
                                                   "met group 2 D, E: have met, at the latest gathering"));
}

TEST(GradedMeetings, AreAllApartWhenForbiddenHoweverLongAgo) {
  Rules rules;
  rules.met = {{MunicipalityId(0), MunicipalityId(2), 9}};
  rules.met_fade = 0.0;
  const auto issues = check_group(five_alike(rules), rows({0, 1, 2}));
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].rule, "met");
  EXPECT_EQ(issues[0].message, "have met, 9 gatherings before the latest");
}

TEST(GradedMustTogether, CostsEachPairThatIsNotInOneGroup) {
  Rules rules;
  rules.must_together = {{MunicipalityId(0), MunicipalityId(1)},
                         {MunicipalityId(1), MunicipalityId(3)},
                         {MunicipalityId(3), MunicipalityId(1)},
                         {MunicipalityId(3), MunicipalityId(4)}};
  rules.grades.must_together = weigh(0.4);
  const auto problem = five_alike(rules);
  EXPECT_DOUBLE_EQ(score(problem, abc_de), 3.0 + 1.0 - 0.4);
  EXPECT_DOUBLE_EQ(score(problem, {{rows({0, 1, 2})}, rows({3, 4})}), 3.0 - 2 * 0.4);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 1, 2})), 3.0 - 0.5 * 0.4);
  EXPECT_THAT(check(problem, abc_de), IsEmpty());
  EXPECT_THAT(warned(problem, abc_de), ElementsAre("must_together  B, D: must be in one group"));
}

TEST(GradedKinds, CountThoseTooManyOfEachCountyAndTheMentorsMissing) {
  Rules rules;
  rules.at_most = {{"county", {7, 7, 7, -1, -1}, 1, weigh(0.1)}};
  rules.at_least = {{"mentor", {true, false, false, false, false}, 2, weigh(0.3)}};
  const auto problem = five_alike(rules);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 1, 2})), 3.0 - 2 * 0.1 - 0.3);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({3, 4})), 1.0 - 2 * 0.3);
  EXPECT_THAT(warned(problem, {{rows({0, 1, 2})}, rows({3, 4})}),
              ElementsAre("at_most group 1 A, B, C: 3 of one county; at most 1 in a group",
                          "at_least group 1 A, B, C: 1 mentor in the group; at least 2 needed"));
  rules.at_most[0].grade = rules.at_least[0].grade = {};
  std::vector<std::string> broken;
  for (const Issue& issue : check_group(five_alike(rules), rows({0, 1, 2}))) broken.push_back(issue.rule);
  EXPECT_THAT(broken, ElementsAre("at_most", "at_least"));
}

TEST(GradedPeopleAndThemes, CostThePeopleBeyondAndTheGroupWithoutATheme) {
  Rules rules;
  rules.people = PeopleRange{8, 9};
  rules.people_of = {2, 3, 7, 1, 1};
  rules.grades.people = weigh(0.01);
  rules.common_theme = true;
  rules.themes = {{ThemeId(0)}, {ThemeId(0)}, {ThemeId(1)}, {ThemeId(1)}, {ThemeId(1)}};
  rules.grades.common_theme = weigh(0.2);
  const auto problem = five_alike(rules);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({0, 1, 2})), 3.0 - 3 * 0.01 - 0.2);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({3, 4})), 1.0 - 6 * 0.01);
  EXPECT_THAT(check(problem, abc_de), IsEmpty());
}

TEST(MostUnplaced, IsAskedOfThoseNotExcluded) {
  Rules rules;
  rules.most_unplaced = 1;
  rules.excluded = {{MunicipalityId(4), "withdrew"}};
  EXPECT_THAT(check(five_alike(rules), {{rows({0, 1, 2})}, rows({3, 4})}), IsEmpty());
  const auto issues = check(five_alike(rules), {{rows({0, 1})}, rows({2, 3, 4})});
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].rule, "most_unplaced");
  EXPECT_EQ(issues[0].message, "at most 1 may be left out");
}

TEST(OwnScore, TakesThePlaceOfTheObjectiveAndMustBeFinite) {
  const GroupScore lowest{"lowest row", [](const Members& members) { return double(members.front().value()); }};
  const GroupingProblem problem(five_alike({}).affinity(), {2, 3}, {}, Objective::pair_sum, {}, 0.0, lowest);
  EXPECT_DOUBLE_EQ(group_score(problem, rows({4, 2})), 2.0);
  EXPECT_DOUBLE_EQ(score(problem, abc_de), 3.0);
  const GroupScore broken{"one over size", [](const Members&) { return std::nan(""); }};
  const GroupingProblem bad(five_alike({}).affinity(), {2, 3}, {}, Objective::pair_sum, {}, 0.0, broken);
  EXPECT_THROW((void)solve(bad), InvalidInput);
}

TEST(GradedProblem, NamesEveryFieldThatIsWrongAtOnce) {
  Rules rules;
  rules.grades.met = weigh(-1.0);
  rules.grades.people = weigh(std::nan(""));
  rules.at_most = {{"county", {0, 0}, -1, weigh(2e6)}};
  rules.at_least = {{"mentor", {true}, -1, {}}};
  rules.met = {{MunicipalityId(1), MunicipalityId(1), -1}};
  rules.met_fade = 1.5;
  rules.most_unplaced = -1;
  std::vector<std::string> fields;
  try {
    const auto problem = five_alike(rules);
  } catch (const InvalidInput& refusal) {
    for (const Issue& issue : refusal.issues()) fields.push_back(issue.field);
  }
  EXPECT_THAT(fields,
              UnorderedElementsAre("grades.met", "grades.people", "at_most.grade", "at_most.kind_of", "at_most.most",
                                   "at_least.is_one", "at_least.least", "met", "met.ago", "met_fade", "most_unplaced"));
}

}  // namespace
}  // namespace samling::testing
