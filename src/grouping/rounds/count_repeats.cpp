// The judge of rounds: from scratch, apart from the solver.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "samling/grouping/rounds.hpp"

namespace samling::grouping {

int count_repeats(const GroupingProblem& problem, const std::vector<Grouping>& rounds) {
  const std::size_t n = problem.size();
  std::vector<int> meetings(n * n, 0);
  if (problem.rules().grades.met.grade != Grade::ignore) {
    for (const Meeting& meeting : problem.rules().met) {
      const auto [first, second] = std::minmax(meeting.a, meeting.b);
      meetings[first.index() * n + second.index()] = 1;
    }
  }
  const std::vector<int> earlier = meetings;
  for (const Grouping& round : rounds) {
    for (const Members& group : round.groups) {
      for (const MunicipalityId a : group) {
        for (const MunicipalityId b : group) {
          if (a < b) ++meetings[a.index() * n + b.index()];
        }
      }
    }
  }
  int repeats = 0;
  for (std::size_t pair = 0; pair < meetings.size(); ++pair) {
    if (meetings[pair] > earlier[pair]) repeats += std::max(0, meetings[pair] - 1);
  }
  return repeats;
}

std::vector<Issue> check_rounds(const GroupingProblem& problem, const std::vector<Grouping>& rounds) {
  std::vector<Issue> issues;
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    for (Issue issue : check(problem, rounds[r])) {
      issue.field = fmt::format("round {}{}{}", r + 1, issue.field.empty() ? "" : ", ", issue.field);
      issues.push_back(std::move(issue));
    }
  }
  return issues;
}

std::vector<double> travel_to_hosts(const GroupingProblem& problem, const std::vector<Grouping>& rounds,
                                    const std::vector<std::vector<std::optional<MunicipalityId>>>& hosts) {
  const Eigen::MatrixXd& minutes = problem.rules().minutes;
  if (minutes.size() == 0) return {};
  std::vector<double> travel(problem.size(), 0.0);
  for (std::size_t r = 0; r < rounds.size(); ++r) {
    for (std::size_t g = 0; g < rounds[r].groups.size(); ++g) {
      const std::optional<MunicipalityId> host = hosts.at(r).at(g);
      for (const MunicipalityId id : rounds[r].groups[g]) {
        if (!host || id == *host) continue;
        const double figure = minutes(id.value(), host->value());
        if (!std::isnan(figure)) travel[id.index()] += figure;
      }
    }
  }
  return travel;
}

double hosting_cost(const GroupingProblem& problem, const RoundsOptions& options, const std::vector<Grouping>& rounds,
                    const std::vector<std::vector<std::optional<MunicipalityId>>>& hosts) {
  std::vector<int> loads(problem.size(), 0);
  for (const auto& round : hosts) {
    for (const auto& host : round) {
      if (host) ++loads[host->index()];
    }
  }
  double cost = 0.0;
  for (const int load : loads) cost += options.host_weight * load * (load - 1) / 2.0;
  const std::vector<double> travel = travel_to_hosts(problem, rounds, hosts);
  if (travel.empty()) return cost;
  const double mean = std::accumulate(travel.begin(), travel.end(), 0.0) / static_cast<double>(travel.size());
  for (const double minutes : travel) cost += options.travel_weight * std::max(0.0, minutes - mean);
  return cost;
}

}  // namespace samling::grouping
