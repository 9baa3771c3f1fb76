// src/grouping/local_search/moves/eject.hpp: a unit leaves its group for no group at all, which pays only where the price is low.
#pragma once

#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

struct Eject {
  int unit;  ///< Placed.
};

[[nodiscard]] double gain(const SearchState& state, const Eject& move);       ///< Score after - before, price included.
[[nodiscard]] bool keeps_rules(const SearchState& state, const Eject& move);  ///< Of the group that is left.
void apply(SearchState& state, const Eject& move);

}  // namespace samling::grouping
