// What an answer is worth: from scratch, obvious and slow, and apart from the solver.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/breaches.hpp"
#include "grouping/own_value.hpp"
#include "grouping/words.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {
namespace {

double objective_of(const GroupingProblem& problem, const Members& members) {
  if (problem.own_score().value) return own_value(problem, members);
  if (members.size() < 2) return 0.0;
  double pair_sum = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) pair_sum += problem.affinity()(members[i], members[j]);
  }
  if (problem.objective() == Objective::pair_sum) return pair_sum;
  return 2.0 / static_cast<double>(members.size() - 1) * pair_sum;
}

double penalties(const GroupingProblem& problem, const Members& members) {
  if (!weighs_any(problem.rules())) return 0.0;
  double sum = 0.0;
  for (const Breach& breach : group_breaches(problem, members)) {
    if (breach.grade.grade == Grade::weigh) sum += breach.grade.weight * breach.measure;
  }
  return sum;
}

}  // namespace

double own_value(const GroupingProblem& problem, const Members& members) {
  const auto size = static_cast<int>(members.size());
  if (size < problem.sizes().min || size > problem.sizes().max) return 0.0;
  Members ordered = members;
  std::sort(ordered.begin(), ordered.end());
  const double value = problem.own_score().value(ordered);
  require(std::isfinite(value), "own_score", fmt::format("{}", value),
          fmt::format("must be a finite number; {} gave this for {}", problem.own_score().name,
                      names_of(problem, ordered)));
  return value;
}

double group_score(const GroupingProblem& problem, const Members& members) {
  if (members.empty()) return 0.0;
  return objective_of(problem, members) - penalties(problem, members);
}

double score(const GroupingProblem& problem, const Grouping& grouping) {
  std::vector<bool> placed(problem.size(), false);
  double sum = 0.0;
  for (const Members& members : grouping.groups) {
    sum += group_score(problem, members);
    for (const MunicipalityId id : members) placed[id.index()] = true;
  }
  for (const auto& [a, b] : weighed_together(problem.rules())) {
    for (const MunicipalityId id : {a, b}) {
      if (!placed[id.index()]) sum -= 0.5 * problem.rules().grades.must_together.weight;
    }
  }
  std::vector<bool> free_of_charge = placed;
  for (const Exclusion& exclusion : problem.rules().excluded) free_of_charge[exclusion.municipality.index()] = true;
  const auto unplaced = std::count(free_of_charge.begin(), free_of_charge.end(), false);
  return sum - problem.unplaced_price() * static_cast<double>(unplaced);
}

}  // namespace samling::grouping
