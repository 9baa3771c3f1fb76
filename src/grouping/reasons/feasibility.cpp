#include "grouping/reasons/feasibility.hpp"

#include <algorithm>
#include <utility>

#include "grouping/binding.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/instance/enumerate.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {
namespace {

class Backtracking {
 public:
  Backtracking(const Instance& instance, std::optional<int> groups, const std::vector<Members>& pinned, int budget)
      : instance_(instance), groups_(groups), budget_(budget) {
    for (const Members& pin : pinned) totals_.push_back(totals_of(instance.problem(), pin));
    for (int u = 0; u < instance.size(); ++u) available_.push_back(u);
    std::vector<int> companions(available_.size(), 0);
    for (const int u : available_) {
      for (const int v : available_) {
        companions[static_cast<std::size_t>(u)] += u != v && instance.together(u, v) != Together::no ? 1 : 0;
      }
    }
    // Chains first, then those with fewest companions.
    std::stable_sort(available_.begin(), available_.end(), [&](int u, int v) {
      return std::pair(-instance.weight(u), companions[static_cast<std::size_t>(u)]) <
             std::pair(-instance.weight(v), companions[static_cast<std::size_t>(v)]);
    });
  }

  Feasibility run() {
    const bool found = meet(available_, 0);
    Feasibility result;
    result.answer = found ? Feasibility::Answer::yes
                          : (looked_at_ > budget_ ? Feasibility::Answer::unknown : Feasibility::Answer::no);
    if (!found) return result;
    for (const auto& group : chosen_) {
      Members members;
      for (const int u : group) members.insert(members.end(), instance_.unit(u).begin(), instance_.unit(u).end());
      std::sort(members.begin(), members.end());
      result.groups.push_back(members);
    }
    return result;
  }

 private:
  // Meets what is left of the demands with the available units; chosen_ holds the groups on success.
  bool meet(std::vector<int> available, int left_out) {
    while (!available.empty()) {
      const int root = available.front();
      const bool demanded = instance_.weight(root) > 1;
      const auto used = static_cast<int>(chosen_.size());
      if (!demanded && (!groups_ || used == *groups_) && may_leave_out(available, left_out)) return true;
      if (groups_ && (used == *groups_ || !enough_left(available, used))) return false;
      const std::vector<int> others(available.begin() + 1, available.end());
      if (group_with(root, others, left_out)) return true;
      if (demanded || looked_at_ > budget_) return false;
      left_out += instance_.weight(root);
      if (instance_.most_unplaced() && left_out > *instance_.most_unplaced()) return false;
      available.erase(available.begin());  // not in any group
    }
    return !groups_ || static_cast<int>(chosen_.size()) == *groups_;
  }

  bool group_with(int root, const std::vector<int>& others, int left_out) {
    bool met = false;
    enumerate_groups_of(instance_, root, others, [&](const Candidate& candidate) {
      if (++looked_at_ > budget_) return false;
      const std::vector<int> group = candidate.units;
      std::vector<int> rest;
      std::copy_if(others.begin(), others.end(), std::back_inserter(rest),
                   [&](int u) { return std::find(group.begin(), group.end(), u) == group.end(); });
      chosen_.push_back(group);
      long people = 0;
      for (const int u : group) people += instance_.people(u);
      totals_.push_back({candidate.weight, people});
      met = keeps_limits() && meet(std::move(rest), left_out);
      if (met) return false;
      chosen_.pop_back();
      totals_.pop_back();
      return true;
    });
    return met;
  }

  // Too few entries for the groups so far stay too few for more.
  bool keeps_limits() const {
    if (instance_.problem().rules().group_limits.empty()) return true;
    const std::vector<int> entries = matched_entries(instance_.problem(), totals_);
    return std::find(entries.begin(), entries.end(), -1) == entries.end();
  }

  bool may_leave_out(const std::vector<int>& available, int left_out) const {
    if (!instance_.most_unplaced()) return true;
    for (const int u : available) left_out += instance_.weight(u);
    return left_out <= *instance_.most_unplaced();
  }

  bool enough_left(const std::vector<int>& available, int used) const {
    int weight = 0;
    for (const int u : available) weight += instance_.weight(u);
    return weight >= (*groups_ - used) * instance_.sizes().min;
  }

  const Instance& instance_;
  std::optional<int> groups_;
  std::vector<int> available_;
  std::vector<std::vector<int>> chosen_;
  std::vector<GroupTotals> totals_;  // of the pinned, then the chosen
  int budget_;
  int looked_at_ = 0;
};

// Groups that the parts of the instance have room for, at most.
int most_groups(const Instance& instance) {
  int most = 0;
  for (const auto& part : components(instance)) {
    int weight = 0;
    for (const int u : part) weight += instance.weight(u);
    most += weight / instance.sizes().min;
  }
  return most;
}

}  // namespace

Feasibility demands_can_be_met(const GroupingProblem& problem, int budget) {
  const Feasibility no{Feasibility::Answer::no, {}};
  Units units = units_of(problem);
  const bool broken_chain = std::any_of(units.impossible.begin(), units.impossible.end(), [&](const Members& rest) {
    const auto pairs = bound_together(problem.rules());
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return std::binary_search(rest.begin(), rest.end(), pair.first) ||
             std::binary_search(rest.begin(), rest.end(), pair.second);
    });
  });
  if (!units.broken_pins.empty() || broken_chain || !keeps_group_limits(problem, units.pinned)) return no;
  std::optional<int> groups = problem.group_count();
  if (groups) *groups -= static_cast<int>(units.pinned.size());
  if (groups && *groups < 0) return no;
  const Instance instance(problem, std::move(units.free), groups);
  if (groups && most_groups(instance) < *groups) return no;
  if (instance.most_unplaced().value_or(0) < 0) return no;
  return Backtracking(instance, groups, units.pinned, budget).run();
}

}  // namespace samling::grouping
