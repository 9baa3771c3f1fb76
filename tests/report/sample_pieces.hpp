// report/sample_pieces.hpp: what the hand-built plans are put together from.
#pragma once

#include <string>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::testing {

/// Fills in affinities, scores, venue sums and the groups of the municipalities, and sorts the latter by code.
void complete(plan::Plan& plan);
/// Opening 10, equal slots, breaks of 10, lunch of 30 in the middle, evaluation 15: A8 for three presenters and 75.
[[nodiscard]] std::vector<plan::PlannedActivity> day(const std::vector<std::string>& presenters,
                                                     const std::string& start, int slot);
[[nodiscard]] plan::PlannedMunicipality seat(const std::string& code, const std::string& name,
                                             const std::string& county, double lat, double lon,
                                             std::vector<std::string> themes, std::vector<std::string> approaches,
                                             const std::string& why);
/// The municipality without a group, for that rule.
[[nodiscard]] plan::PlannedMunicipality lonely(plan::PlannedMunicipality municipality, const std::string& rule);

}  // namespace samling::testing
