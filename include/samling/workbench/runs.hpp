// samling/workbench/runs.hpp: grouping methods side by side: methods x instances x seeds, in one process, by CPU time.
//
// A run is one call of one method on one instance with one seed. Its score and whether it keeps the rules are said by
// the judge (grouping::score, grouping::check), whatever the method claims; its time is CPU time of the process, so
// that runs on a busy machine compare. Runs of one instance and seed follow each other, method by method.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "samling/core/limits.hpp"
#include "samling/grouping/grouping.hpp"
#include "samling/grouping/methods.hpp"

namespace samling::workbench {

/// A problem with a name, and the best score that anyone is known to have reached.
struct Instance {
  std::string name;
  grouping::GroupingProblem problem;
  std::optional<double> best_known;
};

/// A better answer was found after so much CPU time.
struct Improvement {
  double cpu_seconds = 0.0;
  double score = 0.0;
  friend bool operator==(const Improvement&, const Improvement&) = default;
};

/// One row of the results.
struct Run {
  std::string instance;
  int n = 0;
  int groups = 0;  ///< Of the answer.
  std::string method;
  std::uint64_t seed = 0;
  double cpu_seconds = 0.0;
  double score = 0.0;     ///< Larger is better.
  bool feasible = false;  ///< check() found nothing.
  double upper_bound = 0.0;  ///< Infinite when there is none, as when the problem is proven infeasible.
  Status status = Status::stopped;
  std::optional<double> gap_to_best_known_pct;  ///< gap_pct(best known, score); negative: better than that.
  std::optional<double> gap_to_bound_pct;       ///< gap_pct(upper bound, score); nothing without a finite bound.
  std::vector<Improvement> trace;               ///< Ascending in both; the last one is the answer.
  friend bool operator==(const Run&, const Run&) = default;
};

/// 100 x (mark - score) / |mark|; 0 when both are 0; nothing when only the mark is 0 or either is not finite.
[[nodiscard]] std::optional<double> gap_pct(double mark, double score);

struct Settings {
  Limits limits;  ///< Of each run; its seed is not used. A stop ends the work: the run under way is left out.
  std::vector<std::uint64_t> seeds{1};
};

/// Called after each run, on the thread that called run_methods.
using RunSink = std::function<void(const Run&)>;

/// One run. What the method throws comes through.
[[nodiscard]] Run run_method(const Instance& instance, const grouping::Method& method, const Limits& limits);

/// Every method on every instance with every seed. Throws InvalidInput before the first run when a method is unknown or
/// named twice, or when there are no seeds.
std::vector<Run> run_methods(const std::vector<Instance>& instances, const grouping::Methods& methods,
                             const std::vector<std::string>& names, const Settings& settings,
                             const RunSink& after_each = {});

}  // namespace samling::workbench
