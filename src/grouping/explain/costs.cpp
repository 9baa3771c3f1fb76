// What a group costs the whole: that group pinned, the rest solved again.
#include <algorithm>
#include <utility>

#include "grouping/explain/bonus.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::grouping {
namespace {

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

bool has_member(const Members& members, MunicipalityId who) {
  return std::find(members.begin(), members.end(), who) != members.end();
}

// Strategy: the best whole in which the municipality has a group that is not known yet, again and again: its group is
// the next cheapest.
class GroupsFor {
 public:
  GroupsFor(const GroupingProblem& problem, const GroupingResult& answer, MunicipalityId who,
            const GroupingOptions& options)
      : problem_(problem), answer_(answer), who_(who), options_(options), stopper_(options.limits) {}

  std::vector<GroupCost> cheapest(std::size_t count) {
    for (const Members& pin : problem_.rules().pinned) {
      if (has_member(pin, who_)) return only(pin);
    }
    std::vector<GroupCost> costs;
    std::vector<Members> known;
    for (const Members& group : answer_.best.groups) {
      if (!has_member(group, who_)) continue;
      costs.push_back(cost_of_group(problem_, answer_, group, options_));
      known.push_back(costs.back().members);
    }
    // Its group in the best grouping of all is the cheapest; in any other there may be cheaper ones.
    std::size_t wanted = count - (!known.empty() && answer_.status == Status::optimal ? 1 : 0);
    for (; wanted > 0 && (costs.empty() || !stopper_.interrupted()); --wanted) {
      auto next = cheapest_beside(known, wanted);
      if (!next) break;
      known.push_back(next->members);
      costs.push_back(std::move(*next));
    }
    std::erase_if(costs, [](const GroupCost& cost) { return !cost.broken.empty(); });
    std::stable_sort(costs.begin(), costs.end(),
                     [](const GroupCost& a, const GroupCost& b) { return a.cost < b.cost; });
    if (costs.size() > count) costs.resize(count);
    return costs;
  }

 private:
  std::vector<GroupCost> only(const Members& pin) {
    std::vector<GroupCost> costs{cost_of_group(problem_, answer_, pin, options_)};
    std::erase_if(costs, [](const GroupCost& cost) { return !cost.broken.empty(); });
    return costs;
  }

  std::optional<GroupCost> cheapest_beside(const std::vector<Members>& known, std::size_t solves_left) {
    for (double bonus = first_bonus(); bonus <= most_bonus; bonus *= 1000.0) {
      GroupingOptions share = options_;
      share.limits = share_of_time(stopper_, solves_left);
      const GroupingResult whole = solve(with_bonus(problem_, who_, bonus, known), share);
      if (!check(problem_, whole.best).empty()) return std::nullopt;
      for (const Members& group : whole.best.groups) {
        if (!has_member(group, who_)) continue;
        return GroupCost{.members = group,
                         .score = group_score(problem_, group),
                         .cost = answer_.score - score(problem_, whole.best),
                         .proven = answer_.status == Status::optimal && whole.status == Status::optimal};
      }
      if (!any_left(known)) return std::nullopt;
    }
    return std::nullopt;
  }

  // Could the municipality have another group at all? Then the bonus was too small.
  [[nodiscard]] bool any_left(const std::vector<Members>& known) const {
    try {
      return !best_groups(with_bonus(problem_, who_, 0.0, known), 1, who_).empty();
    } catch (const InvalidInput&) {
      return true;  // too many to look at
    }
  }

  // More than what a group can cost those whom it takes from theirs, rules that are weighed heavily aside.
  [[nodiscard]] double first_bonus() const {
    const auto most = static_cast<double>(problem_.sizes().max);
    const double pairs = problem_.objective() == Objective::pair_sum ? 0.5 * (most - 1.0) : 1.0;
    const double value = most * pairs * std::max(1.0, problem_.affinity().largest());
    return std::min(most_bonus, (most + 1.0) * (2.0 * value + most * problem_.unplaced_price()));
  }

  static constexpr double most_bonus = 1e12;

  const GroupingProblem& problem_;
  const GroupingResult& answer_;
  MunicipalityId who_;
  const GroupingOptions& options_;
  Stopper stopper_;
};

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
  validate(options.limits);
  require(municipality.value() >= 0 && municipality.index() < problem.size(), "municipality",
          std::to_string(municipality.value()), "is not a row of the problem");
  if (count == 0) return {};
  return GroupsFor(problem, answer, municipality, options).cheapest(count);
}

}  // namespace samling::grouping
