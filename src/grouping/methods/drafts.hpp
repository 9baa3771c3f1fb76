// src/grouping/methods/drafts.hpp: one pass of each heuristic: groups that may still break rules (admissible.hpp mends
// them). `groups` is how many to make, at least 1; whoever is left over is in none of them.
#pragma once

#include <vector>

#include "samling/core/chance.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Closest pair first; the group grows by whoever is closest to it until it has its least size; then the closest pair
/// of the others.
[[nodiscard]] std::vector<Members> greedy_draft(const GroupingProblem& problem, int groups);

/// Repeated maximum weighted matching: pairs, then pairs of pairs while they fit, then the best groups with one more
/// each by assignment. Then, in turn while that gains: groups that are matched with each other share their members out
/// anew (rematching.hpp), and each group gives one up to be matched anew by assignment. The blossom method of Galil
/// (1986), doi:10.1145/6462.6502, in LEMON, on integers, over the 16 closest companions of each (40 for pairs).
[[nodiscard]] std::vector<Members> matching_draft(const GroupingProblem& problem, int groups);

/// Balanced k-medoids: everyone to a medoid by balanced assignment, the new medoid of a group is who is closest to all
/// of it, until nothing changes. Park and Jun (2009), doi:10.1016/j.eswa.2008.01.039, with sizes. The first medoids are
/// drawn far from each other.
[[nodiscard]] std::vector<Members> medoids_draft(const GroupingProblem& problem, int groups, Chance& chance);

/// Leading eigenvectors of the normalised affinity (at most 16; Spectra), rows scaled to length 1, then balanced
/// k-means. Ng, Jordan and Weiss (2002), "On spectral clustering", with sizes.
[[nodiscard]] std::vector<Members> spectral_draft(const GroupingProblem& problem, int groups, Chance& chance);

}  // namespace samling::grouping
