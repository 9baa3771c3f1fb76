// src/grouping/instance/units.hpp: what the engine moves: municipalities that must stay together, as one unit.
//
// Every must_together chain that binds becomes one unit, everyone else a unit of one. The excluded and the pinned are
// taken out first.
#pragma once

#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct Units {
  std::vector<Members> free;         ///< To be grouped, ascending by first member.
  std::vector<Members> pinned;       ///< Pinned groups that keep every rule: they stand.
  std::vector<Members> broken_pins;  ///< Pinned groups that break a rule: their members are left out.
  std::vector<Members> impossible;   ///< Chains that no group can hold.
};
[[nodiscard]] Units units_of(const GroupingProblem& problem);

/// The chains of must_together as far as it binds, everyone in one; ascending by first member.
[[nodiscard]] std::vector<Members> chains_of(const GroupingProblem& problem);

/// Rules that a larger group can only break more: size and people at most, keep-apart, met, kinds, common theme,
/// travel, as far as they bind.
[[nodiscard]] bool may_grow_into_group(const GroupingProblem& problem, const Members& members);

}  // namespace samling::grouping
