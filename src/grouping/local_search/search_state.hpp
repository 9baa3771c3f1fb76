// src/grouping/local_search/search_state.hpp: a partition that is being improved, with the gain table.
//
//   gain(u, g)      = sum of the affinities of unit u to the members of group g
//   conflicts(u, g) = number of members of g that u can never sit with
//
// One move updates two contiguous columns: O(n). Groups are slots; a slot may be empty while the number of groups is
// free. Units in no slot are unplaced.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "grouping/instance/instance.hpp"

namespace samling::grouping {

class SearchState {
 public:
  static constexpr int nowhere = -1;  ///< The slot of an unplaced unit.

  /// Everyone unplaced.
  SearchState(const Instance& instance, int slots);

  [[nodiscard]] const Instance& instance() const { return *instance_; }
  [[nodiscard]] int slots() const { return static_cast<int>(members_.size()); }
  [[nodiscard]] int slot_of(int unit) const { return slot_of_[static_cast<std::size_t>(unit)]; }
  [[nodiscard]] const std::vector<int>& members(int slot) const { return members_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] const std::vector<int>& unplaced() const { return unplaced_; }
  [[nodiscard]] int weight(int slot) const { return weight_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] double pair_sum(int slot) const { return pair_sum_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] double gain(int unit, int slot) const { return gain_(unit, slot); }
  [[nodiscard]] int conflicts(int unit, int slot) const { return conflicts_(unit, slot); }
  [[nodiscard]] double value(int slot) const {
    return has_costs_ ? value_[static_cast<std::size_t>(slot)] : instance_->value(weight(slot), pair_sum(slot));
  }
  /// Changes with every change of the slot; never the same twice.
  [[nodiscard]] std::int64_t stamp(int slot) const { return stamp_[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] std::int64_t clock() const { return clock_; }
  /// The clock when the unplaced last changed.
  [[nodiscard]] std::int64_t unplaced_stamp() const { return unplaced_stamp_; }

  /// Value of the slot's group when `out` leaves and `in` comes (either may be `nobody`).
  static constexpr int nobody = -1;
  [[nodiscard]] double value_after(int slot, int out, int in) const {
    return has_costs_ ? value_with_costs(slot, out, in) : objective_after(slot, out, in);
  }
  /// Municipalities left out beyond the most allowed; 0 where any number is.
  [[nodiscard]] int overdraft() const;
  /// May `more` municipalities more be left out?
  [[nodiscard]] bool may_leave_out(int more) const {
    return more <= 0 || !instance_->most_unplaced() || unplaced_weight_ + more <= *instance_->most_unplaced();
  }
  /// How much a unit has to give the members of a slot, costs between them taken off.
  [[nodiscard]] double attraction(int unit, int slot) const {
    return pair_costs_used_ ? gain_(unit, slot) - cost_gain_(unit, slot) : gain_(unit, slot);
  }

 private:
  [[nodiscard]] double objective_after(int slot, int out, int in) const {
    double sum = pair_sum(slot);
    if (out != nobody) sum -= gain_(out, slot) + instance_->inner(out);
    if (in != nobody) sum += gain_(in, slot) + instance_->inner(in);
    if (out != nobody && in != nobody) sum -= instance_->affinity()(in, out);
    return instance_->value(weight_after(slot, out, in), sum);
  }
  [[nodiscard]] double value_with_costs(int slot, int out, int in) const;
  [[nodiscard]] double pair_cost_after(int slot, int out, int in) const;
  [[nodiscard]] std::vector<int> members_after(int slot, int out, int in) const;
  void update_costs(int unit, int slot, int sign);

 public:
  /// Would the group keep every rule then? An empty slot keeps them when the number of groups is free.
  [[nodiscard]] bool keeps_rules_after(int slot, int out, int in) const;

  void place(int unit, int slot);  ///< Precondition: it is unplaced.
  void remove(int unit);           ///< Precondition: it is placed.
  /// Puts every unit where `slot_of` says, moving only those that are elsewhere.
  void become(const std::vector<int>& slot_of);
  [[nodiscard]] const std::vector<int>& assignment() const { return slot_of_; }

  /// Kept along the way; equals partition().score up to rounding.
  [[nodiscard]] double score() const { return score_; }
  [[nodiscard]] Partition partition() const;
  /// Groups that are not empty.
  [[nodiscard]] int groups() const;

 private:
  [[nodiscard]] int weight_after(int slot, int out, int in) const {
    return weight(slot) - (out == nobody ? 0 : instance_->weight(out)) + (in == nobody ? 0 : instance_->weight(in));
  }
  void update(int unit, int slot, int sign);

  const Instance* instance_;
  std::vector<int> slot_of_;
  std::vector<int> unplaced_;  // ascending
  std::vector<std::vector<int>> members_;
  std::vector<int> weight_;
  std::vector<long> people_;
  std::vector<double> pair_sum_;
  std::vector<std::int64_t> stamp_;
  std::int64_t clock_ = 0;
  std::int64_t unplaced_stamp_ = 0;
  double score_ = 0.0;
  int unplaced_weight_ = 0;
  bool has_costs_ = false;  // the rest is used then only
  bool pair_costs_used_ = false;
  std::vector<double> value_;
  std::vector<double> pair_cost_;
  Eigen::MatrixXd cost_gain_;  // cost_gain(u, g): pair costs of u to the members of g
  Eigen::MatrixXd gain_;
  Eigen::MatrixXi conflicts_;
};

}  // namespace samling::grouping
