// cli/bench_command.hpp: the subcommands of samling bench.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

[[nodiscard]] Command add_bench_grouping(CLI::App& bench);
[[nodiscard]] Command add_bench_report(CLI::App& bench);

}  // namespace samling::cli
