#include "grouping/local_search/anneal.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "grouping/local_search/moves/insert.hpp"
#include "grouping/local_search/moves/shift.hpp"
#include "grouping/local_search/moves/swap.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t most_near = 24;  // companions a unit is taken to
constexpr int trials_per_unit = 150;   // of one sweep,
constexpr int least_trials = 50'000;   // and at least so many, which small parts need and can afford
constexpr double hottest = 0.5;        // in typical losses
constexpr double coldest = 0.01;
constexpr int losses_measured = 200;

std::vector<std::vector<int>> nearest(const Instance& instance) {
  std::vector<std::vector<int>> near(static_cast<std::size_t>(instance.size()));
  for (int u = 0; u < instance.size(); ++u) {
    auto& list = near[static_cast<std::size_t>(u)];
    for (int v = 0; v < instance.size(); ++v) {
      if (v != u && instance.together(u, v) != Together::no) list.push_back(v);
    }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(most_near, list.size()));
    std::partial_sort(list.begin(), list.begin() + kept, list.end(), [&](int v, int w) {
      const double to_v = instance.affinity()(v, u);
      const double to_w = instance.affinity()(w, u);
      return to_v != to_w ? to_v > to_w : v < w;
    });
    list.resize(static_cast<std::size_t>(kept));
  }
  return near;
}

bool accepts(double change, double temperature, Chance& chance) {
  return change >= 0.0 || (temperature > 0.0 && chance.unit() < std::exp(change / temperature));
}

template <class Move>
bool try_move(SearchState& state, const Move& move, double temperature, Chance& chance) {
  if (!accepts(gain(state, move), temperature, chance) || !keeps_rules(state, move)) return false;
  apply(state, move);
  return true;
}

int drawn_member(const SearchState& state, Chance& chance, int slot) {
  const auto& members = state.members(slot);
  return members[chance.below(members.size())];
}

}  // namespace

Annealing::Annealing(SearchState& state, Chance& chance) : near_(nearest(state.instance())) {
  if (state.instance().size() == 0) return;
  double sum = 0.0;
  int count = 0;
  for (int k = 0; k < losses_measured; ++k) {
    const int unit = static_cast<int>(chance.below(near_.size()));
    const int slot = drawn_slot(state, chance, unit);
    if (slot == SearchState::nowhere || state.slot_of(unit) == SearchState::nowhere) continue;
    const double change = gain(state, Swap{drawn_member(state, chance, slot), unit});
    if (change >= 0.0) continue;
    sum -= change;
    ++count;
  }
  typical_loss_ = count > 0 ? sum / count : 0.0;
}

int Annealing::drawn_slot(const SearchState& state, Chance& chance, int unit) const {
  const auto& near = near_[static_cast<std::size_t>(unit)];
  if (near.empty()) return SearchState::nowhere;
  const int slot = state.slot_of(near[chance.below(near.size())]);
  return slot == state.slot_of(unit) ? SearchState::nowhere : slot;
}

std::int64_t Annealing::sweep(SearchState& state, Chance& chance, double cooled, const Stopper& stopper) const {
  const double temperature = typical_loss_ * hottest * std::pow(coldest / hottest, cooled);
  const SizeRange sizes = state.instance().sizes();
  std::int64_t moves = 0;
  const int trials = std::max(least_trials, trials_per_unit * state.instance().size());
  for (int k = 0; k < trials; ++k) {
    if (k % 1024 == 0 && stopper.interrupted()) break;
    const int unit = static_cast<int>(chance.below(near_.size()));
    const int slot = drawn_slot(state, chance, unit);
    if (slot == SearchState::nowhere) continue;
    const bool room = state.weight(slot) + state.instance().weight(unit) <= sizes.max;
    bool moved = false;
    if (state.slot_of(unit) == SearchState::nowhere) {
      moved = room && try_move(state, Insert{unit, slot}, temperature, chance);
    } else if (room && chance.below(2) == 0) {
      moved = try_move(state, Shift{unit, slot}, temperature, chance);
    }
    if (!moved) moved = try_move(state, Swap{drawn_member(state, chance, slot), unit}, temperature, chance);
    if (moved) ++moves;
  }
  return moves;
}

}  // namespace samling::grouping
