#include "grouping/explain/bonus.hpp"

#include <algorithm>
#include <utility>

namespace samling::grouping {
namespace {

model::Affinity warmer_affinity(const model::Affinity& affinity, MunicipalityId who, double more) {
  if (affinity.is_sparse()) {
    std::vector<std::vector<model::Companion>> rows(affinity.size());
    for (std::size_t a = 0; a < affinity.size(); ++a) {
      for (model::Companion companion : affinity.companions(MunicipalityId(a))) {
        if (MunicipalityId(a) == who || companion.other == who) companion.affinity += more;
        rows[a].push_back(companion);
      }
    }
    return model::Affinity(std::move(rows));
  }
  Eigen::MatrixXd values = affinity.values();
  const auto row = static_cast<Eigen::Index>(who.index());
  values.row(row).array() += more;
  values.col(row).array() += more;
  values(row, row) = 0.0;
  return model::Affinity(std::move(values));
}

double pair_sum_of(const model::Affinity& affinity, const Members& members) {
  double sum = 0.0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) sum += affinity(members[i], members[j]);
  }
  return sum;
}

GroupScore score_with(const GroupingProblem& problem, MunicipalityId who, double bonus) {
  const GroupScore own = problem.own_score();
  const bool mean = problem.objective() == Objective::mean_companion;
  return {own.name.empty() ? "bonus" : own.name,
          [own, who, bonus, mean, affinity = problem.affinity()](const Members& members) {
            const bool there = std::find(members.begin(), members.end(), who) != members.end();
            const double extra = there ? bonus : 0.0;
            if (own.value) return own.value(members) + extra;
            if (members.size() < 2) return extra;
            const double sum = pair_sum_of(affinity, members);
            return (mean ? 2.0 / static_cast<double>(members.size() - 1) * sum : sum) + extra;
          }};
}

}  // namespace

GroupingProblem with_bonus(const GroupingProblem& problem, MunicipalityId who, double bonus,
                           const std::vector<Members>& forbidden) {
  Rules rules = problem.rules();
  rules.forbidden.insert(rules.forbidden.end(), forbidden.begin(), forbidden.end());
  const SizeRange sizes = problem.sizes();
  const bool mean = problem.objective() == Objective::mean_companion && sizes.min > 1;
  const bool one_size = sizes.min == sizes.max && sizes.min > 1;
  const auto made = [&](model::Affinity affinity, GroupScore score) {
    return GroupingProblem(std::move(affinity), sizes, std::move(rules), problem.objective(), problem.group_count(),
                           problem.unplaced_price(), std::move(score));
  };
  if (problem.own_score().value || (!mean && !one_size)) {
    return made(problem.affinity(), score_with(problem, who, bonus));
  }
  // mean_companion: 2 / (s - 1) for each of the s - 1 pairs; pair_sum: s - 1 pairs.
  const double share = mean ? 0.5 : 1.0 / (sizes.max - 1);
  return made(warmer_affinity(problem.affinity(), who, share * bonus), {});
}

}  // namespace samling::grouping
