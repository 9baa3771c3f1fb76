// plan/describe.hpp: results in the plan's own words: codes, figures and sentences.
#pragma once

#include <string>
#include <vector>

#include "plan/arrange.hpp"
#include "plan/evidence.hpp"
#include "plan/regroup.hpp"
#include "samling/plan/plan.hpp"

namespace samling::plan {

[[nodiscard]] std::string group_key(std::size_t row);  ///< "G1" for row 0.
[[nodiscard]] std::vector<std::string> codes_of(const model::Region& region, const grouping::Members& members);
[[nodiscard]] std::vector<std::string> names_of(const model::Region& region, const grouping::Members& members);

/// One group with its pairs, venue, day, reasons and warnings; without date and alternatives.
[[nodiscard]] PlannedGroup describe_group(const Programme& programme, const grouping::GroupingProblem& problem,
                                          const std::string& key, const grouping::Members& members,
                                          std::vector<PlannedPair> pairs, const Arrangement& arrangement);
[[nodiscard]] RejectedGroup describe_rejection(const Programme& programme, const grouping::GroupingProblem& problem,
                                               const Rejection& rejection);
/// Every municipality of the region, ascending by code; `groups` are those of the plan.
[[nodiscard]] std::vector<PlannedMunicipality> describe_municipalities(const Programme& programme,
                                                                       const Arranged& arranged,
                                                                       const std::vector<PlannedGroup>& groups);
[[nodiscard]] PlanSettings describe_settings(const Programme& programme, const grouping::GroupingProblem& problem);

/// "why not that one": at most three near groups for each group of the answer. With one group asked for they are the
/// runners-up; else each is a swap with a municipality outside it. The pairs that the numbers rest on are asked of `evidence`.
[[nodiscard]] std::vector<Alternative> alternatives(const Programme& programme, const grouping::GroupingProblem& problem,
                                                    const grouping::Grouping& grouping, std::size_t group,
                                                    Evidence& evidence);

}  // namespace samling::plan
