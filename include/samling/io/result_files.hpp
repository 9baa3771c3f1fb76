// samling/io/result_files.hpp: the table of results of a workbench, and its companion with the traces.
//
//   results.csv        instance,n,groups,method,seed,cpu_seconds,score,feasible,upper_bound,status,
//                      gap_to_best_known_pct,gap_to_bound_pct: one row a run; figures as short as they can be read back
//                      exactly; an empty cell where there is no figure
//   results.trace.csv  instance,method,seed,cpu_seconds,score: one row an improvement
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "samling/workbench/runs.hpp"

namespace samling::io {

/// The header row and one row a run, as they stand in the files (lines end in \n).
[[nodiscard]] std::string results_header();
[[nodiscard]] std::string results_row(const workbench::Run& run);

/// "folder/results.csv" -> "folder/results.trace.csv".
[[nodiscard]] std::filesystem::path trace_file_of(const std::filesystem::path& results);

/// Writes run by run beside the files meant, each row at once on disk; finish() puts them in their place. Without it
/// the rows so far stay in "results.csv.part".
class ResultsWriter {
 public:
  /// Throws InvalidInput naming the file when it cannot be written.
  explicit ResultsWriter(const std::filesystem::path& results);
  void add(const workbench::Run& run);
  /// Puts the tables in place; without a row nothing is written and an earlier table stays.
  void finish();

 private:
  struct Part {
    std::filesystem::path file;
    std::filesystem::path part;
    std::ofstream stream;
  };
  static Part begun(const std::filesystem::path& file, const std::string& header);
  static void put(Part& part, const std::string& text);

  std::size_t rows_ = 0;
  Part results_;
  Part traces_;
};

/// The runs of a table, with their traces when the companion is there. Throws InvalidInput with file and line, all
/// issues at once.
[[nodiscard]] std::vector<workbench::Run> read_results(const std::filesystem::path& file);

}  // namespace samling::io
