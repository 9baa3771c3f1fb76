// cli/bench_command.hpp: the subcommands of samling bench.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

[[nodiscard]] Command add_bench_grouping(CLI::App& bench);
/// FILE… --cpu-seconds S --seeds 1-3 --out DIR: a cosplib-solution of every run and
/// results.csv: instance,seed,cpu_seconds,objective,lower_bound,status.
[[nodiscard]] Command add_bench_rooms(CLI::App& bench);
[[nodiscard]] Command add_bench_report(CLI::App& bench);

}  // namespace samling::cli
