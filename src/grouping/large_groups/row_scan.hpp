// src/grouping/large_groups/row_scan.hpp: the loops over whole rows, which the compiler turns into vector code.
//
// On x86-64 each loop is compiled for any processor and for one with AVX2, and chosen when the program starts; the scan
// of pair sums also for AVX-512, where one instruction looks up 16 units in a table of 32 slots. All compute in whole
// numbers (or the same single operations), so they agree to the last bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <new>
#include <vector>

namespace samling::grouping {

/// Rows begin at cache lines, so that no vector load straddles two.
template <class T>
struct LineAllocator {
  using value_type = T;
  static constexpr std::align_val_t line{64};
  LineAllocator() = default;
  template <class U>
  explicit LineAllocator(const LineAllocator<U>&) {}
  T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), line)); }
  void deallocate(T* memory, std::size_t) { ::operator delete(memory, line); }
  friend bool operator==(const LineAllocator&, const LineAllocator&) { return true; }
};
using IntRow = std::vector<std::int32_t, LineAllocator<std::int32_t>>;

/// What swapping unit u with every other one would change, for one u of slot a.
struct RowScan {
  const std::int32_t* slot;      ///< Slot of each unit.
  const std::int32_t* own;       ///< Sum of each unit to its own slot.
  const std::int32_t* to_slot;   ///< Sum of each unit to slot a.
  const std::int32_t* affinity;  ///< Of u to each unit.
  const std::int32_t* from_u;    ///< Sum of u to each slot; for its own slot a large negative number.
  std::int32_t own_of_u;
  std::size_t length;  ///< A multiple of 16.
  std::size_t slots;   ///< Length of from_u; readable up to 32.
};
constexpr std::size_t looked_up_at_once = 32;  // slots

/// change[v] = from_u[slot[v]] - own_of_u + to_slot[v] - own[v] - affinity[v] (or twice that). Returns the largest.
std::int32_t scan_pair_sums(const RowScan& row, bool twice, std::int32_t* change);

/// change[v] = factor[slot[v]] x (from_u[slot[v]] - own[v] - affinity[v]) + factor_a x (to_slot[v] - own_of_u -
/// share_a x affinity[v]), rounded towards 0. Returns the largest.
std::int32_t scan_means(const RowScan& row, const float* factor, float factor_a, float share_a, std::int32_t* change);

/// First v in [from, to) with change[v] >= threshold; otherwise `to`.
int next_that_passes(const std::int32_t* change, int from, int to, std::int32_t threshold);

/// sums[v] += sign x row[v].
void add_row(std::int32_t* sums, const std::int32_t* row, std::int32_t sign, std::size_t length);
/// plus[v] += in[v] - out[v] and minus[v] -= in[v] - out[v].
void exchange_rows(std::int32_t* plus, std::int32_t* minus, const std::int32_t* in, const std::int32_t* out,
                   std::size_t length);
/// own[v] = sum of v to its slot, where that slot is a or b.
void refresh_own(std::int32_t* own, const std::int32_t* slot, const std::int32_t* to_a, const std::int32_t* to_b,
                 std::int32_t a, std::int32_t b, std::size_t length);

}  // namespace samling::grouping
