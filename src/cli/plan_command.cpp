// samling plan: the whole job: groups, venues, days and dates, into a folder.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/plan/plan.hpp"
#include "samling/report/report.hpp"

namespace samling::cli {
namespace {

struct PlanOptions {
  std::filesystem::path programme;
  std::filesystem::path folder;
  Search search;
};

int run_plan(const PlanOptions& options) {
  const plan::Programme programme = read_programme(options.programme, options.search.quiet);
  const std::filesystem::path folder =
      options.folder.empty() ? std::filesystem::path(options.programme.stem().string() + "-plan") : options.folder;
  Session session(options.search.quiet);
  const plan::Plan plan = plan::make_plan(
      programme, {.limits = session.limits(options.search, programme.request), .override_request = true});
  report::write_folder(plan, folder, programme.boundaries);
  write({}, report::summary(plan));
  if (session.interrupted()) write({}, "Stopped early: this is the best plan so far.\n");
  write({}, fmt::format("Open {}\n", (folder / "plan.html").string()));
  const Status status = plan.status == to_string(Status::infeasible) ? Status::infeasible
                        : plan.status == to_string(Status::optimal)  ? Status::optimal
                                                                     : Status::feasible;
  return exit_of(status, !plan.groups.empty());
}

}  // namespace

Command add_plan(CLI::App& program) {
  auto options = std::make_shared<PlanOptions>();
  CLI::App* app = program.add_subcommand("plan", "Make a plan: groups, venues, days, dates, and the reasons");
  app->footer("Writes plan.json, plan.html, plan.md, plan.csv, map.geojson and calendars/*.ics into the folder.");
  app->add_option("PROGRAMME", options->programme, "Programme file (JSON)")->required();
  app->add_option("-o,--out", options->folder, "Folder to write into (default: the programme's name with -plan)");
  add_search_options(*app, options->search);
  return {app, [options] { return run_plan(*options); }};
}

}  // namespace samling::cli
