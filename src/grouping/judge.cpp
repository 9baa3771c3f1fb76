// The judge: from scratch, obvious and slow, and apart from the solver.
#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "grouping/group_limits.hpp"
#include "grouping/travel.hpp"
#include "grouping/words.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {
namespace {

bool contains(const Members& members, MunicipalityId id) {
  return std::find(members.begin(), members.end(), id) != members.end();
}

Members ascending(Members members) {
  std::sort(members.begin(), members.end());
  return members;
}

// The judge's notes on one group: each rule adds what it finds.
class GroupReview {
 public:
  GroupReview(const GroupingProblem& problem, const Members& members, std::string label)
      : problem_(problem), rules_(problem.rules()), members_(ascending(members)), label_(std::move(label)) {}

  std::vector<Issue> all() {
    sizes();
    travel();
    theme();
    relations();
    lists();
    people();
    group_limits();
    return std::move(issues_);
  }

 private:
  void note(const std::string& rule, const Members& who, const std::string& message) {
    issues_.push_back(Issue{.rule = rule, .field = label_, .value = names_of(problem_, who), .message = message});
  }

  void sizes() {
    const auto size = static_cast<int>(members_.size());
    const SizeRange range = problem_.sizes();
    if (size >= range.min && size <= range.max) return;
    note("sizes", members_, fmt::format("has {}; the size is {}", counted(size, "member"), in_words(range)));
  }

  void travel() {
    if (remote_members(problem_, members_)) return;
    const double limit = rules_.travel_limit->count();
    for (std::size_t i = 0; i < members_.size(); ++i) {
      for (std::size_t j = i + 1; j < members_.size(); ++j) {
        if (within_limit(rules_, members_[i], members_[j])) continue;
        const double minutes = longer_minutes(rules_, members_[i], members_[j]);
        const std::string figure =
            std::isnan(minutes) ? "no travel time is known" : format_number(minutes) + " min apart";
        note("travel_limit", {members_[i], members_[j]},
             fmt::format("{}; the limit is {}", figure, format_number(limit)));
      }
    }
  }

  void theme() {
    if (rules_.common_theme && common_themes(problem_, members_).empty()) {
      note("common_theme", members_, "no theme is worked on by all");
    }
  }

  void relations() {
    for (const auto& [a, b] : rules_.must_together) {
      if (contains(members_, a) != contains(members_, b)) note("must_together", {a, b}, "must be in one group");
    }
    for (const auto& [a, b] : rules_.keep_apart) {
      if (contains(members_, a) && contains(members_, b)) note("keep_apart", {a, b}, "must not be in one group");
    }
  }

  void lists() {
    for (const Members& pin : rules_.pinned) {
      const bool touches = std::any_of(pin.begin(), pin.end(), [&](auto id) { return contains(members_, id); });
      if (touches && pin != members_) note("pinned", pin, "is pinned as a group of its own");
    }
    for (const Members& group : rules_.forbidden) {
      if (group == members_) note("forbidden", group, "this group is forbidden");
    }
    for (const Exclusion& exclusion : rules_.excluded) {
      if (contains(members_, exclusion.municipality)) {
        note("excluded", {exclusion.municipality}, "is not to be placed: " + exclusion.reason);
      }
    }
  }

  void people() {
    if (!rules_.people) return;
    long sum = 0;
    for (const MunicipalityId id : members_) sum += rules_.people_of[id.index()];
    if (sum >= rules_.people->min && sum <= rules_.people->max) return;
    note("people", members_, fmt::format("{} people; {} are allowed", sum, in_words(*rules_.people)));
  }

  void group_limits() {
    if (rules_.group_limits.empty()) return;
    const GroupTotals totals = totals_of(problem_, members_);
    const bool fits = std::any_of(rules_.group_limits.begin(), rules_.group_limits.end(),
                                  [&](const GroupLimits& entry) { return within_entry(problem_, entry, totals); });
    if (!fits) note("group_limits", members_, "is within the limits of no group");
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  Members members_;
  std::string label_;
  std::vector<Issue> issues_;
};

Issue broken(const std::string& rule, const std::string& field, const std::string& value, const std::string& message) {
  return Issue{.rule = rule, .field = field, .value = value, .message = message};
}

// Everyone is somewhere, once.
std::vector<Issue> check_partition(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<int> places(problem.size(), 0);
  std::vector<Issue> issues;
  const auto count = [&](const Members& members, const std::string& field) {
    for (const MunicipalityId id : members) {
      if (id.value() < 0 || id.index() >= problem.size()) {
        issues.push_back(
            broken("unknown_municipality", field, fmt::format("{}", id.value()), "is not a row of the problem"));
      } else {
        ++places[id.index()];
      }
    }
  };
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) count(grouping.groups[g], fmt::format("group {}", g + 1));
  count(grouping.unplaced, "unplaced");
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string name = name_of(problem, MunicipalityId(i));
    if (places[i] == 0) issues.push_back(broken("partition", "", name, "is in no group and not listed as unplaced"));
    if (places[i] > 1) issues.push_back(broken("partition", "", name, fmt::format("is listed {} times", places[i])));
  }
  return issues;
}

bool next_combination(std::vector<std::size_t>& chosen, std::size_t n) {
  for (std::size_t k = chosen.size(); k-- > 0;) {
    if (chosen[k] + (chosen.size() - k) < n) {
      ++chosen[k];
      for (std::size_t later = k + 1; later < chosen.size(); ++later) chosen[later] = chosen[later - 1] + 1;
      return true;
    }
  }
  return false;
}

bool holds_without(const Rules& rules, const Members& members, const Members& remote) {
  for (const MunicipalityId a : members) {
    for (const MunicipalityId b : members) {
      if (a < b && !contains(remote, a) && !contains(remote, b) && !within_limit(rules, a, b)) return false;
    }
  }
  return true;
}

}  // namespace

Grouping normal_form(Grouping grouping) {
  for (Members& members : grouping.groups) std::sort(members.begin(), members.end());
  std::sort(grouping.groups.begin(), grouping.groups.end());
  std::sort(grouping.unplaced.begin(), grouping.unplaced.end());
  return grouping;
}

double group_score(const GroupingProblem& problem, const Members& members) {
  if (members.size() < 2) return 0.0;
  double pair_sum = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) pair_sum += problem.affinity()(members[i], members[j]);
  }
  if (problem.objective() == Objective::pair_sum) return pair_sum;
  return 2.0 / static_cast<double>(members.size() - 1) * pair_sum;
}

double score(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<bool> free_of_charge(problem.size(), false);
  for (const Exclusion& exclusion : problem.rules().excluded) free_of_charge[exclusion.municipality.index()] = true;
  double sum = 0.0;
  for (const Members& members : grouping.groups) {
    sum += group_score(problem, members);
    for (const MunicipalityId id : members) free_of_charge[id.index()] = true;
  }
  const auto unplaced = std::count(free_of_charge.begin(), free_of_charge.end(), false);
  return sum - problem.unplaced_price() * static_cast<double>(unplaced);
}

std::vector<Issue> check_group(const GroupingProblem& problem, const Members& members) {
  return GroupReview(problem, members, "group").all();
}

std::vector<Issue> check(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<Issue> issues = check_partition(problem, grouping);
  const bool unknown =
      std::any_of(issues.begin(), issues.end(), [](const Issue& i) { return i.rule == "unknown_municipality"; });
  if (unknown) return issues;
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    const auto found = GroupReview(problem, grouping.groups[g], fmt::format("group {}", g + 1)).all();
    issues.insert(issues.end(), found.begin(), found.end());
  }
  const std::vector<Members> groups = normal_form(grouping).groups;
  for (const Members& pin : problem.rules().pinned) {
    if (std::find(groups.begin(), groups.end(), pin) != groups.end()) continue;
    issues.push_back(broken("pinned", "", names_of(problem, pin), "this pinned group is missing"));
  }
  if (problem.group_count() && groups.size() != static_cast<std::size_t>(*problem.group_count())) {
    issues.push_back(broken("group_count", "", fmt::format("{}", groups.size()),
                            fmt::format("{} asked for", counted(*problem.group_count(), "group"))));
  }
  if (!keeps_group_limits(problem, groups)) {
    issues.push_back(broken("group_limits", "", fmt::format("{}", groups.size()),
                            "the groups cannot be matched to the limits, each within limits of its own"));
  }
  return issues;
}

std::vector<ThemeId> common_themes(const GroupingProblem& problem, const Members& members) {
  if (members.empty() || problem.rules().themes.empty()) return {};
  std::vector<ThemeId> common = problem.rules().themes[members.front().index()];
  for (const MunicipalityId id : members) {
    const auto& themes = problem.rules().themes[id.index()];
    std::vector<ThemeId> shared;
    std::set_intersection(common.begin(), common.end(), themes.begin(), themes.end(), std::back_inserter(shared));
    common = std::move(shared);
  }
  return common;
}

std::optional<Members> remote_members(const GroupingProblem& problem, const Members& members) {
  const Rules& rules = problem.rules();
  if (holds_without(rules, members, {})) return Members{};
  Members candidates;
  for (const MunicipalityId id : ascending(members)) {
    if (may_be_remote(rules, id)) candidates.push_back(id);
  }
  const std::size_t most = std::min(static_cast<std::size_t>(rules.remote_per_group), candidates.size());
  for (std::size_t size = 1; size <= most; ++size) {
    std::vector<std::size_t> chosen(size);
    for (std::size_t k = 0; k < size; ++k) chosen[k] = k;
    do {
      Members remote;
      for (const std::size_t k : chosen) remote.push_back(candidates[k]);
      if (holds_without(rules, members, remote)) return remote;
    } while (next_combination(chosen, candidates.size()));
  }
  return std::nullopt;
}

}  // namespace samling::grouping
