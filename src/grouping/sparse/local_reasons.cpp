#include "grouping/sparse/local_reasons.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "grouping/instance/units.hpp"
#include "grouping/reasons/contradiction.hpp"
#include "grouping/reasons/reasons.hpp"
#include "grouping/sparse/group_finder.hpp"

namespace samling::grouping {
namespace {

constexpr int groups_looked_at = 200'000;  // for one demand by itself

constexpr std::size_t asked_as_a_whole = 60;  // municipalities of an independent part

// Rows of a part by rows of the whole.
using PartRows = std::map<MunicipalityId, MunicipalityId>;

std::optional<Members> members_in_part(const PartRows& rows, const Members& members) {
  Members inside;
  for (const MunicipalityId id : members) {
    const auto found = rows.find(id);
    if (found == rows.end()) return std::nullopt;
    inside.push_back(found->second);
  }
  return inside;
}

template <class Value>
void keep_rows(std::vector<Value>& values, const Members& members) {
  if (values.empty()) return;
  std::vector<Value> kept;
  for (const MunicipalityId id : members) kept.push_back(values[id.index()]);
  values = std::move(kept);
}

void keep_pairs(std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs, const PartRows& rows) {
  std::vector<std::pair<MunicipalityId, MunicipalityId>> kept;
  for (const auto& [a, b] : pairs) {
    if (rows.count(a) > 0 && rows.count(b) > 0) kept.emplace_back(rows.at(a), rows.at(b));
  }
  pairs = std::move(kept);
}

void keep_groups(std::vector<Members>& groups, const PartRows& rows) {
  std::vector<Members> kept;
  for (const Members& group : groups) {
    if (auto inside = members_in_part(rows, group)) kept.push_back(*std::move(inside));
  }
  groups = std::move(kept);
}

void keep_meetings(std::vector<Meeting>& meetings, const PartRows& rows) {
  std::vector<Meeting> kept;
  for (const auto& [a, b, ago] : meetings) {
    if (rows.count(a) > 0 && rows.count(b) > 0) kept.push_back({rows.at(a), rows.at(b), ago});
  }
  meetings = std::move(kept);
}

// Pinned groups that do not stand, and chains of must_together that were left out.
std::vector<Members> unmet_demands(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<Members> unmet;
  for (const Members& pin : problem.rules().pinned) {
    if (!std::binary_search(grouping.groups.begin(), grouping.groups.end(), pin)) unmet.push_back(pin);
  }
  for (const Members& chain : chains_of(problem)) {
    const bool left = std::binary_search(grouping.unplaced.begin(), grouping.unplaced.end(), chain.front());
    if (chain.size() > 1 && left) unmet.push_back(chain);
  }
  return unmet;
}

// The problem of one demand and all who could be in a group with it; other demands are dropped, which only helps.
GroupingProblem demand_alone(const GroupingProblem& problem, const Members& demanded) {
  const auto concerned = [&](MunicipalityId id) { return std::binary_search(demanded.begin(), demanded.end(), id); };
  Members part = demanded;
  for (const MunicipalityId member : demanded) {
    for (const model::Companion& companion : problem.affinity().companions(member)) part.push_back(companion.other);
  }
  Rules rules = problem.rules();
  std::erase_if(rules.must_together,
                [&](const auto& pair) { return !concerned(pair.first) && !concerned(pair.second); });
  std::erase_if(rules.pinned, [&](const Members& pin) { return std::none_of(pin.begin(), pin.end(), concerned); });
  for (const auto& [a, b] : rules.must_together) part.insert(part.end(), {a, b});
  for (const Members& pin : rules.pinned) part.insert(part.end(), pin.begin(), pin.end());
  std::sort(part.begin(), part.end());
  part.erase(std::unique(part.begin(), part.end()), part.end());
  const GroupingProblem fewer(problem.affinity(), problem.sizes(), std::move(rules), problem.objective(), {},
                              problem.unplaced_price());
  return part_of_problem(fewer, part);
}

class SparseReasons {
 public:
  SparseReasons(const GroupingProblem& problem, const UnitGraph& graph, const Grouping& grouping)
      : problem_(problem), graph_(graph), grouping_(grouping), finder_(graph), unit_of_(problem.size(), none) {
    for (int u = 0; u < graph.size(); ++u) {
      for (const MunicipalityId id : graph.unit(u)) unit_of_[id.index()] = u;
    }
    for (const Exclusion& exclusion : problem.rules().excluded) {
      excluded_.emplace(exclusion.municipality, exclusion.reason);
    }
    for (const Members& pin : problem.rules().pinned) {
      for (const MunicipalityId id : pin) pin_of_.emplace(id, &pin);
    }
  }

  std::vector<UnplacedReason> all() {
    for (const Members& chain : chains_of(problem_)) {
      for (const MunicipalityId id : chain) {
        if (chain.size() > 1) chain_of_.emplace(id, chain);
      }
    }
    std::vector<UnplacedReason> reasons;
    for (const MunicipalityId id : grouping_.unplaced) reasons.push_back(of(id));
    return reasons;
  }

 private:
  static constexpr int none = -1;

  UnplacedReason of(MunicipalityId id) {
    if (const auto found = excluded_.find(id); found != excluded_.end()) return {id, "excluded", found->second};
    if (const auto found = pin_of_.find(id); found != pin_of_.end()) return pinned(id, *found->second);
    const int u = unit_of_[id.index()];
    const Members part = u == none ? Members{} : whole_part(u);
    if (!part.empty()) return in_part(id, part, true);
    if (u == none || !has_group(u)) return in_part(id, surroundings(id), false);
    return {id, "score",
            "every group it could be in takes someone from a group that stands; no grouping was found "
            "that scores more with it"};
  }

  UnplacedReason pinned(MunicipalityId id, const Members& pin) const {
    const auto issues = check_group(problem_, pin);
    const std::string why = issues.empty() ? "" : issues.front().value + ": " + issues.front().message;
    return {id, issues.empty() ? "pinned" : issues.front().rule, "its pinned group cannot stand: " + why};
  }

  bool has_group(int u) {
    bool found = false;
    finder_.with(u, [&](int) { return !found; }, [&](std::span<const int>, double) { found = true; });
    return found;
  }

  // The independent part of the map around a unit, when it is small; nothing otherwise.
  Members whole_part(int start) const {
    std::vector<int> reached{start};
    std::size_t count = 0;
    for (std::size_t k = 0; k < reached.size(); ++k) {
      count += graph_.unit(reached[k]).size();
      if (count > asked_as_a_whole) return {};
      for (const UnitLink& link : graph_.links(reached[k])) {
        if (std::find(reached.begin(), reached.end(), link.other) == reached.end()) reached.push_back(link.other);
      }
    }
    Members members;
    for (const int u : reached) members.insert(members.end(), graph_.unit(u).begin(), graph_.unit(u).end());
    return with_surroundings(std::move(members));
  }

  Members surroundings(MunicipalityId id) const {
    const auto chain = chain_of_.find(id);
    return with_surroundings(chain == chain_of_.end() ? Members{id} : chain->second);
  }

  // With the free candidates of the members and those who must be with them: rules dropped, they could be in a group.
  Members with_surroundings(Members members) const {
    Members all = members;
    for (const MunicipalityId member : members) {
      for (const model::Companion& companion : problem_.affinity().companions(member)) {
        if (excluded_.count(companion.other) > 0 || pin_of_.count(companion.other) > 0) continue;
        all.push_back(companion.other);
        const auto chain = chain_of_.find(companion.other);
        if (chain != chain_of_.end()) all.insert(all.end(), chain->second.begin(), chain->second.end());
      }
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }

  // `grouped`: with the groups that stand; otherwise with nobody placed.
  UnplacedReason in_part(MunicipalityId id, const Members& part, bool grouped) const {
    PartRows rows;
    for (const MunicipalityId member : part) rows.emplace(member, MunicipalityId(rows.size()));
    Grouping inside;
    inside.unplaced = {rows.at(id)};
    for (const Members& group : grouped ? grouping_.groups : std::vector<Members>{}) {
      if (auto members = members_in_part(rows, group)) inside.groups.push_back(*std::move(members));
    }
    UnplacedReason reason = unplaced_reasons(part_of_problem(problem_, part), inside).front();
    reason.municipality = id;
    return reason;
  }

  const GroupingProblem& problem_;
  const UnitGraph& graph_;
  const Grouping& grouping_;
  GroupFinder finder_;
  std::vector<int> unit_of_;
  std::map<MunicipalityId, std::string> excluded_;
  std::map<MunicipalityId, const Members*> pin_of_;
  std::map<MunicipalityId, Members> chain_of_;
};

}  // namespace

GroupingProblem part_of_problem(const GroupingProblem& problem, const Members& members) {
  PartRows rows;
  for (const MunicipalityId id : members) rows.emplace(id, MunicipalityId(rows.size()));
  std::vector<std::vector<model::Companion>> companions(members.size());
  for (std::size_t row = 0; row < members.size(); ++row) {
    for (const model::Companion& companion : problem.affinity().companions(members[row])) {
      const auto found = rows.find(companion.other);
      if (found != rows.end()) companions[row].push_back({.other = found->second, .affinity = companion.affinity});
    }
  }
  Rules rules = problem.rules();
  keep_rows(rules.names, members);
  if (rules.names.empty()) {
    for (const MunicipalityId id : members) rules.names.push_back(fmt::format("#{}", id.value()));
  }
  keep_rows(rules.themes, members);
  keep_rows(rules.people_of, members);
  for (AtMost& rule : rules.at_most) keep_rows(rule.kind_of, members);
  for (AtLeast& rule : rules.at_least) keep_rows(rule.is_one, members);
  keep_meetings(rules.met, rows);
  keep_pairs(rules.must_together, rows);
  keep_pairs(rules.keep_apart, rows);
  keep_groups(rules.pinned, rows);
  keep_groups(rules.forbidden, rows);
  std::vector<Exclusion> excluded;
  for (const Exclusion& exclusion : rules.excluded) {
    if (rows.count(exclusion.municipality) > 0) excluded.push_back({rows.at(exclusion.municipality), exclusion.reason});
  }
  rules.excluded = std::move(excluded);
  return {model::Affinity(std::move(companions)),
          problem.sizes(),
          std::move(rules),
          problem.objective(),
          {},
          problem.unplaced_price()};
}

std::optional<Conflict> sparse_conflict(const GroupingProblem& problem, const Grouping& grouping) {
  for (const Members& demanded : unmet_demands(problem, grouping)) {
    if (auto conflict = contradiction_of_demands(demand_alone(problem, demanded), groups_looked_at)) return conflict;
  }
  return std::nullopt;
}

std::vector<UnplacedReason> sparse_reasons(const GroupingProblem& problem, const UnitGraph& graph,
                                           const Grouping& grouping) {
  return SparseReasons(problem, graph, grouping).all();
}

}  // namespace samling::grouping
