#include "grouping/repair/repair_model.hpp"

#include <algorithm>
#include <map>

#include "grouping/binding.hpp"
#include "grouping/pair_rules.hpp"

namespace samling::grouping {

RepairModel::RepairModel(const GroupingProblem& problem_now, const Grouping& published_before,
                         const RepairOptions& options)
    : problem(&problem_now),
      published(published_before),
      units(units_of(problem_now)),
      old_label(problem_now.size(), no_label),
      people(options.people.empty() ? std::vector<int>(problem_now.size(), 1) : options.people),
      label_taken(published_before.groups.size(), 0),
      old_labels(static_cast<int>(published_before.groups.size())),
      move_price(options.move_price) {
  for (std::size_t g = 0; g < published.groups.size(); ++g) {
    std::sort(published.groups[g].begin(), published.groups[g].end());
    for (const MunicipalityId id : published.groups[g]) old_label[id.index()] = static_cast<int>(g);
  }
  for (const Exclusion& exclusion : problem->rules().excluded) people[exclusion.municipality.index()] = 0;
  for (const Members& unit : units.free) {
    weight.push_back(static_cast<int>(unit.size()));
    out_price.push_back(problem->unplaced_price() * weight.back());
    for (const auto& [a, b] : weighed_together(problem->rules())) {
      const auto in_unit = [&](MunicipalityId id) {
        return std::binary_search(unit.begin(), unit.end(), id) ? 0.5 : 0.0;
      };
      out_price.back() += problem->rules().grades.must_together.weight * (in_unit(a) + in_unit(b));
    }
  }
  const PairRules rules(*problem);
  may.assign(weight.size() * weight.size(), 1);
  for (std::size_t u = 0; u < weight.size(); ++u) {
    for (std::size_t v = 0; v < weight.size(); ++v) {
      for (const MunicipalityId a : units.free[u]) {
        for (const MunicipalityId b : units.free[v]) {
          if (u != v && !rules.may_meet(a, b)) may[u * weight.size() + v] = 0;
        }
      }
    }
  }
  labels = old_labels + std::max(1, size() / problem->sizes().min);
  price = move_price.value_or(4.0 * problem->sizes().max * std::max(1.0, problem->affinity().largest()));
  const auto carried = continuations(published, Grouping{units.pinned, {}}, people);
  for (std::size_t k = 0; k < carried.size(); ++k) label_taken[k] = carried[k] ? 1 : 0;
  for (std::size_t p = 0; p < units.pinned.size(); ++p) {
    const auto found = std::find(carried.begin(), carried.end(), std::optional(p));
    const int label = found == carried.end() ? no_label : static_cast<int>(found - carried.begin());
    for (const MunicipalityId id : units.pinned[p]) {
      const bool stays = old_label[id.index()] == no_label || old_label[id.index()] == label;
      moved_by_pins += stays ? 0 : people[id.index()];
    }
  }
}

Members RepairModel::members_of(const std::vector<int>& group) const {
  Members members;
  for (const int u : group) {
    const Members& unit = units.free[static_cast<std::size_t>(u)];
    members.insert(members.end(), unit.begin(), unit.end());
  }
  std::sort(members.begin(), members.end());
  return members;
}

long RepairModel::moved(int u, int label) const {
  long sum = 0;
  for (const MunicipalityId id : units.free[static_cast<std::size_t>(u)]) {
    const int before = old_label[id.index()];
    if (before != no_label && before != label) sum += people[id.index()];
  }
  return sum;
}

long RepairModel::moved(const Labelling& labelling) const {
  long sum = moved_by_pins;
  for (int u = 0; u < size(); ++u) sum += moved(u, labelling[static_cast<std::size_t>(u)]);
  return sum;
}

Labelling RepairModel::as_published() const {
  Labelling labelling;
  for (int u = 0; u < size(); ++u) {
    int best = no_label;
    for (const MunicipalityId id : units.free[static_cast<std::size_t>(u)]) {
      const int label = old_label[id.index()];
      const bool open = label != no_label && label_taken[static_cast<std::size_t>(label)] == 0;
      if (open && (best == no_label || moved(u, label) < moved(u, best))) best = label;
    }
    labelling.push_back(best);
  }
  return labelling;
}

std::optional<Labelling> RepairModel::labelling_of(const Grouping& grouping) const {
  Grouping free;
  for (const Members& group : grouping.groups) {
    if (std::find(units.pinned.begin(), units.pinned.end(), group) == units.pinned.end()) free.groups.push_back(group);
  }
  Grouping open = published;
  for (std::size_t k = 0; k < open.groups.size(); ++k) {
    if (label_taken[k] != 0) open.groups[k].clear();
  }
  const auto carried = continuations(open, free, people);
  std::vector<int> label_of_group(free.groups.size(), no_label);
  for (std::size_t k = 0; k < carried.size(); ++k) {
    if (carried[k]) label_of_group[*carried[k]] = static_cast<int>(k);
  }
  std::map<MunicipalityId, int> label_of;
  int next = old_labels;
  for (std::size_t g = 0; g < free.groups.size(); ++g) {
    if (label_of_group[g] == no_label) label_of_group[g] = next++;
    for (const MunicipalityId id : free.groups[g]) label_of[id] = label_of_group[g];
  }
  if (next > labels) return std::nullopt;
  Labelling labelling;
  for (const Members& unit : units.free) {
    const auto found = label_of.find(unit.front());
    labelling.push_back(found == label_of.end() ? no_label : found->second);
  }
  return normal_form(grouping_of(labelling)).groups == normal_form(grouping).groups ? std::optional(labelling)
                                                                                    : std::nullopt;
}

std::vector<std::vector<int>> RepairModel::groups_of(const Labelling& labelling) const {
  std::vector<std::vector<int>> groups(static_cast<std::size_t>(labels));
  for (int u = 0; u < size(); ++u) {
    const int label = labelling[static_cast<std::size_t>(u)];
    if (label != no_label) groups[static_cast<std::size_t>(label)].push_back(u);
  }
  return groups;
}

Grouping RepairModel::grouping_of(const Labelling& labelling) const {
  Grouping grouping;
  grouping.groups = units.pinned;
  for (const auto& group : groups_of(labelling)) {
    if (!group.empty()) grouping.groups.push_back(members_of(group));
  }
  std::vector<bool> placed(problem->size(), false);
  for (const Members& group : grouping.groups) {
    for (const MunicipalityId id : group) placed[id.index()] = true;
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) grouping.unplaced.push_back(MunicipalityId(i));
  }
  return normal_form(std::move(grouping));
}

}  // namespace samling::grouping
