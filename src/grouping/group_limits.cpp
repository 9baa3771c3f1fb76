#include "grouping/group_limits.hpp"

#include <algorithm>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/max_cardinality_matching.hpp>

namespace samling::grouping {

GroupTotals totals_of(const GroupingProblem& problem, const Members& members) {
  GroupTotals totals{static_cast<int>(members.size()), 0};
  if (problem.rules().people_of.empty()) return totals;
  for (const MunicipalityId id : members) totals.people += problem.rules().people_of[id.index()];
  return totals;
}

bool within_entry(const GroupingProblem& problem, const GroupLimits& limits, const GroupTotals& totals) {
  if (totals.size < limits.sizes.min || totals.size > limits.sizes.max) return false;
  if (!problem.rules().people || problem.rules().grades.people.grade != Grade::forbid) return true;
  return totals.people >= limits.people.min && totals.people <= limits.people.max;
}

std::vector<int> matched_entries(const GroupingProblem& problem, const std::vector<GroupTotals>& groups) {
  const auto& limits = problem.rules().group_limits;
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph graph(groups.size() + limits.size());
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (std::size_t entry = 0; entry < limits.size(); ++entry) {
      if (within_entry(problem, limits[entry], groups[g])) boost::add_edge(g, groups.size() + entry, graph);
    }
  }
  std::vector<boost::graph_traits<Graph>::vertex_descriptor> mate(boost::num_vertices(graph));
  if (!mate.empty()) boost::edmonds_maximum_cardinality_matching(graph, mate.data());
  std::vector<int> entries(groups.size(), -1);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (mate[g] != boost::graph_traits<Graph>::null_vertex()) entries[g] = static_cast<int>(mate[g] - groups.size());
  }
  return entries;
}

bool keeps_group_limits(const GroupingProblem& problem, const std::vector<Members>& groups) {
  if (problem.rules().group_limits.empty()) return true;
  std::vector<GroupTotals> totals;
  for (const Members& members : groups) totals.push_back(totals_of(problem, members));
  const std::vector<int> entries = matched_entries(problem, totals);
  return std::find(entries.begin(), entries.end(), -1) == entries.end();
}

SizeRange places(SizeRange sizes, const std::vector<GroupLimits>& limits, int groups) {
  if (limits.empty() || groups <= 0) return {groups * sizes.min, groups * sizes.max};
  std::vector<int> least;
  std::vector<int> most;
  for (const GroupLimits& entry : limits) {
    least.push_back(entry.sizes.min);
    most.push_back(entry.sizes.max);
  }
  std::sort(least.begin(), least.end());
  std::sort(most.rbegin(), most.rend());
  const auto count = std::min(static_cast<std::ptrdiff_t>(groups), static_cast<std::ptrdiff_t>(limits.size()));
  return {std::accumulate(least.begin(), least.begin() + count, 0),
          std::accumulate(most.begin(), most.begin() + count, 0)};
}

std::vector<GroupLimits> limits_that_fit(std::vector<GroupLimits> limits, std::optional<int> groups, SizeRange sizes,
                                         const std::optional<PeopleRange>& people) {
  if (!groups || static_cast<int>(limits.size()) != *groups) return {};
  for (GroupLimits& entry : limits) {
    entry.sizes = {std::clamp(entry.sizes.min, sizes.min, sizes.max),
                   std::clamp(entry.sizes.max, sizes.min, sizes.max)};
    if (!people) entry.people = {};
  }
  return limits;
}

}  // namespace samling::grouping
