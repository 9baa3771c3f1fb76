// src/grouping/explain/bonus.hpp: the problem in which one municipality is worth a group, whatever that costs.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Every group that holds `who` scores `bonus` more; the `forbidden` groups cannot be. Where all groups of `who` are of
/// one size, or the objective is mean_companion, the affinities carry the bonus; else a score of one's own does.
[[nodiscard]] GroupingProblem with_bonus(const GroupingProblem& problem, MunicipalityId who, double bonus,
                                         const std::vector<Members>& forbidden);

}  // namespace samling::grouping
