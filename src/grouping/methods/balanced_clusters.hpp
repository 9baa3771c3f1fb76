// src/grouping/methods/balanced_clusters.hpp: what the methods that alternate between centres and balanced assignment
// share.
#pragma once

#include <vector>

#include "grouping/methods/balanced_assignment.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Least and most members of each of `groups` clusters of `n`: the problem's limits; with rules on people as even
/// numbers as can be within them, because weights are not in the flow.
[[nodiscard]] std::vector<Capacity> cluster_sizes(const GroupingProblem& problem, int groups, std::size_t n);

/// The best offers of each item, so many that a million are left in all, and at least 20 an item.
[[nodiscard]] std::vector<Offer> thinned(std::vector<Offer> offers, std::size_t items);

/// Members by cluster.
[[nodiscard]] std::vector<Members> clusters_of(const Members& members, const std::vector<int>& cluster_of,
                                               std::size_t clusters);

}  // namespace samling::grouping
