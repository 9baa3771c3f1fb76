// Good plans that differ. Strategy: each axis by itself; one too like an earlier plan is solved again with the pairs of
// the earlier ones dearer, by a price that grows until they differ enough and is then brought down again as far as it
// may.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "grouping/rounds/first_rounds.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

constexpr int dearer_steps = 10;  // each doubles the price
constexpr int cheaper_steps = 4;  // of bisection afterwards

using PairOfRows = std::pair<MunicipalityId, MunicipalityId>;

std::set<PairOfRows> pairs_together(const Grouping& grouping) {
  std::set<PairOfRows> pairs;
  for (const Members& group : grouping.groups) {
    for (const MunicipalityId a : group) {
      for (const MunicipalityId b : group) {
        if (a < b) pairs.emplace(a, b);
      }
    }
  }
  return pairs;
}

class Differing {
 public:
  Differing(const std::vector<Axis>& axes, double most_shared, const GroupingOptions& options)
      : axes_(axes), most_shared_(most_shared), options_(options), stopper_(options.limits) {}

  std::vector<DifferentPlan> find() {
    for (std::size_t k = 0; k < axes_.size() && !(k > 0 && stopper_.interrupted()); ++k) {
      const double share_of_axis = 1.0 / static_cast<double>(axes_.size() - k);
      DifferentPlan plan{axes_[k].name, solved(axes_[k].problem, 0.5 * share_of_axis), 0.0};
      plan.largest_share = largest_share(plan.result.best);
      if (plan.largest_share > most_shared_) make_different(axes_[k].problem, share_of_axis, plan);
      if (plan.largest_share <= most_shared_) plans_.push_back(std::move(plan));
    }
    return std::move(plans_);
  }

 private:
  GroupingResult solved(const GroupingProblem& problem, double share) const {
    GroupingOptions options = options_;
    options.limits = stopper_.remaining();
    options.limits.progress = nullptr;
    if (options.limits.time_limit) options.limits.time_limit = *options.limits.time_limit * share;
    if (options.limits.cpu_limit) options.limits.cpu_limit = *options.limits.cpu_limit * share;
    return solve(problem, options);
  }

  [[nodiscard]] double largest_share(const Grouping& grouping) const {
    double largest = 0.0;
    for (const DifferentPlan& plan : plans_) largest = std::max(largest, shared_pairs(plan.result.best, grouping));
    return largest;
  }

  void make_different(const GroupingProblem& problem, double share, DifferentPlan& plan) const {
    std::vector<Grouping> earlier;
    for (const DifferentPlan& other : plans_) earlier.push_back(other.result.best);
    const std::vector<int> meetings = meetings_of(problem, earlier);
    double too_cheap = 0.0;
    double price = 0.05 * std::max(1e-9, problem.affinity().largest());
    bool found = false;
    for (int step = 0; step < dearer_steps && !found && !stopper_.interrupted(); ++step) {
      found = try_price(problem, meetings, price, share, plan);
      if (!found) too_cheap = std::exchange(price, 2.0 * price);
    }
    for (int step = 0; step < cheaper_steps && found && !stopper_.interrupted(); ++step) {
      const double middle = 0.5 * (too_cheap + price);
      (try_price(problem, meetings, middle, share, plan) ? price : too_cheap) = middle;
    }
  }

  // True when the grouping differs enough; it becomes the plan when it is the first or scores more on its axis.
  bool try_price(const GroupingProblem& problem, const std::vector<int>& meetings, double price, double share,
                 DifferentPlan& plan) const {
    const GroupingResult other = solved(dearer(problem, meetings, price), share / (dearer_steps + cheaper_steps));
    const double shared = largest_share(other.best);
    if (shared > most_shared_ || !check(problem, other.best).empty()) return false;
    const double own_score = score(problem, other.best);
    if (plan.largest_share <= most_shared_ && own_score <= plan.result.score) return true;
    plan.result.best = other.best;
    plan.result.unplaced = other.unplaced;
    plan.result.score = own_score;
    plan.result.warnings = warnings(problem, other.best);
    plan.result.status = Status::feasible;
    plan.largest_share = shared;
    return true;
  }

  const std::vector<Axis>& axes_;
  double most_shared_;
  const GroupingOptions& options_;
  Stopper stopper_;
  std::vector<DifferentPlan> plans_;
};

}  // namespace

double shared_pairs(const Grouping& a, const Grouping& b) {
  const std::set<PairOfRows> first = pairs_together(a);
  const std::set<PairOfRows> second = pairs_together(b);
  const std::size_t fewer = std::min(first.size(), second.size());
  if (fewer == 0) return 0.0;
  const auto both = std::count_if(first.begin(), first.end(), [&](const auto& pair) { return second.count(pair) > 0; });
  return static_cast<double>(both) / static_cast<double>(fewer);
}

std::vector<DifferentPlan> different_plans(const std::vector<Axis>& axes, double most_shared,
                                           const GroupingOptions& options) {
  validate(options.limits);
  require(most_shared >= 0.0 && most_shared <= 1.0, "most_shared", std::to_string(most_shared), "must be from 0 to 1");
  for (const Axis& axis : axes) {
    require(axis.problem.size() == axes.front().problem.size(), "axes", axis.name,
            "is over another number of municipalities than the first");
  }
  return Differing(axes, most_shared, options).find();
}

}  // namespace samling::grouping
