// src/grouping/local_search/construct.hpp: a first partition, greedily.
#pragma once

#include "samling/core/chance.hpp"
#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

/// Fills a state in which everyone is unplaced; every group keeps the rules afterwards.
///
/// Free number of groups: the unit with the fewest free companions first, with those who give it most; then whoever is
/// left joins the group that gains most. Given number: seeds far from each other, filled in turn up to the least size;
/// then the rest joins. When that does not give enough groups, other seeds are drawn, some dozens of times; the fullest
/// attempt stays.
void construct(SearchState& state, Chance& chance);

/// Places the unplaced one by one where it raises the score most, until none does.
void insert_unplaced(SearchState& state);

/// Makes new groups of `units` (all unplaced) in empty slots, from a random unit each.
void regroup(SearchState& state, std::vector<int> units, Chance& chance);

}  // namespace samling::grouping
