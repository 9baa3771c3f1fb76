#include "grouping/sparse/split.hpp"

#include <algorithm>

#include "grouping/sparse/group_finder.hpp"

namespace samling::grouping {
namespace {

// Finds the best place of one unit after the other.
class Placing {
 public:
  Placing(const UnitGraph& graph, UnitSplit& split)
      : graph_(graph), split_(split), finder_(graph), group_of_(static_cast<std::size_t>(graph.size()), none) {
    for (std::size_t g = 0; g < split.groups.size(); ++g) {
      for (const int u : split.groups[g]) group_of_[static_cast<std::size_t>(u)] = static_cast<int>(g);
    }
  }

  void run() {
    for (bool again = true; again;) {
      again = false;
      for (const int u : split_.unplaced) {
        if (group_of_[static_cast<std::size_t>(u)] == none && place(u)) again = true;
      }
      std::erase_if(split_.unplaced, [&](int u) { return group_of_[static_cast<std::size_t>(u)] != none; });
    }
  }

 private:
  static constexpr int none = -1;

  bool place(int u) {
    best_gain_ = graph_.significant();
    best_units_.clear();
    best_group_ = none;
    try_new_group(u);
    int last = none;
    for (const UnitLink& link : graph_.links(u)) {
      const int g = group_of_[static_cast<std::size_t>(link.other)];
      if (g != none && g != last) try_join(u, g);
      last = g;
    }
    if (best_units_.empty()) return false;
    std::sort(best_units_.begin(), best_units_.end());
    if (best_group_ == none) {
      best_group_ = static_cast<int>(split_.groups.size());
      split_.groups.emplace_back();
    }
    for (const int v : best_units_) group_of_[static_cast<std::size_t>(v)] = best_group_;
    split_.groups[static_cast<std::size_t>(best_group_)] = best_units_;
    return true;
  }

  void try_new_group(int u) {
    finder_.with(
        u, [&](int v) { return group_of_[static_cast<std::size_t>(v)] == none; },
        [&](std::span<const int> units, double value) {
          double gain = value;
          for (const int v : units) gain += graph_.price(v);
          consider(gain, {units.begin(), units.end()}, none);
        });
  }

  void try_join(int u, int g) {
    std::vector<int> units = split_.groups[static_cast<std::size_t>(g)];
    int weight = graph_.weight(u);
    long people = graph_.people(u);
    for (const int v : units) {
      weight += graph_.weight(v);
      people += graph_.people(v);
      if (graph_.link(u, v) == nullptr) return;
    }
    if (weight > graph_.weight_max() || people > graph_.people_max()) return;
    const double before = value_of_units(graph_, units);
    units.push_back(u);
    if (graph_.has_group_rules() && !graph_.keeps_group_rules(units)) return;
    consider(value_of_units(graph_, units) - before + graph_.price(u), units, g);
  }

  void consider(double gain, const std::vector<int>& units, int group) {
    if (gain <= best_gain_) return;
    best_gain_ = gain;
    best_units_ = units;
    best_group_ = group;
  }

  const UnitGraph& graph_;
  UnitSplit& split_;
  GroupFinder finder_;
  std::vector<int> group_of_;
  double best_gain_ = 0.0;
  std::vector<int> best_units_;
  int best_group_ = none;
};

}  // namespace

double value_of_units(const UnitGraph& graph, const std::vector<int>& units) {
  int weight = 0;
  double pair_sum = 0.0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    weight += graph.weight(units[i]);
    pair_sum += graph.inner(units[i]);
    for (std::size_t j = i + 1; j < units.size(); ++j) pair_sum += graph.link(units[i], units[j])->affinity;
  }
  return graph.value(units, weight, pair_sum);
}

UnitSplit greedy_split(const UnitGraph& graph, const GroupPool& pool) {
  UnitSplit split;
  std::vector<bool> placed(static_cast<std::size_t>(graph.size()), false);
  for (const PooledGroup& group : pool.groups()) {
    const auto units = group.units();
    if (std::any_of(units.begin(), units.end(), [&](int u) { return placed[static_cast<std::size_t>(u)]; })) continue;
    for (const int u : units) placed[static_cast<std::size_t>(u)] = true;
    split.groups.emplace_back(units.begin(), units.end());
  }
  for (int u = 0; u < graph.size(); ++u) {
    if (!placed[static_cast<std::size_t>(u)]) split.unplaced.push_back(u);
  }
  place_leftovers(graph, split);
  return split;
}

void place_leftovers(const UnitGraph& graph, UnitSplit& split) {
  Placing(graph, split).run();
}

}  // namespace samling::grouping
