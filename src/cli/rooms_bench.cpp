// samling bench rooms: parallel rooms on the benchmark's instances, a run for every file and seed.
#include "cli/bench_command.hpp"

#include <charconv>
#include <set>

#include <fmt/format.h>

#include "cli/number_checks.hpp"
#include "cli/session.hpp"
#include "cli/text.hpp"
#include "cli/timetable_output.hpp"
#include "samling/io/rooms_file.hpp"
#include "samling/io/text_file.hpp"

namespace samling::cli {
namespace {

struct RoomsBenchOptions {
  std::vector<std::filesystem::path> files;
  double cpu_seconds = 30.0;
  std::string seeds = "1-3";
  std::filesystem::path folder;
  int threads = 1;
  double bound_share = timetable::RoomsOptions{}.bound_share;
  bool quiet = false;
};

std::uint64_t seed_of(const std::string& text, const std::string& whole) {
  std::uint64_t seed = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), seed);
  require(read.ec == std::errc() && read.ptr == text.data() + text.size(), "--seeds", whole,
          "must be a number, a range or a list: 1-3, 7 or 1,2,5");
  return seed;
}

// "1-3,7": 1, 2, 3, 7.
std::vector<std::uint64_t> seeds_of(const std::string& text) {
  std::vector<std::uint64_t> seeds;
  for (const std::string& part : split(text, ',')) {
    const std::size_t dash = part.find('-');
    const std::uint64_t first = seed_of(part.substr(0, dash), text);
    const std::uint64_t last = dash == std::string::npos ? first : seed_of(part.substr(dash + 1), text);
    require(first <= last && last - first < 10'000, "--seeds", text,
            "must run from the smaller to the larger, at most 10,000");
    for (std::uint64_t seed = first; seed <= last; ++seed) seeds.push_back(seed);
  }
  require(!seeds.empty(), "--seeds", text, "names no seed");
  return seeds;
}

struct RoomsInstance {
  std::string name;
  timetable::RoomsProblem problem;
};

// Every file is read before the first run. An instance is called like its file; of one name, later ones get a number.
std::vector<RoomsInstance> read_instances(const RoomsBenchOptions& options) {
  std::vector<RoomsInstance> instances;
  std::set<std::string> names;
  std::vector<Issue> issues;
  for (const std::filesystem::path& file : options.files) {
    std::string name = file.stem().string();
    for (int number = 2; !names.insert(name).second; ++number)
      name = fmt::format("{}-{}", file.stem().string(), number);
    try {
      instances.push_back({name, io::read_rooms_problem(file)});
    } catch (const InvalidInput& problem) {
      issues.insert(issues.end(), problem.issues().begin(), problem.issues().end());
    }
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return instances;
}

constexpr const char* table_file = "results.csv";

std::string solution_file(const std::string& instance, std::uint64_t seed) {
  return fmt::format("{}.{}.json", instance, seed);
}

// The answers stand beside the questions when people ask for it, but never in their place.
void refuse_lost_instances(const RoomsBenchOptions& options, const std::vector<RoomsInstance>& instances,
                           const std::vector<std::uint64_t>& seeds) {
  std::vector<std::string> names{table_file};
  for (const RoomsInstance& instance : instances) {
    for (const std::uint64_t seed : seeds) names.push_back(solution_file(instance.name, seed));
  }
  for (const std::filesystem::path& file : options.files) require_input_stays(file, options.folder, names);
  for (const std::string& name : names) io::require_writable(options.folder / name);
}

timetable::RoomsResult run_instance(const RoomsBenchOptions& options, const timetable::RoomsProblem& problem,
                                    std::uint64_t seed, Session& session) {
  timetable::RoomsOptions how{.limits = session.limits({.seed = seed, .threads = options.threads}, plan::Request{}),
                              .bound_share = options.bound_share};
  how.limits.max_rounds.reset();
  how.limits.cpu_limit = std::chrono::duration<double>(options.cpu_seconds);
  return timetable::solve(problem, how);
}

int bench_rooms(const RoomsBenchOptions& options) {
  const std::vector<std::uint64_t> seeds = seeds_of(options.seeds);
  const std::vector<RoomsInstance> instances = read_instances(options);
  refuse_lost_instances(options, instances, seeds);
  std::vector<std::vector<std::string>> rows{{"instance", "seed", "cpu_seconds", "objective", "lower_bound", "status"}};
  Session session(options.quiet, true);
  bool all_work = true;
  for (const RoomsInstance& instance : instances) {
    for (const std::uint64_t seed : seeds) {
      if (session.interrupted()) break;
      const double before = cpu_time().count();
      const timetable::RoomsResult result = run_instance(options, instance.problem, seed, session);
      rows.push_back({instance.name, std::to_string(seed), fmt::format("{:.1f}", cpu_time().count() - before),
                      std::to_string(result.objective), std::to_string(result.lower_bound),
                      std::string(to_string(result.status))});
      io::write_text(options.folder / solution_file(instance.name, seed),
                     io::rooms_timetable_json(instance.problem, result.best, "samling bench rooms"));
      // After every run: an interrupted bench keeps what it has.
      io::write_text(options.folder / table_file, csv(rows));
      all_work = all_work && (result.status == Status::optimal || result.status == Status::feasible);
    }
  }
  write(Output{.format = "text", .file = {}}, columns(rows));
  return all_work ? exit_done : exit_infeasible;
}

}  // namespace

Command add_bench_rooms(CLI::App& bench) {
  auto options = std::make_shared<RoomsBenchOptions>();
  CLI::App* app =
      bench.add_subcommand("rooms", "Parallel rooms: a timetable of every file with every seed, and results.csv");
  app->add_option("FILE", options->files, "Questions (cosplib-json/1)")->required();
  app->add_option("--cpu-seconds", options->cpu_seconds, "CPU seconds of a run")
      ->check(number_above_zero())
      ->capture_default_str();
  app->add_option("--seeds", options->seeds, "1-3 or 1,5,9")->capture_default_str();
  app->add_option("--out", options->folder, "Folder to write to")->required();
  app->add_option("--bound-share", options->bound_share, "Part of the time for the lower bound")
      ->check(number(0.0, 1.0))
      ->capture_default_str();
  add_threads_option(*app, options->threads);
  add_quiet_option(*app, options->quiet);
  return {app, [options] { return bench_rooms(*options); }};
}

}  // namespace samling::cli
