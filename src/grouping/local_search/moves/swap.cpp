#include "grouping/local_search/moves/swap.hpp"

namespace samling::grouping {

double gain(const SearchState& state, const Swap& move) {
  const int first = state.slot_of(move.a);
  const int second = state.slot_of(move.b);
  const double change = state.value_after(first, move.a, move.b) - state.value(first);
  if (second == SearchState::nowhere) return change + state.instance().price(move.b) - state.instance().price(move.a);
  return change + state.value_after(second, move.b, move.a) - state.value(second);
}

bool keeps_rules(const SearchState& state, const Swap& move) {
  const int second = state.slot_of(move.b);
  const int more = state.instance().weight(move.a) - state.instance().weight(move.b);
  if (second == SearchState::nowhere && !state.may_leave_out(more)) return false;
  return state.keeps_rules_after(state.slot_of(move.a), move.a, move.b) &&
         (second == SearchState::nowhere || state.keeps_rules_after(second, move.b, move.a));
}

void apply(SearchState& state, const Swap& move) {
  const int first = state.slot_of(move.a);
  const int second = state.slot_of(move.b);
  state.remove(move.a);
  if (second != SearchState::nowhere) {
    state.remove(move.b);
    state.place(move.a, second);
  }
  state.place(move.b, first);
}

}  // namespace samling::grouping
