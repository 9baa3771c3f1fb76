// cli/rooms_command.hpp: parallel rooms, a question of their own beside the programme.
#pragma once

#include "cli/command.hpp"

namespace samling::cli {

[[nodiscard]] Command add_rooms(CLI::App& program);

}  // namespace samling::cli
