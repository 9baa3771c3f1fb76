// src/grouping/large_groups/start.hpp: a first assignment that keeps every limit.
#pragma once

#include <vector>

#include "grouping/large_groups/board.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {

/// Sizes of the groups that sum to the most that can be placed and, for pair sums of affinities that are positive on
/// the whole, to the most pairs within groups (dynamic programming over groups and sums; ties by chance): sizes settle
/// early in a search, and shifts alone cross badly from one good choice of sizes to another.
[[nodiscard]] std::vector<int> drawn_sizes(const LargeModel& model, Chance& chance);

/// Draws a start: units in a drawn order fill the drawn sizes; what breaks a limit is repaired by swaps and shifts that
/// lessen the sum of violations. False when some violation is left (the board then has everyone out).
[[nodiscard]] bool draw_start(Board& board, Chance& chance);

/// The same from what is on the board.
[[nodiscard]] bool repair_limits(Board& board, Chance& chance);

}  // namespace samling::grouping
