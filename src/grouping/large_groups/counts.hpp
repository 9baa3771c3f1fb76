// src/grouping/large_groups/counts.hpp: how many units the groups can have, for bounds.
#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "grouping/instance/instance.hpp"

namespace samling::grouping {

/// What holds for the groups of every partition.
struct GroupCounts {
  std::vector<int> least;     ///< Units: the k-th largest group has at least so many, descending,
  std::vector<int> most;      ///< and at most so many.
  int units = 0;              ///< Of the instance.
  bool all_placed = true;     ///< Nobody can be left out.
  double factor = 1.0;        ///< Score of a group for one unit of its pair sum.
  Eigen::VectorXd weight;     ///< People of each unit where people are limited, else 1.
  double square_most = 0.0;   ///< The sum over groups of their squared weight is at most this,
  double square_least = 0.0;  ///< and at least this.

  [[nodiscard]] bool one_size() const { return all_placed && least.back() == most.front(); }
  /// The largest sum over k of value(k) x units of the k-th largest group; values descending, some may be negative.
  [[nodiscard]] double largest_with(const Eigen::VectorXd& values) const;
};

/// Nothing when units weigh more than one municipality, when scores are means over groups of several sizes, when
/// pinned groups could take several of the groups' own limits, or when the limits cannot hold together. Precondition:
/// the number of groups is given.
[[nodiscard]] std::optional<GroupCounts> counts_of(const Instance& instance);

}  // namespace samling::grouping
