#include "season/date_flow.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/successive_shortest_path_nonnegative_weights.hpp>

namespace samling::season {
namespace {

using Cost = std::int64_t;
using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Graph = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<boost::edge_capacity_t, Cost,
                    boost::property<boost::edge_residual_capacity_t, Cost,
                                    boost::property<boost::edge_reverse_t, Traits::edge_descriptor,
                                                    boost::property<boost::edge_weight_t, Cost>>>>>;
using Node = Traits::vertex_descriptor;
using Edge = Traits::edge_descriptor;

// Distances of Dijkstra's search with an infinity that can be added up: the node potentials are sums of one distance a
// round, and Boost's infinity would overflow in the second round for a node that can no longer be reached. Such a node
// stays unreachable, so that its potential never matters.
struct Distances {
  using key_type = Node;
  using value_type = Cost;
  using reference = Cost;
  using category = boost::read_write_property_map_tag;
  std::vector<Cost>* values;
  Cost infinity;
};
Cost get(const Distances& distances, Node node) {
  return (*distances.values)[node];
}
void put(const Distances& distances, Node node, Cost distance) {
  (*distances.values)[node] = std::min(distance, distances.infinity);
}

// A choice the flow can make: this gathering on that date.
struct Option {
  std::size_t gathering;
  std::size_t date;
  Edge edge;
};

class Flow {
 public:
  Flow(const DatesProblem& problem, const std::vector<std::vector<std::size_t>>& allowed)
      : problem_(problem), source_(boost::add_vertex(graph_)), sink_(boost::add_vertex(graph_)) {
    add_dates();
    count_venues();
    for (std::size_t g = 0; g < allowed.size(); ++g) add_gathering(g, allowed[g]);
  }

  std::vector<std::optional<std::size_t>> solve() {
    std::vector<std::optional<std::size_t>> date_of(problem_.gatherings().size());
    std::vector<Cost> distances(boost::num_vertices(graph_));
    const Cost infinity = std::numeric_limits<Cost>::max() / static_cast<Cost>(2 * (date_of.size() + 2));
    assert(date_of.empty() || problem_.dates().empty() || 2 * cost(0, problem_.dates().size()) < infinity);
    boost::successive_shortest_path_nonnegative_weights(graph_, source_, sink_,
                                                        boost::distance_map(Distances{&distances, infinity}));
    const auto residual = boost::get(boost::edge_residual_capacity, graph_);
    for (const Option& option : options_) {
      if (residual[option.edge] == 0) date_of[option.gathering] = option.date;
    }
    return date_of;
  }

 private:
  Edge add_edge(Node from, Node to, Cost capacity, Cost cost) {
    const Edge edge = boost::add_edge(from, to, graph_).first;
    const Edge back = boost::add_edge(to, from, graph_).first;
    boost::put(boost::edge_capacity, graph_, edge, capacity);
    boost::put(boost::edge_capacity, graph_, back, 0);
    boost::put(boost::edge_weight, graph_, edge, cost);
    boost::put(boost::edge_weight, graph_, back, -cost);
    boost::put(boost::edge_reverse, graph_, edge, back);
    boost::put(boost::edge_reverse, graph_, back, edge);
    return edge;
  }

  void add_dates() {
    for (std::size_t d = 0; d < problem_.dates().size(); ++d) {
      dates_.push_back(boost::add_vertex(graph_));
      add_edge(dates_.back(), sink_, problem_.per_day(), 0);
    }
  }

  void count_venues() {
    for (const Gathering& gathering : problem_.gatherings()) ++gatherings_at_[gathering.venue];
  }

  // The sum of ranks decides; below it, those listed first weigh most. No date counts as the rank after the last there,
  // so that what a date saves is negative; the constant lifts it above 0 and is the same for every choice of as many
  // dates.
  Cost cost(std::size_t gathering, std::size_t date) const {
    const auto count = static_cast<Cost>(problem_.gatherings().size());
    const auto ranks = static_cast<Cost>(problem_.dates().size());
    const auto rank = static_cast<Cost>(date);
    const Cost one_rank = count * count * ranks + 1;
    return rank * one_rank + ranks * count - (ranks - rank) * (count - static_cast<Cost>(gathering));
  }

  // Gatherings that are alone at their venue go straight to the date: most are, and the graph stays small.
  Node place_of(const Gathering& gathering, std::size_t date) {
    if (gathering.venue.empty() || gatherings_at_[gathering.venue] == 1) return dates_[date];
    const auto [place, fresh] = venue_dates_.try_emplace({gathering.venue, date}, Node{});
    if (fresh) {
      place->second = boost::add_vertex(graph_);
      add_edge(place->second, dates_[date], 1, 0);
    }
    return place->second;
  }

  void add_gathering(std::size_t g, const std::vector<std::size_t>& allowed) {
    const Node node = boost::add_vertex(graph_);
    add_edge(source_, node, 1, 0);
    for (const std::size_t date : allowed) {
      const Node place = place_of(problem_.gatherings()[g], date);
      options_.push_back({g, date, add_edge(node, place, 1, cost(g, date))});
    }
  }

  const DatesProblem& problem_;
  Graph graph_;
  Node source_;
  Node sink_;
  std::vector<Node> dates_;
  std::map<std::string, int> gatherings_at_;
  std::map<std::pair<std::string, std::size_t>, Node> venue_dates_;
  std::vector<Option> options_;
};

}  // namespace

std::vector<std::optional<std::size_t>> assign_dates(const DatesProblem& problem,
                                                     const std::vector<std::vector<std::size_t>>& allowed) {
  return Flow(problem, allowed).solve();
}

}  // namespace samling::season
