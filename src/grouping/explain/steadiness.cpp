// How far a number may move before the answer changes.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

constexpr int most_takeovers = 30;  // answers met on the way to the exact value; each is a better one than the last

class SteadinessSearch {
 public:
  SteadinessSearch(const std::function<GroupingProblem(double)>& problem_at, double value, double width,
                   double precision, const GroupingOptions& options)
      : problem_at_(problem_at), value_(value), precision_(precision), options_(options), stopper_(options.limits) {
    solves_left_ = 2.0 * std::ceil(std::log2(std::max(2.0, width / precision))) + 5.0;
  }

  Steadiness search(double lowest, double highest, std::vector<double> steps) {
    const GroupingResult now = solved(problem_at_(value_));
    proven_ = now.status == Status::optimal;
    answer_ = now.best;
    Steadiness steady{.value = value_};
    if (!steps.empty()) {
      std::sort(steps.begin(), steps.end());
      down_the_steps(lowest, steps, steady);
      up_the_steps(highest, steps, steady);
      steady.proven = proven_;
      return steady;
    }
    one_way(lowest, steady.down_to, steady.below, steady.breaks_down);
    one_way(highest, steady.up_to, steady.above, steady.breaks_up);
    steady.proven = proven_;
    return steady;
  }

 private:
  GroupingResult solved(const GroupingProblem& problem) {
    GroupingOptions options = options_;
    options.limits = stopper_.remaining();
    options.limits.progress = nullptr;
    const double share = 1.0 / std::max(2.0, solves_left_--);
    if (options.limits.time_limit) options.limits.time_limit = *options.limits.time_limit * share;
    if (options.limits.cpu_limit) options.limits.cpu_limit = *options.limits.cpu_limit * share;
    return solve(problem, options);
  }

  static bool settled(const GroupingResult& result) {
    return result.status == Status::optimal || result.status == Status::infeasible;
  }

  // Nothing when the answer is the same at `at`; else the better one. That it breaks a rule or that another scores more
  // needs no more proof; that none scores more does.
  std::optional<Grouping> other_answer(double at) {
    const GroupingProblem problem = problem_at_(at);
    GroupingResult result = solved(problem);
    if (!check(problem, answer_).empty()) return std::move(result.best);
    const double slack = 1e-9 * std::max(1.0, std::abs(result.score));
    const bool beaten = score(problem, answer_) < result.score - slack && check(problem, result.best).empty();
    if (beaten) return std::move(result.best);
    proven_ = proven_ && settled(result);
    return std::nullopt;
  }

  // Bisection between the value, where the answer holds, and the far end, where it does not.
  void one_way(double end, std::optional<double>& holds_to, std::optional<Grouping>& next,
               std::optional<double>& breaks) {
    if (end == value_) return;
    next = other_answer(end);
    if (!next) return;
    double same = value_;
    double changed = end;
    if (const auto exact = takeover(changed, *next)) {
      breaks = holds_to = exact;
      return;
    }
    while (std::abs(changed - same) > precision_ && !stopper_.interrupted()) {
      const double middle = 0.5 * (same + changed);
      if (auto other = other_answer(middle)) {
        next = std::move(other);
        changed = middle;
      } else {
        same = middle;
      }
    }
    holds_to = same;
  }

  // The first of the values, in order from the answer's own, at which there is another answer; their number when none.
  // Strategy: a limit that moves one way either only takes the answer away or only lets better ones in, so that what
  // has changed stays changed; the far end is asked first.
  std::size_t first_other(const std::vector<double>& values, std::optional<Grouping>& next) {
    if (values.empty()) return 0;
    next = other_answer(values.back());
    if (!next) return values.size();
    std::size_t same = 0;  // values before this one keep the answer
    std::size_t other = values.size() - 1;
    while (same < other && !stopper_.interrupted()) {
      const std::size_t middle = same + (other - same) / 2;
      if (auto changed = other_answer(values[middle])) {
        next = std::move(changed);
        other = middle;
      } else {
        same = middle + 1;
      }
    }
    return other;
  }

  void up_the_steps(double highest, const std::vector<double>& steps, Steadiness& steady) {
    std::vector<double> values;
    for (const double step : steps) {
      if (step > value_ && step <= highest) values.push_back(step);
    }
    const std::size_t other = first_other(values, steady.above);
    if (other < values.size()) steady.breaks_up = steady.up_to = values[other];
  }

  // Below a step the problem is that of the step before it, and below all of them that of the lowest value.
  void down_the_steps(double lowest, const std::vector<double>& steps, Steadiness& steady) {
    std::vector<double> values;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
      if (*step <= value_ && *step > lowest) values.push_back(*step);
    }
    std::vector<double> below(values.begin() + (values.empty() ? 0 : 1), values.end());
    if (!values.empty()) below.push_back(lowest);
    const std::size_t other = first_other(below, steady.below);
    if (other < below.size()) steady.breaks_down = steady.down_to = values[other];
  }

  // Where the scores of the answer and of another cross, when both are straight lines; when a third is better there,
  // where it crosses that one, and so on. `next` becomes the one that takes over.
  std::optional<double> takeover(double changed, Grouping& next) {
    Grouping rival = next;
    for (int step = 0; step < most_takeovers && !stopper_.interrupted(); ++step) {
      const auto crossing = crossing_of(rival, changed);
      if (!crossing) return std::nullopt;
      auto third = other_answer(*crossing);
      if (!third) {
        next = rival;
        return crossing;
      }
      changed = *crossing;
      rival = std::move(*third);
    }
    return std::nullopt;
  }

  // Between the value and `changed`; nothing when one of the two is inadmissible there or not linear.
  [[nodiscard]] std::optional<double> crossing_of(const Grouping& rival, double changed) const {
    const auto lead = [&](double at) -> std::optional<double> {
      const GroupingProblem problem = problem_at_(at);
      if (!check(problem, answer_).empty() || !check(problem, rival).empty()) return std::nullopt;
      return score(problem, answer_) - score(problem, rival);
    };
    const auto here = lead(value_);
    const auto middle = lead(0.5 * (value_ + changed));
    const auto there = lead(changed);
    if (!here || !middle || !there || *here < 0.0 || *there >= 0.0) return std::nullopt;
    const double size = std::max({1.0, std::abs(*here), std::abs(*there)});
    if (std::abs(*middle - 0.5 * (*here + *there)) > 1e-9 * size) return std::nullopt;
    return value_ + (changed - value_) * *here / (*here - *there);
  }

  const std::function<GroupingProblem(double)>& problem_at_;
  double value_;
  double precision_;
  const GroupingOptions& options_;
  Stopper stopper_;
  double solves_left_ = 1.0;
  Grouping answer_;
  bool proven_ = true;
};

}  // namespace

Steadiness steadiness(const std::function<GroupingProblem(double)>& problem_at, double value, double lowest,
                      double highest, double precision, const GroupingOptions& options,
                      const std::vector<double>& steps) {
  validate(options.limits);
  require(lowest <= value && value <= highest, "value", std::to_string(value), "must be from lowest to highest");
  require(precision > 0.0, "precision", std::to_string(precision), "must be more than 0");
  return SteadinessSearch(problem_at, value, highest - lowest, precision, options).search(lowest, highest, steps);
}

}  // namespace samling::grouping
