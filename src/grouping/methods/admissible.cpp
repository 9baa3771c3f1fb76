#include "grouping/methods/admissible.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <optional>

#include "grouping/group_limits.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {
namespace {

constexpr int no_slot = -1;

GroupLimits hull_of(const GroupingProblem& problem) {
  return {.sizes = problem.sizes(), .people = problem.rules().people.value_or(PeopleRange{})};
}

// Groups of units that keep the rules at every step.
class Mending {
 public:
  explicit Mending(const GroupingProblem& problem)
      : problem_(problem),
        units_(units_of(problem)),
        unit_of_(problem.size(), no_slot),
        open_(limits_of_groups(problem)) {
    for (std::size_t u = 0; u < units_.free.size(); ++u) {
      for (const MunicipalityId id : units_.free[u]) unit_of_[id.index()] = static_cast<int>(u);
    }
    slot_of_.assign(units_.free.size(), no_slot);
    for (const Members& pin : units_.pinned) take_limits(static_cast<int>(pin.size()));
    if (problem.group_count()) {
      wanted_ = std::max(0, *problem.group_count() - static_cast<int>(units_.pinned.size()));
    }
  }

  Grouping mend(std::vector<Members> draft) {
    std::stable_sort(draft.begin(), draft.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    for (const Members& members : draft) begin_group(members);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].members.empty() && !fill_up(g)) dissolve(g);
    }
    dissolve_surplus();
    make_missing_groups();
    if (!wanted_) make_groups_of_the_free();
    place_the_free();
    return finished();
  }

 private:
  struct Group {
    Members members;
    GroupLimits limits;
    double score = 0.0;
  };

  // The limits of one more group of about `size` members: of those left, the least that hold so many.
  GroupLimits take_limits(int size) {
    if (open_.empty()) return hull_of(problem_);
    auto chosen = open_.begin();
    for (auto it = open_.begin(); it != open_.end(); ++it) {
      if (it->sizes.max >= size) chosen = it;
    }
    const GroupLimits limits = *chosen;
    open_.erase(chosen);
    return limits;
  }

  [[nodiscard]] const Members& unit(int u) const { return units_.free[static_cast<std::size_t>(u)]; }
  [[nodiscard]] int slot(int u) const { return slot_of_[static_cast<std::size_t>(u)]; }
  [[nodiscard]] Members joined(const Members& members, int u) const {
    Members both;
    both.reserve(members.size() + unit(u).size());
    std::merge(members.begin(), members.end(), unit(u).begin(), unit(u).end(), std::back_inserter(both));
    return both;
  }
  [[nodiscard]] Members without(const Members& members, int u) const {
    Members rest;
    std::set_difference(members.begin(), members.end(), unit(u).begin(), unit(u).end(), std::back_inserter(rest));
    return rest;
  }

  [[nodiscard]] bool are_candidates(const Members& members, int u) const {
    if (!problem_.affinity().is_sparse()) return true;
    for (const MunicipalityId a : members) {
      for (const MunicipalityId b : unit(u)) {
        if (!problem_.affinity().find(a, b)) return false;
      }
    }
    return true;
  }
  [[nodiscard]] bool may_join(const Group& group, int u) const {
    if (static_cast<int>(group.members.size() + unit(u).size()) > group.limits.sizes.max) return false;
    if (!are_candidates(group.members, u)) return false;
    const Members both = joined(group.members, u);
    return may_hold(group.limits, both) && may_grow_into_group(problem_, both);
  }
  [[nodiscard]] bool keeps_rules(const Members& members, const GroupLimits& limits) const {
    const int size = static_cast<int>(members.size());
    if (size < limits.sizes.min || size > limits.sizes.max) return false;
    return within_entry(problem_, limits, totals_of(problem_, members)) && check_group(problem_, members).empty();
  }
  // The most of a group's own limits; the least may come.
  [[nodiscard]] bool may_hold(GroupLimits limits, const Members& members) const {
    if (problem_.rules().group_limits.empty()) return true;
    limits.sizes.min = 0;
    limits.people.min = 0;
    return within_entry(problem_, limits, totals_of(problem_, members));
  }
  [[nodiscard]] double pull(const Members& members, int u) const {
    double sum = 0.0;
    for (const MunicipalityId a : members) {
      for (const MunicipalityId b : unit(u)) sum += problem_.affinity()(a, b);
    }
    return sum;
  }

  void add(std::size_t g, int u) {
    groups_[g].members = joined(groups_[g].members, u);
    slot_of_[static_cast<std::size_t>(u)] = static_cast<int>(g);
  }
  void take_out(std::size_t g, int u) {
    groups_[g].members = without(groups_[g].members, u);
    slot_of_[static_cast<std::size_t>(u)] = no_slot;
  }
  void dissolve(std::size_t g) {
    for (const MunicipalityId id : groups_[g].members)
      slot_of_[static_cast<std::size_t>(unit_of_[id.index()])] = no_slot;
    if (!open_.empty() || wanted_) open_.push_back(groups_[g].limits);
    groups_[g].members.clear();
  }
  [[nodiscard]] int group_total() const {
    return static_cast<int>(
        std::count_if(groups_.begin(), groups_.end(), [](const Group& group) { return !group.members.empty(); }));
  }

  void begin_group(const Members& members) {
    groups_.push_back({.members = {}, .limits = take_limits(static_cast<int>(members.size()))});
    for (const MunicipalityId id : members) {
      const int u = id.value() >= 0 && id.index() < unit_of_.size() ? unit_of_[id.index()] : no_slot;
      if (u != no_slot && slot(u) == no_slot && may_join(groups_.back(), u)) add(groups_.size() - 1, u);
    }
    if (groups_.back().members.empty()) {
      if (wanted_) open_.push_back(groups_.back().limits);
      groups_.pop_back();
    }
  }

  // Free units that might join: all, or with a sparse affinity the companions of the first member.
  [[nodiscard]] std::vector<int> free_units_near(const Members& members) const {
    std::vector<int> near;
    const auto consider = [&](int u) {
      if (u != no_slot && slot(u) == no_slot) near.push_back(u);
    };
    if (problem_.affinity().is_sparse() && !members.empty()) {
      for (const auto& companion : problem_.affinity().companions(members.front())) {
        consider(unit_of_[companion.other.index()]);
      }
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
    } else {
      for (std::size_t u = 0; u < units_.free.size(); ++u) consider(static_cast<int>(u));
    }
    return near;
  }

  // Takes in free units until the group keeps every rule: one that makes it whole first, else the closest.
  bool fill_up(std::size_t g) {
    while (!keeps_rules(groups_[g].members, groups_[g].limits)) {
      int closest = no_slot;
      bool closest_completes = false;
      double best = -std::numeric_limits<double>::infinity();
      for (const int u : free_units_near(groups_[g].members)) {
        const double gain = pull(groups_[g].members, u);
        if (closest_completes && gain <= best) continue;
        if (!may_join(groups_[g], u)) continue;
        const bool completes = keeps_rules(joined(groups_[g].members, u), groups_[g].limits);
        if (completes < closest_completes || (completes == closest_completes && gain <= best)) continue;
        closest = u;
        closest_completes = completes;
        best = gain;
      }
      if (closest == no_slot) return false;
      add(g, closest);
    }
    return true;
  }

  void dissolve_surplus() {
    while (wanted_ && group_total() > *wanted_) {
      std::size_t worst = groups_.size();
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t g = 0; g < groups_.size(); ++g) {
        if (groups_[g].members.empty()) continue;
        const double worth = group_score(problem_, groups_[g].members) +
                             problem_.unplaced_price() * static_cast<double>(groups_[g].members.size());
        if (worth < least) {
          least = worth;
          worst = g;
        }
      }
      dissolve(worst);
    }
  }

  // One unit that its group can spare and `g` can take, the closest to `g`.
  bool borrow(std::size_t g) {
    int closest = no_slot;
    double best = -std::numeric_limits<double>::infinity();
    for (std::size_t u = 0; u < units_.free.size(); ++u) {
      const int from = slot_of_[u];
      const int id = static_cast<int>(u);
      if (from == no_slot || static_cast<std::size_t>(from) == g) continue;
      const Group& giver = groups_[static_cast<std::size_t>(from)];
      const double gain = pull(groups_[g].members, id) - pull(without(giver.members, id), id);
      if (gain <= best || !may_join(groups_[g], id) || !keeps_rules(without(giver.members, id), giver.limits)) continue;
      closest = id;
      best = gain;
    }
    if (closest == no_slot) return false;
    take_out(static_cast<std::size_t>(slot(closest)), closest);
    add(g, closest);
    return true;
  }

  void make_missing_groups() {
    for (int attempt = 0; wanted_ && group_total() < *wanted_ && attempt < *wanted_; ++attempt) {
      groups_.push_back({.members = {}, .limits = take_limits(0)});
      const std::size_t g = groups_.size() - 1;
      bool grows = true;
      while (grows && !keeps_rules(groups_[g].members, groups_[g].limits)) grows = fill_up(g) || borrow(g);
      if (!keeps_rules(groups_[g].members, groups_[g].limits)) dissolve(g);
    }
  }

  void make_groups_of_the_free() {
    for (std::size_t u = 0; u < units_.free.size(); ++u) {
      if (slot_of_[u] != no_slot) continue;
      groups_.push_back({.members = {}, .limits = hull_of(problem_)});
      const std::size_t g = groups_.size() - 1;
      if (may_join(groups_[g], static_cast<int>(u))) add(g, static_cast<int>(u));
      const bool whole = !groups_[g].members.empty() && fill_up(g);
      const double worth = group_score(problem_, groups_[g].members) +
                           problem_.unplaced_price() * static_cast<double>(groups_[g].members.size());
      if (!whole || (worth < 0.0 && !problem_.rules().most_unplaced)) dissolve(g);
      if (groups_.back().members.empty()) groups_.pop_back();
    }
  }

  [[nodiscard]] std::vector<std::size_t> groups_near(int u) const {
    std::vector<std::size_t> near;
    if (problem_.affinity().is_sparse()) {
      for (const auto& companion : problem_.affinity().companions(unit(u).front())) {
        const int other = unit_of_[companion.other.index()];
        if (other != no_slot && slot(other) != no_slot) near.push_back(static_cast<std::size_t>(slot(other)));
      }
      std::sort(near.begin(), near.end());
      near.erase(std::unique(near.begin(), near.end()), near.end());
    } else {
      near.resize(groups_.size());
      std::iota(near.begin(), near.end(), std::size_t{0});
    }
    return near;
  }

  void place_the_free() {
    for (Group& group : groups_) group.score = group_score(problem_, group.members);
    for (std::size_t u = 0; u < units_.free.size(); ++u) {
      if (slot_of_[u] != no_slot) continue;
      const int id = static_cast<int>(u);
      std::optional<std::size_t> chosen;
      double best = problem_.rules().most_unplaced ? -std::numeric_limits<double>::infinity() : 0.0;
      for (const std::size_t g : groups_near(id)) {
        if (groups_[g].members.empty() || !may_join(groups_[g], id)) continue;
        const Members both = joined(groups_[g].members, id);
        const double gain = group_score(problem_, both) - groups_[g].score +
                            problem_.unplaced_price() * static_cast<double>(unit(id).size());
        if (gain <= best || !keeps_rules(both, groups_[g].limits)) continue;
        best = gain;
        chosen = g;
      }
      if (!chosen) continue;
      add(*chosen, id);
      groups_[*chosen].score = group_score(problem_, groups_[*chosen].members);
    }
  }

  [[nodiscard]] Grouping finished() const {
    Grouping grouping{.groups = units_.pinned, .unplaced = {}};
    std::vector<bool> placed(problem_.size(), false);
    for (const Group& group : groups_) {
      if (!group.members.empty()) grouping.groups.push_back(group.members);
    }
    for (const Members& members : grouping.groups) {
      for (const MunicipalityId id : members) placed[id.index()] = true;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i]) grouping.unplaced.emplace_back(i);
    }
    return normal_form(std::move(grouping));
  }

  const GroupingProblem& problem_;
  Units units_;
  std::vector<int> unit_of_;       // no_slot: pinned or excluded
  std::vector<int> slot_of_;       // of each unit
  std::vector<GroupLimits> open_;  // limits that no group has yet, when groups are counted
  std::vector<Group> groups_;      // empty ones were dissolved
  std::optional<int> wanted_;      // groups besides the pinned
};

}  // namespace

std::vector<GroupLimits> limits_of_groups(const GroupingProblem& problem) {
  std::vector<GroupLimits> limits = problem.rules().group_limits;
  if (limits.empty() && problem.group_count()) {
    limits.assign(static_cast<std::size_t>(*problem.group_count()), hull_of(problem));
  }
  std::stable_sort(limits.begin(), limits.end(), [](const GroupLimits& a, const GroupLimits& b) {
    return std::pair(a.sizes.max, a.people.max) > std::pair(b.sizes.max, b.people.max);
  });
  return limits;
}

std::vector<int> group_counts_to_try(const GroupingProblem& problem) {
  if (problem.group_count()) {
    return {std::max(0, *problem.group_count() - static_cast<int>(problem.rules().pinned.size()))};
  }
  const int n = static_cast<int>(to_be_placed(problem).size());
  const SizeRange sizes = problem.sizes();
  std::vector<int> counts{(n + sizes.max - 1) / sizes.max, 2 * n / (sizes.min + sizes.max), n / sizes.min};
  std::sort(counts.begin(), counts.end());
  counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
  counts.erase(std::remove_if(counts.begin(), counts.end(), [&](int k) { return k < 1 || k * sizes.min > n; }),
               counts.end());
  return counts;
}

Members to_be_placed(const GroupingProblem& problem) {
  std::vector<bool> taken(problem.size(), false);
  for (const Exclusion& exclusion : problem.rules().excluded) taken[exclusion.municipality.index()] = true;
  for (const Members& pin : problem.rules().pinned) {
    for (const MunicipalityId id : pin) taken[id.index()] = true;
  }
  Members members;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) members.emplace_back(i);
  }
  return members;
}

Grouping admissible(const GroupingProblem& problem, const std::vector<Members>& draft) {
  return Mending(problem).mend(draft);
}

}  // namespace samling::grouping
