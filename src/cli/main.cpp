// cli/main.cpp: the program `samling`: a programme file in, groups, venues, days, dates and what people read of them
// out.
#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "cli/command.hpp"
#include "cli/dates_command.hpp"
#include "cli/rooms_command.hpp"
#include "cli/timetable_output.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/version.hpp"

namespace {

using namespace samling::cli;

constexpr auto footer = R"(Examples:
  samling plan examples/data/programme.json --out my-plan
  samling group examples/data/pilot.json
  samling day examples/data/article_day.json
  samling check examples/data/programme.json --grouping examples/data/hand_made_groups.csv

Exit codes: 0 done (also when some are listed as not placed), 1 what was asked cannot be had (the best partial
answer and the reason are written), 2 bad input or usage (nothing is written).
The programme file is described in docs/programme-format.md, the commands in docs/command-line.md.)";

int run(const std::vector<Command>& commands) {
  for (const Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return exit_bad_input;
}

// --out may not name a file that the same command reads.
void refuse_inputs_as_output(const CLI::App& app) {
  const CLI::Option* out = app.get_option_no_throw("--out");
  for (const CLI::Option* option : app.get_options()) {
    if (out == nullptr || out->empty() || option == out) continue;
    for (const std::string& given : option->results()) {
      std::error_code none;
      const std::string target = out->results().front();
      samling::require(!std::filesystem::is_regular_file(given, none) || !samling::cli::is_same_file(given, target),
                       "--out", target, "is an input of this command and would be lost");
    }
  }
  for (const CLI::App* part : app.get_subcommands()) refuse_inputs_as_output(*part);
}

}  // namespace

int main(int argument_count, char** arguments) {
  CLI::App program("Who should meet whom, where, on which day, and how the hours run.", "samling");
  program.set_version_flag("--version", "samling " + std::string(samling::version()));
  program.require_subcommand(1);
  program.footer(footer);
  const std::vector<Command> commands{
      add_plan(program),    add_group(program), add_venue(program),  add_day(program),    add_rooms(program),
      add_check(program),   add_route(program), add_report(program), add_rounds(program), add_repair(program),
      add_explain(program), add_bench(program), add_dates(program)};
  try {
    program.parse(argument_count, arguments);
    refuse_inputs_as_output(program);
    return run(commands);
  } catch (const CLI::ParseError& problem) {
    return program.exit(problem) == 0 ? exit_done : exit_bad_input;
  } catch (const samling::InvalidInput& problem) {
    tell(problem.issues());
    return exit_bad_input;
  } catch (const std::exception& problem) {
    tell("bug", std::string(problem.what()) + " (please report this)");
    return exit_bug;
  }
}
