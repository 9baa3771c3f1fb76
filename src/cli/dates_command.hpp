// cli/dates_command.hpp: `samling dates`.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

[[nodiscard]] Command add_dates(CLI::App& program);

}  // namespace samling::cli
