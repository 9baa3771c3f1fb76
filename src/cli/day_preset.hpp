// cli/day_preset.hpp: samling day preset: a way to meet as an agenda file to start from.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

/// samling day preset FORMAT NAME… [--dives NAME…] [--slot 60-90] [--out agenda.json]
[[nodiscard]] Command add_day_preset(CLI::App& day);

}  // namespace samling::cli
