// samling report: a plan file as what people read of it, again.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/text.hpp"
#include "samling/io/plan_file.hpp"
#include "samling/io/programme_file.hpp"
#include "samling/report/report.hpp"

namespace samling::cli {
namespace {

struct ReportOptions {
  std::filesystem::path plan;
  std::filesystem::path programme;
  std::filesystem::path out;
  std::string format = "folder";
};

std::string rendered(const plan::Plan& plan, const std::string& format, const std::vector<plan::Boundary>& boundaries) {
  if (format == "json") return io::plan_to_json(plan);
  if (format == "csv") return report::csv(plan);
  if (format == "geojson") return report::geojson(plan);
  if (format == "markdown") return report::markdown(plan);
  if (format == "html") return report::html(plan, boundaries);
  return report::summary(plan);
}

int run_report(const ReportOptions& options) {
  const plan::Plan plan = io::read_plan(options.plan);
  std::vector<plan::Boundary> boundaries;
  if (!options.programme.empty()) boundaries = io::read_programme(options.programme).boundaries;
  if (options.format != "folder") {
    write({.format = options.format, .file = options.out}, rendered(plan, options.format, boundaries));
    return exit_done;
  }
  require(!options.out.empty(), "--out", "", "is needed: the folder to write into (or choose another --format)");
  report::write_folder(plan, options.out, boundaries);
  write({}, report::summary(plan));
  write({}, fmt::format("Open {}\n", (options.out / "plan.html").string()));
  return exit_done;
}

}  // namespace

Command add_report(CLI::App& program) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* app = program.add_subcommand("report", "A plan file as page, letters, tables, map and calendars again");
  app->add_option("PLAN", options->plan, "Plan file (plan.json)")->required();
  app->add_option("--programme", options->programme, "Programme file, for the boundaries of the map");
  app->add_option("-o,--out", options->out, "Folder (or file, when one format is chosen)");
  app->add_option("--format", options->format, "folder: everything; or one of them to --out or standard output")
      ->check(CLI::IsMember({"folder", "text", "html", "markdown", "csv", "geojson", "json"}))
      ->capture_default_str();
  return {app, [options] { return run_report(*options); }};
}

}  // namespace samling::cli
