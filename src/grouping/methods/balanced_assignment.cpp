#include "grouping/methods/balanced_assignment.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace samling::grouping {
namespace {

constexpr double steps = 1e6;  // of the largest gain

// Every item sends one unit: through an offer, its cluster and the sink, or straight to the sink at a price no offers
// outweigh.
class AssignmentFlow {
 public:
  using Graph = lemon::SmartDigraph;
  using Simplex = lemon::NetworkSimplex<Graph, int, std::int64_t>;

  AssignmentFlow(int items, const std::vector<Capacity>& clusters, const std::vector<Offer>& offers)
      : offers_(offers), upper_(graph_), lower_(graph_), cost_(graph_), supply_(graph_) {
    graph_.reserveNode(items + static_cast<int>(clusters.size()) + 1);
    graph_.reserveArc(static_cast<int>(offers.size()) + items + static_cast<int>(clusters.size()));
    const Graph::Node sink = graph_.addNode();
    supply_[sink] = -items;
    std::vector<Graph::Node> item_nodes;
    std::vector<Graph::Node> cluster_nodes;
    for (int i = 0; i < items; ++i) {
      item_nodes.push_back(graph_.addNode());
      supply_[item_nodes.back()] = 1;
      arc(item_nodes.back(), sink, {0, 1}, static_cast<std::int64_t>(4.0 * steps) * (items + 1));
    }
    for (const Capacity& capacity : clusters) {
      cluster_nodes.push_back(graph_.addNode());
      supply_[cluster_nodes.back()] = 0;
      arc(cluster_nodes.back(), sink, capacity, 0);
    }
    double largest = 0.0;
    for (const Offer& offer : offers) largest = std::max(largest, std::abs(offer.gain));
    const double scale = largest > 0.0 ? steps / largest : 0.0;
    for (const Offer& offer : offers) {
      offer_arcs_.push_back(arc(item_nodes[static_cast<std::size_t>(offer.item)],
                                cluster_nodes[static_cast<std::size_t>(offer.cluster)], {0, 1},
                                std::llround(-scale * offer.gain)));
    }
  }

  // Empty when the least numbers cannot be met.
  std::vector<int> run(int items) {
    Simplex simplex(graph_);
    simplex.upperMap(upper_).lowerMap(lower_).costMap(cost_).supplyMap(supply_);
    if (simplex.run() != Simplex::OPTIMAL) return {};
    std::vector<int> clusters(static_cast<std::size_t>(items), no_cluster);
    for (std::size_t k = 0; k < offers_.size(); ++k) {
      if (simplex.flow(offer_arcs_[k]) > 0) clusters[static_cast<std::size_t>(offers_[k].item)] = offers_[k].cluster;
    }
    return clusters;
  }

 private:
  Graph::Arc arc(Graph::Node from, Graph::Node to, Capacity capacity, std::int64_t cost) {
    const Graph::Arc made = graph_.addArc(from, to);
    lower_[made] = capacity.least;
    upper_[made] = capacity.most;
    cost_[made] = cost;
    return made;
  }

  const std::vector<Offer>& offers_;
  Graph graph_;
  Graph::ArcMap<int> upper_;
  Graph::ArcMap<int> lower_;
  Graph::ArcMap<std::int64_t> cost_;
  Graph::NodeMap<int> supply_;
  std::vector<Graph::Arc> offer_arcs_;
};

}  // namespace

std::vector<int> balanced_assignment(int items, const std::vector<Capacity>& clusters,
                                     const std::vector<Offer>& offers) {
  std::vector<int> answer = AssignmentFlow(items, clusters, offers).run(items);
  if (!answer.empty() || items == 0) return answer;
  std::vector<Capacity> loose = clusters;
  for (Capacity& capacity : loose) capacity.least = 0;
  return AssignmentFlow(items, loose, offers).run(items);
}

}  // namespace samling::grouping
