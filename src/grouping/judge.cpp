// The judge: from scratch, obvious and slow, and apart from the solver.
#include <algorithm>
#include <cassert>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/breaches.hpp"
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

// The breaches of one group that bind (graded forbid), or those that are only noted (warn, weigh).
std::vector<Issue> issues_of(const GroupingProblem& problem, const Members& members, const std::string& label,
                             bool binding) {
  std::vector<Issue> issues;
  for (const Breach& breach : group_breaches(problem, members)) {
    if (binds(breach.grade) != binding) continue;
    issues.push_back(Issue{.level = binding ? Level::error : Level::warning,
                           .rule = breach.rule,
                           .field = label,
                           .value = names_of(problem, breach.who),
                           .message = breach.message});
  }
  return issues;
}

Issue broken(const std::string& rule, const std::string& field, const std::string& value, const std::string& message) {
  return Issue{.rule = rule, .field = field, .value = value, .message = message};
}

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// In no group, and not because they are excluded.
Members unplaced_of(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<bool> settled(problem.size(), false);
  for (const Exclusion& exclusion : problem.rules().excluded) settled[exclusion.municipality.index()] = true;
  for (const Members& members : grouping.groups) {
    for (const MunicipalityId id : members) settled[id.index()] = true;
  }
  Members unplaced;
  for (std::size_t i = 0; i < settled.size(); ++i) {
    if (!settled[i]) unplaced.push_back(MunicipalityId(i));
  }
  return unplaced;
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
      if (a < b && !contains(remote, a) && !contains(remote, b) && too_far(rules, a, b)) return false;
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

std::vector<Issue> check_group(const GroupingProblem& problem, const Members& members) {
  return issues_of(problem, members, "group", true);
}

std::vector<Issue> check(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<Issue> issues = check_partition(problem, grouping);
  const bool unknown =
      std::any_of(issues.begin(), issues.end(), [](const Issue& i) { return i.rule == "unknown_municipality"; });
  if (unknown) return issues;
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    const auto found = issues_of(problem, grouping.groups[g], fmt::format("group {}", g + 1), true);
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
  const auto unplaced = static_cast<int>(unplaced_of(problem, grouping).size());
  if (problem.rules().most_unplaced && unplaced > *problem.rules().most_unplaced) {
    issues.push_back(broken("most_unplaced", "unplaced", fmt::format("{}", unplaced),
                            fmt::format("at most {} may be left out", *problem.rules().most_unplaced)));
  }
  return issues;
}

std::vector<Issue> warnings(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<Issue> issues;
  std::vector<std::size_t> place(problem.size(), nowhere);
  for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
    for (const MunicipalityId id : grouping.groups[g]) place[id.index()] = g;
    for (Issue& issue : issues_of(problem, grouping.groups[g], fmt::format("group {}", g + 1), false)) {
      if (issue.rule != "must_together") issues.push_back(std::move(issue));
    }
  }
  const Grade grade = problem.rules().grades.must_together.grade;
  if (grade != Grade::warn && grade != Grade::weigh) return issues;
  std::set<IdPair> seen;
  for (const auto& [a, b] : problem.rules().must_together) {
    const bool together = place[a.index()] == place[b.index()] && place[a.index()] != nowhere;
    if (together || !seen.insert(std::minmax(a, b)).second) continue;
    issues.push_back(Issue{.level = Level::warning,
                           .rule = "must_together",
                           .value = names_of(problem, {a, b}),
                           .message = "must be in one group"});
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
  if (rules.grades.travel_limit.grade == Grade::ignore || holds_without(rules, members, {})) return Members{};
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
