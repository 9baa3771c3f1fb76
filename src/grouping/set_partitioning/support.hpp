// src/grouping/set_partitioning/support.hpp: who meets whom in a fractional solution.
#pragma once

#include <vector>

#include "grouping/set_partitioning/cuts.hpp"

namespace samling::grouping::set_partitioning {

class Support {
 public:
  struct Meet {
    int unit;
    double share;
  };

  Support(int units, const std::vector<Share>& solution);

  [[nodiscard]] int units() const { return static_cast<int>(groups_of_.size()); }
  [[nodiscard]] const std::vector<Share>& groups() const { return *solution_; }
  /// Indices into groups().
  [[nodiscard]] const std::vector<std::size_t>& groups_of(int u) const {
    return groups_of_[static_cast<std::size_t>(u)];
  }
  /// Those it meets, ascending.
  [[nodiscard]] const std::vector<Meet>& met(int u) const { return met_[static_cast<std::size_t>(u)]; }
  /// How much two meet.
  [[nodiscard]] double share(int u, int v) const;

 private:
  const std::vector<Share>* solution_;
  std::vector<std::vector<std::size_t>> groups_of_;
  std::vector<std::vector<Meet>> met_;
};

/// Cuts with p = 1/2 on odd sets of units, grown from `beginnings` (odd sets).
void grow_odd_sets(const Support& support, const std::vector<std::vector<int>>& beginnings, double least,
                   std::vector<Violation>& found);

/// Cuts on five units with other multipliers, climbed to from `beginnings` (sets of three).
void climb_to_five(const Support& support, const std::vector<std::vector<int>>& beginnings, double least,
                   std::vector<Violation>& found);

}  // namespace samling::grouping::set_partitioning
