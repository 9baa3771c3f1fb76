// src/grouping/sparse/group_finder.hpp: every admissible group of a unit and those linked to it, from lists alone.
//
// Strategy: the links among the companions of the root are put into one small table; from there groups grow by one
// linked unit at a time, each set once (later companions join earlier ones). With 16 candidates a municipality and
// sizes 3-5 that is some hundreds of groups a root, in about a microsecond a hundred.
#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "grouping/sparse/unit_graph.hpp"

namespace samling::grouping {

class GroupFinder {
 public:
  explicit GroupFinder(const UnitGraph& graph) : graph_(graph) {}

  /// visit(units, value) for each admissible group made of `root` and linked units that may_join(unit) accepts; units
  /// in the order they joined, root first.
  template <class MayJoin, class Visit>
  void with(int root, const MayJoin& may_join, const Visit& visit) {
    near_.clear();
    for (const UnitLink& link : graph_.links(root)) {
      if (may_join(link.other)) near_.push_back(link);
    }
    tabulate();
    levels_.resize(static_cast<std::size_t>(graph_.weight_max()) + 1);
    levels_[0].clear();
    for (std::size_t k = 0; k < near_.size(); ++k) levels_[0].push_back({.place = k, .to_group = near_[k].affinity});
    units_.assign(1, root);
    if (graph_.weight(root) >= graph_.weight_min()) {
      offer(graph_.weight(root), graph_.people(root), graph_.inner(root), visit);
    }
    extend(0, graph_.weight(root), graph_.people(root), graph_.inner(root), visit);
  }

 private:
  struct Entry {
    std::size_t place;  // in near_
    double to_group;    // sum of affinities to the units so far
  };

  // Affinities among the companions; NaN where two are not linked.
  void tabulate() {
    const std::size_t count = near_.size();
    table_.assign(count * count, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t k = 0; k + 1 < count; ++k) {
      const auto row = graph_.links(near_[k].other);
      auto link = row.begin();
      for (std::size_t later = k + 1; later < count; ++later) {
        while (link != row.end() && link->other < near_[later].other) ++link;
        if (link == row.end()) break;
        if (link->other == near_[later].other) table_[k * count + later] = link->affinity;
      }
    }
  }

  template <class Visit>
  void offer(int weight, long people, double pair_sum, const Visit& visit) const {
    if (people < graph_.people_min()) return;
    if (graph_.has_group_rules() && !graph_.keeps_group_rules(units_)) return;
    visit(std::span<const int>(units_), graph_.value(units_, weight, pair_sum));
  }

  template <class Visit>
  void extend(std::size_t depth, int weight, long people, double pair_sum, const Visit& visit) {
    const std::size_t count = levels_[depth].size();
    for (std::size_t k = 0; k < count; ++k) {
      const Entry entry = levels_[depth][k];
      const int u = near_[entry.place].other;
      const int heavier = weight + graph_.weight(u);
      const long more = people + graph_.people(u);
      if (heavier > graph_.weight_max() || more > graph_.people_max()) continue;
      const double sum = pair_sum + entry.to_group + graph_.inner(u);
      units_.push_back(u);
      if (heavier >= graph_.weight_min()) offer(heavier, more, sum, visit);
      if (heavier < graph_.weight_max() && fitting(depth, k)) extend(depth + 1, heavier, more, sum, visit);
      units_.pop_back();
    }
  }

  // The later entries that are linked to entry k, one level down. False when there are none.
  bool fitting(std::size_t depth, std::size_t k) {
    const auto& here = levels_[depth];
    auto& next = levels_[depth + 1];
    next.clear();
    const double* row = &table_[here[k].place * near_.size()];
    for (std::size_t later = k + 1; later < here.size(); ++later) {
      const double affinity = row[here[later].place];
      if (affinity == affinity) {  // not NaN
        next.push_back({.place = here[later].place, .to_group = here[later].to_group + affinity});
      }
    }
    return !next.empty();
  }

  const UnitGraph& graph_;
  std::vector<UnitLink> near_;
  std::vector<double> table_;
  std::vector<std::vector<Entry>> levels_;
  std::vector<int> units_;
};

}  // namespace samling::grouping
