#include "grouping/sparse/duals.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "grouping/sparse/cover_lp.hpp"
#include "grouping/sparse/group_finder.hpp"
#include "samling/core/parallel.hpp"

namespace samling::grouping {
namespace {

constexpr std::size_t columns_at_first = 10;  // of each unit
constexpr std::size_t columns_a_round = 4;
constexpr int most_pricing_rounds = 60;
constexpr double least_gain_asked = 1e-6;  // of the mean price: a column that would gain less is not asked for

struct PricedGroup {
  std::vector<int> rows;  // ascending
  double value = 0.0;     // less the prices of its units outside the region
};

// The best few of many, each unit its own.
class BestColumns {
 public:
  BestColumns(std::size_t rows, std::size_t each) : each_(each), best_(rows) {}

  void offer(const std::vector<int>& rows, double value, double gain) {
    bool wanted = false;
    for (const int row : rows) {
      auto& best = best_[static_cast<std::size_t>(row)];
      if (best.size() == each_ && best.back().gain >= gain) continue;
      if (best.size() == each_) best.pop_back();
      const auto place = std::upper_bound(best.begin(), best.end(), gain,
                                          [](double g, const Ranked& ranked) { return g > ranked.gain; });
      best.insert(place, {.gain = gain, .column = columns_.size()});
      wanted = true;
    }
    if (wanted) columns_.push_back({.rows = rows, .value = value});
  }

  // Those that are among the best of one of their units still.
  template <class Take>
  void take(const Take& take) const {
    std::vector<std::size_t> chosen;
    for (const auto& best : best_) {
      for (const Ranked& ranked : best) chosen.push_back(ranked.column);
    }
    std::sort(chosen.begin(), chosen.end());
    chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    for (const std::size_t column : chosen) take(columns_[column]);
  }

 private:
  struct Ranked {
    double gain;
    std::size_t column;
  };
  std::size_t each_;
  std::vector<std::vector<Ranked>> best_;
  std::vector<PricedGroup> columns_;
};

// Column generation for one region.
class RegionProgramme {
 public:
  RegionProgramme(const UnitGraph& graph, const Regions& regions, int region, const std::vector<double>& duals)
      : graph_(graph),
        of_(regions.of),
        region_(region),
        units_(regions.units[static_cast<std::size_t>(region)]),
        outside_(duals),
        finder_(graph) {
    for (const int u : units_) {
      inside_.push_back(duals[static_cast<std::size_t>(u)]);
      scale_ += std::abs(inside_.back()) / static_cast<double>(units_.size());
    }
    scale_ = std::max(scale_, graph.significant());
  }

  std::vector<double> solve() {
    std::vector<double> prices;
    for (const int u : units_) prices.push_back(graph_.price(u) / scale_);
    CoverLp programme(prices);
    price(columns_at_first, -std::numeric_limits<double>::infinity(), programme);
    for (int round = 0; round < most_pricing_rounds; ++round) {
      if (!programme.solve()) return {};
      const auto duals = programme.duals();
      for (std::size_t row = 0; row < duals.size(); ++row) inside_[row] = duals[row] * scale_;
      if (price(columns_a_round, least_gain_asked * scale_, programme) == 0) break;
    }
    return inside_;
  }

 private:
  [[nodiscard]] int row_of(int u) const {
    return static_cast<int>(std::lower_bound(units_.begin(), units_.end(), u) - units_.begin());
  }

  // Groups with a unit of the region. Those valued by a user's function are listed once: listing is cheap, asking dear.
  template <class Visit>
  void for_each_group(const Visit& visit) {
    if (!graph_.has_own_score()) return find_groups(visit);
    if (listed_.empty()) {
      find_groups([&](std::span<const int> group, double value) {
        listed_.push_back({.rows = {group.begin(), group.end()}, .value = value});
      });
    }
    for (const PricedGroup& group : listed_) visit(std::span<const int>(group.rows), group.value);
  }

  template <class Visit>
  void find_groups(const Visit& visit) {
    for (const int root : units_) {
      const auto may_join = [&](int u) { return u > root || of_[static_cast<std::size_t>(u)] != region_; };
      finder_.with(root, may_join, visit);
    }
  }

  // Adds for each unit those groups whose value passes their prices by most. Returns how many.
  std::size_t price(std::size_t each, double least_gain, CoverLp& programme) {
    BestColumns best(units_.size(), each);
    std::vector<int> rows;
    for_each_group([&](std::span<const int> group, double value) {
      rows.clear();
      double gain = value;
      for (const int u : group) {
        if (of_[static_cast<std::size_t>(u)] == region_) {
          rows.push_back(row_of(u));
          gain -= inside_[static_cast<std::size_t>(rows.back())];
        } else {
          gain -= outside_[static_cast<std::size_t>(u)];
          value -= outside_[static_cast<std::size_t>(u)];
        }
      }
      if (gain > least_gain) best.offer(rows, value, gain);
    });
    std::size_t added = 0;
    best.take([&](const PricedGroup& column) {
      std::vector<int> ascending = column.rows;
      std::sort(ascending.begin(), ascending.end());
      programme.add(ascending, column.value / scale_);
      ++added;
    });
    return added;
  }

  const UnitGraph& graph_;
  const std::vector<int>& of_;
  int region_;
  const std::vector<int>& units_;
  const std::vector<double>& outside_;
  GroupFinder finder_;
  std::vector<double> inside_;
  std::vector<PricedGroup> listed_;  // by units, not rows
  double scale_ = 0.0;
};

}  // namespace

std::vector<double> best_share_duals(const UnitGraph& graph) {
  std::vector<double> duals;
  if (graph.has_own_score()) {  // pairs tell nothing: an equal share of every group
    for (int u = 0; u < graph.size(); ++u) duals.push_back(-graph.price(u));
    GroupFinder finder(graph);
    for (int root = 0; root < graph.size(); ++root) {
      finder.with(
          root, [&](int u) { return u > root; },
          [&](std::span<const int> group, double value) {
            for (const int u : group) {
              double& dual = duals[static_cast<std::size_t>(u)];
              dual = std::max(dual, value / static_cast<double>(group.size()));
            }
          });
    }
    return duals;
  }
  std::vector<double> affinities;
  for (int u = 0; u < graph.size(); ++u) {
    // A companion of weight w brings w companions of the mean of its affinity; fewer of them are a valid choice too.
    affinities.clear();
    for (const UnitLink& link : graph.links(u)) {
      const double each = link.affinity / (graph.weight(u) * graph.weight(link.other));
      affinities.insert(affinities.end(), static_cast<std::size_t>(graph.weight(link.other)), each);
    }
    std::sort(affinities.begin(), affinities.end(), std::greater<>());
    double best = -graph.price(u);
    double sum = 0.0;
    for (int size = graph.weight(u); size <= graph.weight_max(); ++size) {
      const auto others = static_cast<std::size_t>(size - graph.weight(u));
      if (others > affinities.size()) break;
      if (others > 0) sum += affinities[others - 1];
      if (size < graph.weight_min()) continue;
      const double half = graph.inner(u) + graph.weight(u) * sum / 2.0;  // its own pairs, half of those with others
      best = std::max(best, graph.most_value(size, half));
    }
    duals.push_back(best);
  }
  return duals;
}

std::vector<double> region_duals(const UnitGraph& graph, const Regions& regions, int region,
                                 const std::vector<double>& duals) {
  return RegionProgramme(graph, regions, region, duals).solve();
}

// Strategy: the groups that are short are gathered region by region in parallel (each group where its lowest unit is),
// then gone through in order of their units, each looked at again: raising only helps the others.
std::int64_t raise_where_short(const UnitGraph& graph, const Regions& regions, std::vector<double>& duals,
                               int threads) {
  for (int u = 0; u < graph.size(); ++u) {
    duals[static_cast<std::size_t>(u)] = std::max(duals[static_cast<std::size_t>(u)], -graph.price(u));
  }
  std::vector<std::vector<PricedGroup>> short_ones(regions.units.size());
  parallel_for(regions.units.size(), threads, [&](std::size_t r) {
    GroupFinder finder(graph);
    for (const int root : regions.units[r]) {
      finder.with(
          root, [&](int u) { return u > root; },
          [&](std::span<const int> group, double value) {
            double sum = 0.0;
            for (const int u : group) sum += duals[static_cast<std::size_t>(u)];
            if (sum < value) short_ones[r].push_back({.rows = {group.begin(), group.end()}, .value = value});
          });
    }
  });
  std::int64_t count = 0;
  for (const auto& of_region : short_ones) {
    for (const PricedGroup& group : of_region) {
      double missing = group.value;
      for (const int u : group.rows) missing -= duals[static_cast<std::size_t>(u)];
      if (missing <= 0.0) continue;
      ++count;
      const double share = missing / static_cast<double>(group.rows.size());
      for (const int u : group.rows) duals[static_cast<std::size_t>(u)] += share;
    }
  }
  return count;
}

}  // namespace samling::grouping
