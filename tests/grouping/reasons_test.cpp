#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "random_problem.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::GroupingResult;
using grouping::Members;
using grouping::Rules;
using grouping::UnplacedReason;
using ::testing::HasSubstr;

const UnplacedReason& reason_of(const GroupingResult& result, int row) {
  const auto found = std::find_if(result.unplaced.begin(), result.unplaced.end(),
                                  [&](const UnplacedReason& reason) { return reason.municipality.value() == row; });
  if (found == result.unplaced.end()) throw std::runtime_error("it has a group");
  return *found;
}

GroupingProblem indifferent(std::size_t n, grouping::SizeRange sizes, Rules rules, std::optional<int> groups = {}) {
  for (std::size_t i = 0; i < n; ++i) rules.names.emplace_back(1, static_cast<char>('A' + i));
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Ones(size, size);
  affinity.diagonal().setZero();
  return {model::Affinity(affinity), sizes, std::move(rules), grouping::Objective::mean_companion, groups};
}

Rules limit_90(const Eigen::MatrixXd& minutes) {
  Rules rules;
  rules.travel_limit = Minutes(90);
  rules.minutes = minutes;
  return rules;
}

TEST(UnplacedReasons, BlameTheThemeWhereDistanceWouldAllowAGroup) {
  Rules rules = limit_90(symmetric(4, {37, 40, 50, 40, 40, 40}));
  rules.common_theme = true;
  rules.themes = {{ThemeId(1)}, {ThemeId(1)}, {ThemeId(2)}, {ThemeId(3)}};
  const auto result = solve(indifferent(4, {3, 3}, rules));
  EXPECT_EQ(reason_of(result, 0).rule, "common_theme");
  EXPECT_EQ(
      reason_of(result, 0).reason,
      "no group of one theme within 90 min: 3 within reach (nearest 37), 1 of them shares a theme; a group needs 2 "
      "others");
  EXPECT_THAT(reason_of(result, 2).reason, HasSubstr("0 of them share a theme"));
}

TEST(UnplacedReasons, BlameTheDistanceWhereNoThemeWouldHelp) {
  Rules rules = limit_90(symmetric(4, {37, 40, 150, 100, 150, 150}));
  rules.common_theme = true;
  rules.themes = {{ThemeId(1)}, {ThemeId(1)}, {ThemeId(2)}, {ThemeId(3)}};
  const auto result = solve(indifferent(4, {3, 3}, rules));
  EXPECT_EQ(reason_of(result, 0).rule, "travel_limit");
  EXPECT_EQ(reason_of(result, 0).reason, "no group within 90 min; 2 within reach (nearest 37), but not of each other");
  EXPECT_EQ(reason_of(result, 1).reason, "no group within 90 min; 1 within reach (nearest 37), the next 100");
  EXPECT_EQ(reason_of(result, 3).reason, "no group within 90 min; nearest 150");
}

TEST(UnplacedReasons, BlameThePeopleWhenThoseLeftAreTooFewPeople) {
  Rules rules;
  rules.people = grouping::PeopleRange{14, 15};
  rules.people_of = {5, 5, 5, 4, 4, 4};
  const auto result = solve(indifferent(6, {3, 3}, rules));
  for (const UnplacedReason& reason : result.unplaced) EXPECT_EQ(reason.rule, "people") << reason.reason;
  ASSERT_EQ(result.unplaced.size(), 3U);
  EXPECT_THAT(result.unplaced[0].reason, HasSubstr(" people; 14-15 are allowed"));
}

TEST(UnplacedReasons, NameThePairThatIsKeptApart) {
  Rules rules;
  rules.keep_apart = {{MunicipalityId(0), MunicipalityId(1)}};
  const auto none = solve(indifferent(3, {3, 3}, rules));
  EXPECT_EQ(reason_of(none, 0).rule, "keep_apart");
  EXPECT_EQ(reason_of(none, 0).reason,
            "no group; there would be one with B, C, but for A, B: must not be in one group");
  const auto beside = solve(indifferent(4, {3, 4}, rules, 1));
  ASSERT_EQ(beside.unplaced.size(), 1U);
  EXPECT_EQ(beside.unplaced[0].rule, "keep_apart");
  EXPECT_THAT(beside.unplaced[0].reason, HasSubstr("A, B: must not be in one group"));
}

// The problem without some rules, for the slow twin.
GroupingProblem without(const GroupingProblem& problem, const std::vector<std::string>& names) {
  Rules rules = problem.rules();
  for (const std::string& name : names) {
    if (name == "must_together") rules.must_together.clear();
    if (name == "keep_apart") rules.keep_apart.clear();
    if (name == "forbidden") rules.forbidden.clear();
    if (name == "people") rules.people.reset();
    if (name == "common_theme") rules.common_theme = false;
  }
  return {problem.affinity(), problem.sizes(), std::move(rules), problem.objective()};
}

const std::vector<std::string> droppable{"must_together", "keep_apart", "forbidden", "people", "common_theme"};

bool has(const Members& members, MunicipalityId id) {
  return std::find(members.begin(), members.end(), id) != members.end();
}

bool has_group(const GroupingProblem& problem, MunicipalityId id) {
  const auto groups = admissible_groups(problem);
  return std::any_of(groups.begin(), groups.end(), [&](const Members& group) { return has(group, id); });
}

// The other groups stay: one of those without a place, or a group that grows.
bool has_place_beside(const GroupingProblem& asked, const GroupingProblem& problem, const grouping::Grouping& grouping,
                      MunicipalityId id) {
  const auto groups = admissible_groups(problem);
  const bool more = !asked.group_count() || static_cast<int>(grouping.groups.size()) < *asked.group_count();
  return std::any_of(groups.begin(), groups.end(), [&](const Members& group) {
    if (!has(group, id)) return false;
    Members rest = group;
    std::erase_if(rest, [&](MunicipalityId member) { return has(grouping.unplaced, member); });
    return rest.empty() ? more
                        : std::find(grouping.groups.begin(), grouping.groups.end(), rest) != grouping.groups.end();
  });
}

// How few rules must be dropped, and with which of these fewest a place is found.
template <typename Works>
std::vector<std::vector<std::string>> fewest_dropped(const Works& works) {
  std::vector<std::vector<std::string>> fewest;
  for (std::size_t size = 0; size <= droppable.size() && fewest.empty(); ++size) {
    for (unsigned mask = 0; mask < 1U << droppable.size(); ++mask) {
      std::vector<std::string> names;
      for (std::size_t k = 0; k < droppable.size(); ++k) {
        if ((mask >> k & 1U) != 0) names.push_back(droppable[k]);
      }
      if (names.size() == size && works(names)) fewest.push_back(names);
    }
  }
  return fewest;
}

bool names_rule(const std::vector<std::vector<std::string>>& choices, const std::string& rule) {
  return std::any_of(choices.begin(), choices.end(),
                     [&](const auto& choice) { return std::find(choice.begin(), choice.end(), rule) != choice.end(); });
}

void expect_true(const GroupingProblem& problem, const GroupingResult& result, const UnplacedReason& reason) {
  const MunicipalityId id = reason.municipality;
  const auto anywhere = fewest_dropped([&](const auto& names) { return has_group(without(problem, names), id); });
  const bool possible = !anywhere.empty() && anywhere.front().empty();
  if (reason.rule == "travel_limit") {
    EXPECT_TRUE(anywhere.empty());
  }
  if (reason.rule == "score") {
    EXPECT_TRUE(possible);
  }
  if (std::find(droppable.begin(), droppable.end(), reason.rule) != droppable.end()) {
    if (!possible) {
      EXPECT_TRUE(names_rule(anywhere, reason.rule));
      return;
    }
    EXPECT_FALSE(has_place_beside(problem, problem, result.best, id));
    const auto beside = fewest_dropped(
        [&](const auto& names) { return has_place_beside(problem, without(problem, names), result.best, id); });
    EXPECT_TRUE(names_rule(beside, reason.rule));
  }
  if (reason.reason.find("gain") != std::string::npos) {
    EXPECT_TRUE(has_place_beside(problem, problem, result.best, id));
  }
  if (reason.reason.find("all in groups") != std::string::npos) {
    for (const Members& group : admissible_groups(without(problem, {"must_together"}))) {
      if (!has(group, id)) continue;
      EXPECT_TRUE(
          std::any_of(group.begin(), group.end(), [&](auto member) { return !has(result.best.unplaced, member); }));
    }
  }
}

bool is_given(const GroupingProblem& problem, const UnplacedReason& reason) {
  const auto& pinned = problem.rules().pinned;
  return reason.rule == "excluded" ||
         std::any_of(pinned.begin(), pinned.end(), [&](const Members& pin) { return has(pin, reason.municipality); });
}

TEST(UnplacedReasons, AreTrueByBruteForceForEveryRule) {
  std::map<std::string, int> seen;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    const auto problem = random_problem(seed, 4 + seed % 6);
    grouping::GroupingOptions options;
    options.limits.max_rounds = 5;
    const auto result = solve(problem, options);
    ASSERT_EQ(result.unplaced.size(), result.best.unplaced.size());
    for (const UnplacedReason& reason : result.unplaced) {
      SCOPED_TRACE(reason.rule + ": " + reason.reason);
      if (is_given(problem, reason)) continue;
      ++seen[reason.rule];
      expect_true(problem, result, reason);
    }
  }
  for (const char* rule : {"travel_limit", "common_theme", "people", "keep_apart", "must_together", "score"}) {
    EXPECT_GT(seen[rule], 5) << rule;
  }
}

}  // namespace
}  // namespace samling::testing
