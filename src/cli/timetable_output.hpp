// cli/timetable_output.hpp: timetables as a folder of page, calendars, tables and exchange format.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "samling/report/schedule.hpp"
#include "samling/report/schedule_of.hpp"

namespace samling::cli {

/// --title, --time-zone, --first-day.
struct TimetableOptions {
  std::string title;
  std::string time_zone;
  std::string first_day;
};
void add_timetable_options(CLI::App& app, TimetableOptions& options);
/// --format, and --out, which may name a folder (names_a_folder).
void add_folder_output(CLI::App& app, Output& output, const std::vector<std::string>& formats);
/// Limits of a search for a timetable; `rounds`: what --rounds counts, and how many there are without it.
void add_timetable_search(CLI::App& app, Search& search, std::optional<double>& cpu_seconds, const std::string& rounds);
void add_cpu_seconds(CLI::App& app, std::optional<double>& cpu_seconds);
/// Throws InvalidInput when --first-day is no date or --time-zone no time zone.
[[nodiscard]] report::ScheduleOptions schedule_options(const TimetableOptions& options);

/// Whether --out names a folder: no --format is given, and the name has no ending (or is a folder already).
[[nodiscard]] bool names_a_folder(const CLI::App& app, const Output& output);
/// Throws InvalidInput when writing `names` into the folder would replace the input.
void require_input_stays(const std::filesystem::path& input, const std::filesystem::path& folder,
                         const std::vector<std::string>& names);

/// Throws InvalidInput, before a search, when the file of the answer (not of a folder) could not be written.
void require_writable(const Output& output, bool folder);
/// Whether both name one file; also by way of a folder that is not there yet, but will be when it is written.
[[nodiscard]] bool is_same_file(const std::filesystem::path& a, const std::filesystem::path& b);
/// Throws InvalidInput, before a search, when the folder of this question's timetable could not be written, or an input
/// would be lost.
void check_folder(const std::vector<std::filesystem::path>& inputs, const std::filesystem::path& folder,
                  const TimetableOptions& options);
/// The schedule's files, and the answer, to be read again, as solution.json; then, on standard output, the text and
/// which file to open; a warning when there are no calendars for want of dates. An answer that was read from there
/// stays as it is.
void write_folder(const report::Schedule& schedule, const std::string& answer, const std::filesystem::path& folder,
                  const std::string& text = {}, const std::filesystem::path& read_from = {});

/// samling rooms report QUESTION ANSWER --out FOLDER
[[nodiscard]] Command add_rooms_report(CLI::App& rooms);

}  // namespace samling::cli
