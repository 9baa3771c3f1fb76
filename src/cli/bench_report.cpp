// samling bench report: a table of results as a page.
#include <fmt/format.h>

#include "cli/bench_command.hpp"
#include "cli/number_checks.hpp"
#include "samling/io/result_files.hpp"
#include "samling/io/text_file.hpp"
#include "samling/report/bench_page.hpp"

namespace samling::cli {
namespace {

struct BenchReportOptions {
  std::filesystem::path results;
  std::filesystem::path out;
  std::optional<double> target_gap;
};

int run_bench_report(const BenchReportOptions& options) {
  std::filesystem::path out = options.out;
  if (out.empty()) out = std::filesystem::path(options.results).replace_extension(".html");
  require(out != options.results, "--out", out.string(), "is the table itself");
  const auto comparison = workbench::compare(io::read_results(options.results), options.target_gap);
  io::write_text(out, report::bench_page(comparison, options.results.filename().string()));
  write({}, fmt::format("Open {}\n", out.string()));
  return exit_done;
}

}  // namespace

Command add_bench_report(CLI::App& bench) {
  auto options = std::make_shared<BenchReportOptions>();
  CLI::App* app = bench.add_subcommand("report", "A table of results as a page: table, profile, times, paired tests");
  app->add_option("RESULTS", options->results, "Table of results (CSV)")->required();
  app->add_option("-o,--out", options->out, "Page (default: beside the table, .html)");
  app->add_option("--target-gap", options->target_gap, "Percent from the best that count as reached (default: telling)")
      ->check(number_from_zero());
  return {app, [options] { return run_bench_report(*options); }};
}

}  // namespace samling::cli
