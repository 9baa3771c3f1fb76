#include "grouping/instance/units.hpp"

#include <algorithm>
#include <map>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "grouping/binding.hpp"
#include "grouping/kinds.hpp"
#include "grouping/candidates.hpp"
#include "grouping/travel.hpp"

namespace samling::grouping {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;

bool keeps_apart(const Rules& rules, const Members& members) {
  if (members.size() < 2) return true;
  const auto in = [&](MunicipalityId id) { return std::binary_search(members.begin(), members.end(), id); };
  const bool kept = !binds(rules.grades.keep_apart) ||
                    std::none_of(rules.keep_apart.begin(), rules.keep_apart.end(),
                                 [&](const auto& pair) { return in(pair.first) && in(pair.second); });
  return kept && (!binds(rules.grades.met) || std::none_of(rules.met.begin(), rules.met.end(),
                                                           [&](const Meeting& m) { return in(m.a) && in(m.b); }));
}

}  // namespace

std::vector<Members> chains_of(const GroupingProblem& problem) {
  Graph graph(problem.size());
  for (const auto& [a, b] : bound_together(problem.rules())) boost::add_edge(a.index(), b.index(), graph);
  std::vector<std::size_t> component(problem.size());
  const std::size_t count = problem.size() == 0 ? 0 : boost::connected_components(graph, component.data());
  std::vector<Members> chains(count);
  for (std::size_t i = 0; i < component.size(); ++i) chains[component[i]].push_back(MunicipalityId(i));
  std::sort(chains.begin(), chains.end());
  return chains;
}

bool may_grow_into_group(const GroupingProblem& problem, const Members& members) {
  const Rules& rules = problem.rules();
  if (static_cast<int>(members.size()) > problem.sizes().max || !keeps_apart(rules, members)) return false;
  if (theme_binds(rules) && common_themes(problem, members).empty()) return false;
  if (!keeps_kinds(rules, members)) return false;
  if (people_bind(rules)) {
    long people = 0;
    for (const MunicipalityId id : members) people += rules.people_of[id.index()];
    if (people > rules.people->max) return false;
  }
  return are_candidates(problem, members, members) && travel_can_be_kept(rules, members, rules.remote_per_group);
}

Units units_of(const GroupingProblem& problem) {
  const Rules& rules = problem.rules();
  Units units;
  std::vector<bool> taken(problem.size(), false);
  for (const Exclusion& exclusion : rules.excluded) taken[exclusion.municipality.index()] = true;
  for (const Members& pin : rules.pinned) {
    (check_group(problem, pin).empty() ? units.pinned : units.broken_pins).push_back(pin);
    for (const MunicipalityId id : pin) taken[id.index()] = true;
  }
  for (const Members& chain : chains_of(problem)) {
    const bool touched = std::any_of(chain.begin(), chain.end(), [&](auto id) { return taken[id.index()]; });
    if (touched) {
      Members rest;
      std::copy_if(chain.begin(), chain.end(), std::back_inserter(rest), [&](auto id) { return !taken[id.index()]; });
      if (!rest.empty()) units.impossible.push_back(rest);
    } else {
      (may_grow_into_group(problem, chain) ? units.free : units.impossible).push_back(chain);
    }
  }
  return units;
}

}  // namespace samling::grouping
