// src/grouping/large_groups/tabu.hpp: the best swap at each step, better or worse, but no way back for a while.
//
// Tabu search, Glover (1989), doi:10.1287/ijoc.1.3.190, as polish after annealing: what it left one or two barriers
// away is found here. A unit may not return to a group it has just left, unless the score would be the best seen.
#pragma once

#include <cstdint>
#include <functional>

#include "grouping/large_groups/board.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {

/// At most `patience` steps without a new best; the board ends at the best seen. Returns the steps made.
std::int64_t tabu_search(Board& board, Chance& chance, int patience, const std::function<bool()>& interrupted);

}  // namespace samling::grouping
