// cli/command.hpp: what the subcommands share: exit codes, the options of a search, how input is read and output
// written.
//
// No logic lives in src/cli: a subcommand reads, calls one public function, and writes what came back.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include "samling/core/issue.hpp"
#include "samling/plan/programme.hpp"

namespace samling::cli {

inline constexpr int exit_done = 0;  ///< Also when some municipalities are listed as not placed.
inline constexpr int exit_infeasible =
    1;  ///< What was asked cannot be had; the best partial answer and the reason are written.
inline constexpr int exit_bad_input = 2;  ///< Nothing was written.
inline constexpr int exit_bug = 70;       ///< Our mistake (EX_SOFTWARE).

/// A subcommand on the command line, and what it does when it was named. Returns the exit code.
struct Command {
  CLI::App* app = nullptr;
  std::function<int()> run;
};

[[nodiscard]] Command add_plan(CLI::App& program);
[[nodiscard]] Command add_group(CLI::App& program);
[[nodiscard]] Command add_venue(CLI::App& program);
[[nodiscard]] Command add_day(CLI::App& program);
[[nodiscard]] Command add_check(CLI::App& program);
[[nodiscard]] Command add_route(CLI::App& program);
[[nodiscard]] Command add_report(CLI::App& program);
[[nodiscard]] Command add_rounds(CLI::App& program);
[[nodiscard]] Command add_repair(CLI::App& program);
[[nodiscard]] Command add_explain(CLI::App& program);
[[nodiscard]] Command add_bench(CLI::App& program);

/// --seed, --rounds, --time-limit, --threads, --quiet.
struct Search {
  std::optional<std::uint64_t> seed;
  std::optional<std::int64_t> rounds;
  std::optional<double> seconds;
  int threads = 1;
  bool quiet = false;
};
/// `rounds`: how the option for rounds of improvement is called.
void add_search_options(CLI::App& app, Search& search, const std::string& rounds = "--rounds");
void add_threads_option(CLI::App& app, int& threads);
void add_quiet_option(CLI::App& app, bool& quiet);

/// How an answer is written: as text for people, or as JSON or CSV for programs.
struct Output {
  std::string format = "text";
  std::filesystem::path file;  ///< Empty: standard output.
};
void add_output_options(CLI::App& app, Output& output, const std::vector<std::string>& formats);
/// To the file (whole or not at all) or to standard output.
void write(const Output& output, std::string_view text);

/// Of groups or a plan: infeasible when the status says so, or when the search ended before there was any group. That
/// no group at all is best is an answer.
[[nodiscard]] int exit_of(Status status, bool any_group);
/// A smallest set of demands that cannot hold together, and what was tried against it.
[[nodiscard]] std::string conflict_text(const grouping::Conflict& conflict);

/// Reads a programme and tells its warnings on standard error.
[[nodiscard]] plan::Programme read_programme(const std::filesystem::path& file, bool quiet);

/// "0105,Fredrikstad" as members of the region, ascending; `option` is named in the message when one is unknown.
[[nodiscard]] grouping::Members parse_members(const model::Region& region, const std::string& list,
                                              const std::string& option);
/// Parts between `separator`, without blanks at either end, empty ones left out.
[[nodiscard]] std::vector<std::string> split(const std::string& text, char separator);
/// "Sarpsborg, Fredrikstad".
[[nodiscard]] std::string names(const model::Region& region, const grouping::Members& members);
[[nodiscard]] std::vector<std::string> codes(const model::Region& region, const grouping::Members& members);

/// A line on standard error: "samling: warning: ...". Control characters are shown, never sent to the terminal.
void tell(std::string_view kind, std::string_view message);
void tell(const std::vector<Issue>& issues);

}  // namespace samling::cli
