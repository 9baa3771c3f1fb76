// io/rules_reader.hpp: the "rules" of a request: pairs, pinned groups, grades, kinds, mentors, earlier meetings
// (docs/programme-format.md).
#pragma once

#include <optional>
#include <set>
#include <string>

#include "io/request_reader.hpp"

namespace samling::io {

/// Without `sizes` (they were wrong) the sizes of pinned groups are not judged.
void read_rules(const JsonPlace& place, const RequestWorld& world, const std::optional<grouping::SizeRange>& sizes,
                plan::Request& request);

/// Columns of the municipality table that the rules name, in small letters. Says nothing of what is wrong with them.
[[nodiscard]] std::set<std::string> columns_of_rules(const JsonPlace& rules);

}  // namespace samling::io
