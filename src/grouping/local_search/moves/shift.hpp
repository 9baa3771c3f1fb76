// src/grouping/local_search/moves/shift.hpp: one unit leaves its group for another.
#pragma once

#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

struct Shift {
  int unit;
  int to;  ///< Slot.
};

[[nodiscard]] double gain(const SearchState& state, const Shift& move);       ///< Score after - before.
[[nodiscard]] bool keeps_rules(const SearchState& state, const Shift& move);  ///< Groups before may be assumed to.
void apply(SearchState& state, const Shift& move);

}  // namespace samling::grouping
