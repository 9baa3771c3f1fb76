// One rule for what a request may demand: solve, contradiction, judge and check say the same. And contradictions are
// smallest sets: with its demands alone nothing can be had, with any one of them dropped something can.
#include <gmock/gmock.h>

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "random_problem.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using grouping::contradiction;
using grouping::Grade;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::Objective;
using grouping::Rules;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

GroupingProblem alike_in(const Eigen::MatrixXd& minutes, double limit, Rules rules, grouping::SizeRange sizes = {3, 3},
                         std::optional<double> price = {}, double affinity = 1.0) {
  rules.minutes = minutes;
  rules.travel_limit = Minutes(limit);
  for (Eigen::Index i = 0; i < minutes.rows(); ++i) rules.names.emplace_back(1, static_cast<char>('A' + i));
  Eigen::MatrixXd values = Eigen::MatrixXd::Constant(minutes.rows(), minutes.rows(), affinity);
  values.diagonal().setZero();
  return {model::Affinity(values), sizes, std::move(rules), Objective::mean_companion, {}, price};
}

std::vector<std::string> demands_of(const std::optional<grouping::Conflict>& conflict) {
  return conflict ? conflict->demands : std::vector<std::string>{"none"};
}

// A, B, C near each other; D and E near each other, and far from the rest.
Eigen::MatrixXd two_valleys() {
  Eigen::MatrixXd minutes = Eigen::MatrixXd::Constant(5, 5, 30.0);
  minutes.topRightCorner(3, 2).setConstant(200.0);
  minutes.bottomLeftCorner(2, 3).setConstant(200.0);
  return minutes;
}

TEST(Demands, ThoseWhoCouldHaveNoGroupAnywayContradictNothing) {
  Rules rules;
  rules.must_together = {{MunicipalityId(3), MunicipalityId(4)}};
  const auto problem = alike_in(two_valleys(), 90.0, rules);
  EXPECT_FALSE(contradiction(problem).has_value());
  const auto result = solve(problem);
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_THAT(result.best.groups, ElementsAre(rows({0, 1, 2})));
  EXPECT_THAT(check(problem, result.best), IsEmpty());
  EXPECT_FALSE(judge(problem, result.best).contradiction.has_value());
  ASSERT_EQ(result.unplaced.size(), 2U);
  EXPECT_FALSE(result.unplaced.front().reason.empty());
}

TEST(Demands, APairThatLosesAPlaceForEachOtherContradictsTheLimit) {
  Rules rules;
  rules.must_together = {{MunicipalityId(2), MunicipalityId(3)}};
  const auto problem = alike_in(two_valleys(), 90.0, rules);
  const auto result = solve(problem);
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("C with D", "limit 90"));
  EXPECT_EQ(demands_of(contradiction(problem)), result.conflict->demands);
  EXPECT_EQ(demands_of(judge(problem, result.best).contradiction), result.conflict->demands);
}

TEST(Demands, NoGroupAtAllNamesTheLimit) {
  const auto problem = alike_in(two_valleys(), 20.0, {});
  const auto result = solve(problem);
  EXPECT_EQ(result.status, Status::infeasible);
  ASSERT_TRUE(result.conflict.has_value());
  EXPECT_THAT(result.conflict->demands, ElementsAre("limit 20"));
  EXPECT_THAT(result.conflict->repairs, ElementsAre("limit 30"));
  EXPECT_EQ(demands_of(contradiction(problem)), result.conflict->demands);
}

TEST(Demands, NoGroupThatIsWorthItIsAnAnswer) {
  const auto problem = alike_in(two_valleys(), 90.0, {}, {3, 3}, 0.0, -1.0);
  const auto result = solve(problem);
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_THAT(result.best.groups, IsEmpty());
  EXPECT_FALSE(contradiction(problem).has_value());
}

// The demands of a problem by the names that conflicts use, each with how to drop it.
struct Named {
  std::string name;
  std::function<void(Rules&, grouping::SizeRange&, std::optional<int>&)> drop;
};

std::string row(MunicipalityId id) {
  return fmt::format("#{}", id.value());
}

std::string all_rows(const Members& members) {
  std::string text;
  for (const MunicipalityId id : members) text += (text.empty() ? "" : ", ") + row(id);
  return text;
}

void name_pairs(const Rules& asked, std::vector<Named>& named) {
  for (const auto& pair : asked.must_together) {
    named.push_back({row(pair.first) + " with " + row(pair.second),
                     [pair](Rules& rules, auto&, auto&) { std::erase(rules.must_together, pair); }});
  }
  for (const auto& pair : asked.keep_apart) {
    named.push_back({row(pair.first) + " apart from " + row(pair.second),
                     [pair](Rules& rules, auto&, auto&) { std::erase(rules.keep_apart, pair); }});
  }
  for (const auto& meeting : asked.met) {
    const auto a = std::min(meeting.a, meeting.b);
    const auto b = std::max(meeting.a, meeting.b);
    named.push_back({row(a) + " and " + row(b) + " have met", [a, b](Rules& rules, auto&, auto&) {
                       std::erase_if(rules.met,
                                     [&](const auto& m) { return std::min(m.a, m.b) == a && std::max(m.a, m.b) == b; });
                     }});
  }
}

void name_lists(const Rules& asked, std::vector<Named>& named) {
  for (const Members& pin : asked.pinned) {
    named.push_back({"pinned " + all_rows(pin), [pin](Rules& rules, auto&, auto&) { std::erase(rules.pinned, pin); }});
  }
  for (const Members& group : asked.forbidden) {
    named.push_back(
        {"forbidden " + all_rows(group), [group](Rules& rules, auto&, auto&) { std::erase(rules.forbidden, group); }});
  }
  for (const auto& exclusion : asked.excluded) {
    named.push_back({"without " + row(exclusion.municipality), [exclusion](Rules& rules, auto&, auto&) {
                       std::erase_if(rules.excluded,
                                     [&](const auto& e) { return e.municipality == exclusion.municipality; });
                     }});
  }
}

void name_kinds(const Rules& asked, std::vector<Named>& named) {
  for (std::size_t k = 0; k < asked.at_most.size(); ++k) {
    named.push_back({fmt::format("at most {} of one {}", asked.at_most[k].most, asked.at_most[k].name),
                     [k](Rules& rules, auto&, auto&) { rules.at_most[k].grade.grade = Grade::ignore; }});
  }
  for (std::size_t k = 0; k < asked.at_least.size(); ++k) {
    const auto& rule = asked.at_least[k];
    named.push_back({fmt::format("at least {} {}{}", rule.least, rule.name, rule.least == 1 ? "" : "s"),
                     [k](Rules& rules, auto&, auto&) { rules.at_least[k].grade.grade = Grade::ignore; }});
  }
}

// Those of one name are dropped together: which of them is meant a name cannot tell.
std::vector<Named> named_demands(const GroupingProblem& problem) {
  const Rules& asked = problem.rules();
  std::vector<Named> named;
  name_pairs(asked, named);
  name_lists(asked, named);
  name_kinds(asked, named);
  const auto n = static_cast<int>(problem.size());
  named.push_back({"size", [n](auto&, grouping::SizeRange& sizes, auto&) { sizes = {2, n}; }});
  named.push_back({"limit", [](Rules& rules, auto&, auto&) { rules.travel_limit.reset(); }});
  named.push_back({"common theme", [](Rules& rules, auto&, auto&) { rules.common_theme = false; }});
  named.push_back({"people", [](Rules& rules, auto&, auto&) { rules.people.reset(); }});
  named.push_back({"at most unplaced", [](Rules& rules, auto&, auto&) { rules.most_unplaced.reset(); }});
  named.push_back({"groups", [](auto&, auto&, std::optional<int>& groups) { groups.reset(); }});
  return named;
}

// The name of a demand without its numbers, where there is one of its kind.
std::string kind_of(const std::string& demand) {
  if (demand.starts_with("size")) return "size";
  if (demand.starts_with("limit ")) return "limit";
  if (demand.starts_with("people ")) return "people";
  if (demand.ends_with(" unplaced")) return "at most unplaced";
  if (demand.ends_with(" group") || demand.ends_with(" groups")) return "groups";
  return demand;
}

// Can these demands, and no others of the problem, be met?
bool can_hold(const GroupingProblem& problem, const std::vector<std::string>& kept) {
  Rules rules = problem.rules();
  const Grade grade = rules.grades.must_together.grade;
  auto sizes = problem.sizes();
  auto groups = problem.group_count();
  for (const Named& demand : named_demands(problem)) {
    if (std::find(kept.begin(), kept.end(), demand.name) == kept.end()) demand.drop(rules, sizes, groups);
  }
  const bool any_group = std::find(kept.begin(), kept.end(), "") != kept.end();
  const GroupingProblem only(problem.affinity(), sizes, rules, problem.objective(), groups);
  if (any_group) return !admissible_groups(only).empty();
  return grade != Grade::forbid && rules.pinned.empty() && !groups && !rules.most_unplaced
             ? true
             : best_by_brute_force(only, true).has_value();
}

TEST(Contradictions, AreSmallestSetsUnderAnyRules) {
  int contradictions = 0;
  for (std::uint64_t seed = 0; seed < 260; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto problem = seed % 2 == 0 ? random_graded_problem(seed, 5) : random_problem(seed, 5);
    const auto found = contradiction(problem);
    EXPECT_EQ(solve(problem).status == Status::infeasible, found.has_value());
    if (!found || found->demands.empty()) continue;
    std::vector<std::string> kept;
    for (const std::string& demand : found->demands) kept.push_back(kind_of(demand));
    // Where no demand asks for a group, that there be one is understood.
    const bool understood = std::none_of(kept.begin(), kept.end(), [](const std::string& demand) {
      return demand.find(" with ") != std::string::npos || demand == "groups" || demand == "at most unplaced" ||
             demand.starts_with("pinned");
    });
    if (understood) kept.emplace_back("");
    EXPECT_FALSE(can_hold(problem, kept));
    for (std::size_t k = 0; k < found->demands.size(); ++k) {
      std::vector<std::string> fewer = kept;
      std::erase(fewer, kept[k]);
      EXPECT_TRUE(can_hold(problem, fewer)) << "without " << found->demands[k];
    }
    ++contradictions;
  }
  EXPECT_GE(contradictions, 40);
}

}  // namespace
}  // namespace samling::testing
