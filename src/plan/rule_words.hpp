// plan/rule_words.hpp: the rules as they were asked for, and what a plan breaks of them, in words.
#pragma once

#include <string>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::plan {

/// Every rule that the request uses, with its grade.
[[nodiscard]] std::vector<PlannedRule> rules_as_asked(const Programme& programme);
/// "travel_limit: Horten, Asker: 140 min apart; the limit is 90".
[[nodiscard]] std::string breach_text(const Issue& issue);
/// What the weighed rules take off the score of a group.
[[nodiscard]] double penalty_of(const grouping::GroupingProblem& problem, const grouping::Members& members);
/// What those without a group bear of weighed must_together pairs.
[[nodiscard]] double unplaced_penalty_of(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping);

}  // namespace samling::plan
