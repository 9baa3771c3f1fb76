// io/meetings_reader.hpp: who has met before: pairs named in the request, and the groups of earlier groupings.
#pragma once

#include <vector>

#include "io/code_book.hpp"
#include "io/json_with_lines.hpp"
#include "io/source_files.hpp"
#include "samling/plan/programme.hpp"

namespace samling::io {

/// A list of { "municipalities": [a, b], "ago": 1 } and { "grouping": file, "ago": 1 }; the file is one that
/// `samling check --grouping` reads, a CSV or a plan. In an earlier grouping one may stand in several groups, and two
/// that are one municipality by now have not met.
[[nodiscard]] std::vector<plan::AskedMeeting> read_meetings(const JsonPlace& place, const CodeBook& codes,
                                                            SourceFiles& files);

}  // namespace samling::io
