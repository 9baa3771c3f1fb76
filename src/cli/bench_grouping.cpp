// samling bench grouping: instances x methods x seeds, one row a run.
#include <charconv>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "cli/bench_command.hpp"
#include "cli/number_checks.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "samling/io/instance_files.hpp"
#include "samling/io/result_files.hpp"
#include "samling/workbench/comparison.hpp"
#include "samling/workbench/runs.hpp"

namespace samling::cli {
namespace {

struct BenchOptions {
  std::string format;
  std::vector<std::filesystem::path> files;
  std::string methods = "auto";
  std::string seeds = "1";
  std::optional<double> cpu_seconds;
  std::optional<std::int64_t> rounds;
  int threads = 1;
  std::string sizes;
  std::string objective = "pair_sum";
  std::vector<std::filesystem::path> best_known;
  std::filesystem::path out;
  bool quiet = false;
};

constexpr std::uint64_t most_seeds = 100'000;

std::optional<std::uint64_t> seed_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && value <= INT64_MAX;
  return whole ? std::optional(value) : std::nullopt;
}

// "1-5", "1,4,9" or both.
std::vector<std::uint64_t> parse_seeds(const std::string& text) {
  std::vector<std::uint64_t> seeds;
  for (const std::string& part : split(text, ',')) {
    const std::size_t dash = part.find('-');
    const auto first = seed_of(std::string_view(part).substr(0, dash));
    const auto last = dash == std::string::npos ? first : seed_of(std::string_view(part).substr(dash + 1));
    require(first && last && *first <= *last, "--seeds", text, "is not like 1-5 or 1,4,9");
    require(*last - *first < most_seeds, "--seeds", text, fmt::format("are more than {} seeds", most_seeds));
    for (std::uint64_t seed = *first; seed <= *last; ++seed) seeds.push_back(seed);
  }
  require(!seeds.empty(), "--seeds", text, "is not like 1-5 or 1,4,9");
  return seeds;
}

grouping::SizeRange parse_sizes(const std::string& text) {
  grouping::SizeRange sizes;
  const char* end = text.data() + text.size();
  const auto [middle, first_error] = std::from_chars(text.data(), end, sizes.min);
  const bool dashed = first_error == std::errc() && middle != end && *middle == '-';
  const auto [stop, second_error] = std::from_chars(dashed ? middle + 1 : end, end, sizes.max);
  const bool read = dashed && second_error == std::errc() && stop == end;
  require(read && sizes.min >= 2 && sizes.min <= sizes.max, "--sizes", text, "is not like 3-5 (2 at least)");
  return sizes;
}

grouping::GroupingProblem read_problem(const BenchOptions& options, const std::filesystem::path& file) {
  const auto objective =
      options.objective == "pair_sum" ? grouping::Objective::pair_sum : grouping::Objective::mean_companion;
  if (options.format == "mdgplib") return io::read_mdgplib(file, objective);
  if (options.format == "ccplib") return io::read_ccplib(file, objective);
  io::PointsOptions points{.objective = objective};
  if (!options.sizes.empty()) points.sizes = parse_sizes(options.sizes);
  return io::read_points(file, points);
}

std::map<std::string, double> read_marks(const std::vector<std::filesystem::path>& files) {
  std::map<std::string, double> marks;
  for (const auto& file : files) {
    for (const auto& [instance, score] : io::read_best_known(file)) {
      const auto [at, is_new] = marks.emplace(instance, score);
      if (!is_new) at->second = std::max(at->second, score);
    }
  }
  return marks;
}

// What is wrong with any of the files is told before the first run.
std::vector<workbench::Instance> read_instances(const BenchOptions& options) {
  const auto marks = read_marks(options.best_known);
  std::vector<workbench::Instance> instances;
  std::vector<Issue> issues;
  std::map<std::string, std::string> file_of;
  for (const auto& file : options.files) {
    const std::string name = file.stem().string();
    const auto [earlier, is_new] = file_of.emplace(name, file.string());
    if (!is_new) {
      issues.push_back({.rule = "duplicate_instance",
                        .file = file.string(),
                        .field = "FILE",
                        .value = name,
                        .message = "is the name of " + earlier->second + " too"});
      continue;
    }
    try {
      const auto mark = marks.find(name);
      instances.push_back(
          {name, read_problem(options, file), mark == marks.end() ? std::nullopt : std::optional(mark->second)});
    } catch (const InvalidInput& problem) {
      issues.insert(issues.end(), problem.issues().begin(), problem.issues().end());
    }
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return instances;
}

std::string percent(std::optional<double> value) {
  return value ? fmt::format("{:.4f} %", *value) : "-";
}

std::string summary_text(const std::vector<workbench::Run>& runs) {
  std::vector<std::vector<std::string>> rows{
      {"method", "runs", "admissible", "proven", "gap to best here", "to best known", "to bound", "CPU s a run"}};
  for (const workbench::MethodSummary& summary : workbench::compare(runs).summaries) {
    rows.push_back({summary.method, fmt::format("{}", summary.runs), fmt::format("{}", summary.feasible),
                    fmt::format("{}", summary.proven), percent(summary.gap_to_best_pct),
                    percent(summary.gap_to_best_known_pct), percent(summary.gap_to_bound_pct),
                    fmt::format("{:.3f}", summary.cpu_seconds)});
  }
  return columns(rows, 0);
}

std::vector<workbench::Run> run_all(const BenchOptions& options, const std::vector<workbench::Instance>& instances,
                                    workbench::Settings settings, const workbench::RunSink& after_each) {
  Interrupt interrupt;
  ProgressLine progress(options.quiet);
  std::size_t done = 0;
  settings.limits.stop = interrupt.token();
  settings.limits.progress = [&](const Progress& now) {
    Progress shown = now;
    shown.stage = fmt::format("run {}: {}", done + 1, now.stage);
    progress.show(shown);
  };
  const auto runs = workbench::run_methods(instances, grouping::Methods(), split(options.methods, ','), settings,
                                           [&](const workbench::Run& run) {
                                             ++done;
                                             after_each(run);
                                           });
  if (interrupt.requested()) tell("note", fmt::format("stopped; the rows of {} finished runs are kept", runs.size()));
  return runs;
}

int run_bench(const BenchOptions& options) {
  require(options.sizes.empty() || options.format == "points", "--sizes", options.sizes,
          "is for points; the sizes of " + options.format + " are in the file");
  workbench::Settings settings{.limits = {.max_rounds = options.rounds, .threads = options.threads},
                               .seeds = parse_seeds(options.seeds)};
  if (options.cpu_seconds) settings.limits.cpu_limit = std::chrono::duration<double>(*options.cpu_seconds);
  const auto methods = split(options.methods, ',');
  const grouping::Methods registry;
  for (const std::string& name : methods) (void)registry.at(name);  // before long files are read
  const auto instances = read_instances(options);
  if (options.out.empty()) {
    write({.format = "csv"}, io::results_header());
    run_all(options, instances, settings,
            [](const workbench::Run& run) { write({.format = "csv"}, io::results_row(run)); });
    return exit_done;
  }
  io::ResultsWriter writer(options.out);
  const auto runs = run_all(options, instances, settings, [&](const workbench::Run& run) { writer.add(run); });
  writer.finish();
  if (runs.empty()) {
    tell("note", "no run was finished; nothing is written");
    return exit_infeasible;
  }
  if (!options.quiet) write({}, summary_text(runs));
  return exit_done;
}

void add_limits(CLI::App& app, BenchOptions& options) {
  app.add_option("--cpu-seconds", options.cpu_seconds, "CPU seconds of a run, all threads together; not repeatable")
      ->check(number_above_zero());
  app.add_option("--rounds", options.rounds, "Rounds of improvement of a run; repeatable")->check(whole_number(0));
  app.add_option("--seeds", options.seeds, "One run each: 1-5, or 1,4,9")->capture_default_str();
  add_threads_option(app, options.threads);
}

}  // namespace

Command add_bench_grouping(CLI::App& bench) {
  auto options = std::make_shared<BenchOptions>();
  CLI::App* app = bench.add_subcommand("grouping", "Grouping methods: one row a run into a table of results");
  app->footer(
      "The columns of the table, and of its companion with the traces (results.trace.csv), are told in\n"
      "docs/workbench.md. Then: samling bench report results.csv");
  app->add_option("--format", options->format, "How the files are written")
      ->required()
      ->check(CLI::IsMember({"mdgplib", "ccplib", "points"}));
  app->add_option("FILE", options->files, "Instances; their names are the file names without the ending")->required();
  app->add_option("--methods", options->methods, "Separated by commas; samling bench methods lists them")
      ->capture_default_str();
  add_limits(*app, *options);
  app->add_option("--sizes", options->sizes, "Least and most members of a group of points (default: 3-3)");
  app->add_option("--objective", options->objective, "Score of a group")
      ->check(CLI::IsMember({"pair_sum", "mean_companion"}))
      ->capture_default_str();
  app->add_option("--best-known", options->best_known, "CSV with the best known scores; of several the largest counts")
      ->take_all()
      ->type_size(1)
      ->expected(1);
  app->add_option("-o,--out", options->out, "Table of results (CSV); without, rows go to standard output");
  add_quiet_option(*app, options->quiet);
  return {app, [options] { return run_bench(*options); }};
}

}  // namespace samling::cli
