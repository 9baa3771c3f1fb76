// samling/plan/free_dates.hpp: dates on which one gathering could be held.
#pragma once

#include <cstddef>
#include <vector>

#include "samling/plan/programme.hpp"

namespace samling::plan {

/// Of the dates that the request allows (request.dates), preferred weekdays first, those on which no member is away; at
/// most `count`. Throws InvalidInput when the request asks for no dates, or a member is no row of the region.
[[nodiscard]] std::vector<Date> free_dates(const Programme& programme, const grouping::Members& members,
                                           std::size_t count);

}  // namespace samling::plan
