// samling/workbench/comparison.hpp: methods compared over the runs of a table of results.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/workbench/runs.hpp"
#include "samling/workbench/statistics.hpp"

namespace samling::workbench {

/// One method over all its runs. Gaps are means over the runs that keep the rules.
struct MethodSummary {
  std::string method;
  int runs = 0;
  int feasible = 0;
  int proven = 0;                         ///< Status optimal.
  int best = 0;                           ///< Runs that reach the best score of their instance in the table.
  std::optional<double> gap_to_best_pct;  ///< To the best score of the instance in the table.
  std::optional<double> gap_to_best_known_pct;
  std::optional<double> gap_to_bound_pct;
  double cpu_seconds = 0.0;  ///< Mean.
};

/// One method on one instance.
struct Cell {
  std::string instance;
  std::string method;
  int runs = 0;
  int feasible = 0;
  std::optional<double> mean_score;  ///< Of runs that keep the rules, as all below.
  std::optional<double> best_score;
  std::optional<double> mean_gap_to_best_known_pct;
  std::optional<double> mean_gap_to_bound_pct;
  double mean_cpu_seconds = 0.0;
};

/// Time to come within `target_gap_pct` of the best of the instance.
struct TimeToTarget {
  double target_gap_pct = 0.0;
  std::vector<Staircase> of_method;  ///< Seconds; in the order of Comparison::methods.
  bool from_traces = false;          ///< False: only the ends of the runs were known, so times are at most these.
};

struct MethodPair {
  std::string first;
  std::string second;
  PairedTest test;          ///< Of scores; differences in percent of the best of the instance.
  double adjusted_p = 1.0;  ///< Signed-rank p after Holm over all pairs of methods.
};

struct Comparison {
  std::vector<std::string> instances;  ///< In the order of the table.
  std::vector<std::string> methods;
  std::vector<MethodSummary> summaries;  ///< One a method.
  std::vector<Cell> cells;               ///< Instance by instance, method by method; absent when there is no run.
  /// One a method: Dolan and More over (instance, seed) as problems, with 1 + gap to the best of the instance / 100 as
  /// the cost: for scores below 0 (sums of distances, say) their ratio of costs. A run that is missing or breaks rules
  /// has not solved its problem.
  std::vector<Staircase> profile;
  TimeToTarget time_to_target;
  std::vector<MethodPair> pairs;
  /// True: a pair of the tests is an instance (mean over seeds). False, with fewer than 6 instances: an instance and
  /// seed; such pairs are not independent of each other.
  bool pairs_are_instances = false;
};

/// Throws InvalidInput when a run of an instance, method and seed is there twice, or when there are no runs. Without
/// `target_gap_pct` the smallest of 0, 0.001, 0.01, 0.1, 1, 10 that some method reaches in half of its runs.
[[nodiscard]] Comparison compare(const std::vector<Run>& runs, std::optional<double> target_gap_pct = {});

}  // namespace samling::workbench
