#include "grouping/sparse/unit_costs.hpp"

#include <algorithm>

#include "grouping/binding.hpp"
#include "grouping/kinds.hpp"
#include "grouping/own_value.hpp"

namespace samling::grouping {

UnitCosts::UnitCosts(const GroupingProblem& problem, const std::vector<Members>& units)
    : problem_(&problem),
      units_(&units),
      pairs_(problem, units),
      own_score_(static_cast<bool>(problem.own_score().value)) {
  const Rules& rules = problem.rules();
  themes_ = rules.common_theme && is_weighed(rules.grades.common_theme);
  people_ = rules.people && is_weighed(rules.grades.people);
  whole_ = themes_ || people_;
  const auto weigh = [&](const RuleGrade& grade, bool used) {
    if (used && is_weighed(grade)) heaviest_ = std::max(heaviest_, grade.weight);
  };
  weigh(rules.grades.common_theme, rules.common_theme);
  weigh(rules.grades.people, rules.people.has_value());
  weigh(rules.grades.must_together, !rules.must_together.empty());
  weigh(rules.grades.keep_apart, !rules.keep_apart.empty());
  weigh(rules.grades.met, !rules.met.empty());
  for (const AtMost& rule : rules.at_most) {
    whole_ = whole_ || is_weighed(rule.grade);
    weigh(rule.grade, true);
  }
  for (const AtLeast& rule : rules.at_least) {
    whole_ = whole_ || is_weighed(rule.grade);
    weigh(rule.grade, true);
  }
}

double UnitCosts::value(std::span<const int> units, double objective) const {
  const double cost = of_pairs(units);
  if (!own_score_ && !whole_) return objective - cost;
  Members members;
  for (const int u : units) {
    const Members& unit = (*units_)[static_cast<std::size_t>(u)];
    members.insert(members.end(), unit.begin(), unit.end());
  }
  return (own_score_ ? own_value(*problem_, members) : objective) - cost - of_whole(members);
}

double UnitCosts::of_pairs(std::span<const int> units) const {
  if (!pairs_.used()) return 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    sum += pairs_.own(units[i]);
    if (pairs_.links(units[i]).empty()) continue;
    for (std::size_t j = 0; j < units.size(); ++j) {
      if (j != i) sum += 0.5 * pairs_.between(units[i], units[j]);
    }
  }
  return sum;
}

double UnitCosts::of_whole(const Members& members) const {
  if (!whole_) return 0.0;
  const Rules& rules = problem_->rules();
  double sum = 0.0;
  if (themes_ && common_themes(*problem_, members).empty()) sum += rules.grades.common_theme.weight;
  if (people_) {
    long people = 0;
    for (const MunicipalityId id : members) people += rules.people_of[id.index()];
    const long beyond = std::max<long>({0, rules.people->min - people, people - rules.people->max});
    sum += rules.grades.people.weight * static_cast<double>(beyond);
  }
  for (const AtMost& rule : rules.at_most) {
    if (is_weighed(rule.grade)) sum += rule.grade.weight * too_many(rule, members);
  }
  for (const AtLeast& rule : rules.at_least) {
    if (is_weighed(rule.grade)) sum += rule.grade.weight * std::max(0, rule.least - count_of(rule, members));
  }
  return sum;
}

}  // namespace samling::grouping
