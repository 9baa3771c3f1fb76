#include "grouping/reasons/contradiction.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "grouping/binding.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/reasons/conflict.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "grouping/reasons/relaxed.hpp"

namespace samling::grouping {
namespace {

constexpr int groups_looked_at = 200'000;

// Who is neither excluded nor pinned.
Members free_members(const GroupingProblem& problem) {
  std::vector<bool> taken(problem.size(), false);
  for (const Exclusion& exclusion : problem.rules().excluded) taken[exclusion.municipality.index()] = true;
  for (const Members& pin : problem.rules().pinned) {
    for (const MunicipalityId id : pin) taken[id.index()] = true;
  }
  Members members;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) members.push_back(MunicipalityId(i));
  }
  return members;
}

GroupingProblem with_rules(const GroupingProblem& problem, Rules rules, std::optional<int> groups) {
  return GroupingProblem(problem.affinity(), problem.sizes(), std::move(rules), problem.objective(), groups,
                         problem.unplaced_price(), problem.own_score());
}

bool is_bound_to_a_pin(const GroupingProblem& problem, const Members& chain) {
  return std::any_of(problem.rules().pinned.begin(), problem.rules().pinned.end(), [&](const Members& pin) {
    return std::any_of(pin.begin(), pin.end(),
                       [&](MunicipalityId id) { return std::binary_search(chain.begin(), chain.end(), id); });
  });
}

}  // namespace

std::optional<GroupingProblem> without_idle_chains(const GroupingProblem& problem) {
  if (bound_together(problem.rules()).empty()) return std::nullopt;
  const Relaxed alone(problem, {"must_together"}, free_members(problem));
  std::vector<bool> idle(problem.size(), false);
  bool any = false;
  for (const Members& chain : chains_of(problem)) {
    if (chain.size() < 2 || is_bound_to_a_pin(problem, chain)) continue;
    if (std::any_of(chain.begin(), chain.end(), [&](MunicipalityId id) { return alone.group_with(id).has_value(); })) {
      continue;
    }
    for (const MunicipalityId id : chain) idle[id.index()] = any = true;
  }
  if (!any) return std::nullopt;
  Rules rules = problem.rules();
  std::erase_if(rules.must_together, [&](const auto& pair) { return idle[pair.first.index()]; });
  return with_rules(problem, std::move(rules), problem.group_count());
}

bool makes_demands(const GroupingProblem& problem) {
  const Rules& rules = problem.rules();
  const auto bind = [](const auto& rule) { return binds(rule.grade); };
  const bool rules_of_groups = travel_binds(rules) || theme_binds(rules) || people_bind(rules) ||
                               !bound_apart(rules).empty() || !rules.forbidden.empty() ||
                               std::any_of(rules.at_most.begin(), rules.at_most.end(), bind) ||
                               std::any_of(rules.at_least.begin(), rules.at_least.end(), bind);
  return !bound_together(rules).empty() || !rules.pinned.empty() || rules.most_unplaced ||
         (problem.group_count() && rules_of_groups && rules.group_limits.empty());
}

std::optional<Conflict> contradiction_of_demands(const GroupingProblem& problem, int budget) {
  const auto fewer = without_idle_chains(problem);
  const GroupingProblem& asked = fewer ? *fewer : problem;
  if (demands_can_be_met(asked, budget).answer != Feasibility::Answer::no) return std::nullopt;
  if (auto conflict = smallest_conflict(asked)) return conflict;
  return Conflict{};  // it is one, but which demands make it could not be settled
}

std::optional<Conflict> contradiction_of_every_group(const GroupingProblem& problem) {
  if (problem.size() == 0 || problem.group_count() || !problem.rules().pinned.empty()) return std::nullopt;
  Rules rules = problem.rules();
  rules.must_together.clear();  // who cannot have a group alone cannot have one together
  rules.most_unplaced.reset();
  const GroupingProblem one = with_rules(problem, std::move(rules), 1);
  if (demands_can_be_met(one, groups_looked_at).answer != Feasibility::Answer::no) return std::nullopt;
  Conflict conflict = smallest_conflict(one).value_or(Conflict{});
  std::erase(conflict.demands, "1 group");  // nobody asked for it in so many words
  std::erase(conflict.repairs, "0 groups");
  return conflict;
}

std::optional<Conflict> contradiction(const GroupingProblem& problem) {
  if (auto conflict = contradiction_of_demands(problem, groups_looked_at)) return conflict;
  return contradiction_of_every_group(problem);
}

}  // namespace samling::grouping
