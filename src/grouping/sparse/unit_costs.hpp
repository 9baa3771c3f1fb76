// src/grouping/sparse/unit_costs.hpp: what the weighed rules take from a group of units, and the user's own score in
// place of the objective: the judge's group_score without a table of all pairs.
//
// What is a sum over pairs is in instance/costs.hpp; people, kinds and themes are asked of the whole group.
#pragma once

#include <span>
#include <vector>

#include "grouping/instance/costs.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

class UnitCosts {
 public:
  /// Keeps a reference to the problem.
  UnitCosts(const GroupingProblem& problem, const std::vector<Members>& units);

  /// Is a group's value more than its pairs tell?
  [[nodiscard]] bool used() const { return own_score_ || whole_ || pairs_.used(); }
  [[nodiscard]] bool has_own_score() const { return own_score_; }
  /// What leaving out u costs beside the price.
  [[nodiscard]] double unplaced(int u) const { return pairs_.unplaced(u); }
  /// group_score of the units; `objective` is that of their pairs.
  [[nodiscard]] double value(std::span<const int> units, double objective) const;
  /// The largest weight of a rule that is weighed; 0 when none is.
  [[nodiscard]] double heaviest() const { return heaviest_; }

 private:
  [[nodiscard]] double of_pairs(std::span<const int> units) const;
  [[nodiscard]] double of_whole(const Members& members) const;

  const GroupingProblem* problem_;
  const std::vector<Members>* units_;
  PairCosts pairs_;
  bool own_score_ = false;
  bool themes_ = false;
  bool people_ = false;
  bool whole_ = false;
  double heaviest_ = 0.0;
};

}  // namespace samling::grouping
