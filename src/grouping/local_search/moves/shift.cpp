#include "grouping/local_search/moves/shift.hpp"

namespace samling::grouping {

double gain(const SearchState& state, const Shift& move) {
  const int from = state.slot_of(move.unit);
  return state.value_after(from, move.unit, SearchState::nobody) - state.value(from) +
         state.value_after(move.to, SearchState::nobody, move.unit) - state.value(move.to);
}

bool keeps_rules(const SearchState& state, const Shift& move) {
  return state.keeps_rules_after(move.to, SearchState::nobody, move.unit) &&
         state.keeps_rules_after(state.slot_of(move.unit), move.unit, SearchState::nobody);
}

void apply(SearchState& state, const Shift& move) {
  state.remove(move.unit);
  state.place(move.unit, move.to);
}

}  // namespace samling::grouping
