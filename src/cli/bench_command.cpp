// samling bench: methods side by side on public instances, and what can be said of them.
#include "cli/bench_command.hpp"

#include "cli/text.hpp"
#include "samling/grouping/methods.hpp"

namespace samling::cli {
namespace {

int list_methods() {
  const grouping::Methods methods;
  std::vector<std::vector<std::string>> rows;
  for (const grouping::Method& method : methods.all()) rows.push_back({method.name, method.summary});
  write({}, columns(rows, 0));
  return exit_done;
}

Command add_bench_methods(CLI::App& bench) {
  CLI::App* app = bench.add_subcommand("methods", "The methods there are, a line each");
  app->footer("A heuristic of your own joins them in ten lines of C++ or Python: docs/workbench.md.");
  return {app, list_methods};
}

}  // namespace

Command add_bench(CLI::App& program) {
  CLI::App* app = program.add_subcommand("bench", "Methods side by side on benchmark instances, by CPU time");
  app->require_subcommand(1);
  app->footer(
      "Example: samling bench grouping --format points --methods auto,greedy --seeds 1-3 --out r.csv points.csv\n"
      "         samling bench rooms conference.json --cpu-seconds 30 --seeds 1-3 --out out/rooms");
  const std::vector<Command> commands{add_bench_grouping(*app), add_bench_rooms(*app), add_bench_report(*app),
                                      add_bench_methods(*app)};
  return {app, [commands] {
            for (const Command& command : commands) {
              if (command.app->parsed()) return command.run();
            }
            return exit_bad_input;
          }};
}

}  // namespace samling::cli
