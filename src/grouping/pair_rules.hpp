// src/grouping/pair_rules.hpp: may two municipalities ever sit in one group? Asked of the problem itself, without the
// engine's tables.
#pragma once

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "samling/grouping/grouping.hpp"
#include "grouping/binding.hpp"
#include "grouping/kinds.hpp"
#include "grouping/candidates.hpp"
#include "grouping/travel.hpp"

namespace samling::grouping {

class PairRules {
 public:
  explicit PairRules(const GroupingProblem& problem)
      : problem_(problem), rules_(problem.rules()), apart_(bound_apart(rules_)), wants_theme_(theme_binds(rules_)) {}

  [[nodiscard]] bool may_meet(MunicipalityId a, MunicipalityId b) const {
    if (!are_candidates(problem_, a, b)) return false;
    if (!within_limit(rules_, a, b) && !may_be_remote(rules_, a) && !may_be_remote(rules_, b)) return false;
    if (wants_theme_ && !share_theme(a, b)) return false;
    if (!rules_.at_most.empty() && !keeps_kinds(rules_, {a, b})) return false;
    return apart_.empty() || apart_.count(std::minmax(a, b)) == 0;
  }

 private:
  [[nodiscard]] bool share_theme(MunicipalityId a, MunicipalityId b) const {
    const auto& first = rules_.themes[a.index()];
    const auto& second = rules_.themes[b.index()];
    for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
      if (*i == *j) return true;
      *i < *j ? ++i : ++j;
    }
    return false;
  }

  const GroupingProblem& problem_;
  const Rules& rules_;
  std::set<IdPair> apart_;
  bool wants_theme_;
};

}  // namespace samling::grouping
