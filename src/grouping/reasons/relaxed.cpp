#include "grouping/reasons/relaxed.hpp"

#include <algorithm>
#include <utility>

#include "grouping/binding.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/instance/enumerate.hpp"

namespace samling::grouping {
namespace {

void drop(const std::string& rule, Rules& rules) {
  if (rule == "must_together") rules.must_together.clear();
  if (rule == "forbidden") rules.forbidden.clear();
  if (rule == "keep_apart") rules.keep_apart.clear();
  if (rule == "people") rules.people.reset();
  if (rule == "common_theme") rules.common_theme = false;
  if (rule == "met") rules.met.clear();
  if (rule == "at_most") rules.at_most.clear();
  if (rule == "at_least") rules.at_least.clear();
}

GroupingProblem without(const GroupingProblem& problem, const RuleNames& dropped) {
  Rules rules = only_binding(problem.rules());
  rules.most_unplaced.reset();  // of the whole, not of a group
  for (const std::string& rule : dropped) drop(rule, rules);
  rules.group_limits =
      limits_that_fit(std::move(rules.group_limits), problem.group_count(), problem.sizes(), rules.people);
  return {problem.affinity(), problem.sizes(), std::move(rules), problem.objective(), problem.group_count()};
}

std::vector<Members> units_among(const GroupingProblem& problem, const Members& candidates) {
  std::vector<Members> units = units_of(problem).free;
  std::erase_if(units, [&](const Members& unit) {
    return !std::includes(candidates.begin(), candidates.end(), unit.begin(), unit.end());
  });
  return units;
}

}  // namespace

std::vector<RuleNames> choices_of_rules(const Rules& rules) {
  const auto bind = [](const auto& rule) { return binds(rule.grade); };
  RuleNames used;  // the most particular first: of two that are equally few, its choice is named
  if (!bound_together(rules).empty()) used.emplace_back("must_together");
  if (!rules.forbidden.empty()) used.emplace_back("forbidden");
  if (!rules.keep_apart.empty() && binds(rules.grades.keep_apart)) used.emplace_back("keep_apart");
  if (!rules.met.empty() && binds(rules.grades.met)) used.emplace_back("met");
  if (std::any_of(rules.at_least.begin(), rules.at_least.end(), bind)) used.emplace_back("at_least");
  if (std::any_of(rules.at_most.begin(), rules.at_most.end(), bind)) used.emplace_back("at_most");
  if (people_bind(rules)) used.emplace_back("people");
  if (theme_binds(rules)) used.emplace_back("common_theme");
  std::vector<RuleNames> choices;
  for (unsigned mask = 0; mask < 1U << used.size(); ++mask) {
    RuleNames choice;
    for (std::size_t k = 0; k < used.size(); ++k) {
      if ((mask >> k & 1U) != 0) choice.push_back(used[k]);
    }
    choices.push_back(std::move(choice));
  }
  std::stable_sort(choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  return choices;
}

Relaxed::Relaxed(const GroupingProblem& problem, const RuleNames& dropped, const Members& candidates)
    : problem_(without(problem, dropped)), instance_(problem_, units_among(problem_, candidates), std::nullopt) {}

std::optional<Members> Relaxed::group_with(MunicipalityId id) const {
  const auto root = unit_of(id);
  if (!root) return std::nullopt;
  std::vector<int> others;
  for (int v = 0; v < instance_.size(); ++v) {
    if (v != *root && instance_.together(*root, v) != Together::no) others.push_back(v);
  }
  std::optional<Members> found;
  enumerate_groups_of(instance_, *root, others, [&](const Candidate& candidate) {
    found.emplace();
    for (const int u : candidate.units) {
      found->insert(found->end(), instance_.unit(u).begin(), instance_.unit(u).end());
    }
    std::sort(found->begin(), found->end());
    return false;
  });
  return found;
}

std::optional<Members> Relaxed::joined(MunicipalityId id, const std::vector<Members>& groups) const {
  const auto root = unit_of(id);
  if (!root) return std::nullopt;
  for (const Members& group : groups) {
    if (static_cast<int>(group.size()) + instance_.weight(*root) > problem_.sizes().max) continue;
    Members with = group;
    with.insert(with.end(), instance_.unit(*root).begin(), instance_.unit(*root).end());
    std::sort(with.begin(), with.end());
    if (check_group(problem_, with).empty()) return with;
  }
  return std::nullopt;
}

std::optional<int> Relaxed::unit_of(MunicipalityId id) const {
  for (int u = 0; u < instance_.size(); ++u) {
    if (std::binary_search(instance_.unit(u).begin(), instance_.unit(u).end(), id)) return u;
  }
  return std::nullopt;
}

}  // namespace samling::grouping
