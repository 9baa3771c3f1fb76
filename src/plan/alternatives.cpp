#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "plan/describe.hpp"
#include "plan/words.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::plan {
namespace {

using grouping::GroupingProblem;
using grouping::Members;
using model::Region;

constexpr std::size_t alternatives_shown = 3;

struct Candidate {
  Members members;
  MunicipalityId leaves;
  MunicipalityId enters;
  double group_score = 0.0;
};

// The most attractive groups that differ in one member, by their own score, rules aside.
std::vector<Candidate> near_groups(const GroupingProblem& problem, const Members& members) {
  std::vector<bool> excluded(problem.size(), false);
  for (const auto& exclusion : problem.rules().excluded) excluded[exclusion.municipality.index()] = true;
  std::vector<Candidate> near;
  for (std::size_t i = 0; i < problem.size(); ++i) {
    const MunicipalityId enters(i);
    if (excluded[i] || std::binary_search(members.begin(), members.end(), enters)) continue;
    for (const MunicipalityId leaves : members) {
      Members changed = members;
      std::erase(changed, leaves);
      changed.insert(std::lower_bound(changed.begin(), changed.end(), enters), enters);
      const double score = grouping::group_score(problem, changed);
      near.push_back({std::move(changed), leaves, enters, score});
    }
  }
  const auto better = [](const Candidate& a, const Candidate& b) {
    return a.group_score != b.group_score ? a.group_score > b.group_score : a.members < b.members;
  };
  const std::size_t kept = std::min(alternatives_shown, near.size());
  std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(kept), near.end(), better);
  near.resize(kept);
  return near;
}

// The changed group, and the group that `leaves` would join instead.
void ask_for(const Candidate& candidate, const grouping::Grouping& grouping, Evidence& evidence) {
  evidence.ask_within(candidate.members);
  for (const Members& other : grouping.groups) {
    if (std::binary_search(other.begin(), other.end(), candidate.enters)) evidence.ask_between(candidate.leaves, other);
  }
}

Alternative describe_swap(const Region& region, const GroupingProblem& problem, const grouping::Grouping& grouping,
                          const Candidate& candidate, double own_score) {
  Alternative alternative{codes_of(region, candidate.members), candidate.group_score, {}, {}};
  const auto change = grouping::swap_change(problem, grouping, candidate.leaves, candidate.enters);
  const std::string who = fmt::format("{} in place of {}", region[candidate.enters].name, region[candidate.leaves].name);
  if (!change.broken.empty()) {
    alternative.why_not = fmt::format("{}: {}.", who, change.broken.front().message);
    return alternative;
  }
  alternative.change = change.gain;
  alternative.why_not = fmt::format("{}: this group would score {} instead of {}, and the whole plan would {} {}.", who,
                                    score_text(candidate.group_score), score_text(own_score),
                                    change.gain < 0.0 ? "lose" : "gain", score_text(std::abs(change.gain)));
  return alternative;
}

// With one group asked for, the runners-up are the next best groups of all.
std::vector<Alternative> runners_up(const Region& region, const GroupingProblem& problem, const Members& members,
                                    Evidence& evidence) {
  const double own_score = grouping::group_score(problem, members);
  std::vector<Alternative> found;
  for (const auto& ranked : grouping::best_groups(problem, alternatives_shown + 1)) {
    if (ranked.members == members || found.size() == alternatives_shown) continue;
    evidence.ask_within(ranked.members);
    found.push_back({codes_of(region, ranked.members), ranked.score, ranked.score - own_score,
                     fmt::format("{}: scores {}, {} against the chosen group.", join_words(names_of(region, ranked.members)),
                                 score_text(ranked.score), score_text(ranked.score - own_score, true))});
  }
  return found;
}

}  // namespace

std::vector<Alternative> alternatives(const Programme& programme, const GroupingProblem& problem,
                                      const grouping::Grouping& grouping, std::size_t group, Evidence& evidence) {
  const Members& members = grouping.groups[group];
  if (problem.group_count() == 1) {
    try {
      return runners_up(programme.region, problem, members, evidence);
    } catch (const InvalidInput&) {
      // Too many groups to rank them all: the swaps below still tell the neighbourhood.
    }
  }
  const double own_score = grouping::group_score(problem, members);
  std::vector<Alternative> found;
  for (const Candidate& candidate : near_groups(problem, members)) {
    ask_for(candidate, grouping, evidence);
    found.push_back(describe_swap(programme.region, problem, grouping, candidate, own_score));
  }
  return found;
}

}  // namespace samling::plan
