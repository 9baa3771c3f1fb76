// cli/day_options.hpp: the day template of the request, with what the command line changes of it.
#pragma once

#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "samling/timetable/day.hpp"

namespace samling::cli {

struct DayOptions {
  std::optional<std::string> start;
  std::optional<std::string> end;
  std::optional<int> opening;
  std::optional<std::string> slot;  ///< "75" or "60-90".
  std::optional<int> pause;
  std::optional<int> lunch;
  std::optional<std::string> lunch_window;  ///< "11:30-12:45" or "any".
  std::optional<int> evaluation;
  std::optional<int> grid;
  bool pauses_inside_slots = false;
};
void add_day_options(CLI::App& app, DayOptions& options);

/// Throws InvalidInput, all issues at once, naming the option.
[[nodiscard]] timetable::DayTemplate changed(timetable::DayTemplate day, const DayOptions& options);

}  // namespace samling::cli
