#include "grouping/local_search/descent.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <variant>

#include "grouping/local_search/moves/eject.hpp"
#include "grouping/local_search/moves/insert.hpp"
#include "grouping/local_search/moves/shift.hpp"
#include "grouping/local_search/moves/swap.hpp"

namespace samling::grouping {
namespace {

using Move = std::variant<std::monostate, Shift, Swap, Insert, Eject>;

struct Best {
  double gain;
  Move move;
};

template <class Kind>
void consider(const SearchState& state, const Kind& move, Best& best) {
  const double change = gain(state, move);
  if (change > best.gain && keeps_rules(state, move)) best = Best{change, move};
}

// Debug builds hold the gain of every applied move to the score from scratch.
bool apply_best(SearchState& state, const Best& best) {
  if (std::holds_alternative<std::monostate>(best.move)) return false;
#ifndef NDEBUG
  const double before = state.partition().score;
#endif
  std::visit(
      [&](const auto& move) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(move)>, std::monostate>) apply(state, move);
      },
      best.move);
  assert(std::abs(state.partition().score - before - best.gain) <= 1e3 * state.instance().significant());
  assert(std::abs(state.partition().score - state.score()) <= 1e3 * state.instance().significant());
  return true;
}

Best best_between(const SearchState& state, int g, int h) {
  Best best{state.instance().significant(), {}};
  for (const int a : state.members(g)) {
    consider(state, Shift{a, h}, best);
    for (const int b : state.members(h)) consider(state, Swap{a, b}, best);
  }
  for (const int b : state.members(h)) consider(state, Shift{b, g}, best);
  return best;
}

Best best_with_unplaced(const SearchState& state, int g) {
  Best best{state.instance().significant(), {}};
  for (const int u : state.unplaced()) {
    consider(state, Insert{u, g}, best);
    for (const int a : state.members(g)) consider(state, Swap{a, u}, best);
  }
  for (const int a : state.members(g)) consider(state, Eject{a}, best);
  return best;
}

}  // namespace

Descent::Descent(const SearchState& state)
    : slots_(state.slots()),
      checked_(static_cast<std::size_t>(slots_) * static_cast<std::size_t>(slots_), -1),
      checked_unplaced_(static_cast<std::size_t>(slots_), -1) {}

std::int64_t& Descent::checked(int g, int h) {
  return checked_[static_cast<std::size_t>(g) * static_cast<std::size_t>(slots_) + static_cast<std::size_t>(h)];
}

std::int64_t Descent::improve_pairs(SearchState& state, const Stopper& stopper) {
  std::int64_t moves = 0;
  for (int g = 0; g < slots_ && !stopper.interrupted(); ++g) {
    for (int h = g + 1; h < slots_; ++h) {
      if (std::max(state.stamp(g), state.stamp(h)) <= checked(g, h)) continue;
      while (apply_best(state, best_between(state, g, h))) ++moves;
      checked(g, h) = state.clock();
    }
  }
  return moves;
}

std::int64_t Descent::improve_with_unplaced(SearchState& state) {
  std::int64_t moves = 0;
  for (int g = 0; g < slots_; ++g) {
    const auto slot = static_cast<std::size_t>(g);
    if (std::max(state.stamp(g), state.unplaced_stamp()) <= checked_unplaced_[slot]) continue;
    while (apply_best(state, best_with_unplaced(state, g))) ++moves;
    checked_unplaced_[slot] = state.clock();
  }
  return moves;
}

std::int64_t Descent::run(SearchState& state, const Stopper& stopper) {
  std::int64_t moves = 0;
  for (bool again = true; again && !stopper.interrupted();) {
    const std::int64_t before = moves;
    moves += improve_pairs(state, stopper);
    moves += improve_with_unplaced(state);
    again = moves > before;
  }
  return moves;
}

}  // namespace samling::grouping
