#include "grouping/sparse/regions.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/sequential_vertex_coloring.hpp>

namespace samling::grouping {
namespace {

class Bisection {
 public:
  Bisection(const UnitGraph& graph, int most, Chance chance)
      : graph_(graph),
        most_(static_cast<std::size_t>(most)),
        chance_(std::move(chance)),
        piece_(static_cast<std::size_t>(graph.size()), 0),
        seen_(static_cast<std::size_t>(graph.size()), 0) {}

  Regions cut() {
    std::vector<int> all(static_cast<std::size_t>(graph_.size()));
    for (std::size_t u = 0; u < all.size(); ++u) all[u] = static_cast<int>(u);
    std::vector<std::vector<int>> waiting{std::move(all)};
    Regions regions;
    while (!waiting.empty()) {
      std::vector<int> units = std::move(waiting.back());
      waiting.pop_back();
      if (units.size() <= most_) {
        if (!units.empty()) regions.units.push_back(std::move(units));
        continue;
      }
      auto [first, rest] = halves(std::move(units));
      waiting.push_back(std::move(rest));
      waiting.push_back(std::move(first));
    }
    regions.of.resize(static_cast<std::size_t>(graph_.size()));
    for (std::size_t r = 0; r < regions.units.size(); ++r) {
      std::sort(regions.units[r].begin(), regions.units[r].end());
      for (const int u : regions.units[r]) regions.of[static_cast<std::size_t>(u)] = static_cast<int>(r);
    }
    return regions;
  }

 private:
  std::pair<std::vector<int>, std::vector<int>> halves(std::vector<int> units) {
    ++number_;
    for (const int u : units) piece_[static_cast<std::size_t>(u)] = number_;
    const int far_end = layers(units, units[chance_.below(units.size())]).back();
    std::vector<int> ordered = layers(units, far_end);
    const std::size_t parts = (units.size() + most_ - 1) / most_;
    const double share = static_cast<double>(parts / 2) / static_cast<double>(parts);
    // Between 0.8 and 1.2 of the even share, so that the cuts move from round to round; small pieces exactly.
    const double drawn = share * (parts > 2 ? 0.8 + 0.4 * chance_.unit() : 0.7 + 0.6 * chance_.unit());
    const auto wished = static_cast<std::size_t>(drawn * static_cast<double>(units.size()));
    const auto at = static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(wished, 1, units.size() - 1));
    std::vector<int> rest(ordered.begin() + at, ordered.end());
    ordered.resize(static_cast<std::size_t>(at));
    return {std::move(ordered), std::move(rest)};
  }

  // The units in breadth-first order from `start`; those it cannot reach follow, piece by piece.
  std::vector<int> layers(const std::vector<int>& units, int start) {
    ++mark_;
    std::vector<int> order;
    order.reserve(units.size());
    const auto visit = [&](int u) {
      int& seen = seen_[static_cast<std::size_t>(u)];
      if (seen == mark_ || piece_[static_cast<std::size_t>(u)] != number_) return;
      seen = mark_;
      order.push_back(u);
    };
    std::size_t done = 0;
    const auto spread = [&] {
      for (; done < order.size(); ++done) {
        for (const UnitLink& link : graph_.links(order[done])) visit(link.other);
      }
    };
    visit(start);
    spread();
    for (const int u : units) {
      visit(u);
      spread();
    }
    return order;
  }

  const UnitGraph& graph_;
  std::size_t most_;
  Chance chance_;
  int number_ = 0;
  int mark_ = 0;
  std::vector<int> piece_;
  std::vector<int> seen_;
};

}  // namespace

Regions cut_into_regions(const UnitGraph& graph, int most, Chance chance) {
  return Bisection(graph, most, std::move(chance)).cut();
}

std::vector<std::vector<int>> classes_of(const UnitGraph& graph, const Regions& regions) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  std::set<std::pair<int, int>> touching;
  for (int u = 0; u < graph.size(); ++u) {
    const int r = regions.of[static_cast<std::size_t>(u)];
    for (const UnitLink& link : graph.links(u)) {
      const int s = regions.of[static_cast<std::size_t>(link.other)];
      if (r < s) touching.emplace(r, s);
    }
  }
  const std::size_t count = regions.units.size();
  Graph borders(count);
  for (const auto& [r, s] : touching)
    boost::add_edge(static_cast<std::size_t>(r), static_cast<std::size_t>(s), borders);
  std::vector<std::size_t> colour(count);
  const auto index = get(boost::vertex_index, borders);
  const std::size_t colours =
      count == 0 ? 0
                 : boost::sequential_vertex_coloring(borders, boost::make_iterator_property_map(colour.begin(), index));
  std::vector<std::vector<int>> classes(colours);
  for (std::size_t r = 0; r < count; ++r) classes[colour[r]].push_back(static_cast<int>(r));
  return classes;
}

}  // namespace samling::grouping
