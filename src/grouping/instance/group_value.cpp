// What a group of units is worth with every weighed rule counted: the judge's group_score from tables.
#include <algorithm>

#include "grouping/binding.hpp"
#include "grouping/breaches.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/kinds.hpp"
#include "grouping/own_value.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t most_own_scores_kept = 500'000;

}  // namespace

void Instance::fill_costs() {
  const Rules& rules = problem_->rules();
  const RuleGrades& grades = rules.grades;
  pair_costs_ = PairCosts(*problem_, units_);
  const auto weighed = [](const auto& rule) { return is_weighed(rule.grade); };
  travel_cost_ = rules.travel_limit && is_weighed(grades.travel_limit) && rules.remote_per_group > 0;
  theme_cost_ = rules.common_theme && is_weighed(grades.common_theme);
  people_cost_ = rules.people && is_weighed(grades.people);
  kind_cost_ = std::any_of(rules.at_most.begin(), rules.at_most.end(), weighed) ||
               std::any_of(rules.at_least.begin(), rules.at_least.end(), weighed);
  has_group_costs_ = travel_cost_ || theme_cost_ || people_cost_ || kind_cost_;
  has_own_score_ = static_cast<bool>(problem_->own_score().value);
  if (has_own_score_) own_scores_ = std::make_shared<OwnScores>();
  double heaviest = 0.0;
  if (travel_cost_ || pair_costs_.used())
    heaviest = std::max(
        {grades.travel_limit.weight, grades.met.weight, grades.must_together.weight, grades.keep_apart.weight});
  if (theme_cost_) heaviest = std::max(heaviest, grades.common_theme.weight);
  if (people_cost_) heaviest = std::max(heaviest, grades.people.weight);
  for (const AtMost& rule : rules.at_most) heaviest = std::max(heaviest, weighed(rule) ? rule.grade.weight : 0.0);
  for (const AtLeast& rule : rules.at_least) heaviest = std::max(heaviest, weighed(rule) ? rule.grade.weight : 0.0);
  significant_ = std::max(significant_, 1e-9 * heaviest);
}

double Instance::pair_cost(const std::vector<int>& units) const {
  if (!pair_costs_.used()) return 0.0;
  double sum = 0.0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    sum += pair_costs_.own(units[i]);
    for (std::size_t j = 0; j < i; ++j) sum += pair_costs_.between(units[i], units[j]);
  }
  return sum;
}

double Instance::group_cost(const std::vector<int>& units) const {
  if (!has_group_costs_ || units.empty()) return 0.0;
  const Rules& rules = problem_->rules();
  double sum = 0.0;
  if (theme_cost_ && !share_theme(units)) sum += rules.grades.common_theme.weight;
  if (people_cost_) {
    long people = 0;
    for (const int u : units) people += people_[static_cast<std::size_t>(u)];
    const long beyond = std::max<long>({0, rules.people->min - people, people - rules.people->max});
    sum += rules.grades.people.weight * static_cast<double>(beyond);
  }
  if (!kind_cost_ && !travel_cost_) return sum;
  Members members;
  for (const int u : units) members.insert(members.end(), unit(u).begin(), unit(u).end());
  for (const AtMost& rule : rules.at_most) {
    if (is_weighed(rule.grade)) sum += rule.grade.weight * too_many(rule, members);
  }
  for (const AtLeast& rule : rules.at_least) {
    if (is_weighed(rule.grade)) sum += rule.grade.weight * std::max(0, rule.least - count_of(rule, members));
  }
  if (travel_cost_) {
    sum += rules.grades.travel_limit.weight * static_cast<double>(pairs_too_far(rules, members).size());
  }
  return sum;
}

double Instance::own_score(const std::vector<int>& units) const {
  std::vector<int> key = units;
  std::sort(key.begin(), key.end());
  {
    const std::lock_guard lock(own_scores_->mutex);
    if (const auto found = own_scores_->known.find(key); found != own_scores_->known.end()) return found->second;
  }
  Members members;
  for (const int u : key) members.insert(members.end(), unit(u).begin(), unit(u).end());
  const double asked = own_value(*problem_, members);
  const std::lock_guard lock(own_scores_->mutex);
  if (own_scores_->known.size() >= most_own_scores_kept) own_scores_->known.clear();
  own_scores_->known.emplace(std::move(key), asked);
  return asked;
}

double Instance::group_value(const std::vector<int>& units) const {
  int total = 0;
  double pair_sum = 0.0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    total += weight(units[i]);
    pair_sum += inner(units[i]);
    for (std::size_t j = 0; j < i; ++j) pair_sum += affinity_(units[i], units[j]);
  }
  return group_value(units, total, pair_sum);
}

double Instance::group_value(const std::vector<int>& units, int weight, double pair_sum) const {
  if (!has_costs()) return value(weight, pair_sum);
  if (units.empty()) return 0.0;
  return (has_own_score_ ? own_score(units) : value(weight, pair_sum)) - pair_cost(units) - group_cost(units);
}

}  // namespace samling::grouping
