#include "grouping/instance/costs.hpp"

#include <algorithm>

#include "grouping/binding.hpp"
#include "grouping/travel.hpp"

namespace samling::grouping {

PairCosts::PairCosts(const GroupingProblem& problem, const std::vector<Members>& units) {
  const Rules& rules = problem.rules();
  const RuleGrades& grades = rules.grades;
  const bool travel = rules.travel_limit && is_weighed(grades.travel_limit) && rules.remote_per_group == 0;
  const bool apart = !rules.keep_apart.empty() && is_weighed(grades.keep_apart);
  const bool met = !rules.met.empty() && is_weighed(grades.met);
  const bool together = !rules.must_together.empty() && is_weighed(grades.must_together);
  used_ = travel || apart || met || together;
  if (!used_) return;
  own_.resize(units.size(), 0.0);
  unplaced_.resize(units.size(), 0.0);
  links_.resize(units.size());
  std::vector<int> unit_of(problem.size(), -1);
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (const MunicipalityId id : units[u]) unit_of[id.index()] = static_cast<int>(u);
  }
  const auto charge = [&](MunicipalityId a, MunicipalityId b, double cost) {
    add(unit_of[a.index()], unit_of[b.index()], cost);
  };
  if (travel) {
    for (std::size_t i = 0; i < problem.size(); ++i) {
      for (std::size_t j = i + 1; j < problem.size(); ++j) {
        const MunicipalityId a(i);
        const MunicipalityId b(j);
        if (too_far(rules, a, b)) charge(a, b, grades.travel_limit.weight);
      }
    }
  }
  if (apart) {
    std::set<IdPair> pairs;
    for (const auto& [a, b] : rules.keep_apart) pairs.insert(std::minmax(a, b));
    for (const auto& [a, b] : pairs) charge(a, b, grades.keep_apart.weight);
  }
  if (met) {
    for (const auto& [pair, ago] : latest_meetings(rules)) {
      charge(pair.first, pair.second, grades.met.weight * faded(rules, ago));
    }
  }
  for (const auto& [a, b] : weighed_together(rules)) {
    charge(a, b, -grades.must_together.weight);
    for (const MunicipalityId id : {a, b}) {
      const int u = unit_of[id.index()];
      if (u < 0) continue;
      own_[static_cast<std::size_t>(u)] += 0.5 * grades.must_together.weight;
      unplaced_[static_cast<std::size_t>(u)] += 0.5 * grades.must_together.weight;
    }
  }
  for (auto& links : links_) {
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) { return x.unit < y.unit; });
    std::size_t kept = 0;
    for (const Link& link : links) {
      if (kept > 0 && links[kept - 1].unit == link.unit) {
        links[kept - 1].cost += link.cost;
      } else {
        links[kept++] = link;
      }
    }
    links.resize(kept);
  }
}

// Costs of municipalities that are in no unit are not of this instance.
void PairCosts::add(int u, int v, double cost) {
  if (u < 0 || v < 0 || cost == 0.0) return;
  if (u == v) {
    own_[static_cast<std::size_t>(u)] += cost;
    return;
  }
  links_[static_cast<std::size_t>(u)].push_back({v, cost});
  links_[static_cast<std::size_t>(v)].push_back({u, cost});
}

double PairCosts::between(int u, int v) const {
  if (!used_) return 0.0;
  const auto& links = links_[static_cast<std::size_t>(u)];
  const auto found =
      std::lower_bound(links.begin(), links.end(), v, [](const Link& link, int unit) { return link.unit < unit; });
  return found != links.end() && found->unit == v ? found->cost : 0.0;
}

}  // namespace samling::grouping
