// src/grouping/local_search/moves/swap.hpp: two units of different groups change places; the second may be unplaced.
#pragma once

#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

struct Swap {
  int a;  ///< Placed.
  int b;  ///< Placed elsewhere, or unplaced.
};

[[nodiscard]] double gain(const SearchState& state, const Swap& move);       ///< Score after - before.
[[nodiscard]] bool keeps_rules(const SearchState& state, const Swap& move);  ///< Groups before may be assumed to.
void apply(SearchState& state, const Swap& move);

}  // namespace samling::grouping
