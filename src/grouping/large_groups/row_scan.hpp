// src/grouping/large_groups/row_scan.hpp: the loops over whole rows, which the compiler turns into vector code.
//
// On x86-64 each loop is compiled twice, for any processor and for one with AVX2, and chosen when the program starts;
// both compute in whole numbers (or the same single operations), so they agree to the last bit.
#pragma once

#include <cstddef>
#include <cstdint>

namespace samling::grouping {

/// What swapping unit u with every other one would change, for one u of slot a.
struct RowScan {
  const std::int32_t* slot;      ///< Slot of each unit.
  const std::int32_t* own;       ///< Sum of each unit to its own slot.
  const std::int32_t* to_slot;   ///< Sum of each unit to slot a.
  const std::int32_t* affinity;  ///< Of u to each unit.
  const std::int32_t* from_u;    ///< Sum of u to each slot; for its own slot a large negative number.
  std::int32_t own_of_u;
  std::size_t length;  ///< A multiple of 16.
};

/// change[v] = from_u[slot[v]] - own_of_u + to_slot[v] - own[v] - twice x affinity[v]. Returns the largest.
std::int32_t scan_pair_sums(const RowScan& row, std::int32_t twice, std::int32_t* change);

/// change[v] = factor[slot[v]] x (from_u[slot[v]] - own[v] - affinity[v]) + factor_a x (to_slot[v] - own_of_u -
/// share_a x affinity[v]), rounded towards 0. Returns the largest.
std::int32_t scan_means(const RowScan& row, const float* factor, float factor_a, float share_a, std::int32_t* change);

/// sums[v] += sign x row[v].
void add_row(std::int32_t* sums, const std::int32_t* row, std::int32_t sign, std::size_t length);
/// plus[v] += in[v] - out[v] and minus[v] -= in[v] - out[v].
void exchange_rows(std::int32_t* plus, std::int32_t* minus, const std::int32_t* in, const std::int32_t* out,
                   std::size_t length);
/// own[v] = sum of v to its slot, where that slot is a or b.
void refresh_own(std::int32_t* own, const std::int32_t* slot, const std::int32_t* to_a, const std::int32_t* to_b,
                 std::int32_t a, std::int32_t b, std::size_t length);

}  // namespace samling::grouping
