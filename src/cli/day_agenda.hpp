// cli/day_agenda.hpp: samling day of an agenda file: the day, its score, its judge, why there is none, its pages.
#pragma once

#include <filesystem>
#include <optional>

#include "cli/command.hpp"
#include "cli/timetable_output.hpp"

namespace samling::cli {

struct AgendaRun {
  std::filesystem::path question;
  std::filesystem::path answer;  ///< A day by hand, or as published; empty: solve.
  Search search;
  std::optional<double> cpu_seconds;
  Output output;
  bool folder = false;  ///< output.file names one.
  TimetableOptions timetable;
};
/// Solves, or replans when there is an answer; also why not, when not everything can be held.
[[nodiscard]] int solve_agenda(const AgendaRun& options);
/// --cpu-seconds, --title, …: what solving an agenda takes beside the options of every search.
void add_agenda_options(CLI::App& app, AgendaRun& options);

/// solve, replan, score, check, explain and report below `day`.
[[nodiscard]] std::vector<Command> add_day_parts(CLI::App& day);

}  // namespace samling::cli
