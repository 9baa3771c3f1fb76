// src/grouping/reasons/feasibility.hpp: can the demands hold together at all?
//
// The demands are that the pinned groups stand, that everyone who must be together is placed together, and the number
// of groups. Exact by backtracking over admissible groups, first the demanded units, then the missing groups; within a
// budget.
#pragma once

#include <optional>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct Feasibility {
  enum class Answer { yes, no, unknown } answer = Answer::unknown;
  std::vector<Members> groups;  ///< yes: disjoint groups, without the pinned, that meet the demands.
};
/// `budget`: groups looked at before the answer is unknown.
[[nodiscard]] Feasibility demands_can_be_met(const GroupingProblem& problem, int budget = 200'000);

}  // namespace samling::grouping
