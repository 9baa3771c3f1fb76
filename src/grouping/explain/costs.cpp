// What a group costs the whole: that group pinned, the rest solved again.
#include <algorithm>
#include <utility>

#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t fewest_tried = 12;

// The limits with one share of the time that is left.
Limits share_of_time(const Stopper& stopper, std::size_t solves_left) {
  Limits limits = stopper.remaining();
  limits.progress = nullptr;
  const auto share = 1.0 / static_cast<double>(std::max<std::size_t>(1, solves_left));
  if (limits.time_limit) limits.time_limit = *limits.time_limit * share;
  if (limits.cpu_limit) limits.cpu_limit = *limits.cpu_limit * share;
  return limits;
}

GroupingProblem with_pin(const GroupingProblem& problem, const Members& members) {
  Rules rules = problem.rules();
  rules.pinned.push_back(members);
  return GroupingProblem(problem.affinity(), problem.sizes(), std::move(rules), problem.objective(),
                         problem.group_count(), problem.unplaced_price(), problem.own_score());
}

bool has_group(const Grouping& grouping, const Members& members) {
  return std::find(grouping.groups.begin(), grouping.groups.end(), members) != grouping.groups.end();
}

Issue beside_the_others(const GroupingResult& result) {
  std::string message = "this group cannot be had beside the other rules";
  if (result.conflict) {
    for (const std::string& demand : result.conflict->demands) message += "; " + demand;
  }
  return {.rule = "infeasible", .field = "group", .message = message};
}

}  // namespace

GroupCost cost_of_group(const GroupingProblem& problem, const GroupingResult& answer, const Members& members,
                        const GroupingOptions& options) {
  GroupCost cost{.members = members};
  std::sort(cost.members.begin(), cost.members.end());
  for (const MunicipalityId id : cost.members) {
    require(id.value() >= 0 && id.index() < problem.size(), "members", std::to_string(id.value()),
            "is not a row of the problem");
  }
  cost.broken = check_group(problem, cost.members);
  if (!cost.broken.empty()) return cost;
  cost.score = group_score(problem, cost.members);
  if (has_group(normal_form(answer.best), cost.members)) {
    cost.proven = answer.status == Status::optimal;
    return cost;
  }
  const GroupingResult pinned = solve(with_pin(problem, cost.members), options);
  if (!has_group(pinned.best, cost.members) || !check(problem, pinned.best).empty()) {
    cost.broken.push_back(beside_the_others(pinned));
    return cost;
  }
  cost.cost = answer.score - pinned.score;
  cost.proven = answer.status == Status::optimal && pinned.status == Status::optimal;
  return cost;
}

std::vector<GroupCost> best_groups_for(const GroupingProblem& problem, const GroupingResult& answer,
                                       MunicipalityId municipality, std::size_t count, const GroupingOptions& options) {
  if (count == 0) return {};
  const Stopper stopper(options.limits);
  std::vector<Members> tried;
  for (const Members& group : answer.best.groups) {
    if (std::find(group.begin(), group.end(), municipality) != group.end()) tried.push_back(group);
  }
  for (RankedGroup& group : best_groups(problem, std::max(fewest_tried, 3 * count), municipality)) {
    if (std::find(tried.begin(), tried.end(), group.members) == tried.end()) tried.push_back(std::move(group.members));
  }
  std::vector<GroupCost> costs;
  for (std::size_t k = 0; k < tried.size() && !(k > 0 && stopper.interrupted()); ++k) {
    GroupingOptions share = options;
    share.limits = share_of_time(stopper, tried.size() - k);
    GroupCost cost = cost_of_group(problem, answer, tried[k], share);
    if (cost.broken.empty()) costs.push_back(std::move(cost));
  }
  std::stable_sort(costs.begin(), costs.end(), [](const GroupCost& a, const GroupCost& b) { return a.cost < b.cost; });
  if (costs.size() > count) costs.resize(count);
  return costs;
}

}  // namespace samling::grouping
