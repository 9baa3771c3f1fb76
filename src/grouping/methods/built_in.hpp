// src/grouping/methods/built_in.hpp: the methods that come with the library, by name.
//
// The engines (local_search, population, exact) take problems apart and prove. The heuristics (greedy, matching,
// medoids, spectral) draft groups in one pass (drafts.hpp), the way the usual tools for such tasks do, mend them
// (admissible.hpp), and are here to be compared with.
#pragma once

#include <string_view>
#include <vector>

#include "samling/grouping/methods.hpp"

namespace samling::grouping {

/// All but auto, in the order that people see.
[[nodiscard]] std::vector<Method> built_in_methods();

/// What solve() does when GroupingOptions::method is not auto. Throws InvalidInput naming the built-in methods when
/// there is none of that name.
[[nodiscard]] GroupingResult solve_by(std::string_view name, const GroupingProblem& problem,
                                      const GroupingOptions& options);

/// An answer before the judge: score from scratch, warnings, the row sum bound, the reasons of the unplaced; feasible
/// when check() finds nothing, else stopped. Whoever is nowhere is listed as unplaced. Throws InvalidInput naming
/// `method` when a group holds what is no row of the problem.
[[nodiscard]] GroupingResult judged(const GroupingProblem& problem, Grouping answer, const std::string& method);

}  // namespace samling::grouping
