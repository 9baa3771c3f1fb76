// src/grouping/precheck_rules.hpp: what counting alone tells of kinds, mentors, people and those left out.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// Rules that bind and that counting shows cannot be kept ("5 groups need 5 mentors, 3 there"), or only by leaving some
/// out (warnings). The pinned groups and the excluded are not counted.
[[nodiscard]] std::vector<Issue> counted_rules(const GroupingProblem& problem);

}  // namespace samling::grouping
