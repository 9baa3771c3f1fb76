// src/grouping/part_solver.hpp: which engine solves one independent part of a problem.
//
//   shape of the part           engine
//   up to 20 units              dynamic programming over sets (exact/)
//   groups of up to 6 units     column generation, cuts and branching (set_partitioning/)
//   large groups, number given  population search on whole rows of the gain table (large_groups/)
//   large groups, number free   the same for several numbers of groups (large_groups/free_count.hpp)
//   any other                   local search (local_search/), then, up to 64 units, dynamic programming
//   (a sparse problem of more than 1,000 municipalities goes to the engine of sparse/ as a whole: solve.cpp)
#pragma once

#include <optional>

#include "grouping/part.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// `automatic` chooses as above; the others are asked for by name and give way to local search where they do not suit.
enum class Engine { automatic, local_search, exact, population };

/// Nobody is placed; the price of everyone is the score.
[[nodiscard]] Partition nobody_placed(const Instance& instance);

/// Has the partition as many groups as were asked for?
[[nodiscard]] bool has_all_groups(const Instance& instance, const Partition& partition);

/// Are no more left out than may be?
[[nodiscard]] bool keeps_most_unplaced(const Instance& instance, const Partition& partition);

/// Municipalities of some units, ascending.
[[nodiscard]] Members members_of(const Instance& instance, const std::vector<int>& units);

/// Begins from `start` when given. The bound is valid whatever the limits.
[[nodiscard]] PartAnswer solve_part(const Instance& instance, Engine engine, const Limits& limits, Chance chance,
                                    std::optional<Partition> start);

}  // namespace samling::grouping
