// The row sum bound. In a group of s a member contributes
//
//   mean_companion   its mean affinity to its s - 1 companions   <= the mean of its best s - 1
//   pair_sum         half its affinities to them                 <= half the sum of its best s - 1
//
// over those it may meet at all, for the size that allows most; one with fewer than sizes.min - 1 of them stays
// unplaced and costs the price. How many are placed in all follows from the sizes and the number of groups. What
// weighed rules cost is left aside: it only lowers a score.
#include "grouping/bound.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <vector>

#include "grouping/own_bound.hpp"
#include "grouping/pair_rules.hpp"

namespace samling::grouping {
namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

// The most one member can contribute; `impossible` when it has too few companions.
double most_contributed(const GroupingProblem& problem, std::vector<double> companions) {
  const auto least = static_cast<std::size_t>(problem.sizes().min - 1);
  const auto most = std::min(static_cast<std::size_t>(problem.sizes().max - 1), companions.size());
  if (companions.size() < least) return impossible;
  const auto end = companions.begin() + static_cast<std::ptrdiff_t>(most);
  std::partial_sort(companions.begin(), end, companions.end(), std::greater<>());
  double best = least == 0 ? 0.0 : impossible;  // one alone, where that is a group
  double sum = 0.0;
  for (std::size_t k = 1; k <= most; ++k) {
    sum += companions[k - 1];
    if (k < least) continue;
    best = std::max(best, problem.objective() == Objective::pair_sum ? sum / 2.0 : sum / static_cast<double>(k));
  }
  return best;
}

// To those of `members` that it may meet; a sparse problem has the few it may meet listed.
std::vector<double> affinities_of(const GroupingProblem& problem, const PairRules& rules, MunicipalityId a,
                                  const Members& members, const std::vector<bool>& here) {
  std::vector<double> affinities;
  for (const model::Companion& companion : problem.affinity().companions(a)) {
    if (here[companion.other.index()] && rules.may_meet(a, companion.other)) affinities.push_back(companion.affinity);
  }
  if (problem.affinity().is_sparse()) return affinities;
  for (const MunicipalityId b : members) {
    if (a != b && rules.may_meet(a, b)) affinities.push_back(problem.affinity()(a, b));
  }
  return affinities;
}

}  // namespace

bool splits(int count, SizeRange sizes, std::optional<int> groups) {
  const int fewest = (count + sizes.max - 1) / sizes.max;
  const int most = count / sizes.min;
  return groups ? fewest <= *groups && *groups <= most : fewest <= most;
}

double row_sum_bound(const GroupingProblem& problem, const Members& members, std::optional<int> groups) {
  if (problem.own_score().value) return own_score_bound(problem, members);
  const PairRules rules(problem);
  std::vector<bool> here(problem.size(), false);
  for (const MunicipalityId a : members) here[a.index()] = true;
  std::vector<double> gains;  // of being placed, over being left out
  for (const MunicipalityId a : members) {
    const double contributed = most_contributed(problem, affinities_of(problem, rules, a, members, here));
    if (contributed != impossible) gains.push_back(contributed + problem.unplaced_price());
  }
  std::sort(gains.begin(), gains.end(), std::greater<>());
  double best = impossible;
  double sum = -problem.unplaced_price() * static_cast<double>(members.size());
  for (std::size_t placed = 0; placed <= gains.size(); ++placed) {
    if (placed > 0) sum += gains[placed - 1];
    if (splits(static_cast<int>(placed), problem.sizes(), groups)) best = std::max(best, sum);
  }
  if (best != impossible || !groups) return best;
  double loose = -problem.unplaced_price() * static_cast<double>(members.size());
  for (const double gain : gains) loose += std::max(gain, 0.0);
  return loose;
}

double upper_bound(const GroupingProblem& problem) {
  std::vector<bool> taken(problem.size(), false);
  for (const Exclusion& exclusion : problem.rules().excluded) taken[exclusion.municipality.index()] = true;
  double pinned = 0.0;
  for (const Members& pin : problem.rules().pinned) {
    const bool stands = check_group(problem, pin).empty();
    for (const MunicipalityId id : pin) {
      if (!stands && !taken[id.index()]) pinned -= problem.unplaced_price();
      taken[id.index()] = true;
    }
    if (stands) pinned += group_score(problem, pin);
  }
  Members rest;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) rest.push_back(MunicipalityId(i));
  }
  std::optional<int> groups = problem.group_count();
  if (groups) groups = std::max(0, *groups - static_cast<int>(problem.rules().pinned.size()));
  return pinned + row_sum_bound(problem, rest, groups);
}

}  // namespace samling::grouping
