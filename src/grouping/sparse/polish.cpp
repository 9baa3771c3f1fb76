#include "grouping/sparse/polish.hpp"

#include <algorithm>
#include <bit>
#include <deque>
#include <numeric>
#include <utility>

#include "grouping/sparse/exact_split.hpp"
#include "grouping/sparse/group_finder.hpp"
#include "samling/core/parallel.hpp"

namespace samling::grouping {
namespace {

constexpr double losses_that_are_much = 5.0;  // times the mean of a region
constexpr std::size_t groups_reached = 6;     // of each unit, least slack first, when a neighbourhood is gathered

// The groups of a region while it is polished: cells of one group or of one unplaced unit.
struct Cell {
  std::vector<int> units;  // empty: no longer in use
  double slack = 0.0;
  bool group = false;
};

// Where each unit is, for all regions; each region writes only the entries of its own units.
struct Whereabouts {
  std::vector<int> region;
  std::vector<int> cell;
  std::vector<int> bit;  // in the neighbourhood at hand; -1: not in it
};

class RegionPolish {
 public:
  RegionPolish(const PolishTable& table, const PolishOptions& options, int region, Whereabouts& where,
               std::vector<Cell> cells, Chance chance)
      : graph_(table.graph),
        pool_(table.pool),
        duals_(table.duals),
        options_(options),
        region_(region),
        where_(where),
        cells_(std::move(cells)),
        chance_(std::move(chance)),
        finder_(table.graph) {
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      settle(static_cast<int>(c));
      much_ += cells_[c].slack * losses_that_are_much / static_cast<double>(cells_.size());
    }
  }

  std::int64_t run(const Stopper& stopper) {
    std::vector<int> order;
    for (std::size_t c = 0; c < cells_.size(); ++c) order.push_back(static_cast<int>(c));
    chance_.shuffle(order);
    std::deque<int> waiting(order.begin(), order.end());
    std::int64_t changes = 0;
    while (!waiting.empty() && !stopper.interrupted()) {
      const int cell = waiting.front();
      waiting.pop_front();
      if (cells_[static_cast<std::size_t>(cell)].units.empty() || !improves(cell)) continue;
      ++changes;
      waiting.insert(waiting.end(), fresh_.begin(), fresh_.end());
    }
    return changes;
  }

  std::vector<Cell> cells() && { return std::move(cells_); }

 private:
  bool improves(int cell) {
    for (int attempt = 0; attempt < options_.tries; ++attempt) {
      if (improve_around(cell, attempt, false)) return true;
    }
    return cells_[static_cast<std::size_t>(cell)].slack > much_ && improve_around(cell, 0, true);
  }

  [[nodiscard]] double leaving(int u) const { return duals_[static_cast<std::size_t>(u)] + graph_.price(u); }

  void settle(int c) {
    Cell& cell = cells_[static_cast<std::size_t>(c)];
    cell.slack = 0.0;
    for (const int u : cell.units) {
      where_.cell[static_cast<std::size_t>(u)] = c;
      cell.slack += duals_[static_cast<std::size_t>(u)];
    }
    const double value = cell.group ? value_of_units(graph_, cell.units) : -graph_.price(cell.units.front());
    cell.slack = std::max(0.0, cell.slack - value);
  }

  [[nodiscard]] bool is_ours(const PooledGroup& group) const {
    const auto units = group.units();
    return std::all_of(units.begin(), units.end(),
                       [&](int u) { return where_.region[static_cast<std::size_t>(u)] == region_; });
  }

  // Cells around one: those that pooled groups of little slack reach into, the nearest first.
  void gather(int seed, bool by_chance) {
    around_.assign(1, seed);
    units_ = cells_[static_cast<std::size_t>(seed)].units;
    for (std::size_t k = 0; k < units_.size(); ++k)
      where_.bit[static_cast<std::size_t>(units_[k])] = static_cast<int>(k);
    for (std::size_t done = 0; done < around_.size(); ++done) {
      const std::vector<int> from = cells_[static_cast<std::size_t>(around_[done])].units;
      for (std::size_t rank = 0; rank < groups_reached; ++rank) {
        for (const int u : from) {
          const auto with = pool_.with(u);
          if (rank >= with.size() || (by_chance && chance_.below(3) == 0)) continue;
          const PooledGroup& group = pool_.groups()[static_cast<std::size_t>(with[rank])];
          if (is_ours(group)) reach_into(group);
          if (units_.size() + 2 >= most_units_) return;
        }
      }
    }
  }

  void reach_into(const PooledGroup& group) {
    for (const int u : group.units()) {
      if (where_.bit[static_cast<std::size_t>(u)] >= 0) continue;
      const int c = where_.cell[static_cast<std::size_t>(u)];
      const auto& more = cells_[static_cast<std::size_t>(c)].units;
      if (units_.size() + more.size() > most_units_) continue;
      around_.push_back(c);
      for (const int v : more) {
        where_.bit[static_cast<std::size_t>(v)] = static_cast<int>(units_.size());
        units_.push_back(v);
      }
    }
  }

  bool improve_around(int seed, int attempt, bool every) {
    most_units_ = static_cast<std::size_t>(options_.most_units * (std::min(attempt, 2) + 2) / 4);
    gather(seed, attempt > 0);
    double now = 0.0;
    for (const int c : around_) now += cells_[static_cast<std::size_t>(c)].slack;
    bool better = false;
    if (now > graph_.significant()) {
      ExactSplit split = with_options(now, every);
      better = split.run();
      if (better) replace(split.chosen());
    }
    for (const int u : units_) where_.bit[static_cast<std::size_t>(u)] = -1;
    return better;
  }

  // Those of the pool; or every admissible group within, for those who lose much: what helps them may be in no pool.
  ExactSplit with_options(double now, bool every) {
    std::vector<double> lost;
    for (const int u : units_) lost.push_back(leaving(u));
    ExactSplit split(std::move(lost), now - graph_.significant(), options_.nodes);
    for (const int u : units_) every ? add_groups(u, now, split) : add_pooled(u, now, split);
    return split;
  }

  [[nodiscard]] bool is_near(int u) const {
    const auto row = static_cast<std::size_t>(u);
    return where_.region[row] == region_ && where_.bit[row] >= 0;
  }

  // The groups whose lowest unit is u.
  void add_pooled(int u, double now, ExactSplit& split) {
    for (const int g : pool_.with(u)) {
      const PooledGroup& group = pool_.groups()[static_cast<std::size_t>(g)];
      if (group.slack >= now) return;
      const auto units = group.units();
      if (units.front() == u && std::all_of(units.begin(), units.end(), [&](int v) { return is_near(v); })) {
        add_group(units, group.slack, split);
      }
    }
  }

  void add_groups(int u, double now, ExactSplit& split) {
    finder_.with(
        u, [&](int v) { return v > u && is_near(v); },
        [&](std::span<const int> units, double value) {
          double slack = -value;
          for (const int v : units) slack += duals_[static_cast<std::size_t>(v)];
          if (slack < now) add_group(units, std::max(slack, 0.0), split);
        });
  }

  void add_group(std::span<const int> units, double slack, ExactSplit& split) {
    UnitSet set = 0;
    for (const int v : units) set |= UnitSet{1} << where_.bit[static_cast<std::size_t>(v)];
    split.add({.slack = slack, .set = set, .group = true});
  }

  void replace(const std::vector<ExactSplit::Option>& chosen) {
    for (const int c : around_) cells_[static_cast<std::size_t>(c)] = {};
    fresh_.clear();
    std::size_t spare = 0;
    for (const auto& option : chosen) {
      Cell cell{.group = option.group};
      for (UnitSet rest = option.set; rest != 0; rest &= rest - 1) {
        cell.units.push_back(units_[static_cast<std::size_t>(std::countr_zero(rest))]);
      }
      std::sort(cell.units.begin(), cell.units.end());
      int c = static_cast<int>(cells_.size());
      if (spare < around_.size()) {
        c = around_[spare++];
        cells_[static_cast<std::size_t>(c)] = std::move(cell);
      } else {
        cells_.push_back(std::move(cell));
      }
      settle(c);
      fresh_.push_back(c);
    }
  }

  const UnitGraph& graph_;
  const GroupPool& pool_;
  const std::vector<double>& duals_;
  const PolishOptions& options_;
  int region_;
  Whereabouts& where_;
  std::vector<Cell> cells_;
  Chance chance_;
  GroupFinder finder_;
  double much_ = 0.0;
  std::size_t most_units_ = 0;
  std::vector<int> around_;  // cells of the neighbourhood
  std::vector<int> units_;   // their units, by bit
  std::vector<int> fresh_;   // cells of the last new split
};

}  // namespace

std::int64_t polish(const PolishTable& table, const PolishOptions& options, Chance chance, int threads,
                    const Stopper& stopper, UnitSplit& split) {
  const auto n = static_cast<std::size_t>(table.graph.size());
  const Regions& regions = table.regions;
  Whereabouts where{.region = std::vector<int>(n), .cell = std::vector<int>(n), .bit = std::vector<int>(n, -1)};
  std::vector<std::vector<Cell>> cells(regions.units.size());
  const auto put = [&](std::vector<int> units, bool group) {
    const int region = regions.of[static_cast<std::size_t>(units.front())];
    for (const int u : units) where.region[static_cast<std::size_t>(u)] = region;
    cells[static_cast<std::size_t>(region)].push_back({.units = std::move(units), .group = group});
  };
  for (auto& group : split.groups) put(std::move(group), true);
  for (const int u : split.unplaced) put({u}, false);
  const std::uint64_t seed = chance.below(std::uint64_t{1} << 63U);
  std::vector<std::int64_t> changes(cells.size(), 0);
  parallel_for(cells.size(), threads, [&](std::size_t r) {
    RegionPolish region(table, options, static_cast<int>(r), where, std::move(cells[r]), Chance::stream(seed, r));
    changes[r] = region.run(stopper);
    cells[r] = std::move(region).cells();
  });
  split = {};
  for (auto& of_region : cells) {
    for (Cell& cell : of_region) {
      if (cell.group) {
        split.groups.push_back(std::move(cell.units));
      } else {
        split.unplaced.insert(split.unplaced.end(), cell.units.begin(), cell.units.end());
      }
    }
  }
  std::sort(split.unplaced.begin(), split.unplaced.end());
  return std::accumulate(changes.begin(), changes.end(), std::int64_t{0});
}

}  // namespace samling::grouping
