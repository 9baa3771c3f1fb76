#include "grouping/rounds/rounds_model.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "grouping/instance/enumerate.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/pair_rules.hpp"

namespace samling::grouping {
namespace {

bool nothing_but_sizes(const GroupingProblem& problem) {
  const Rules& rules = problem.rules();
  return !rules.travel_limit && !rules.common_theme && rules.must_together.empty() && rules.keep_apart.empty() &&
         rules.pinned.empty() && rules.forbidden.empty() && rules.excluded.empty() && !rules.people &&
         rules.at_most.empty() && rules.at_least.empty() && rules.met.empty() && rules.group_limits.empty() &&
         !rules.most_unplaced && !problem.affinity().is_sparse();
}

// Those of the units that some group can hold; in a region of hundreds all of them, where looking would take long.
std::vector<Members> with_a_group(const GroupingProblem& problem, std::vector<Members> units) {
  constexpr std::size_t most_looked_at = 300;
  if (units.size() > most_looked_at || problem.affinity().is_sparse()) return units;
  const Instance instance(problem, units, std::nullopt);
  std::vector<Members> kept;
  for (int u = 0; u < instance.size(); ++u) {
    std::vector<int> others;
    for (int v = 0; v < instance.size(); ++v) {
      if (v != u && instance.together(u, v) != Together::no) others.push_back(v);
    }
    const bool none = enumerate_groups_of(instance, u, others, [](const Candidate&) { return false; });
    if (!none) kept.push_back(instance.unit(u));
  }
  return kept;
}

}  // namespace

std::vector<char> met_before(const GroupingProblem& problem) {
  const std::size_t n = problem.size();
  std::vector<char> met(n * n, 0);
  if (problem.rules().grades.met.grade == Grade::ignore) return met;
  for (const Meeting& meeting : problem.rules().met) {
    met[meeting.a.index() * n + meeting.b.index()] = met[meeting.b.index() * n + meeting.a.index()] = 1;
  }
  return met;
}

RoundsModel::RoundsModel(const GroupingProblem& asked) : problem(&asked), units(units_of(asked)) {
  plain = nothing_but_sizes(asked);
  if (!plain) units.free = with_a_group(asked, std::move(units.free));
  const PairRules rules(asked);
  const std::vector<char> met = met_before(asked);
  for (const Members& unit : units.free) weight.push_back(static_cast<int>(unit.size()));
  based.assign(weight.size() * weight.size(), 0);
  may.assign(weight.size() * weight.size(), 1);
  for (int u = 0; u < size(); ++u) {
    for (int v = 0; v < size(); ++v) {
      for (const MunicipalityId a : units.free[static_cast<std::size_t>(u)]) {
        for (const MunicipalityId b : units.free[static_cast<std::size_t>(v)]) {
          if (a == b || (u == v && b < a)) continue;
          based[at(u, v)] += met[a.index() * asked.size() + b.index()];
          if (u != v && !rules.may_meet(a, b)) may[at(u, v)] = 0;
        }
      }
      any_based = any_based || based[at(u, v)] > 0;
    }
  }
}

int RoundsModel::total_weight() const {
  return std::accumulate(weight.begin(), weight.end(), 0);
}

std::optional<int> RoundsModel::free_groups() const {
  if (!problem->group_count()) return std::nullopt;
  return std::max(0, *problem->group_count() - static_cast<int>(units.pinned.size()));
}

Members RoundsModel::members_of(const std::vector<int>& group) const {
  Members members;
  for (const int u : group) {
    const Members& unit = units.free[static_cast<std::size_t>(u)];
    members.insert(members.end(), unit.begin(), unit.end());
  }
  std::sort(members.begin(), members.end());
  return members;
}

Grouping in_municipalities(const RoundsModel& model, const UnitRound& round) {
  Grouping grouping;
  grouping.groups = model.units.pinned;
  std::vector<bool> placed(model.problem->size(), false);
  for (const auto& group : round.groups) grouping.groups.push_back(model.members_of(group));
  for (const Members& members : grouping.groups) {
    for (const MunicipalityId id : members) placed[id.index()] = true;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) grouping.unplaced.push_back(MunicipalityId(i));
  }
  return normal_form(std::move(grouping));
}

std::optional<UnitRound> in_free_units(const RoundsModel& model, const Grouping& grouping) {
  constexpr int nowhere = -1;
  std::vector<int> group_of(model.problem->size(), nowhere);
  std::vector<bool> pinned(grouping.groups.size(), false);
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    const auto& pins = model.units.pinned;
    pinned[g] = std::find(pins.begin(), pins.end(), grouping.groups[g]) != pins.end();
    for (const MunicipalityId id : grouping.groups[g]) group_of[id.index()] = static_cast<int>(g);
  }
  UnitRound round;
  round.groups.resize(grouping.groups.size());
  std::vector<int> covered(grouping.groups.size(), 0);
  for (int u = 0; u < model.size(); ++u) {
    const Members& unit = model.units.free[static_cast<std::size_t>(u)];
    const int g = group_of[unit.front().index()];
    for (const MunicipalityId id : unit) {
      if (group_of[id.index()] != g) return std::nullopt;
    }
    (g == nowhere ? round.out : round.groups[static_cast<std::size_t>(g)]).push_back(u);
    if (g != nowhere) covered[static_cast<std::size_t>(g)] += model.weight[static_cast<std::size_t>(u)];
  }
  for (std::size_t g = 0; g < covered.size(); ++g) {
    if (!pinned[g] && covered[g] != static_cast<int>(grouping.groups[g].size())) return std::nullopt;
  }
  std::erase_if(round.groups, [](const auto& group) { return group.empty(); });
  return round;
}

}  // namespace samling::grouping
