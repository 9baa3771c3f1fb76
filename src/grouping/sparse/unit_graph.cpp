#include "grouping/sparse/unit_graph.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "grouping/binding.hpp"
#include "grouping/kinds.hpp"

namespace samling::grouping {

UnitGraph::UnitGraph(const GroupingProblem& problem, std::vector<Members> units)
    : problem_(&problem),
      sizes_(problem.sizes()),
      significant_(1e-9 * std::max(1.0, problem.affinity().largest())),
      common_theme_(theme_binds(problem.rules())),
      kinds_(!problem.rules().at_most.empty() || !problem.rules().at_least.empty()),
      units_(std::move(units)),
      costs_(problem, units_),
      unit_of_(problem.size(), -1) {
  significant_ = std::max(significant_, 1e-9 * costs_.heaviest());
  if (people_bind(problem.rules())) {
    people_range_min_ = problem.rules().people->min;
    people_range_max_ = problem.rules().people->max;
  }
  const bool mean = problem.objective() == Objective::mean_companion;
  for (int weight = 0; weight <= sizes_.max; ++weight) {
    scale_.push_back(weight < 2 ? 0.0 : (mean ? 2.0 / (weight - 1) : 1.0));
  }
  fill_units();
  fill_links();
  fill_forbidden();
}

void UnitGraph::fill_units() {
  const Rules& rules = problem_->rules();
  for (int u = 0; u < size(); ++u) {
    long people = 0;
    double inner = 0.0;
    for (const MunicipalityId a : unit(u)) {
      unit_of_[a.index()] = u;
      if (people_bind(rules)) people += rules.people_of[a.index()];
      for (const MunicipalityId b : unit(u)) inner += a < b ? problem_->affinity()(a, b) : 0.0;
    }
    weight_.push_back(static_cast<int>(unit(u).size()));
    people_.push_back(people);
    inner_.push_back(inner);
    if (common_theme_) themes_.push_back(common_themes(*problem_, unit(u)));
  }
}

// A pair of units counts when each of its pairs of municipalities is stored.
void UnitGraph::fill_links() {
  std::set<std::pair<int, int>> apart;
  for (const auto& [a, b] : bound_apart(problem_->rules())) {
    apart.insert(std::minmax({unit_of_[a.index()], unit_of_[b.index()]}));
  }
  std::vector<UnitLink> stored;
  starts_.push_back(0);
  for (int u = 0; u < size(); ++u) {
    stored.clear();
    for (const MunicipalityId a : unit(u)) {
      for (const model::Companion& companion : problem_->affinity().companions(a)) {
        const int v = unit_of_[companion.other.index()];
        if (v >= 0 && v != u) stored.push_back({.other = v, .affinity = companion.affinity});
      }
    }
    std::stable_sort(stored.begin(), stored.end(), [](const auto& x, const auto& y) { return x.other < y.other; });
    for (std::size_t k = 0; k < stored.size();) {
      UnitLink link{.other = stored[k].other};
      std::size_t pairs = 0;
      for (; k < stored.size() && stored[k].other == link.other; ++k, ++pairs) link.affinity += stored[k].affinity;
      const int v = link.other;
      const bool all = pairs == unit(u).size() * unit(v).size();
      const bool fits = weight(u) + weight(v) <= sizes_.max && people(u) + people(v) <= people_range_max_;
      const bool kept_apart = !apart.empty() && apart.count(std::minmax(u, v)) > 0;
      if (all && fits && !kept_apart && (!common_theme_ || share_theme(u, v))) links_.push_back(link);
    }
    starts_.push_back(links_.size());
  }
}

void UnitGraph::fill_forbidden() {
  for (const Members& members : problem_->rules().forbidden) {
    std::set<int> units;
    std::size_t covered = 0;
    for (const MunicipalityId id : members) {
      const int u = unit_of_[id.index()];
      if (units.insert(u).second && u >= 0) covered += unit(u).size();
    }
    if (*units.begin() >= 0 && covered == members.size()) forbidden_.insert({units.begin(), units.end()});
  }
}

const UnitLink* UnitGraph::link(int u, int v) const {
  const auto row = links(u);
  const auto found = std::lower_bound(row.begin(), row.end(), v, [](const UnitLink& l, int o) { return l.other < o; });
  return found == row.end() || found->other != v ? nullptr : &*found;
}

bool UnitGraph::share_theme(int u, int v) const {
  const auto& a = themes_[static_cast<std::size_t>(u)];
  const auto& b = themes_[static_cast<std::size_t>(v)];
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool UnitGraph::keeps_group_rules(std::span<const int> units) const {
  if (common_theme_ && !units.empty()) {
    std::vector<ThemeId> common = themes_[static_cast<std::size_t>(units.front())];
    for (const int u : units) {
      const auto& themes = themes_[static_cast<std::size_t>(u)];
      std::vector<ThemeId> shared;
      std::set_intersection(common.begin(), common.end(), themes.begin(), themes.end(), std::back_inserter(shared));
      common = std::move(shared);
    }
    if (common.empty()) return false;
  }
  if (kinds_ && !keeps_numbers_of_kinds(units)) return false;
  if (forbidden_.empty()) return true;
  std::vector<int> sorted(units.begin(), units.end());
  std::sort(sorted.begin(), sorted.end());
  return forbidden_.count(sorted) == 0;
}

bool UnitGraph::keeps_numbers_of_kinds(std::span<const int> units) const {
  Members members;
  for (const int u : units) members.insert(members.end(), unit(u).begin(), unit(u).end());
  const auto& at_least = problem_->rules().at_least;
  return keeps_kinds(problem_->rules(), members) &&
         std::all_of(at_least.begin(), at_least.end(),
                     [&](const auto& rule) { return !binds(rule.grade) || count_of(rule, members) >= rule.least; });
}

}  // namespace samling::grouping
