// src/grouping/local_search/anneal.hpp: single moves at a temperature: simulated annealing, Kirkpatrick, Gelatt and Vecchi (1983),
// doi:10.1126/science.220.4598.671.
//
// A trial takes a unit to the group of a unit it has much to give, either by swapping it with a member or, where sizes allow, by a shift or an
// insertion. A loss is accepted with the chance exp(-loss / temperature). With the gain table a trial costs O(1), an accepted one O(n).
#pragma once

#include <cstdint>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"
#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

class Annealing {
 public:
  /// Measures the losses of some random swaps, from which the temperatures follow.
  Annealing(SearchState& state, Chance& chance);

  /// One sweep at a point of the cooling from 0 (hot) to 1 (cold). Returns the moves applied.
  std::int64_t sweep(SearchState& state, Chance& chance, double cooled, const Stopper& stopper) const;

 private:
  [[nodiscard]] int drawn_slot(const SearchState& state, Chance& chance, int unit) const;

  std::vector<std::vector<int>> near_;  ///< For each unit those with most affinity that it may meet, best first.
  double typical_loss_ = 0.0;
};

}  // namespace samling::grouping
