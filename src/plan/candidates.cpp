#include "plan/candidates.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "samling/core/issue.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace samling::plan {
namespace {

using grouping::Grade;

constexpr std::size_t candidates_above = 1'000;   // municipalities
constexpr std::size_t all_pairs_at_most = 3'000;  // 72 MB a table
constexpr int companions_by_default = 16;
constexpr int looked_at_a_companion = 4;  // where themes count, the best of so many times as many of the nearest
constexpr int largest_group_of_candidates = 6;

bool any_may_attend_remotely(const Programme& programme) {
  const auto& rows = programme.region.municipalities();
  return programme.request.remote_per_group > 0 &&
         std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.may_attend_remotely; });
}

// What the request asks that candidates alone cannot tell, or that the engine for them does not know.
std::vector<Issue> asked_of_all_pairs(const Programme& programme) {
  const Request& request = programme.request;
  std::vector<Issue> issues;
  const auto refuse = [&](bool asked, const char* field, const std::string& value, const char* what) {
    if (asked) issues.push_back({.rule = "needs_all_pairs", .field = field, .value = value, .message = what});
  };
  const Grade limit = request.grades.travel_limit.grade;
  const bool limited = request.travel_limit && limit != Grade::ignore;
  refuse(limited && limit != Grade::forbid, "travel_limit", "", "graded warn or weigh");
  refuse(limited && any_may_attend_remotely(programme), "remote_per_group", fmt::format("{}", request.remote_per_group),
         "remote attendance with a travel limit");
  if (programme.region.size() <= candidates_above) return issues;  // the engines with tables take over from here
  refuse(request.group_count.has_value(), "group_count", fmt::format("{}", request.group_count.value_or(0)),
         "a given number of groups");
  refuse(request.most_unplaced.has_value(), "most_unplaced", fmt::format("{}", request.most_unplaced.value_or(0)),
         "a limit on the unplaced");
  refuse(request.sizes.max > largest_group_of_candidates, "sizes.max", fmt::format("{}", request.sizes.max),
         "groups of more than 6");
  return issues;
}

// Whose theme lists say who may meet at all; empty where no theme is needed in common.
std::vector<std::vector<ThemeId>> themes_to_share(const Request& request, const grouping::Rules& rules) {
  const bool binds = request.common_theme && request.grades.common_theme.grade == Grade::forbid;
  return binds ? rules.themes : std::vector<std::vector<ThemeId>>{};
}

// Sets tied together by must_together pairs that count.
std::vector<std::vector<MunicipalityId>> tied_sets(const grouping::Rules& rules, std::size_t n) {
  std::vector<std::size_t> root(n);
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t row) {
    while (root[row] != row) row = root[row] = root[root[row]];
    return row;
  };
  const auto pairs = rules.grades.must_together.grade == Grade::ignore
                         ? std::vector<std::pair<MunicipalityId, MunicipalityId>>{}
                         : rules.must_together;
  std::map<std::size_t, std::vector<MunicipalityId>> sets;
  for (const auto& [a, b] : pairs) root[find(a.index())] = find(b.index());
  for (std::size_t row = 0; !pairs.empty() && row < n; ++row) sets[find(row)].emplace_back(row);
  std::vector<std::vector<MunicipalityId>> tied;
  for (auto& [first, set] : sets) {
    if (set.size() > 1) tied.push_back(std::move(set));
  }
  return tied;
}

bool themes_count(const Programme& programme) {
  const auto& weights = programme.request.affinity;
  const auto& rows = programme.region.municipalities();
  return (weights.theme_weight > 0.0 || weights.difference_weight > 0.0) &&
         std::any_of(rows.begin(), rows.end(), [](const auto& row) { return !row.projects.empty(); });
}

}  // namespace

std::optional<int> companions_named(const Programme& programme) {
  const std::size_t n = programme.region.size();
  const auto& asked = programme.request.candidates;
  if (!asked && n <= candidates_above) return std::nullopt;
  std::vector<Issue> issues = asked_of_all_pairs(programme);
  if (issues.empty()) return asked.value_or(companions_by_default);
  if (!asked && n <= all_pairs_at_most) return std::nullopt;
  for (Issue& issue : issues) {
    issue.message += asked ? ": not with \"candidates\""
                           : fmt::format(": not for {} municipalities; tables of all pairs are kept for at most {}", n,
                                         all_pairs_at_most);
  }
  throw InvalidInput(std::move(issues));
}

model::Affinity candidate_affinity(const Programme& programme, const grouping::Rules& rules, int companions,
                                   const std::vector<grouping::Members>& groups, int threads) {
  const Request& request = programme.request;
  const std::size_t n = programme.region.size();
  model::CandidateOptions options{.companions = companions};
  options.looked_at = themes_count(programme) ? companions * looked_at_a_companion : companions;
  if (request.grades.travel_limit.grade == Grade::forbid) options.travel_limit = request.travel_limit;
  options.left_out.assign(n, false);
  for (const auto& exclusion : rules.excluded) options.left_out[exclusion.municipality.index()] = true;
  options.themes = themes_to_share(request, rules);
  options.together = tied_sets(rules, n);
  for (const auto* sets : {&rules.pinned, &groups}) {
    for (const grouping::Members& members : *sets) {
      for (const MunicipalityId a : members) {
        for (const MunicipalityId b : members) {
          if (a < b) options.also.emplace_back(a, b);
        }
      }
    }
  }
  return model::nearest_affinity(programme.region, request.affinity, options, threads);
}

}  // namespace samling::plan
