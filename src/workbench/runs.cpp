#include "samling/workbench/runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace samling::workbench {
namespace {

// The scores a method reports on its way. What exceeds the answer was reported for a part of the problem only.
std::vector<Improvement> rising(std::vector<Improvement> reported, const Improvement& answer) {
  std::vector<Improvement> trace;
  for (const Improvement& step : reported) {
    const bool better = trace.empty() || step.score > trace.back().score;
    if (better && step.score < answer.score) trace.push_back(step);
  }
  const auto reached = std::find_if(reported.begin(), reported.end(), [&](const Improvement& step) {
    return step.score >= answer.score && step.score <= answer.score + 1e-9 * std::abs(answer.score);
  });
  trace.push_back({reached == reported.end() ? answer.cpu_seconds : reached->cpu_seconds, answer.score});
  const auto too_late = [&](const Improvement& step) { return step.cpu_seconds > trace.back().cpu_seconds; };
  trace.erase(std::remove_if(trace.begin(), trace.end() - 1, too_late), trace.end() - 1);
  return trace;
}

}  // namespace

std::optional<double> gap_pct(double mark, double score) {
  if (!std::isfinite(mark) || !std::isfinite(score)) return std::nullopt;
  if (mark == score) return 0.0;
  if (mark == 0.0) return std::nullopt;
  return 100.0 * (mark - score) / std::abs(mark);
}

Run run_method(const Instance& instance, const grouping::Method& method, const Limits& limits) {
  const double start = cpu_time().count();
  const auto now = [start] { return cpu_time().count() - start; };
  std::vector<Improvement> reported;
  grouping::GroupingOptions options{.method = method.name, .limits = limits};
  options.limits.progress = [&](const Progress& progress) {
    if (progress.score && (reported.empty() || *progress.score > reported.back().score)) {
      reported.push_back({now(), *progress.score});
    }
    if (limits.progress) limits.progress(progress);
  };
  const grouping::GroupingResult result = method.solve(instance.problem, options);
  const double seconds = now();
  Run run{.instance = instance.name,
          .n = static_cast<int>(instance.problem.size()),
          .groups = static_cast<int>(result.best.groups.size()),
          .method = method.name,
          .seed = limits.seed,
          .cpu_seconds = seconds,
          .score = grouping::score(instance.problem, result.best),
          .feasible = grouping::check(instance.problem, result.best).empty(),
          .upper_bound = result.upper_bound,
          .status = result.status};
  // Where nothing is admissible there is nothing to bound.
  if (run.status == Status::infeasible) run.upper_bound = std::numeric_limits<double>::infinity();
  if (instance.best_known) run.gap_to_best_known_pct = gap_pct(*instance.best_known, run.score);
  run.gap_to_bound_pct = gap_pct(run.upper_bound, run.score);
  run.trace = rising(std::move(reported), {seconds, run.score});
  return run;
}

std::vector<Run> run_methods(const std::vector<Instance>& instances, const grouping::Methods& methods,
                             const std::vector<std::string>& names, const Settings& settings,
                             const RunSink& after_each) {
  validate(settings.limits);
  require(!names.empty(), "methods", "", "name at least one method");
  require(!settings.seeds.empty(), "seeds", "", "give at least one seed");
  std::set<std::string> seen;
  for (const std::string& name : names) {
    (void)methods.at(name);
    require(seen.insert(name).second, "methods", name, "is named twice");
  }
  std::vector<Run> runs;
  for (const Instance& instance : instances) {
    for (const std::uint64_t seed : settings.seeds) {
      for (const std::string& name : names) {
        Limits limits = settings.limits;
        limits.seed = seed;
        Run run = run_method(instance, methods.at(name), limits);
        if (limits.stop.stop_requested()) return runs;
        if (after_each) after_each(run);
        runs.push_back(std::move(run));
      }
    }
  }
  return runs;
}

}  // namespace samling::workbench
