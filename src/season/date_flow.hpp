// season/date_flow.hpp: gatherings to dates as a minimum-cost flow.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "samling/season/dates.hpp"

namespace samling::season {

/// For each gathering the row of its date, or nothing: as many as possible, then the least sum of ranks, then better
/// dates for those listed first. `allowed[g]` are the rows of the dates that gathering g can have, ascending.
[[nodiscard]] std::vector<std::optional<std::size_t>> assign_dates(
    const DatesProblem& problem, const std::vector<std::vector<std::size_t>>& allowed);

}  // namespace samling::season
