// src/grouping/local_search/descent.hpp: improving moves until none is left.
//
// Strategy: pairs of groups are looked at in order; in each the best of all shifts and swaps is applied until none
// raises the score. A pair is looked at again only when one of the two has changed since (stamps), so that a small
// perturbation is repaired in time proportional to what it touched.
#pragma once

#include <cstdint>
#include <vector>

#include "samling/core/limits.hpp"
#include "grouping/local_search/search_state.hpp"

namespace samling::grouping {

class Descent {
 public:
  explicit Descent(const SearchState& state);

  /// Until no shift, swap, insertion or ejection improves, or the stopper interrupts. Returns the moves applied.
  std::int64_t run(SearchState& state, const Stopper& stopper);

 private:
  [[nodiscard]] std::int64_t& checked(int g, int h);
  std::int64_t improve_pairs(SearchState& state, const Stopper& stopper);
  std::int64_t improve_with_unplaced(SearchState& state);

  int slots_;
  std::vector<std::int64_t> checked_;           ///< Clock at which a pair of slots had no improving move.
  std::vector<std::int64_t> checked_unplaced_;  ///< The same for a slot and the unplaced.
};

}  // namespace samling::grouping
