// src/grouping/sparse/sparse.hpp: the engine for whole countries: sparse affinities, many small groups.
//
// Strategy: prices of the units by regional linear programmes (duals.hpp) give the bound and tell which groups are
// worth looking at (group_pool.hpp); those of least slack make a first split (split.hpp), which local search over
// regions improves (polish.hpp). Time and memory grow with n x candidates.
//
// The bound is over groups of candidates: every pair of a group is stored in the affinity, as the rule "candidates"
// demands of every answer.
#pragma once

#include <string>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Can solve_sparse() take the problem? Otherwise what stands against it, in words; empty when nothing does.
[[nodiscard]] std::string not_for_sparse(const GroupingProblem& problem);

/// Throws InvalidInput when not_for_sparse() says so. A round is one pass of local search over all regions, with
/// borders of its own; default 8 when neither rounds nor time are given.
[[nodiscard]] GroupingResult solve_sparse(const GroupingProblem& problem, const GroupingOptions& options);

}  // namespace samling::grouping
