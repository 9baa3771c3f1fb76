// What a group costs the whole: that group pinned, the rest solved again.
#include <algorithm>
#include <utility>

#include "grouping/binding.hpp"
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

  // A bonus that outweighs what any group can cost those whom it takes from theirs; where numbers tie all groups
  // together, failing that, one that outweighs the whole.
  std::optional<GroupCost> cheapest_beside(const std::vector<Members>& known, std::size_t solves_left) {
    const bool tied = problem_.group_count() || problem_.rules().most_unplaced || !problem_.rules().pinned.empty() ||
                      problem_.own_score().value;
    const auto most = static_cast<double>(problem_.sizes().max);
    const double local = (most + 1.0) * worst_of_one_group();
    // Nobody knows how large scores of one's own may be.
    const double whole =
        problem_.own_score().value ? 1000.0 * local : static_cast<double>(problem_.size()) * worst_of_one_group();
    for (const double bonus : {local, whole}) {
      if (auto found = cheapest_with(bonus, known, solves_left)) return found;
      if (!tied || whole <= local) break;
    }
    return std::nullopt;
  }

  std::optional<GroupCost> cheapest_with(double bonus, const std::vector<Members>& known, std::size_t solves_left) {
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
    return std::nullopt;
  }

  // Twice what the pairs of a group can score, what all its rules can cost, and the price of its members.
  [[nodiscard]] double worst_of_one_group() const {
    const auto most = static_cast<double>(problem_.sizes().max);
    const double pairs = problem_.objective() == Objective::pair_sum ? 0.5 * (most - 1.0) : 1.0;
    const double value = most * pairs * std::max(1.0, problem_.affinity().largest());
    return 2.0 * value + most * problem_.unplaced_price() + 2.0 * dearest_breaches();
  }

  // Of one group at most.
  [[nodiscard]] double dearest_breaches() const {
    const Rules& rules = problem_.rules();
    const auto most = static_cast<double>(problem_.sizes().max);
    const double pairs = 0.5 * most * (most - 1.0);
    const auto cost = [](const RuleGrade& grade, double measure) {
      return is_weighed(grade) ? grade.weight * measure : 0.0;
    };
    const RuleGrades& grades = rules.grades;
    double sum = cost(grades.travel_limit, pairs) + cost(grades.common_theme, 1.0) + cost(grades.keep_apart, pairs) +
                 cost(grades.met, pairs) + cost(grades.must_together, static_cast<double>(rules.must_together.size()));
    if (rules.people) {
      const int largest =
          rules.people_of.empty() ? 0 : *std::max_element(rules.people_of.begin(), rules.people_of.end());
      sum += cost(grades.people, std::max(static_cast<double>(rules.people->min), most * largest));
    }
    for (const AtMost& rule : rules.at_most) sum += cost(rule.grade, most);
    for (const AtLeast& rule : rules.at_least) sum += cost(rule.grade, static_cast<double>(rule.least));
    return sum;
  }

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
