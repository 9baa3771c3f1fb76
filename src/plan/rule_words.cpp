#include "plan/rule_words.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "plan/words.hpp"

namespace samling::plan {
namespace {

using grouping::Grade;
using grouping::RuleGrade;

PlannedRule planned(const std::string& rule, const RuleGrade& grade, std::string what) {
  constexpr std::array words{"forbid", "warn", "weigh", "ignore"};
  return {rule, words.at(static_cast<std::size_t>(grade.grade)), grade.grade == Grade::weigh ? grade.weight : 0.0,
          std::move(what)};
}

// The group's score from its pairs alone: the same problem with nothing weighed would say this.
double objective_of_pairs(const grouping::GroupingProblem& problem, const grouping::Members& members) {
  double sum = 0.0;
  for (const MunicipalityId a : members) {
    for (const MunicipalityId b : members) sum += a < b ? problem.affinity()(a, b) : 0.0;
  }
  const bool mean = problem.objective() == grouping::Objective::mean_companion && members.size() > 1;
  return mean ? 2.0 / static_cast<double>(members.size() - 1) * sum : sum;
}

bool weighs_any(const grouping::Rules& rules) {
  const auto weighs = [](const RuleGrade& grade) { return grade.grade == Grade::weigh; };
  const grouping::RuleGrades& g = rules.grades;
  return weighs(g.travel_limit) || weighs(g.common_theme) || weighs(g.must_together) || weighs(g.keep_apart) ||
         weighs(g.people) || weighs(g.met) ||
         std::any_of(rules.at_most.begin(), rules.at_most.end(),
                     [&](const auto& rule) { return weighs(rule.grade); }) ||
         std::any_of(rules.at_least.begin(), rules.at_least.end(),
                     [&](const auto& rule) { return weighs(rule.grade); });
}

}  // namespace

std::vector<PlannedRule> rules_as_asked(const Programme& programme) {
  const Request& request = programme.request;
  const grouping::RuleGrades& grades = request.grades;
  std::vector<PlannedRule> rules;
  const auto add = [&](const std::string& rule, const RuleGrade& grade, std::string what) {
    rules.push_back(planned(rule, grade, std::move(what)));
  };
  if (request.travel_limit) {
    add("travel_limit", grades.travel_limit,
        fmt::format("at most {} between any two members", minutes_text(request.travel_limit->count())));
  }
  if (request.common_theme) add("common_theme", grades.common_theme, "a theme that all members of a group work on");
  if (!request.must_together.empty()) {
    add("must_together", grades.must_together, count_text(request.must_together.size(), "pair") + " in one group");
  }
  if (!request.keep_apart.empty()) {
    add("keep_apart", grades.keep_apart, count_text(request.keep_apart.size(), "pair") + " never in one group");
  }
  if (request.people) {
    add("people", grades.people, fmt::format("{}-{} people in a group", request.people->min, request.people->max));
  }
  for (const AskedAtMost& asked : request.at_most) {
    add("at_most", asked.grade, fmt::format("at most {} of one {} in a group", asked.most, asked.kind));
  }
  for (const AskedAtLeast& asked : request.at_least) {
    add("at_least", asked.grade,
        fmt::format("at least {} in a group; there are {}",
                    count_text(static_cast<std::size_t>(asked.least), asked.name), asked.of.size()));
  }
  if (!request.met.empty()) {
    add("met", grades.met,
        fmt::format("{} that have met not again; a meeting counts {} to the power of the gatherings since",
                    count_text(request.met.size(), "pair"), format_number(request.met_fade, 4)));
  }
  if (request.most_unplaced) {
    add("most_unplaced", {}, fmt::format("at most {} left out", *request.most_unplaced));
  }
  return rules;
}

std::string breach_text(const Issue& issue) {
  return issue.rule + ": " + issue.value + ": " + issue.message;
}

double penalty_of(const grouping::GroupingProblem& problem, const grouping::Members& members) {
  if (!weighs_any(problem.rules())) return 0.0;
  const double penalty = objective_of_pairs(problem, members) - grouping::group_score(problem, members);
  return penalty < 1e-12 ? 0.0 : penalty;  // rounding is not a penalty
}

double unplaced_penalty_of(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping) {
  const RuleGrade& grade = problem.rules().grades.must_together;
  if (grade.grade != Grade::weigh) return 0.0;
  std::set<std::pair<MunicipalityId, MunicipalityId>> pairs;
  for (const auto& [a, b] : problem.rules().must_together) pairs.insert(std::minmax(a, b));
  long ends = 0;
  for (const MunicipalityId id : grouping.unplaced) {
    ends += std::count_if(pairs.begin(), pairs.end(), [&](const auto& p) { return p.first == id || p.second == id; });
  }
  return 0.5 * grade.weight * static_cast<double>(ends);
}

}  // namespace samling::plan
