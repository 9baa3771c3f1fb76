// samling/report/bench_page.hpp: methods compared, as a page for people.
#pragma once

#include <string>
#include <string_view>

#include "samling/workbench/comparison.hpp"

namespace samling::report {

/// One self-contained page (no script, nothing fetched): a summary by method, the performance profile, the time to
/// target, paired tests, and the scores by instance. `source` is the name of the table. Same comparison, same bytes.
[[nodiscard]] std::string bench_page(const workbench::Comparison& comparison, std::string_view source);

}  // namespace samling::report
