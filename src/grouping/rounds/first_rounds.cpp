#include "grouping/rounds/first_rounds.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace samling::grouping {
namespace {

model::Affinity dearer_affinity(const model::Affinity& affinity, const std::vector<int>& meetings, double price) {
  const std::size_t n = affinity.size();
  const auto charge = [&](std::size_t a, std::size_t b) { return price * meetings[a * n + b]; };
  if (affinity.is_sparse()) {
    std::vector<std::vector<model::Companion>> rows(n);
    for (std::size_t a = 0; a < n; ++a) {
      for (model::Companion companion : affinity.companions(MunicipalityId(a))) {
        companion.affinity -= charge(a, companion.other.index());
        rows[a].push_back(companion);
      }
    }
    return model::Affinity(std::move(rows));
  }
  Eigen::MatrixXd values = affinity.values();
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      values(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)) -= charge(a, b);
    }
  }
  return model::Affinity(std::move(values));
}

GroupScore dearer_score(const GroupScore& own, std::size_t n, const std::vector<int>& meetings, double price) {
  if (!own.value) return own;
  return {own.name, [own, n, meetings, price](const Members& members) {
            double value = own.value(members);
            for (const MunicipalityId a : members) {
              for (const MunicipalityId b : members) {
                if (a < b) value -= price * meetings[a.index() * n + b.index()];
              }
            }
            return value;
          }};
}

}  // namespace

double repeat_price(const GroupingProblem& problem) {
  return 4.0 * problem.sizes().max * std::max(1.0, problem.affinity().largest());
}

GroupingProblem dearer(const GroupingProblem& problem, const std::vector<int>& meetings, double price) {
  // Leaving one out must not be a way round a repeat.
  const double out = std::min(1e9, std::max(problem.unplaced_price(), 4.0 * problem.sizes().max * price));
  if (meetings.empty()) {
    return GroupingProblem(problem.affinity(), problem.sizes(), problem.rules(), problem.objective(),
                           problem.group_count(), out, problem.own_score());
  }
  return GroupingProblem(dearer_affinity(problem.affinity(), meetings, price), problem.sizes(), problem.rules(),
                         problem.objective(), problem.group_count(), out,
                         dearer_score(problem.own_score(), problem.size(), meetings, price));
}

std::vector<int> meetings_of(const GroupingProblem& problem, const std::vector<Grouping>& rounds) {
  const std::size_t n = problem.size();
  std::vector<int> meetings(n * n, 0);
  for (const Grouping& round : rounds) {
    for (const Members& group : round.groups) {
      for (const MunicipalityId a : group) {
        for (const MunicipalityId b : group) meetings[a.index() * n + b.index()] += a == b ? 0 : 1;
      }
    }
  }
  return meetings;
}

std::vector<UnitRound> rounds_by_solving(const RoundsModel& model, const Grouping& first, int rounds,
                                         const Limits& limits) {
  const GroupingProblem& problem = *model.problem;
  std::vector<Grouping> made{first};
  const std::vector<char> met = met_before(problem);
  const Stopper stopper(limits);
  while (static_cast<int>(made.size()) < rounds) {
    std::vector<int> meetings = meetings_of(problem, made);
    for (std::size_t k = 0; k < met.size(); ++k) meetings[k] += met[k];
    GroupingOptions options{.limits = stopper.remaining()};
    options.limits.max_rounds = 20;
    options.limits.seed = limits.seed + made.size();
    options.limits.progress = nullptr;
    Grouping next =
        stopper.interrupted() ? first : solve(dearer(problem, meetings, repeat_price(problem)), options).best;
    const bool usable = check(problem, next).empty() && next.unplaced.size() <= first.unplaced.size();
    made.push_back(usable ? std::move(next) : first);
  }
  std::vector<UnitRound> in_units;
  for (const Grouping& round : made) in_units.push_back(in_free_units(model, round).value());
  return in_units;
}

int most_groups(const RoundsModel& model) {
  if (const auto groups = model.free_groups()) return *groups;
  return model.total_weight() / model.problem->sizes().min;
}

std::vector<UnitRound> rounds_by_chance(const RoundsModel& model, int groups, int rounds, Chance& chance) {
  const int n = model.size();
  const int placed = std::min(n, groups * model.problem->sizes().max);
  std::vector<UnitRound> made;
  std::vector<int> order(static_cast<std::size_t>(n));
  std::iota(order.begin(), order.end(), 0);
  for (int r = 0; r < rounds; ++r) {
    chance.shuffle(order);
    UnitRound round;
    round.groups.resize(static_cast<std::size_t>(groups));
    for (int k = 0; k < n; ++k) {
      const int u = order[static_cast<std::size_t>(k)];
      (k < placed ? round.groups[static_cast<std::size_t>(k % groups)] : round.out).push_back(u);
    }
    made.push_back(std::move(round));
  }
  return made;
}

}  // namespace samling::grouping
