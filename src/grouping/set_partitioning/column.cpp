#include "grouping/set_partitioning/column.hpp"

#include <cassert>

namespace samling::grouping::set_partitioning {

bool value_is_bounded_by_pairs(const Instance& instance) {
  return !instance.has_own_score();
}

double column_value(const Instance& instance, const std::vector<int>& units) {
  return instance.group_value(units);
}

Column make_column(const Instance& instance, std::vector<int> units) {
  assert(units.size() <= most_members);
  std::sort(units.begin(), units.end());
  Column column;
  column.size = static_cast<std::uint16_t>(units.size());
  for (std::size_t k = 0; k < units.size(); ++k) column.units[k] = static_cast<std::uint16_t>(units[k]);
  column.value = column_value(instance, units);
  return column;
}

Partition partition_of(const Instance& instance, const std::vector<Column>& columns) {
  Partition partition;
  std::vector<bool> placed(static_cast<std::size_t>(instance.size()), false);
  for (const Column& column : columns) {
    partition.groups.emplace_back(column.members().begin(), column.members().end());
    for (const auto u : column.members()) {
      assert(!placed[u]);
      placed[u] = true;
    }
    partition.score += column.value;
  }
  std::sort(partition.groups.begin(), partition.groups.end());
  for (int u = 0; u < instance.size(); ++u) {
    if (placed[static_cast<std::size_t>(u)]) continue;
    partition.unplaced.push_back(u);
    partition.score -= instance.price(u);
  }
  return partition;
}

std::size_t ColumnPool::Hash::operator()(const std::array<std::uint16_t, most_members + 1>& key) const noexcept {
  std::uint64_t mixed = 0x9e3779b97f4a7c15U;
  for (const auto u : key) {
    mixed = (mixed ^ u) * 0xff51afd7ed558ccdU;
    mixed ^= mixed >> 32U;
  }
  return static_cast<std::size_t>(mixed);
}

std::pair<int, bool> ColumnPool::add(const Column& column) {
  std::array<std::uint16_t, most_members + 1> key{};
  std::copy(column.members().begin(), column.members().end(), key.begin());
  key[most_members] = column.size;
  const auto [found, fresh] = number_of_.try_emplace(key, size());
  if (fresh) columns_.push_back(column);
  return {found->second, fresh};
}

}  // namespace samling::grouping::set_partitioning
