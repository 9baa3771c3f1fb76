#include "grouping/instance/instance.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "grouping/kinds.hpp"
#include "grouping/candidates.hpp"
#include "grouping/travel.hpp"

namespace samling::grouping {
namespace {

Members both_of(Members members, const Members& others) {
  members.insert(members.end(), others.begin(), others.end());
  return members;
}

}  // namespace

Instance::Instance(const GroupingProblem& problem, std::vector<Members> units, std::optional<int> groups)
    : problem_(&problem), units_(std::move(units)), groups_(groups) {
  fill_units();
  fill_pairs();
  fill_forbidden();
  fill_costs();
  fill_most_unplaced();
  note_group_rules();
}

Instance::Instance(const Instance& whole, const std::vector<int>& units)
    : problem_(whole.problem_), groups_(whole.groups_), mean_companion_(whole.mean_companion_) {
  for (const int u : units) units_.push_back(whole.unit(u));
  fill_units();
  affinity_ = whole.affinity_(units, units);
  together_ = whole.together_(units, units);
  conflicts_ = whole.conflicts_(units, units);
  all_compatible_ = (conflicts_.array() == 0).all();
  any_remote_ = (together_.array() == static_cast<std::uint8_t>(Together::remote_only)).any();
  fill_forbidden();
  fill_costs();
  if (units.size() == whole.units_.size()) most_unplaced_ = whole.most_unplaced_;
  note_group_rules();
}

void Instance::fill_units() {
  const Rules& rules = problem_->rules();
  mean_companion_ = problem_->objective() == Objective::mean_companion;
  if (problem_->size() > 0) significant_ = 1e-9 * std::max(1.0, problem_->affinity().largest());
  std::map<ThemeId, std::size_t> rank;
  const bool themes_count = theme_binds(rules) || (rules.common_theme && is_weighed(rules.grades.common_theme));
  if (themes_count) {
    for (const auto& themes : rules.themes) {
      for (const ThemeId theme : themes) rank.emplace(theme, 0);
    }
    std::size_t next = 0;
    for (auto& [theme, number] : rank) number = next++;
  }
  for (const Members& members : units_) {
    weight_.push_back(static_cast<int>(members.size()));
    int people = 0;
    double inner = 0.0;
    for (const MunicipalityId a : members) {
      if (rules.people) people += rules.people_of[a.index()];
      for (const MunicipalityId b : members) inner += a < b ? problem_->affinity()(a, b) : 0.0;
    }
    people_.push_back(people);
    inner_.push_back(inner);
    if (!themes_count) continue;
    std::vector<std::uint64_t> bits(rank.size() / 64 + 1, 0);
    for (const ThemeId theme : common_themes(*problem_, members)) bits[rank[theme] / 64] |= 1ULL << (rank[theme] % 64);
    themes_.push_back(std::move(bits));
  }
}

void Instance::fill_pairs() {
  const int n = size();
  affinity_ = Eigen::MatrixXd::Zero(n, n);
  together_.setZero(n, n);
  conflicts_ = Eigen::MatrixXi::Zero(n, n);
  const std::set<IdPair> apart = bound_apart(problem_->rules());
  for (int u = 0; u < n; ++u) {
    for (int v = u + 1; v < n; ++v) {
      double sum = 0.0;
      bool kept_apart = false;
      for (const MunicipalityId a : unit(u)) {
        for (const MunicipalityId b : unit(v)) {
          sum += problem_->affinity()(a, b);
          kept_apart = kept_apart || (!apart.empty() && apart.count(std::minmax(a, b)) > 0);
        }
      }
      affinity_(u, v) = affinity_(v, u) = sum;
      const Together answer = kept_apart ? Together::no : look_up_together(u, v);
      together_(u, v) = together_(v, u) = static_cast<std::uint8_t>(answer);
      conflicts_(u, v) = conflicts_(v, u) = answer == Together::no ? 1 : 0;
      all_compatible_ = all_compatible_ && answer != Together::no;
      any_remote_ = any_remote_ || answer == Together::remote_only;
    }
  }
}

Together Instance::look_up_together(int u, int v) const {
  const Rules& rules = problem_->rules();
  if (weight(u) + weight(v) > sizes().max || people(u) + people(v) > people_max()) return Together::no;
  if (theme_binds(rules) && !share_theme({u, v})) return Together::no;
  if (!rules.at_most.empty() && !keeps_kinds(rules, both_of(unit(u), unit(v)))) return Together::no;
  if (!are_candidates(*problem_, unit(u), unit(v))) return Together::no;
  if (!travel_binds(rules)) return Together::yes;
  if (weight(u) == 1 && weight(v) == 1 && within_limit(rules, unit(u).front(), unit(v).front())) return Together::yes;
  if (rules.remote_per_group == 0 && weight(u) == 1 && weight(v) == 1) return Together::no;
  const Members both = both_of(unit(u), unit(v));
  if (travel_can_be_kept(rules, both, 0)) return Together::yes;
  const bool coverable = rules.remote_per_group > 0 && travel_can_be_kept(rules, both, rules.remote_per_group);
  return coverable ? Together::remote_only : Together::no;
}

// A forbidden group matters only when it is made of whole units of this instance.
void Instance::fill_forbidden() {
  if (problem_->rules().forbidden.empty()) return;
  std::map<MunicipalityId, int> unit_of;
  for (int u = 0; u < size(); ++u) {
    for (const MunicipalityId id : unit(u)) unit_of[id] = u;
  }
  for (const Members& members : problem_->rules().forbidden) {
    std::set<int> units;
    std::size_t covered = 0;
    for (const MunicipalityId id : members) {
      if (const auto found = unit_of.find(id); found != unit_of.end() && units.insert(found->second).second) {
        covered += unit(found->second).size();
      }
    }
    const bool whole = std::all_of(members.begin(), members.end(), [&](auto id) { return unit_of.count(id) > 0; });
    if (whole && covered == members.size()) forbidden_.insert({units.begin(), units.end()});
  }
}

int Instance::total_weight() const {
  return std::accumulate(weight_.begin(), weight_.end(), 0);
}

bool Instance::share_theme(const std::vector<int>& units) const {
  const std::size_t words = themes_.front().size();
  for (std::size_t w = 0; w < words; ++w) {
    std::uint64_t common = ~0ULL;
    for (const int u : units) common &= themes_[static_cast<std::size_t>(u)][w];
    if (common != 0) return true;
  }
  return units.empty();
}

// Those who are in none of the units and in no pin that stands are left out whatever the answer.
void Instance::fill_most_unplaced() {
  const Rules& rules = problem_->rules();
  if (!rules.most_unplaced) return;
  std::vector<bool> settled(problem_->size(), false);
  for (const Exclusion& exclusion : rules.excluded) settled[exclusion.municipality.index()] = true;
  for (const Members& members : units_) {
    for (const MunicipalityId id : members) settled[id.index()] = true;
  }
  for (const Members& pin : rules.pinned) {
    if (!check_group(*problem_, pin).empty()) continue;
    for (const MunicipalityId id : pin) settled[id.index()] = true;
  }
  most_unplaced_ = *rules.most_unplaced - static_cast<int>(std::count(settled.begin(), settled.end(), false));
}

// Where no two of a kind may meet, and no unit has two, the pairs say it all.
void Instance::note_group_rules() {
  const Rules& rules = problem_->rules();
  kinds_of_many_ = std::any_of(rules.at_most.begin(), rules.at_most.end(),
                               [](const AtMost& rule) { return binds(rule.grade) && rule.most != 1; });
  wants_least_ = std::any_of(rules.at_least.begin(), rules.at_least.end(),
                             [](const AtLeast& rule) { return binds(rule.grade) && rule.least > 0; });
  has_group_rules_ = theme_binds(rules) || any_remote_ || kinds_of_many_ || wants_least_ || !forbidden_.empty();
}

bool Instance::keeps_least(const std::vector<int>& units, int more) const {
  for (const AtLeast& rule : problem_->rules().at_least) {
    if (!binds(rule.grade)) continue;
    int have = more;
    for (const int u : units) have += count_of(rule, unit(u));
    if (have < rule.least) return false;
  }
  return true;
}

bool Instance::may_grow(const std::vector<int>& units) const {
  if (!has_group_rules_) return true;
  const Rules& rules = problem_->rules();
  if (theme_binds(rules) && !share_theme(units)) return false;
  if (wants_least_) {
    int places = sizes().max;
    for (const int u : units) places -= weight(u);
    if (!keeps_least(units, places)) return false;
  }
  if (!any_remote_ && !kinds_of_many_) return true;
  Members members;
  for (const int u : units) members.insert(members.end(), unit(u).begin(), unit(u).end());
  if (kinds_of_many_ && !keeps_kinds(rules, members)) return false;
  return !any_remote_ || travel_can_be_kept(rules, std::move(members), rules.remote_per_group);
}

bool Instance::keeps_group_rules(const std::vector<int>& units) const {
  if (!has_group_rules_ || units.empty()) return true;
  if (!may_grow(units) || (wants_least_ && !keeps_least(units, 0))) return false;
  if (forbidden_.empty()) return true;
  std::vector<int> sorted = units;
  std::sort(sorted.begin(), sorted.end());
  return forbidden_.count(sorted) == 0;
}

double Instance::score(const Partition& partition) const {
  double sum = 0.0;
  for (const auto& group : partition.groups) {
    int total = 0;
    double pair_sum = 0.0;
    for (std::size_t i = 0; i < group.size(); ++i) {
      total += weight(group[i]);
      pair_sum += inner(group[i]);
      for (std::size_t j = 0; j < i; ++j) pair_sum += affinity_(group[i], group[j]);
    }
    sum += group_value(group, total, pair_sum);
  }
  for (const int u : partition.unplaced) sum -= price(u);
  return sum;
}

std::vector<std::vector<int>> components(const Instance& instance) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(static_cast<std::size_t>(instance.size()));
  for (int u = 0; u < instance.size(); ++u) {
    for (int v = u + 1; v < instance.size(); ++v) {
      if (instance.together(u, v) == Together::no) continue;
      boost::add_edge(static_cast<std::size_t>(u), static_cast<std::size_t>(v), graph);
    }
  }
  std::vector<std::size_t> component(static_cast<std::size_t>(instance.size()));
  const std::size_t count = component.empty() ? 0 : boost::connected_components(graph, component.data());
  std::vector<std::vector<int>> parts(count);
  for (int u = 0; u < instance.size(); ++u) parts[component[static_cast<std::size_t>(u)]].push_back(u);
  return parts;
}

}  // namespace samling::grouping
