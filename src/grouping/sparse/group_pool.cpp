#include "grouping/sparse/group_pool.hpp"

#include <algorithm>
#include <tuple>

#include "grouping/sparse/group_finder.hpp"
#include "samling/core/parallel.hpp"

namespace samling::grouping {
namespace {

bool less_slack(const PooledGroup& a, const PooledGroup& b) {
  return std::tie(a.slack, a.count, a.members) < std::tie(b.slack, b.count, b.members);
}

// For one unit: a heap of the best few seen, the worst on top.
void offer_pooled(std::vector<PooledGroup>& best, std::size_t each, const PooledGroup& group) {
  if (best.size() == each) {
    if (!less_slack(group, best.front())) return;
    std::pop_heap(best.begin(), best.end(), less_slack);
    best.back() = group;
  } else {
    best.push_back(group);
  }
  std::push_heap(best.begin(), best.end(), less_slack);
}

// The best few of every unit of one region; groups across its border included.
std::vector<PooledGroup> pool_of_region(const UnitGraph& graph, const Regions& regions, std::size_t region,
                                        const std::vector<double>& duals, std::size_t each) {
  const auto& units = regions.units[region];
  // Of each unit the best of all, then the best of each size, so that a tie between sizes does not crowd one out.
  constexpr std::size_t lists = most_units_pooled + 1;
  std::vector<std::vector<PooledGroup>> best(units.size() * lists);
  GroupFinder finder(graph);
  const auto inside = [&](int u) { return regions.of[static_cast<std::size_t>(u)] == static_cast<int>(region); };
  for (const int root : units) {
    finder.with(
        root, [&](int u) { return !inside(u) || u > root; },
        [&](std::span<const int> members, double value) {
          PooledGroup group{.slack = -value, .count = static_cast<int>(members.size())};
          for (const int u : members) group.slack += duals[static_cast<std::size_t>(u)];
          group.slack = std::max(group.slack, 0.0);
          std::copy(members.begin(), members.end(), group.members.begin());
          std::sort(group.members.begin(), group.members.begin() + group.count);
          for (const int u : members) {
            if (!inside(u)) continue;
            const auto row = std::lower_bound(units.begin(), units.end(), u) - units.begin();
            const std::size_t first = static_cast<std::size_t>(row) * lists;
            offer_pooled(best[first], each, group);
            offer_pooled(best[first + static_cast<std::size_t>(group.count)], each / 4 + 1, group);
          }
        });
  }
  std::vector<PooledGroup> all;
  for (const auto& of_unit : best) all.insert(all.end(), of_unit.begin(), of_unit.end());
  return all;
}

}  // namespace

GroupPool::GroupPool(const UnitGraph& graph, const Regions& regions, const std::vector<double>& duals, int each,
                     int threads) {
  std::vector<std::vector<PooledGroup>> found(regions.units.size());
  parallel_for(found.size(), threads, [&](std::size_t region) {
    found[region] = pool_of_region(graph, regions, region, duals, static_cast<std::size_t>(each));
    auto& of_region = found[region];
    const auto by_members = [](const PooledGroup& a, const PooledGroup& b) { return a.members < b.members; };
    const auto same = [](const PooledGroup& a, const PooledGroup& b) {
      return a.count == b.count && a.members == b.members;
    };
    std::sort(of_region.begin(), of_region.end(), by_members);
    of_region.erase(std::unique(of_region.begin(), of_region.end(), same), of_region.end());
  });
  for (auto& of_region : found) {
    groups_.insert(groups_.end(), of_region.begin(), of_region.end());
    std::vector<PooledGroup>().swap(of_region);
  }
  std::sort(groups_.begin(), groups_.end(), [](const PooledGroup& a, const PooledGroup& b) {
    return std::tie(a.count, a.members) < std::tie(b.count, b.members);
  });
  groups_.erase(std::unique(groups_.begin(), groups_.end(),
                            [](const PooledGroup& a, const PooledGroup& b) {
                              return a.count == b.count && a.members == b.members;
                            }),
                groups_.end());
  std::sort(groups_.begin(), groups_.end(), less_slack);
  index(graph.size());
}

// groups_ ascends by slack, so that the lists do too.
void GroupPool::index(int units) {
  starts_.assign(static_cast<std::size_t>(units) + 1, 0);
  for (const PooledGroup& group : groups_) {
    for (const int u : group.units()) ++starts_[static_cast<std::size_t>(u) + 1];
  }
  for (std::size_t u = 1; u < starts_.size(); ++u) starts_[u] += starts_[u - 1];
  of_unit_.resize(starts_.back());
  std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
  for (std::size_t g = 0; g < groups_.size(); ++g) {
    for (const int u : groups_[g].units()) of_unit_[next[static_cast<std::size_t>(u)]++] = static_cast<int>(g);
  }
}

}  // namespace samling::grouping
