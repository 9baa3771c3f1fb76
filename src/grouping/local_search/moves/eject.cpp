#include "grouping/local_search/moves/eject.hpp"

namespace samling::grouping {

double gain(const SearchState& state, const Eject& move) {
  const int from = state.slot_of(move.unit);
  return state.value_after(from, move.unit, SearchState::nobody) - state.value(from) -
         state.instance().price(move.unit);
}

bool keeps_rules(const SearchState& state, const Eject& move) {
  return state.may_leave_out(state.instance().weight(move.unit)) &&
         state.keeps_rules_after(state.slot_of(move.unit), move.unit, SearchState::nobody);
}

void apply(SearchState& state, const Eject& move) {
  state.remove(move.unit);
}

}  // namespace samling::grouping
