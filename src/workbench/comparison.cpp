#include "samling/workbench/comparison.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "samling/core/issue.hpp"

namespace samling::workbench {
namespace {

constexpr double unreached = std::numeric_limits<double>::infinity();
constexpr std::size_t enough_instances = 6;  // for a signed-rank test: fewer can never give p < 0.05

// Mean of what is there.
class Mean {
 public:
  void add(std::optional<double> value) {
    if (!value || !std::isfinite(*value)) return;
    sum_ += *value;
    ++count_;
  }
  [[nodiscard]] std::optional<double> value() const {
    return count_ == 0 ? std::nullopt : std::optional(sum_ / count_);
  }

 private:
  double sum_ = 0.0;
  int count_ = 0;
};

class ComparisonMaker {
 public:
  explicit ComparisonMaker(const std::vector<Run>& runs) : runs_(runs) {
    require(!runs.empty(), "runs", "", "there are none");
    std::set<std::tuple<std::string, std::string, std::uint64_t>> seen;
    for (const Run& run : runs) {
      require(seen.insert({run.instance, run.method, run.seed}).second, "runs",
              fmt::format("{}, {}, seed {}", run.instance, run.method, run.seed), "stands twice");
      add_once(made_.instances, run.instance);
      add_once(made_.methods, run.method);
      if (!run.feasible) continue;
      auto [at, is_new] = best_.emplace(run.instance, run.score);
      if (!is_new) at->second = std::max(at->second, run.score);
    }
  }

  Comparison make(std::optional<double> target_gap_pct) {
    for (const std::string& method : made_.methods) summarise(method);
    for (const std::string& instance : made_.instances) {
      for (const std::string& method : made_.methods) fill_cell(instance, method);
    }
    made_.profile = performance_profile(costs());
    made_.time_to_target = time_to_target(target_gap_pct ? *target_gap_pct : telling_gap());
    test_pairs();
    return std::move(made_);
  }

 private:
  static void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }

  // To the best score of the instance; nothing when the run breaks rules.
  [[nodiscard]] std::optional<double> gap(const Run& run, double score) const {
    return run.feasible ? gap_pct(best_.at(run.instance), score) : std::nullopt;
  }
  [[nodiscard]] std::optional<double> gap(const Run& run) const { return gap(run, run.score); }

  void summarise(const std::string& method) {
    MethodSummary summary{.method = method};
    Mean to_best;
    Mean to_best_known;
    Mean to_bound;
    Mean seconds;
    for (const Run& run : runs_) {
      if (run.method != method) continue;
      ++summary.runs;
      seconds.add(run.cpu_seconds);
      if (!run.feasible) continue;
      ++summary.feasible;
      summary.proven += run.status == Status::optimal;
      summary.best += run.score == best_.at(run.instance);
      to_best.add(gap(run));
      to_best_known.add(run.gap_to_best_known_pct);
      to_bound.add(run.gap_to_bound_pct);
    }
    summary.gap_to_best_pct = to_best.value();
    summary.gap_to_best_known_pct = to_best_known.value();
    summary.gap_to_bound_pct = to_bound.value();
    summary.cpu_seconds = seconds.value().value_or(0.0);
    made_.summaries.push_back(std::move(summary));
  }

  void fill_cell(const std::string& instance, const std::string& method) {
    Cell cell{.instance = instance, .method = method};
    Mean score;
    Mean to_best_known;
    Mean to_bound;
    Mean seconds;
    for (const Run& run : runs_) {
      if (run.method != method || run.instance != instance) continue;
      ++cell.runs;
      seconds.add(run.cpu_seconds);
      if (!run.feasible) continue;
      ++cell.feasible;
      score.add(run.score);
      cell.best_score = std::max(cell.best_score.value_or(run.score), run.score);
      to_best_known.add(run.gap_to_best_known_pct);
      to_bound.add(run.gap_to_bound_pct);
    }
    if (cell.runs == 0) return;
    cell.mean_score = score.value();
    cell.mean_gap_to_best_known_pct = to_best_known.value();
    cell.mean_gap_to_bound_pct = to_bound.value();
    cell.mean_cpu_seconds = seconds.value().value_or(0.0);
    made_.cells.push_back(std::move(cell));
  }

  [[nodiscard]] std::size_t method_row(const std::string& method) const {
    return static_cast<std::size_t>(std::find(made_.methods.begin(), made_.methods.end(), method) -
                                    made_.methods.begin());
  }

  [[nodiscard]] std::vector<std::vector<double>> costs() const {
    std::map<std::pair<std::string, std::uint64_t>, std::vector<double>> rows;
    for (const Run& run : runs_) {
      auto& row = rows[{run.instance, run.seed}];
      row.resize(made_.methods.size(), unreached);
      if (const auto distance = gap(run)) row[method_row(run.method)] = 1.0 + *distance / 100.0;
    }
    std::vector<std::vector<double>> costs;
    for (auto& entry : rows) costs.push_back(std::move(entry.second));
    return costs;
  }

  // When the run came within the gap; never, when it did not.
  [[nodiscard]] double seconds_to(const Run& run, double gap_limit) const {
    const auto reached = [&](double score) {
      const auto distance = gap(run, score);
      return distance && *distance <= gap_limit;
    };
    if (!reached(run.score)) return unreached;
    for (const Improvement& step : run.trace) {
      if (reached(step.score)) return step.cpu_seconds;
    }
    return run.cpu_seconds;
  }

  [[nodiscard]] TimeToTarget time_to_target(double gap_limit) const {
    TimeToTarget times{.target_gap_pct = gap_limit};
    std::vector<std::vector<double>> seconds(made_.methods.size());
    times.from_traces = true;
    for (const Run& run : runs_) {
      seconds[method_row(run.method)].push_back(seconds_to(run, gap_limit));
      if (run.trace.empty()) times.from_traces = false;
    }
    for (auto& values : seconds) times.of_method.emplace_back(std::move(values));
    return times;
  }

  [[nodiscard]] double telling_gap() const {
    constexpr double widest = 10.0;
    for (const double candidate : {0.0, 0.001, 0.01, 0.1, 1.0}) {
      for (const Staircase& staircase : time_to_target(candidate).of_method) {
        if (staircase.share(std::numeric_limits<double>::max()) >= 0.5) return candidate;
      }
    }
    return widest;
  }

  // Minus the gap of one method: by instance (mean over seeds) or by instance and seed.
  [[nodiscard]] std::map<std::string, double> values_of(const std::string& method, bool by_instance) const {
    std::map<std::string, Mean> means;
    for (const Run& run : runs_) {
      if (run.method != method) continue;
      const auto distance = gap(run);
      if (!distance) continue;
      means[by_instance ? run.instance : fmt::format("{}\n{}", run.instance, run.seed)].add(-*distance);
    }
    std::map<std::string, double> values;
    for (const auto& [key, mean] : means) values[key] = *mean.value();
    return values;
  }

  void test_pairs() {
    made_.pairs_are_instances = best_.size() >= enough_instances;
    std::vector<double> p;
    for (std::size_t a = 0; a < made_.methods.size(); ++a) {
      for (std::size_t b = a + 1; b < made_.methods.size(); ++b) {
        made_.pairs.push_back(tested(made_.methods[a], made_.methods[b]));
        p.push_back(made_.pairs.back().test.signed_rank_p);
      }
    }
    const std::vector<double> adjusted = holm(p);
    for (std::size_t k = 0; k < adjusted.size(); ++k) made_.pairs[k].adjusted_p = adjusted[k];
  }

  [[nodiscard]] MethodPair tested(const std::string& first, const std::string& second) const {
    const auto of_first = values_of(first, made_.pairs_are_instances);
    const auto of_second = values_of(second, made_.pairs_are_instances);
    std::vector<double> x;
    std::vector<double> y;
    for (const auto& [key, value] : of_first) {
      const auto other = of_second.find(key);
      if (other == of_second.end()) continue;
      x.push_back(value);
      y.push_back(other->second);
    }
    return {.first = first, .second = second, .test = paired_test(x, y), .adjusted_p = 1.0};
  }

  const std::vector<Run>& runs_;
  std::map<std::string, double> best_;  // of runs that keep the rules
  Comparison made_;
};

}  // namespace

Comparison compare(const std::vector<Run>& runs, std::optional<double> target_gap_pct) {
  require(!target_gap_pct || (std::isfinite(*target_gap_pct) && *target_gap_pct >= 0.0), "target_gap_pct",
          fmt::format("{}", target_gap_pct.value_or(0.0)), "must be 0 or more");
  return ComparisonMaker(runs).make(target_gap_pct);
}

}  // namespace samling::workbench
