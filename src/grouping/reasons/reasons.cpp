// Every sentence is shown before it is said: rules are dropped, few at a time, until the municipality has a group.
#include "grouping/reasons/reasons.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/pair_rules.hpp"
#include "grouping/reasons/reason_words.hpp"
#include "grouping/reasons/relaxed.hpp"
#include "grouping/words.hpp"

namespace samling::grouping {
namespace {

// The fewest rules without which there is a group, and that group.
struct Obstacle {
  RuleNames rules;
  Members witness;
};

class Reasons {
 public:
  Reasons(const GroupingProblem& problem, const Grouping& grouping)
      : problem_(problem),
        rules_(problem.rules()),
        grouping_(grouping),
        pair_rules_(problem),
        chains_(chains_of(problem)) {
    std::vector<bool> out(problem.size(), false);
    for (const Exclusion& exclusion : rules_.excluded) out[exclusion.municipality.index()] = true;
    for (const Members& pin : rules_.pinned) {
      for (const MunicipalityId id : pin) out[id.index()] = true;
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (!out[i]) free_.push_back(MunicipalityId(i));
    }
    for (const MunicipalityId id : grouping.unplaced) {
      if (!out[id.index()]) left_.push_back(id);
    }
    std::sort(left_.begin(), left_.end());
    may_open_ = !problem.group_count() || static_cast<int>(grouping.groups.size()) < *problem.group_count();
    find_obstacles();
  }

  UnplacedReason of(MunicipalityId id) const {
    if (auto reason = given(id)) return *reason;
    const auto obstacle = anywhere_.find(id);
    if (obstacle == anywhere_.end() || !obstacle->second.rules.empty()) return no_group(id);
    if (auto reason = no_places(id)) return *reason;
    return not_chosen(id);
  }

 private:
  // One relaxed problem at a time: they are as large as the problem.
  void find_obstacles() {
    for (const RuleNames& dropped : choices_of_rules(rules_)) {
      if (anywhere_.size() == left_.size() && beside_.size() == left_.size()) return;
      look_anywhere(dropped);
      look_beside(dropped);
    }
  }

  void look_anywhere(const RuleNames& dropped) {
    if (anywhere_.size() == left_.size()) return;
    const Relaxed relaxed(problem_, dropped, free_);
    for (const MunicipalityId id : left_) {
      if (anywhere_.count(id) > 0) continue;
      if (auto group = relaxed.group_with(id)) anywhere_[id] = {dropped, *std::move(group)};
    }
  }

  // The groups stay as they are: a new one of those left, or a place in one of them.
  void look_beside(const RuleNames& dropped) {
    const Relaxed relaxed(problem_, dropped, left_);
    for (const MunicipalityId id : left_) {
      if (beside_.count(id) > 0) continue;
      auto group = may_open_ ? relaxed.group_with(id) : std::nullopt;
      if (!group) group = relaxed.joined(id, grouping_.groups);
      if (group) beside_[id] = {dropped, *std::move(group)};
    }
  }

  // Said by the problem itself: excluded, or in a pinned group that cannot stand.
  std::optional<UnplacedReason> given(MunicipalityId id) const {
    for (const Exclusion& exclusion : rules_.excluded) {
      if (exclusion.municipality == id) return UnplacedReason{id, "excluded", exclusion.reason};
    }
    for (const Members& pin : rules_.pinned) {
      if (!std::binary_search(pin.begin(), pin.end(), id)) continue;
      const auto issues = check_group(problem_, pin);
      const std::string why = issues.empty() ? "" : issues.front().value + ": " + issues.front().message;
      return UnplacedReason{id, issues.empty() ? "pinned" : issues.front().rule,
                            "its pinned group cannot stand: " + why};
    }
    return std::nullopt;
  }

  // No admissible group contains it.
  UnplacedReason no_group(MunicipalityId id) const {
    const auto found = anywhere_.find(id);
    if (found == anywhere_.end()) {  // even without every other rule
      if (problem_.affinity().is_sparse()) {
        return {id, "candidates",
                fmt::format("no group of {} among its {} candidates", in_words(problem_.sizes()),
                            problem_.affinity().companions(id).size())};
      }
      if (static_cast<int>(free_.size()) >= problem_.sizes().min) {
        return {id, "travel_limit", travel_sentence(problem_, free_, id)};
      }
      return {id, "sizes", fmt::format("{} to place; a group has at least {}", free_.size(), problem_.sizes().min)};
    }
    const auto& [dropped, witness] = found->second;
    if (dropped == RuleNames{"common_theme"}) return {id, "common_theme", theme_sentence(problem_, free_, id)};
    if (dropped == RuleNames{"must_together"}) return {id, "must_together", chain_sentence(problem_, witness, id)};
    return {id, dropped.front(), "no group; there would be one " + but_for(problem_, witness, id)};
  }

  // It could have a group, but arithmetic leaves someone out.
  std::optional<UnplacedReason> no_places(MunicipalityId id) const {
    const SizeRange sizes = problem_.sizes();
    if (!problem_.group_count()) {
      const long around = reachable_from(id);
      const long most = std::min(around, around / sizes.min * sizes.max);
      if (most == around) return std::nullopt;
      return UnplacedReason{id, "sizes",
                            fmt::format("{} can reach each other; in groups of {} at most {} of them have a place",
                                        around, in_words(sizes), most)};
    }
    const int count = *problem_.group_count();
    const long groups = count - static_cast<long>(rules_.pinned.size());
    const auto candidates = static_cast<long>(free_.size());
    if (places(sizes, rules_.group_limits, static_cast<int>(groups)).max < candidates) {
      return UnplacedReason{id, "group_count", places_in_words(problem_, groups, candidates)};
    }
    const bool full = std::all_of(grouping_.groups.begin(), grouping_.groups.end(),
                                  [&](const Members& group) { return static_cast<int>(group.size()) == sizes.max; });
    if (may_open_ || !full) return std::nullopt;
    return UnplacedReason{id, "group_count",
                          fmt::format("the {} are full, with {} each", counted(count, "group"), sizes.max)};
  }

  // It could have a group, but not beside the others, or the score is against it.
  UnplacedReason not_chosen(MunicipalityId id) const {
    const auto found = beside_.find(id);
    if (found == beside_.end()) return {id, "score", needed_elsewhere(id)};
    const auto& [dropped, witness] = found->second;
    if (!dropped.empty()) {
      return {id, dropped.front(),
              "no place beside the other groups; there would be one " + but_for(problem_, witness, id)};
    }
    const double gain = gain_of(witness);
    const std::string what = "a place " + with_others(problem_, witness, id);
    if (gain > 0.0)
      return {id, "score", fmt::format("{} would gain {}; the search stopped before it", what, format_number(gain, 3))};
    return {id, "score",
            fmt::format("{} would gain nothing: the score would change by {}", what, format_number(gain, 3))};
  }

  // Of placing those of the group that have no place, price included.
  double gain_of(const Members& witness) const {
    double gain = group_score(problem_, witness);
    for (const MunicipalityId id : witness) {
      if (std::binary_search(left_.begin(), left_.end(), id)) gain += problem_.unplaced_price();
    }
    for (const Members& group : grouping_.groups) {
      if (std::includes(witness.begin(), witness.end(), group.begin(), group.end()))
        gain -= group_score(problem_, group);
    }
    return gain;
  }

  // Every admissible group of it takes someone from a group that stands.
  std::string needed_elsewhere(MunicipalityId id) const {
    const Members& own = chain_of(id);
    long may_meet = 0;
    long grouped = 0;
    bool all_break = true;
    for (const MunicipalityId other : free_) {
      if (std::binary_search(own.begin(), own.end(), other) || !pair_rules_.may_meet(id, other)) continue;
      ++may_meet;
      if (std::binary_search(left_.begin(), left_.end(), other)) continue;
      ++grouped;
      all_break = all_break && breaks_up_without(other);
    }
    if (!may_open_ && grouped == 0) return "no other grouping with it was found to score more";
    std::string whom = fmt::format("{} it may meet", may_meet);
    if (travel_binds(rules_) && rules_.remote_per_group == 0) {
      whom = fmt::format("{} within {} min that it may meet", may_meet, format_number(rules_.travel_limit->count()));
    }
    whom += grouped == may_meet ? ", all in groups" : fmt::format(", {} of them in groups", grouped);
    if (all_break) return whom + " that would break up without them";
    return whom + "; no grouping was found that scores more with it";
  }

  bool breaks_up_without(MunicipalityId id) const {
    for (const Members& group : grouping_.groups) {
      if (!std::binary_search(group.begin(), group.end(), id)) continue;
      const Members& leaving = chain_of(id);
      Members rest;
      std::set_difference(group.begin(), group.end(), leaving.begin(), leaving.end(), std::back_inserter(rest));
      return !check_group(problem_, rest).empty();
    }
    return false;
  }

  const Members& chain_of(MunicipalityId id) const {
    return *std::find_if(chains_.begin(), chains_.end(),
                         [&](const Members& chain) { return std::binary_search(chain.begin(), chain.end(), id); });
  }

  // How many are linked to it by pairs that may meet.
  long reachable_from(MunicipalityId id) const {
    std::vector<bool> seen(problem_.size(), false);
    Members queue{id};
    seen[id.index()] = true;
    for (std::size_t k = 0; k < queue.size(); ++k) {
      for (const MunicipalityId other : free_) {
        if (seen[other.index()] || !pair_rules_.may_meet(queue[k], other)) continue;
        seen[other.index()] = true;
        queue.push_back(other);
      }
    }
    return static_cast<long>(queue.size());
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  const Grouping& grouping_;
  PairRules pair_rules_;
  std::vector<Members> chains_;
  Members free_;                                 // neither excluded nor pinned
  Members left_;                                 // the unplaced of them
  bool may_open_ = true;                         // the number of groups allows one more
  std::map<MunicipalityId, Obstacle> anywhere_;  // of a group among all
  std::map<MunicipalityId, Obstacle> beside_;    // of a place beside the groups
};

}  // namespace

std::vector<UnplacedReason> unplaced_reasons(const GroupingProblem& problem, const Grouping& grouping) {
  const Reasons reasons(problem, grouping);
  std::vector<UnplacedReason> list;
  for (const MunicipalityId id : grouping.unplaced) list.push_back(reasons.of(id));
  return list;
}

}  // namespace samling::grouping
