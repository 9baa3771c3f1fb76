// src/grouping/large_groups/board.hpp: who is in which group, with the gain table.
//
//   sum(u, s)  = inner pair sum of u + its affinities to the members of slot s      (s = out: minus its price)
//   own(u)     = sum(u, slot of u)
//
// One contiguous row a slot: a move adds the row of one unit to two rows of the table, O(n), as vector code. What a
// swap of u with each other unit would change is then one more pass over rows: with a the slot of u and b that of v,
//
//   pair sums   sum(u, b) - own(u) + sum(v, a) - own(v) - 2 affinity(u, v)
//   means       the same with each group's part times 2 / (members - 1)
//
// (a member of `out` has no affinity to lose). All in quanta of the model, so tables stay exact.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "grouping/large_groups/model.hpp"
#include "grouping/large_groups/row_scan.hpp"

namespace samling::grouping {

class Board {
 public:
  /// Everyone is out.
  explicit Board(const LargeModel& model);

  [[nodiscard]] const LargeModel& model() const { return *model_; }
  [[nodiscard]] int slot_of(int u) const { return slot_[at(u)]; }
  [[nodiscard]] int size(int slot) const { return size_[at(slot)]; }  ///< Municipalities.
  [[nodiscard]] long people(int slot) const { return people_[at(slot)]; }
  [[nodiscard]] std::int32_t sum(int u, int slot) const { return table_[at(slot) * model_->stride() + at(u)]; }
  [[nodiscard]] std::int32_t own(int u) const { return own_[at(u)]; }
  [[nodiscard]] std::int64_t pair_sum(int slot) const { return pair_sum_[at(slot)]; }
  [[nodiscard]] const std::vector<int>& out_units() const { return out_units_; }
  /// Score of the whole, price included, in quanta.
  [[nodiscard]] double score() const;

  /// Slot of every unit.
  [[nodiscard]] std::vector<int> assignment() const;
  /// Everything anew.
  void assign(const std::vector<int>& slot_of);

  /// What the score gains, in quanta.
  [[nodiscard]] double swap_change(int u, int v) const;
  [[nodiscard]] double shift_change(int u, int slot) const;
  /// Every limit and rule of both groups holds afterwards. Preconditions: different slots.
  [[nodiscard]] bool may_swap(int u, int v) const;
  [[nodiscard]] bool may_shift(int u, int slot) const;
  void swap(int u, int v);
  void shift(int u, int slot);

  /// swap_change of u with each other unit (a large negative number within its own slot), rounded; largest first.
  struct Scan {
    std::int32_t largest;
    const std::int32_t* change;
  };
  [[nodiscard]] Scan scan_swaps(int u);
  /// sum(u, s) of all slots.
  [[nodiscard]] const std::int32_t* sums_of(int u);

  /// By how much sizes, people and conflicts are off, and whether group rules hold; 0: all is as it must be.
  [[nodiscard]] long violation() const;
  [[nodiscard]] long violation(int slot) const;
  /// Slow twin: the tables equal what the assignment says.
  [[nodiscard]] bool tables_hold() const;
  [[nodiscard]] Partition partition() const;

 private:
  static constexpr int nobody = -1;
  static std::size_t at(int index) { return static_cast<std::size_t>(index); }
  [[nodiscard]] std::int32_t* row_of(int slot) { return table_.data() + at(slot) * model_->stride(); }
  [[nodiscard]] double value(int slot) const;
  [[nodiscard]] double value_after(int slot, int leaves, int comes) const;
  [[nodiscard]] bool keeps_limits(int slot, int leaves, int comes) const;
  [[nodiscard]] bool keeps_group_rules(int slot, int leaves, int comes) const;
  [[nodiscard]] std::vector<int> members(int slot) const;
  void leave(int u);
  void enter(int u, int slot);
  void count_conflicts(int u, int slot, int sign);
  void scan_one_by_one(int u);

  const LargeModel* model_;
  IntRow slot_;  // of each unit; padding stands in a slot of its own
  IntRow own_;
  IntRow table_;  // one row a slot, `out` last
  std::vector<std::int32_t> conflicts_;
  std::vector<int> size_;
  std::vector<long> people_;
  std::vector<std::int64_t> pair_sum_;
  std::vector<int> out_units_;
  IntRow change_;  // scratch of scan_swaps
  IntRow from_u_;
  std::vector<float> factor_;
};

}  // namespace samling::grouping
