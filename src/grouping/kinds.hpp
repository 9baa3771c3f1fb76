// src/grouping/kinds.hpp: how many of one kind sit together, and how many of those needed.
#pragma once

#include "grouping/binding.hpp"

namespace samling::grouping {

/// Members above `most`, summed over the kinds.
[[nodiscard]] int too_many(const AtMost& rule, const Members& members);
/// Members who are one, up to all.
[[nodiscard]] int count_of(const AtLeast& rule, const Members& members);
/// Every at_most rule that binds is kept.
[[nodiscard]] bool keeps_kinds(const Rules& rules, const Members& members);

}  // namespace samling::grouping
