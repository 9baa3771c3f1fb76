// src/grouping/methods/rematching.hpp: groups matched with each other, again and again: every two that are close may
// share their members out anew, and a maximum weighted matching chooses which two do, so that the gains sum to the
// most; until nothing gains. Holt, Ronnqvist and Tragantalerngsak (1999), "A repeated matching heuristic", European
// Journal of Operational Research 116, pages 51-68, with the matching of Galil (1986), doi:10.1145/6462.6502.
//
// Two groups of up to 10 together are shared out in the best of all ways, larger ones by exchanges of one for one, best
// first. Sizes stay; every step raises the sum of group_score, so it ends, and 200 steps are the most.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Whether it gained. `singles` are in no group; they are exchanged with members of groups.
bool rematch(const GroupingProblem& problem, std::vector<Members>& groups, Members& singles);

}  // namespace samling::grouping
