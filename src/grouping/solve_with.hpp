// src/grouping/solve_with.hpp: the whole problem by one engine: taken apart, solved, put together, explained.
#pragma once

#include "grouping/part_solver.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// What solve() does after it has chosen a method. Precondition: the limits are valid.
[[nodiscard]] GroupingResult solve_with(Engine engine, const GroupingProblem& problem, const Limits& limits);

}  // namespace samling::grouping
