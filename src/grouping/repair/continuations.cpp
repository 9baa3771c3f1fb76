// Which new group carries on which old one: a maximum weight matching of old to new groups, the weight of two being
// the people they have in common (set_partitioning/weighted_matching.hpp), one connected part of the overlaps at a
// time.
#include <algorithm>
#include <map>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "grouping/set_partitioning/weighted_matching.hpp"
#include "samling/grouping/repair.hpp"

namespace samling::grouping {
namespace {

struct Overlap {
  std::size_t before;
  std::size_t after;
  long people;
};

std::vector<Overlap> overlaps_of(const Grouping& before, const Grouping& after, const std::vector<int>& people) {
  std::map<MunicipalityId, std::size_t> old_group;
  for (std::size_t k = 0; k < before.groups.size(); ++k) {
    for (const MunicipalityId id : before.groups[k]) old_group[id] = k;
  }
  std::map<std::pair<std::size_t, std::size_t>, long> common;
  for (std::size_t g = 0; g < after.groups.size(); ++g) {
    for (const MunicipalityId id : after.groups[g]) {
      const auto found = old_group.find(id);
      const long weight = people.empty() ? 1 : people.at(id.index());
      if (found != old_group.end() && weight > 0) common[{found->second, g}] += weight;
    }
  }
  std::vector<Overlap> overlaps;
  for (const auto& [groups, weight] : common) overlaps.push_back({groups.first, groups.second, weight});
  return overlaps;
}

// Matches within one connected part; its vertices are numbered as they come.
void match_part(const std::vector<Overlap>& part, std::vector<std::optional<std::size_t>>& carried) {
  if (part.size() == 1) {
    carried[part.front().before] = part.front().after;
    return;
  }
  std::map<std::size_t, int> number_before;
  std::map<std::size_t, int> number_after;
  for (const Overlap& overlap : part) number_before.emplace(overlap.before, static_cast<int>(number_before.size()));
  const auto first_after = static_cast<int>(number_before.size());
  for (const Overlap& overlap : part) {
    number_after.emplace(overlap.after, first_after + static_cast<int>(number_after.size()));
  }
  std::vector<set_partitioning::MatchingEdge> edges;
  for (const Overlap& overlap : part) {
    edges.push_back({number_before.at(overlap.before), number_after.at(overlap.after), overlap.people});
  }
  const int units = first_after + static_cast<int>(number_after.size());
  const std::vector<int> mate = set_partitioning::maximum_weighted_matching(units, edges).mate;
  for (const auto& [before, a] : number_before) {
    for (const auto& [after, b] : number_after) {
      if (mate[static_cast<std::size_t>(a)] == b) carried[before] = after;
    }
  }
}

}  // namespace

std::vector<std::optional<std::size_t>> continuations(const Grouping& before, const Grouping& after,
                                                      const std::vector<int>& people) {
  std::vector<std::optional<std::size_t>> carried(before.groups.size());
  const std::vector<Overlap> overlaps = overlaps_of(before, after, people);
  boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(before.groups.size() + after.groups.size());
  for (const Overlap& overlap : overlaps) {
    boost::add_edge(overlap.before, before.groups.size() + overlap.after, graph);
  }
  std::vector<std::size_t> part_of(before.groups.size() + after.groups.size());
  if (!part_of.empty()) boost::connected_components(graph, part_of.data());
  std::map<std::size_t, std::vector<Overlap>> parts;
  for (const Overlap& overlap : overlaps) parts[part_of[overlap.before]].push_back(overlap);
  for (const auto& [number, part] : parts) match_part(part, carried);
  return carried;
}

}  // namespace samling::grouping
