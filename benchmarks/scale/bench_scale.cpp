// Cost against size: one row for a file of places (columns lat and lon by name), or for so many of them drawn at
// random. Columns as in docs/algorithms/scale.csv, with the wall clock.
#include <sys/resource.h>

#include <chrono>
#include <cmath>
#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"
#include "samling/grouping/grouping.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace {

using namespace samling;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

std::size_t column(const std::vector<std::string>& header, const std::string& name) {
  for (std::size_t k = 0; k < header.size(); ++k) {
    if (header[k] == name) return k;
  }
  throw InvalidInput(Issue{.rule = "missing_column", .field = name, .message = "is not in the header"});
}

std::vector<geo::LatLon> read_places(const std::string& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  const auto header = cells_of(line);
  const std::size_t lat = column(header, "lat");
  const std::size_t lon = column(header, "lon");
  std::vector<geo::LatLon> places;
  while (std::getline(in, line)) {
    const auto cells = cells_of(line);
    places.push_back(geo::LatLon::degrees(std::stod(cells.at(lat)), std::stod(cells.at(lon))));
  }
  return places;
}

std::size_t stored_pairs(const model::Affinity& affinity) {
  std::size_t stored = 0;
  for (std::size_t a = 0; a < affinity.size(); ++a) stored += affinity.companions(MunicipalityId(a)).size();
  return stored / 2;
}

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

struct Settings {
  std::string file;
  std::size_t n = 0;
  model::NearestOptions nearest;
  grouping::GroupingOptions options;
};

void measure(const Settings& settings) {
  auto places = read_places(settings.file);
  if (settings.n > 0 && settings.n < places.size()) {
    Chance chance(1);
    chance.shuffle(places);
    places.resize(settings.n);
  }
  const auto start = std::chrono::steady_clock::now();
  const double cpu_start = cpu_time().count();
  auto affinity = model::nearest_affinity(places, settings.nearest, settings.options.limits.threads);
  const std::size_t pairs = stored_pairs(affinity);
  const double built = cpu_time().count() - cpu_start;
  const grouping::GroupingProblem problem(std::move(affinity), {.min = 3, .max = 5});
  const auto result = grouping::solve(problem, settings.options);
  const double cpu = cpu_time().count() - cpu_start;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  const double gap = 100.0 * (result.upper_bound - result.score) / std::abs(result.score);
  std::cout << "n,stored_pairs,affinity_cpu_s,cpu_s,wall_s,peak_mb,score,upper_bound,gap_pct,unplaced,issues\n"
            << fmt::format("{},{},{:.2f},{:.2f},{:.2f},{:.1f},{:.0f},{:.0f},{:.3f},{},{}\n", problem.size(), pairs,
                           built, cpu, wall.count(), peak_megabytes(), result.score, result.upper_bound, gap,
                           result.best.unplaced.size(), grouping::check(problem, result.best).size());
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  std::int64_t rounds = 0;
  CLI::App app{"Groups of 3 to 5 among the nearest of many places: cost, score and bound."};
  app.add_option("file", settings.file, "CSV with columns lat and lon")->required()->check(CLI::ExistingFile);
  app.add_option("--n", settings.n, "so many of them, drawn at random; 0: all");
  app.add_option("--companions", settings.nearest.companions, "candidates that each one names");
  app.add_option("--threads", settings.options.limits.threads, "worker threads");
  app.add_option("--seed", settings.options.limits.seed, "seed of the search");
  app.add_option("--rounds", rounds, "rounds of local search; 0: the default");
  CLI11_PARSE(app, argc, argv);
  if (rounds > 0) settings.options.limits.max_rounds = rounds;
  try {
    measure(settings);
  } catch (const InvalidInput& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
  return 0;
}
