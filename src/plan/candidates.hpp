// src/plan/candidates.hpp: whole countries: who is a candidate of whom, in place of tables of all pairs.
//
// Above 1,000 municipalities each names some (request.candidates, or 16) of its nearest, and no group holds two of whom
// neither names the other. The travel limit is a limit on the candidates then. Up to 3,000 the tables are kept all the
// same where something is asked that needs them.
#pragma once

#include <optional>
#include <vector>

#include "samling/plan/programme.hpp"

namespace samling::plan {

/// Candidates that each one names; nothing: every pair counts. Throws InvalidInput, each demand named, when something
/// is asked that candidates cannot tell and tables of all pairs cannot be kept.
[[nodiscard]] std::optional<int> companions_named(const Programme& programme);

/// The affinity over candidates: of those who are not excluded and share a theme where that binds. `rules` are those of
/// the programme; members of `groups` are candidates of each other, as are those that must be together.
[[nodiscard]] model::Affinity candidate_affinity(const Programme& programme, const grouping::Rules& rules,
                                                 int companions, const std::vector<grouping::Members>& groups,
                                                 int threads);

}  // namespace samling::plan
