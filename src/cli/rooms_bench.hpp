// cli/rooms_bench.hpp: parallel rooms on the benchmark's instances, a run for every file and seed.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

/// Adds "bench" below `rooms`: FILE… --cpu-seconds S --seeds 1-3 --out DIR writes a
/// cosplib-solution of every run and results.csv: instance,seed,cpu_seconds,objective,lower_bound,status.
[[nodiscard]] Command add_rooms_bench(CLI::App& parent, const std::string& name = "bench");

}  // namespace samling::cli
