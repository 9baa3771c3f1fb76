// src/grouping/words.hpp: municipalities, sizes and demands as a reader sees them.
#pragma once

#include <string>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// "Sarpsborg", or "#3" when the problem has no names.
[[nodiscard]] std::string name_of(const GroupingProblem& problem, MunicipalityId id);
/// "Sarpsborg, Fredrikstad, Oppegård".
[[nodiscard]] std::string names_of(const GroupingProblem& problem, const Members& members);
/// "3" or "3-5".
[[nodiscard]] std::string in_words(SizeRange sizes);
[[nodiscard]] std::string in_words(PeopleRange people);
/// "1 group", "4 groups".
[[nodiscard]] std::string counted(long count, const std::string& noun);
/// "2 groups of at most 3 have 6 places for 7"; with all of them pinned "the 1 group asked for is pinned". `groups` are those
/// not pinned, `candidates` those to be placed in them.
[[nodiscard]] std::string places_in_words(const GroupingProblem& problem, long groups, long candidates);

}  // namespace samling::grouping
