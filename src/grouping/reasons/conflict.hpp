// src/grouping/reasons/conflict.hpp: the smallest set of demands that cannot hold together, and what would help.
#pragma once

#include <optional>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Over the named demands (smallest_set.hpp): dropping any one makes the others possible, and no fewer demands fail
/// together, unless there are so many that the search for fewer was cut off. Nothing when the demands can be met, or
/// when that could not be settled exactly.
[[nodiscard]] std::optional<Conflict> smallest_conflict(const GroupingProblem& problem);

}  // namespace samling::grouping
