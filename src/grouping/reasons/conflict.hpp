// src/grouping/reasons/conflict.hpp: the smallest set of demands that cannot hold together, and what would help.
#pragma once

#include <optional>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Deletion filter over the named demands: each is dropped for good when the rest still cannot hold, so that in the end
/// dropping any one makes the others possible. Nothing when the demands can be met, or when that could not be settled
/// exactly.
[[nodiscard]] std::optional<Conflict> smallest_conflict(const GroupingProblem& problem);

}  // namespace samling::grouping
