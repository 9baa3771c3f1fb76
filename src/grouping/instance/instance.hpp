// src/grouping/instance/instance.hpp: one independent part of a problem in the engine's form: units, dense tables,
// rules as numbers.
//
// The tables answer in O(1) what the judge works out from scratch; tests hold the two together.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include <Eigen/Core>

#include "grouping/binding.hpp"
#include "grouping/instance/costs.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {

/// May two units sit in one group? `remote_only`: too far apart unless one of them attends remotely.
enum class Together : std::uint8_t { yes, remote_only, no };

/// An answer in units.
struct Partition {
  double score = 0.0;
  std::vector<std::vector<int>> groups;
  std::vector<int> unplaced;
};

/// The user's scores that were asked for, by units: a call may be slow. Copies of an instance share them.
struct OwnScores {
  std::mutex mutex;
  std::map<std::vector<int>, double> known;
};

class Instance {
 public:
  /// Keeps a reference to the problem. `groups`: how many there must be; nothing: free.
  Instance(const GroupingProblem& problem, std::vector<Members> units, std::optional<int> groups);
  /// The part of another instance made of some of its units.
  Instance(const Instance& whole, const std::vector<int>& units);

  [[nodiscard]] int size() const { return static_cast<int>(units_.size()); }
  [[nodiscard]] const GroupingProblem& problem() const { return *problem_; }
  [[nodiscard]] const Members& unit(int u) const { return units_[static_cast<std::size_t>(u)]; }
  [[nodiscard]] int weight(int u) const { return weight_[static_cast<std::size_t>(u)]; }  ///< Municipalities in it.
  [[nodiscard]] int people(int u) const { return people_[static_cast<std::size_t>(u)]; }
  [[nodiscard]] double inner(int u) const { return inner_[static_cast<std::size_t>(u)]; }  ///< Pair sum inside it.
  [[nodiscard]] const Eigen::MatrixXd& affinity() const { return affinity_; }
  [[nodiscard]] Together together(int u, int v) const { return static_cast<Together>(together_(u, v)); }
  /// 1 where two units can never sit in one group. Zero columns everywhere when `all_compatible`.
  [[nodiscard]] const Eigen::MatrixXi& conflicts() const { return conflicts_; }
  [[nodiscard]] bool all_compatible() const { return all_compatible_; }

  [[nodiscard]] SizeRange sizes() const { return problem_->sizes(); }
  [[nodiscard]] std::optional<int> groups() const { return groups_; }
  /// What leaving it out costs, its halves of weighed must_together pairs included.
  [[nodiscard]] double price(int u) const { return problem_->unplaced_price() * weight(u) + pair_costs_.unplaced(u); }
  [[nodiscard]] int total_weight() const;
  /// Municipalities of these units that may be left out at most; nothing: any number. Below 0: too many are out
  /// already. A part (some units of another instance) has none: the rule ties parts together.
  [[nodiscard]] std::optional<int> most_unplaced() const { return most_unplaced_; }

  /// group_score of a group by the judge: the objective (or the own score) less what the weighed rules cost.
  [[nodiscard]] double group_value(const std::vector<int>& units) const;
  /// The same for units that weigh `weight` and whose affinities sum to `pair_sum`: O(1) without costs.
  [[nodiscard]] double group_value(const std::vector<int>& units, int weight, double pair_sum) const;
  /// value() is not the whole story: some rule is weighed, or the score is the user's own.
  [[nodiscard]] bool has_costs() const { return pair_costs_.used() || has_group_costs_ || has_own_score_; }
  [[nodiscard]] bool has_own_score() const { return has_own_score_; }
  [[nodiscard]] const PairCosts& pair_costs() const { return pair_costs_; }
  [[nodiscard]] double pair_cost(const std::vector<int>& units) const;
  /// Costs that are not sums over pairs: people, kinds, themes, travel with remote members.
  [[nodiscard]] bool has_group_costs() const { return has_group_costs_; }
  [[nodiscard]] double group_cost(const std::vector<int>& units) const;
  /// The user's score of the units as a group; 0 outside the sizes. Precondition: has_own_score().
  [[nodiscard]] double own_score(const std::vector<int>& units) const;

  /// The objective of a group of `weight` municipalities whose affinities sum to `pair_sum`, costs aside.
  [[nodiscard]] double value(int weight, double pair_sum) const {
    if (weight < 2) return 0.0;
    return mean_companion_ ? 2.0 / (weight - 1) * pair_sum : pair_sum;
  }
  /// Some rule looks at more than pairs, sizes and people, so that a group must be looked at as a whole.
  [[nodiscard]] bool has_group_rules() const { return has_group_rules_; }
  /// Those rules (common theme, remote attendance, kinds, forbidden groups) for a set of units, as far as they bind.
  [[nodiscard]] bool keeps_group_rules(const std::vector<int>& units) const;
  /// The ones of them that a larger group can only break more.
  [[nodiscard]] bool may_grow(const std::vector<int>& units) const;
  [[nodiscard]] int people_min() const { return people_bind(problem_->rules()) ? problem_->rules().people->min : 0; }
  [[nodiscard]] long people_max() const {
    return people_bind(problem_->rules()) ? problem_->rules().people->max : no_limit;
  }

  /// A gain below this is rounding.
  [[nodiscard]] double significant() const { return significant_; }
  /// Score and price from scratch.
  [[nodiscard]] double score(const Partition& partition) const;

 private:
  static constexpr long no_limit = 1'000'000'000'000;
  void fill_units();
  void fill_pairs();
  void fill_forbidden();
  void fill_costs();
  void fill_most_unplaced();
  void note_group_rules();
  [[nodiscard]] bool keeps_least(const std::vector<int>& units, int more) const;
  [[nodiscard]] Together look_up_together(int u, int v) const;
  [[nodiscard]] bool share_theme(const std::vector<int>& units) const;

  const GroupingProblem* problem_;
  std::vector<Members> units_;
  std::optional<int> groups_;
  bool mean_companion_ = true;
  double significant_ = 1e-9;
  bool all_compatible_ = true;
  bool any_remote_ = false;
  bool has_group_rules_ = false;
  bool kinds_of_many_ = false;  ///< An at_most rule that binds looks at more than pairs.
  bool wants_least_ = false;    ///< An at_least rule binds.
  bool travel_cost_ = false;
  bool theme_cost_ = false;
  bool people_cost_ = false;
  bool kind_cost_ = false;
  bool has_group_costs_ = false;
  bool has_own_score_ = false;
  std::optional<int> most_unplaced_;
  std::vector<int> weight_;
  std::vector<int> people_;
  std::vector<double> inner_;
  std::vector<std::vector<std::uint64_t>> themes_;  ///< Bit sets; empty without the rule.
  PairCosts pair_costs_;
  std::shared_ptr<OwnScores> own_scores_;
  Eigen::MatrixXd affinity_;
  Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic> together_;
  Eigen::MatrixXi conflicts_;
  std::set<std::vector<int>> forbidden_;
};

/// Parts that no group can join: connected components of the graph of pairs that may sit together, ascending by first
/// unit.
[[nodiscard]] std::vector<std::vector<int>> components(const Instance& instance);

}  // namespace samling::grouping
