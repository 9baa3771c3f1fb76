// src/grouping/large_groups/model.hpp: one part with a given number of groups, in whole numbers and contiguous rows.
//
// Affinities become whole multiples of a quantum (32 bits): exactly, when a power of ten makes them whole (as in
// published instances), otherwise to some 28 bits of the largest sum of a group. Sums of whole numbers do not drift and
// do not depend on their order, so the tables equal their slow twins to the last bit on every machine.
//
// Slots 0..slots-1 are the groups, each with limits of its own; slot `out` is for the unplaced.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grouping/instance/instance.hpp"
#include "grouping/large_groups/row_scan.hpp"

namespace samling::grouping {

/// What one group may hold.
struct SlotLimits {
  int least = 0;  ///< Municipalities.
  int most = 0;
  long least_people = 0;
  long most_people = 0;
};

class LargeModel {
 public:
  /// Precondition: instance.groups() is given. Keeps a reference to the instance.
  explicit LargeModel(const Instance& instance);

  [[nodiscard]] const Instance& instance() const { return *instance_; }
  [[nodiscard]] int units() const { return units_; }
  [[nodiscard]] int slots() const { return static_cast<int>(limits_.size()); }
  [[nodiscard]] int out() const { return slots(); }
  /// Length of a row: units() rounded up, the rest zero.
  [[nodiscard]] std::size_t stride() const { return stride_; }
  /// Affinities of one unit to all, in quanta.
  [[nodiscard]] const std::int32_t* row(int u) const { return affinity_.data() + at(u) * stride_; }
  [[nodiscard]] std::int32_t affinity(int u, int v) const { return row(u)[at(v)]; }
  [[nodiscard]] const std::int32_t* inner() const { return inner_.data(); }  ///< Pair sum inside each unit, in quanta.
  [[nodiscard]] std::int32_t price(int u) const { return price_[at(u)]; }
  [[nodiscard]] int weight(int u) const { return weight_[at(u)]; }
  [[nodiscard]] int people(int u) const { return people_[at(u)]; }
  /// Municipalities that may be out at most.
  [[nodiscard]] int most_out() const { return most_out_; }
  [[nodiscard]] const SlotLimits& limits(int slot) const { return limits_[at(slot)]; }

  /// Group scores are means over companions, not pair sums.
  [[nodiscard]] bool mean() const { return mean_; }
  /// All units weigh the same, so that a swap changes no size.
  [[nodiscard]] bool equal_weights() const { return equal_weights_; }
  /// Nothing but sizes limits a group, and a swap changes no size: every swap is allowed.
  [[nodiscard]] bool free_swaps() const { return free_swaps_; }
  [[nodiscard]] bool has_conflicts() const { return !instance_->all_compatible(); }
  [[nodiscard]] bool conflict(int u, int v) const { return instance_->conflicts()(u, v) != 0; }
  /// What a pair sum of a group of `weight` counts for.
  [[nodiscard]] double factor(int weight) const {
    if (weight < 2) return 0.0;
    return mean_ ? 2.0 / (weight - 1) : 1.0;
  }
  /// Quanta in one unit of score.
  [[nodiscard]] double quanta() const { return quanta_; }

 private:
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  void choose_limits();
  void choose_quantum();
  void fill();

  const Instance* instance_;
  int units_;
  std::size_t stride_;
  bool mean_ = false;
  bool equal_weights_ = true;
  bool free_swaps_ = true;
  double quanta_ = 1.0;
  int most_out_ = 0;
  std::vector<SlotLimits> limits_;
  IntRow affinity_;
  std::vector<std::int32_t> inner_;
  std::vector<std::int32_t> price_;
  std::vector<int> weight_;
  std::vector<int> people_;
};

}  // namespace samling::grouping
