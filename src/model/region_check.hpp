// model/region_check.hpp: what can be wrong with the rows of a region.
#pragma once

#include <optional>
#include <vector>

#include "samling/core/issue.hpp"
#include "samling/geo/travel_matrix.hpp"
#include "samling/model/municipality.hpp"
#include "samling/themes/catalogue.hpp"

namespace samling::model {

/// Every issue, row by row; see Region's constructor. `by_code` are the rows in the order of their codes.
[[nodiscard]] std::vector<Issue> check_region(const std::vector<Municipality>& municipalities,
                                              const std::vector<MunicipalityId>& by_code,
                                              const themes::ThemeCatalogue& catalogue, const geo::TravelMatrix& travel,
                                              std::optional<Date> as_of);

}  // namespace samling::model
