// src/grouping/set_partitioning/column.hpp: one admissible group as a column of the set-partitioning programme.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "grouping/instance/instance.hpp"

namespace samling::grouping::set_partitioning {

inline constexpr int most_members = 6;

struct Column {
  std::array<std::uint16_t, most_members> units{};  ///< Ascending; the first `size` count.
  std::uint16_t size = 0;
  double value = 0.0;

  [[nodiscard]] std::span<const std::uint16_t> members() const { return {units.data(), size}; }
  [[nodiscard]] bool contains(int u) const {
    return std::find(units.begin(), units.begin() + size, static_cast<std::uint16_t>(u)) != units.begin() + size;
  }
};

/// What a group of these units scores. The one place where the engine asks for it.
[[nodiscard]] double column_value(const Instance& instance, const std::vector<int>& units);
/// It is at most a sum over pairs and units: not with a user's own score.
[[nodiscard]] bool value_is_bounded_by_pairs(const Instance& instance);
[[nodiscard]] Column make_column(const Instance& instance, std::vector<int> units);
/// The groups of `columns` (disjoint), everyone else unplaced.
[[nodiscard]] Partition partition_of(const Instance& instance, const std::vector<Column>& columns);

/// Distinct columns, numbered as they came.
class ColumnPool {
 public:
  /// Its number, and whether it is new.
  std::pair<int, bool> add(const Column& column);
  [[nodiscard]] int size() const { return static_cast<int>(columns_.size()); }
  [[nodiscard]] const Column& operator[](int index) const { return columns_[static_cast<std::size_t>(index)]; }

 private:
  struct Hash {
    std::size_t operator()(const std::array<std::uint16_t, most_members + 1>& key) const noexcept;
  };
  std::vector<Column> columns_;
  std::unordered_map<std::array<std::uint16_t, most_members + 1>, int, Hash> number_of_;
};

}  // namespace samling::grouping::set_partitioning
