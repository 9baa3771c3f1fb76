#include "grouping/local_search/construct.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <tuple>

#include "grouping/local_search/moves/insert.hpp"

namespace samling::grouping {
namespace {

constexpr int attempts = 40;

// May `unit` join the members of a slot that is still too small to be a group?
bool may_begin(const SearchState& state, int slot, int unit) {
  const Instance& instance = state.instance();
  if (state.weight(slot) + instance.weight(unit) > instance.sizes().max || state.conflicts(unit, slot) > 0)
    return false;
  if (!instance.has_group_rules() && instance.people_max() >= 1'000'000'000) return true;
  std::vector<int> units = state.members(slot);
  long people = instance.people(unit);
  for (const int u : units) people += instance.people(u);
  units.push_back(unit);
  return people <= instance.people_max() && instance.may_grow(units);
}

// The unplaced unit that raises the slot's value per member most; ties go to the lowest.
std::optional<int> best_joiner(const SearchState& state, int slot) {
  std::optional<int> best;
  double most = -std::numeric_limits<double>::infinity();
  for (const int u : state.unplaced()) {
    const double gain = state.attraction(u, slot) / state.instance().weight(u);
    if (gain > most && may_begin(state, slot, u)) {
      most = gain;
      best = u;
    }
  }
  return best;
}

bool is_group(const SearchState& state, int slot) {
  return state.keeps_rules_after(slot, SearchState::nobody, SearchState::nobody);
}

void empty(SearchState& state, int slot) {
  for (const int u : std::vector<int>(state.members(slot))) state.remove(u);
}

// Grows the slot until it keeps every rule; empties it again when it cannot.
bool complete(SearchState& state, int slot) {
  while (!is_group(state, slot)) {
    const auto joiner = best_joiner(state, slot);
    if (!joiner) {
      empty(state, slot);
      return false;
    }
    state.place(*joiner, slot);
  }
  return true;
}

// With pair sums larger groups score more: go on while that is so.
void grow_while_it_pays(SearchState& state, int slot) {
  while (const auto joiner = best_joiner(state, slot)) {
    const Insert move{*joiner, slot};
    const double per_pair = gain(state, move) - state.instance().price(*joiner);
    if (per_pair <= 0.0 || !keeps_rules(state, move)) return;
    apply(state, move);
  }
}

int compatible_unplaced(const SearchState& state, int unit) {
  const auto& unplaced = state.unplaced();
  return static_cast<int>(std::count_if(unplaced.begin(), unplaced.end(), [&](int v) {
    return v != unit && state.instance().together(unit, v) != Together::no;
  }));
}

std::optional<int> empty_slot(const SearchState& state) {
  for (int g = 0; g < state.slots(); ++g) {
    if (state.members(g).empty()) return g;
  }
  return std::nullopt;
}

void construct_free(SearchState& state) {
  const auto n = static_cast<std::size_t>(state.instance().size());
  std::vector<bool> tried(n, false);
  std::vector<int> companions(n);
  for (const int u : state.unplaced()) companions[static_cast<std::size_t>(u)] = compatible_unplaced(state, u);
  for (std::size_t step = 0; step < n; ++step) {
    std::optional<int> seed;
    for (const int u : state.unplaced()) {
      const auto key = [&](int v) {
        return companions[static_cast<std::size_t>(v)] - static_cast<int>(n) * (state.instance().weight(v) - 1);
      };
      if (!tried[static_cast<std::size_t>(u)] && (!seed || key(u) < key(*seed))) seed = u;
    }
    const auto slot = empty_slot(state);
    if (!seed || !slot) return;
    tried[static_cast<std::size_t>(*seed)] = true;
    state.place(*seed, *slot);
    if (!complete(state, *slot)) continue;
    if (state.instance().problem().objective() == Objective::pair_sum) grow_while_it_pays(state, *slot);
    for (const int member : state.members(*slot)) {
      for (const int u : state.unplaced()) {
        if (state.instance().together(member, u) != Together::no) --companions[static_cast<std::size_t>(u)];
      }
    }
  }
}

// Heavier units first, then far from the seeds there are; the first one is drawn after the first attempt.
void place_seeds(SearchState& state, int attempt, Chance& chance) {
  const Instance& instance = state.instance();
  std::vector<double> nearest(static_cast<std::size_t>(instance.size()), -std::numeric_limits<double>::infinity());
  for (int slot = 0; slot < state.slots(); ++slot) {
    const auto& unplaced = state.unplaced();
    if (unplaced.empty()) return;
    int seed = unplaced.front();
    for (const int u : unplaced) {
      const auto rank = [&](int v) { return std::pair(-instance.weight(v), nearest[static_cast<std::size_t>(v)]); };
      if (rank(u) < rank(seed)) seed = u;
    }
    const bool draw = attempt > 0 && instance.weight(seed) == 1 && (slot == 0 || chance.below(4) == 0);
    if (draw) seed = unplaced[chance.below(unplaced.size())];
    state.place(seed, slot);
    for (const int u : state.unplaced()) {
      auto& near = nearest[static_cast<std::size_t>(u)];
      near = std::max(near, instance.affinity()(u, seed));
    }
  }
}

// Groups grow in turn, so that early ones do not take what late ones need.
void fill_in_turn(SearchState& state) {
  for (bool grew = true; grew;) {
    grew = false;
    for (int slot = 0; slot < state.slots(); ++slot) {
      if (state.members(slot).empty() || is_group(state, slot)) continue;
      if (const auto joiner = best_joiner(state, slot)) {
        state.place(*joiner, slot);
        grew = true;
      }
    }
  }
  for (int slot = 0; slot < state.slots(); ++slot) {
    if (!state.members(slot).empty() && !is_group(state, slot)) empty(state, slot);
  }
  for (int slot = 0; slot < state.slots(); ++slot) {
    for (const int seed : std::vector<int>(state.unplaced())) {
      if (!state.members(slot).empty()) break;
      state.place(seed, slot);
      complete(state, slot);
    }
  }
}

void construct_given(SearchState& state, Chance& chance) {
  std::vector<int> best;
  std::tuple<int, int, double> best_rank{-1, 0, 0.0};
  const std::vector<int> nobody_placed = state.assignment();
  for (int attempt = 0; attempt < attempts; ++attempt) {
    state.become(nobody_placed);
    place_seeds(state, attempt, chance);
    fill_in_turn(state);
    insert_unplaced(state);
    const std::tuple rank{state.groups(), -state.overdraft(), state.score()};
    if (best.empty() || rank > best_rank) {
      best_rank = rank;
      best = state.assignment();
    }
    if (state.groups() == state.slots()) break;
  }
  state.become(best);
}

}  // namespace

void insert_unplaced(SearchState& state) {
  for (const int u : std::vector<int>(state.unplaced())) {
    std::optional<Insert> best;
    const bool must = state.overdraft() > 0;  // fewer have to be left out, whatever it costs
    double most = must ? -std::numeric_limits<double>::infinity() : state.instance().significant();
    for (int slot = 0; slot < state.slots(); ++slot) {
      const Insert move{u, slot};
      if (state.members(slot).empty() && state.instance().groups()) continue;
      if (const double change = gain(state, move); change > most && keeps_rules(state, move)) {
        most = change;
        best = move;
      }
    }
    if (best) apply(state, *best);
  }
}

void regroup(SearchState& state, std::vector<int> units, Chance& chance) {
  chance.shuffle(units);
  for (const int seed : units) {
    const auto slot = empty_slot(state);
    if (!slot) break;
    if (state.slot_of(seed) != SearchState::nowhere) continue;
    state.place(seed, *slot);
    if (complete(state, *slot) && state.instance().problem().objective() == Objective::pair_sum)
      grow_while_it_pays(state, *slot);
  }
  insert_unplaced(state);
}

void construct(SearchState& state, Chance& chance) {
  if (state.instance().groups()) {
    construct_given(state, chance);
  } else {
    construct_free(state);
    insert_unplaced(state);
  }
}

}  // namespace samling::grouping
