#include "grouping/local_search/moves/insert.hpp"

namespace samling::grouping {

double gain(const SearchState& state, const Insert& move) {
  return state.value_after(move.to, SearchState::nobody, move.unit) - state.value(move.to) +
         state.instance().price(move.unit);
}

bool keeps_rules(const SearchState& state, const Insert& move) {
  return state.keeps_rules_after(move.to, SearchState::nobody, move.unit);
}

void apply(SearchState& state, const Insert& move) {
  state.place(move.unit, move.to);
}

}  // namespace samling::grouping
