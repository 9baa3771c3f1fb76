#include "samling/io/result_files.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <system_error>
#include <tuple>

#include "io/csv_table.hpp"
#include "io/issue_list.hpp"
#include "samling/io/text_file.hpp"

namespace samling::io {
namespace {

using RunKey = std::tuple<std::string, std::string, std::uint64_t>;  // instance, method, seed

// OWASP CSV injection: a spreadsheet runs such a cell as a formula.
std::string name_cell(const std::string& name) {
  const bool formula = !name.empty() && std::string_view("=+-@\t\r").find(name.front()) != std::string_view::npos;
  const std::string safe = formula ? "'" + name : name;
  if (safe.find_first_of(",;\"\r\n") == std::string::npos) return safe;
  std::string quoted(csv_write(nullptr, 0, safe.data(), safe.size()), '\0');
  csv_write(quoted.data(), quoted.size(), safe.data(), safe.size());
  return quoted;
}

std::string figure_cell(std::optional<double> value) {
  return value && std::isfinite(*value) ? fmt::format("{}", *value) : "";
}

std::string trace_header() {
  return "instance,method,seed,cpu_seconds,score\n";
}

std::optional<Status> status_of(const std::string& word) {
  for (const Status status : {Status::optimal, Status::feasible, Status::infeasible, Status::stopped}) {
    if (word == to_string(status)) return status;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> seed_in(const CsvCells& cells) {
  const auto text = cells.required_text("seed");
  if (!text) return std::nullopt;
  std::uint64_t seed = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), seed);
  if (error == std::errc() && end == text->data() + text->size()) return seed;
  cells.error("seed", "not_a_seed", "is not a whole number from 0 on");
  return std::nullopt;
}

std::optional<workbench::Run> run_in(const CsvCells& cells) {
  workbench::Run run;
  const auto instance = cells.required_text("instance");
  const auto method = cells.required_text("method");
  const auto seed = seed_in(cells);
  const auto seconds = cells.required_number("cpu_seconds", not_negative);
  const auto score = cells.required_number("score");
  const auto feasible = cells.yes_no("feasible");
  const auto word = cells.text("status");
  const auto status = status_of(word);
  if (!word.empty() && !status)
    cells.error("status", "unknown_status", "is not optimal, feasible, infeasible or stopped");
  if (!instance || !method || !seed || !seconds || !score || (!word.empty() && !status)) return std::nullopt;
  run.instance = *instance;
  run.n = cells.whole("n", not_negative).value_or(0);
  run.groups = cells.whole("groups", not_negative).value_or(0);
  run.method = *method;
  run.seed = *seed;
  run.cpu_seconds = *seconds;
  run.score = *score;
  run.feasible = feasible.value_or(true);
  run.upper_bound = cells.number("upper_bound").value_or(std::numeric_limits<double>::infinity());
  run.status = status.value_or(Status::feasible);
  run.gap_to_best_known_pct = cells.number("gap_to_best_known_pct");
  run.gap_to_bound_pct = cells.number("gap_to_bound_pct");
  return run;
}

void read_traces(const std::filesystem::path& file, std::vector<workbench::Run>& runs, IssueList& issues) {
  const CsvFile csv = read_csv(file, issues);
  const CsvTable table(
      csv, {{"instance", true}, {"method", true}, {"seed", true}, {"cpu_seconds", true}, {"score", true}}, issues);
  std::map<RunKey, workbench::Run*> by_key;
  for (workbench::Run& run : runs) by_key[{run.instance, run.method, run.seed}] = &run;
  for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
    const CsvCells cells(table, row, issues);
    const auto seed = seed_in(cells);
    const auto seconds = cells.required_number("cpu_seconds", not_negative);
    const auto score = cells.required_number("score");
    if (!seed || !seconds || !score) continue;
    const auto found = by_key.find({cells.text("instance"), cells.text("method"), *seed});
    if (found != by_key.end()) found->second->trace.push_back({*seconds, *score});
  }
}

}  // namespace

std::string results_header() {
  return "instance,n,groups,method,seed,cpu_seconds,score,feasible,upper_bound,status,gap_to_best_known_pct,"
         "gap_to_bound_pct\n";
}

std::string results_row(const workbench::Run& run) {
  return fmt::format("{},{},{},{},{},{:.6f},{},{},{},{},{},{}\n", name_cell(run.instance), run.n, run.groups,
                     name_cell(run.method), run.seed, run.cpu_seconds, run.score, run.feasible,
                     figure_cell(run.upper_bound), to_string(run.status), figure_cell(run.gap_to_best_known_pct),
                     figure_cell(run.gap_to_bound_pct));
}

std::filesystem::path trace_file_of(const std::filesystem::path& results) {
  std::filesystem::path trace = results;
  trace.replace_extension();
  trace += ".trace.csv";
  return trace;
}

ResultsWriter::ResultsWriter(const std::filesystem::path& results)
    : results_(begun(results, results_header())), traces_(begun(trace_file_of(results), trace_header())) {}

ResultsWriter::Part ResultsWriter::begun(const std::filesystem::path& file, const std::string& header) {
  std::error_code none;
  if (file.has_parent_path()) std::filesystem::create_directories(file.parent_path(), none);
  require(!std::filesystem::is_directory(file, none), "--out", file.string(), "cannot be written: it is a folder");
  Part part{.file = file, .part = file.string() + ".part", .stream = {}};
  part.stream.open(part.part, std::ios::binary | std::ios::trunc);
  put(part, header);
  return part;
}

void ResultsWriter::put(Part& part, const std::string& text) {
  part.stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  part.stream.flush();
  require(part.stream.good(), "--out", part.file.string(), "cannot be written");
}

void ResultsWriter::add(const workbench::Run& run) {
  std::string trace;
  for (const workbench::Improvement& step : run.trace) {
    trace += fmt::format("{},{},{},{:.6f},{}\n", name_cell(run.instance), name_cell(run.method), run.seed,
                         step.cpu_seconds, step.score);
  }
  put(traces_, trace);
  put(results_, results_row(run));
  ++rows_;
}

void ResultsWriter::finish() {
  if (rows_ == 0) {  // an earlier table is worth more than an empty one
    for (Part* part : {&traces_, &results_}) {
      part->stream.close();
      std::error_code none;
      std::filesystem::remove(part->part, none);
    }
    return;
  }
  for (Part* part : {&traces_, &results_}) {
    part->stream.close();
    std::error_code error;
    std::filesystem::rename(part->part, part->file, error);
    require(!error, "--out", part->file.string(), "cannot be written: " + error.message());
  }
}

std::vector<workbench::Run> read_results(const std::filesystem::path& file) {
  IssueList issues;
  const CsvFile csv = read_csv(file, issues);
  const CsvTable table(csv,
                       {{"instance", true},
                        {"n"},
                        {"groups"},
                        {"method", true},
                        {"seed", true},
                        {"cpu_seconds", true},
                        {"score", true},
                        {"feasible"},
                        {"upper_bound"},
                        {"status"},
                        {"gap_to_best_known_pct"},
                        {"gap_to_bound_pct"}},
                       issues);
  std::vector<workbench::Run> runs;
  std::map<RunKey, int> line_of;
  for (const CsvRow& row : table.usable() ? csv.rows : std::vector<CsvRow>{}) {
    const CsvCells cells(table, row, issues);
    auto run = run_in(cells);
    if (!run) continue;
    const auto [at, is_new] = line_of.emplace(RunKey{run->instance, run->method, run->seed}, row.line);
    if (!is_new) {
      cells.error("seed", "duplicate_run",
                  fmt::format("the run of this instance, method and seed stands in line {} already", at->second));
    }
    runs.push_back(std::move(*run));
  }
  if (table.usable() && csv.complete && csv.rows.empty()) {
    issues.add({.rule = "empty_file", .file = csv.name, .line = 1, .field = "rows", .message = "there are no runs"});
  }
  if (std::filesystem::exists(trace_file_of(file))) read_traces(trace_file_of(file), runs, issues);
  issues.throw_if_errors();
  return runs;
}

}  // namespace samling::io
