// src/grouping/large_groups/chains.hpp: three units of three groups change places in a circle.
//
//   r(u, v) = what the group of v gains when u takes the place of v
//
// A circle u -> v -> w -> u gains r(u, v) + r(v, w) + r(w, u). A circle that gains can be begun so that every part of
// it from the beginning gains (Lin and Kernighan 1973, doi:10.1287/opre.21.2.498), so whole branches are left out.
#pragma once

#include <cstdint>
#include <functional>

#include "grouping/large_groups/board.hpp"

namespace samling::grouping {

/// Applies improving circles of three, the first found for each unit, until none is left. Returns their number.
std::int64_t improve_by_chains(Board& board, const std::function<bool()>& interrupted);

}  // namespace samling::grouping
