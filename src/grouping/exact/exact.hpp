// src/grouping/exact/exact.hpp: the best grouping of up to 64 units, proven.
//
// Dynamic programming over the set of units that remain: the earliest remaining unit is either left out or taken with
// one of the admissible groups it begins. States that cannot beat the incumbent are dropped by a dual bound: numbers y
// with
//
//   y(i) >= -price(i)   and   sum of y over g >= value(g) for every admissible group g,
//
// so that no grouping of a set of units R scores more than the sum of y over R (weak duality of set partitioning). y
// begins as the best share of any group and is lowered one unit at a time. Used for whole parts and, on a dozen units,
// inside local search.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "grouping/instance/instance.hpp"

namespace samling::grouping {

struct ExactLimits {
  std::size_t candidates = 60'000;                  ///< Admissible groups looked at; above, the work is not begun.
  std::size_t states = 300'000;                     ///< States kept; above, the work is given up.
  std::optional<int> most_unplaced = std::nullopt;  ///< Municipalities of the units that may be left out.
};

struct ExactAnswer {
  bool complete = false;          ///< The work was finished: nothing better than `best` or the incumbent exists.
  std::optional<Partition> best;  ///< Scores more than the incumbent; nothing when there is none.
};

/// The best partition of `units` (at most 64, in the order to be taken in: neighbours near each other) that scores more
/// than `incumbent` by 1e-9, with exactly `groups` groups when given.
[[nodiscard]] ExactAnswer best_partition(const Instance& instance, const std::vector<int>& units,
                                         std::optional<int> groups, std::optional<double> incumbent,
                                         const ExactLimits& limits = {});

/// An order that keeps neighbours together, so that few states remain (reverse Cuthill-McKee, Boost.Graph).
[[nodiscard]] std::vector<int> narrow_order(const Instance& instance);

}  // namespace samling::grouping
