// plan/sentences.hpp: the reasons. Every number in a sentence stands in the plan too, or is a sum or mean of such numbers.
#pragma once

#include <string>
#include <vector>

#include "plan/arrange.hpp"
#include "plan/regroup.hpp"
#include "samling/plan/plan.hpp"

namespace samling::plan {

[[nodiscard]] std::string why_group(const model::Region& region, const grouping::GroupingProblem& problem,
                                    const PlannedGroup& group, const grouping::Members& members);
[[nodiscard]] std::string why_venue(const model::Region& region, const Arrangement& arrangement);
[[nodiscard]] std::vector<std::string> group_warnings(const model::Region& region, const PlannedGroup& group,
                                                      const Arrangement& arrangement);
[[nodiscard]] std::vector<std::string> rejection_reasons(const Arrangement& arrangement);
/// Days that were tried and work: "A, B and C becomes valid if the day is 10:15-14:45 with 65-minute slots".
[[nodiscard]] std::vector<std::string> rejection_repairs(const std::string& names, const Arrangement& arrangement);
/// Fills group, rule and why of one municipality.
void tell_outcome(PlannedMunicipality& planned, const model::Region& region, MunicipalityId id, const Arranged& arranged,
                  const std::vector<PlannedGroup>& groups);

}  // namespace samling::plan
