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

#include "grouping/sparse/polish.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Can solve_sparse() take the problem? Otherwise what stands against it, in words; empty when nothing does.
[[nodiscard]] std::string not_for_sparse(const GroupingProblem& problem);

/// How the work is cut; the defaults were measured (docs/algorithms/scale.md).
struct SparseTuning {
  int units_a_programme = 300;  ///< Of a region whose prices are found at once, at least 2.
  int price_passes = 3;         ///< Of the regional programmes over the whole map, each with borders of its own.
  int units_polished = 1'000;   ///< Of a region of local search, at least 2.
  int groups_pooled = 24;       ///< Of each unit.
  PolishOptions polish;
};

/// Throws InvalidInput when not_for_sparse() says so. A round is one pass of local search over all regions, with
/// borders of its own; default 8 when neither rounds nor time are given.
[[nodiscard]] GroupingResult solve_sparse(const GroupingProblem& problem, const GroupingOptions& options,
                                          const SparseTuning& tuning = {});

}  // namespace samling::grouping
