// src/grouping/sparse/unit_graph.hpp: units and the pairs of them that may sit together, as lists: what the sparse
// engine works on in place of n x n tables.
//
// Two units are linked when every pair across them is stored in the affinity and no rule about pairs keeps them apart.
// A group is a clique of linked units; what pairs cannot tell (sizes, people, themes of all, forbidden groups) is asked
// of the group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "grouping/sparse/unit_costs.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct UnitLink {
  int other = 0;
  double affinity = 0.0;  ///< Summed over the pairs across.
};

class UnitGraph {
 public:
  /// Keeps a reference to the problem, whose affinity is sparse.
  UnitGraph(const GroupingProblem& problem, std::vector<Members> units);
  UnitGraph(const UnitGraph&) = delete;
  UnitGraph& operator=(const UnitGraph&) = delete;

  [[nodiscard]] const GroupingProblem& problem() const { return *problem_; }
  [[nodiscard]] int size() const { return static_cast<int>(units_.size()); }
  [[nodiscard]] const Members& unit(int u) const { return units_[static_cast<std::size_t>(u)]; }
  [[nodiscard]] int weight(int u) const { return weight_[static_cast<std::size_t>(u)]; }  ///< Municipalities in it.
  [[nodiscard]] long people(int u) const { return people_[static_cast<std::size_t>(u)]; }
  [[nodiscard]] double inner(int u) const { return inner_[static_cast<std::size_t>(u)]; }  ///< Pair sum inside it.
  /// What it costs to leave the unit out.
  [[nodiscard]] double price(int u) const { return problem_->unplaced_price() * weight(u) + costs_.unplaced(u); }
  /// Ascending by other.
  [[nodiscard]] std::span<const UnitLink> links(int u) const {
    const auto row = static_cast<std::size_t>(u);
    return std::span(links_).subspan(starts_[row], starts_[row + 1] - starts_[row]);
  }
  /// Nothing when the two are not linked.
  [[nodiscard]] const UnitLink* link(int u, int v) const;

  [[nodiscard]] int weight_min() const { return sizes_.min; }
  [[nodiscard]] int weight_max() const { return sizes_.max; }
  [[nodiscard]] long people_min() const { return people_range_min_; }
  [[nodiscard]] long people_max() const { return people_range_max_; }
  /// group_score of units of `weight` municipalities whose affinities sum to `pair_sum`.
  [[nodiscard]] double value(std::span<const int> units, int weight, double pair_sum) const {
    const double objective = most_value(weight, pair_sum);
    return costs_.used() ? costs_.value(units, objective) : objective;
  }
  /// No such group scores more, unless the user's own score counts.
  [[nodiscard]] double most_value(int weight, double pair_sum) const {
    return scale_[static_cast<std::size_t>(weight)] * pair_sum;
  }
  /// A group's value is a user's function: not told by its pairs, and dear to ask.
  [[nodiscard]] bool has_own_score() const { return costs_.has_own_score(); }
  /// Rules on whole groups beyond sizes and people.
  [[nodiscard]] bool has_group_rules() const { return common_theme_ || kinds_ || !forbidden_.empty(); }
  [[nodiscard]] bool keeps_group_rules(std::span<const int> units) const;
  /// A difference below this is rounding.
  [[nodiscard]] double significant() const { return significant_; }

 private:
  void fill_units();
  void fill_links();
  void fill_forbidden();
  [[nodiscard]] bool share_theme(int u, int v) const;
  [[nodiscard]] bool keeps_numbers_of_kinds(std::span<const int> units) const;

  const GroupingProblem* problem_;
  SizeRange sizes_;
  long people_range_min_ = 0;
  long people_range_max_ = 1'000'000'000'000;
  double significant_ = 1e-9;
  bool common_theme_ = false;
  bool kinds_ = false;  ///< Some rule counts how many of a kind there are.
  std::vector<Members> units_;
  UnitCosts costs_;
  std::vector<int> unit_of_;  ///< By municipality; -1: in none.
  std::vector<int> weight_;
  std::vector<long> people_;
  std::vector<double> inner_;
  std::vector<double> scale_;                 ///< By weight.
  std::vector<std::vector<ThemeId>> themes_;  ///< Of all members; empty without the rule.
  std::vector<std::size_t> starts_;
  std::vector<UnitLink> links_;
  std::set<std::vector<int>> forbidden_;
};

}  // namespace samling::grouping
