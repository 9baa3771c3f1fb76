// src/grouping/candidates.hpp: with a sparse affinity only the pairs it stores are candidates: no group may hold
// another pair. The candidates stand for the travel limit too, which a sparse problem does not have beside them.
#pragma once

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Every pair of a dense problem; the stored pairs of a sparse one.
[[nodiscard]] inline bool are_candidates(const GroupingProblem& problem, MunicipalityId a, MunicipalityId b) {
  return !problem.affinity().is_sparse() || problem.affinity().find(a, b).has_value();
}

/// Every pair of `some` with one of `others`, those with themselves aside.
[[nodiscard]] inline bool are_candidates(const GroupingProblem& problem, const Members& some, const Members& others) {
  if (!problem.affinity().is_sparse()) return true;
  for (const MunicipalityId a : some) {
    for (const MunicipalityId b : others) {
      if (a != b && !are_candidates(problem, a, b)) return false;
    }
  }
  return true;
}

}  // namespace samling::grouping
