// bench_quality: how near the grouping engine comes to the best known answers, as a Markdown table.
//
//   bench_quality --format mdgplib --best-known best_known.csv --rounds 200 --seeds 3 RanReal_n120_ss_01.txt …
#include <algorithm>
#include <ctime>
#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "instances.hpp"

namespace {

using namespace samling;

struct Settings {
  std::string format = "mdgplib";
  std::vector<std::string> files;
  std::string best_known;
  std::optional<std::int64_t> rounds;
  std::optional<double> seconds;
  int seeds = 3;
  int size = 3;
};

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

grouping::GroupingProblem problem_of(const Settings& settings, const std::string& file) {
  if (settings.format == "points") return points_problem(benchmarks::read_points(file), {settings.size, settings.size});
  const auto instance = benchmarks::read_mdgplib(file);
  return instance.weights.empty() ? mdgp_problem(instance) : ccp_problem(instance);
}

std::string gap(std::optional<double> mark, double score) {
  return mark ? fmt::format("{:.3f} %", 100.0 * (*mark - score) / std::abs(*mark)) : "-";
}

void run(const Settings& settings, const std::string& file, std::optional<double> best_known) {
  const auto problem = problem_of(settings, file);
  double sum = 0.0;
  double best = -std::numeric_limits<double>::infinity();
  double bound = std::numeric_limits<double>::infinity();
  const double start = cpu_seconds();
  for (int seed = 1; seed <= settings.seeds; ++seed) {
    grouping::GroupingOptions options;
    options.limits.seed = static_cast<std::uint64_t>(seed);
    options.limits.max_rounds = settings.rounds;
    if (settings.seconds) options.limits.time_limit = std::chrono::duration<double>(*settings.seconds);
    const auto result = grouping::solve(problem, options);
    sum += result.score;
    best = std::max(best, result.score);
    bound = std::min(bound, result.upper_bound);
  }
  const double mean = sum / settings.seeds;
  std::cout << fmt::format("| {} | {} | {:.3f} | {:.3f} | {} | {} | {:.2f} |\n",
                           std::filesystem::path(file).stem().string(), problem.size(), mean, best,
                           gap(best_known, mean), gap(bound, mean), (cpu_seconds() - start) / settings.seeds)
            << std::flush;
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  CLI::App app("Gap of the grouping engine to the best known answers");
  app.add_option("--format", settings.format, "mdgplib (also CCPLIB) or points")
      ->check(CLI::IsMember({"mdgplib", "points"}));
  app.add_option("--best-known", settings.best_known, "CSV: instance,n,groups,best");
  app.add_option("--rounds", settings.rounds, "rounds of local search");
  app.add_option("--seconds", settings.seconds, "wall-clock seconds a run");
  app.add_option("--seeds", settings.seeds, "runs, with seeds 1, 2, …")->check(CLI::PositiveNumber);
  app.add_option("--size", settings.size, "points: members of a group")->check(CLI::PositiveNumber);
  app.add_option("files", settings.files, "instances")->required();
  CLI11_PARSE(app, argc, argv);
  try {
    std::map<std::string, double> best_known;
    if (!settings.best_known.empty()) best_known = benchmarks::read_best_known(settings.best_known);
    std::cout << "| instance | n | mean | best | gap to best known | gap to bound | CPU s a run "
                 "|\n|---|---|---|---|---|---|---|\n";
    for (const std::string& file : settings.files) {
      const auto found = best_known.find(std::filesystem::path(file).stem().string());
      run(settings, file, found == best_known.end() ? std::nullopt : std::optional(found->second));
    }
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
  return 0;
}
