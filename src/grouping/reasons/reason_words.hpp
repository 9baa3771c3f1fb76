// src/grouping/reasons/reason_words.hpp: sentences of reasons. Each counts what it says; the caller has shown that it
// is the reason.
#pragma once

#include <string>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// No group keeps the travel limit, whatever the other rules: "no group within 90 min; nearest 140". `free` are those
/// who could be in a group.
[[nodiscard]] std::string travel_sentence(const GroupingProblem& problem, const Members& free, MunicipalityId id);
/// The common theme alone stands in the way: "no group of one theme within 90 min: 8 within reach (nearest 37), 1 of
/// them shares a theme; a group needs 2 others".
[[nodiscard]] std::string theme_sentence(const GroupingProblem& problem, const Members& free, MunicipalityId id);
/// must_together stands in the way of a group that it would have: "must be with B: 130 min > limit 120".
[[nodiscard]] std::string chain_sentence(const GroupingProblem& problem, const Members& witness, MunicipalityId id);
/// "with B, C, but for: A, B, C: 12 people; 13-20 are allowed": what the judge says of a group with it.
[[nodiscard]] std::string but_for(const GroupingProblem& problem, const Members& witness, MunicipalityId id);
/// "with B, C".
[[nodiscard]] std::string with_others(const GroupingProblem& problem, const Members& group, MunicipalityId id);

}  // namespace samling::grouping
