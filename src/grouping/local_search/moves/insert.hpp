// src/grouping/local_search/moves/insert.hpp: an unplaced unit joins a group.
#pragma once

#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

struct Insert {
  int unit;  ///< Unplaced.
  int to;    ///< Slot.
};

[[nodiscard]] double gain(const SearchState& state, const Insert& move);  ///< Score after - before, price included.
[[nodiscard]] bool keeps_rules(const SearchState& state, const Insert& move);  ///< Of the group after.
void apply(SearchState& state, const Insert& move);

}  // namespace samling::grouping
