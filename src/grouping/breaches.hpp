// src/grouping/breaches.hpp: everything one group breaks, as the judge sees it, whatever the grades.
#pragma once

#include <string>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct Breach {
  std::string rule;
  Members who;
  std::string message;
  double measure = 1.0;  ///< In the units of the rule (rules.hpp).
  RuleGrade grade;       ///< forbid for rules that are not graded.
};

/// Every breach of a rule that is not ignored. Measures of a rule sum to its measure of the group. A must_together pair
/// that the group splits measures 1/2: the other half counts where the other one is.
[[nodiscard]] std::vector<Breach> group_breaches(const GroupingProblem& problem, const Members& members);

/// Pairs of members beyond the travel limit that remain when those remote attend who leave fewest such pairs.
[[nodiscard]] std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs_too_far(const Rules& rules,
                                                                                   const Members& members);

}  // namespace samling::grouping
