#include "grouping/set_partitioning/weighted_matching.hpp"

#include <cstddef>

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

namespace samling::grouping::set_partitioning {

WeightedMatching maximum_weighted_matching(int units, const std::vector<MatchingEdge>& edges) {
  using Graph = lemon::SmartGraph;
  using Weights = Graph::EdgeMap<std::int64_t>;
  Graph graph;
  graph.reserveNode(units);
  graph.reserveEdge(static_cast<int>(edges.size()));
  for (int u = 0; u < units; ++u) graph.addNode();
  Weights weights(graph);
  for (const MatchingEdge& edge : edges) {
    weights[graph.addEdge(graph.nodeFromId(edge.u), graph.nodeFromId(edge.v))] = edge.weight;
  }
  using Matching = lemon::MaxWeightedMatching<Graph, Weights>;
  static_assert(Matching::dualScale == 4, "the prices are four times the weights");
  Matching matching(graph, weights);
  matching.run();
  WeightedMatching answer;
  for (int u = 0; u < units; ++u) {
    const Graph::Node mate = matching.mate(graph.nodeFromId(u));
    answer.mate.push_back(mate == lemon::INVALID ? -1 : graph.id(mate));
    answer.unit_prices.push_back(matching.nodeValue(graph.nodeFromId(u)));
  }
  for (int k = 0; k < matching.blossomNum(); ++k) {
    if (matching.blossomValue(k) == 0) continue;
    PricedSet set{{}, matching.blossomValue(k)};
    for (Matching::BlossomIt it(matching, k); it != lemon::INVALID; ++it) set.units.push_back(graph.id(it));
    answer.odd_sets.push_back(set);
  }
  return answer;
}

std::int64_t matching_bound(const std::vector<MatchingEdge>& edges, const WeightedMatching& matching) {
  std::int64_t bound = 0;
  for (const std::int64_t price : matching.unit_prices) {
    if (price < 0) return -1;
    bound += price;
  }
  std::vector<std::vector<std::size_t>> sets_of(matching.unit_prices.size());  // ascending
  for (std::size_t k = 0; k < matching.odd_sets.size(); ++k) {
    const PricedSet& set = matching.odd_sets[k];
    if (set.price < 0) return -1;
    bound += set.price * static_cast<std::int64_t>(set.units.size() / 2);
    for (const int u : set.units) sets_of[static_cast<std::size_t>(u)].push_back(k);
  }
  for (const MatchingEdge& edge : edges) {
    const auto u = static_cast<std::size_t>(edge.u);
    const auto v = static_cast<std::size_t>(edge.v);
    std::int64_t paid = matching.unit_prices[u] + matching.unit_prices[v];
    for (std::size_t i = 0, j = 0; i < sets_of[u].size() && j < sets_of[v].size();) {
      const std::size_t a = sets_of[u][i];
      const std::size_t b = sets_of[v][j];
      if (a == b) paid += matching.odd_sets[a].price;
      i += a <= b ? 1 : 0;
      j += b <= a ? 1 : 0;
    }
    if (paid < 4 * edge.weight) return -1;
  }
  return bound;
}

}  // namespace samling::grouping::set_partitioning
