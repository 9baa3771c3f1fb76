// src/grouping/large_groups/crossover.hpp: a child keeps what its parents' groups have in common.
//
// The idea of backbone crossover as in Yang, Cai, Jin, Tang and Gao (2022), doi:10.1016/j.ejor.2022.02.003: the two
// groups, one of each parent, that share most units found a group of the child with those; they are taken away, and so
// on. Units that no pair of groups shares fill the places that are left, in a drawn order.
#pragma once

#include <vector>

#include "grouping/large_groups/model.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {

/// Slot of every unit of the child; groups have the sizes that `mother` gives its slots, as far as units weigh alike.
[[nodiscard]] std::vector<int> common_groups_child(const LargeModel& model, const std::vector<int>& mother,
                                                   const std::vector<int>& father, Chance& chance);

/// Units that would have to change groups to make one of the other, at least (groups matched greedily by what they
/// share).
[[nodiscard]] int distance_between(const LargeModel& model, const std::vector<int>& one, const std::vector<int>& other);

}  // namespace samling::grouping
