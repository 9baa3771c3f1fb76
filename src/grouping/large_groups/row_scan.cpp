#include "grouping/large_groups/row_scan.hpp"

#include <algorithm>
#include <limits>

// Sanitizers do not work with functions that are chosen before their own start.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)
#define SAMLING_FOR_EACH_PROCESSOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define SAMLING_FOR_EACH_PROCESSOR
#endif

#if defined(__x86_64__) && defined(__GNUC__)
#define SAMLING_HAS_AVX512
#include <immintrin.h>
#endif

namespace samling::grouping {
namespace {

#ifdef SAMLING_HAS_AVX512
using SixteenInts = std::int32_t __attribute__((vector_size(64), aligned(4), may_alias));

const SixteenInts& sixteen_at(const std::int32_t* values) {
  return *reinterpret_cast<const SixteenInts*>(values);
}

__attribute__((target("avx512f"))) std::int32_t scan_pair_sums_avx512(const RowScan& row, bool twice,
                                                                      std::int32_t* change) {
  const RowScan at = row;  // not to be read again after each store
  const __m512i low = reinterpret_cast<__m512i>(sixteen_at(at.from_u) - at.own_of_u);
  const __m512i high = reinterpret_cast<__m512i>(sixteen_at(at.from_u + 16) - at.own_of_u);
  const int doubled = twice ? 1 : 0;
  SixteenInts most = SixteenInts{} + std::numeric_limits<std::int32_t>::min();
  for (std::size_t v = 0; v < at.length; v += 16) {
    const __m512i slot = reinterpret_cast<__m512i>(sixteen_at(at.slot + v));
    const auto from_u = reinterpret_cast<SixteenInts>(_mm512_permutex2var_epi32(low, slot, high));
    const SixteenInts value =
        from_u + sixteen_at(at.to_slot + v) - sixteen_at(at.own + v) - (sixteen_at(at.affinity + v) << doubled);
    *reinterpret_cast<SixteenInts*>(change + v) = value;
    most = value > most ? value : most;
  }
  SixteenInts other = __builtin_shufflevector(most, most, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7);
  most = other > most ? other : most;
  other = __builtin_shufflevector(most, most, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3);
  most = other > most ? other : most;
  return std::max({most[0], most[1], most[2], most[3]});
}
#endif

SAMLING_FOR_EACH_PROCESSOR
std::int32_t scan_pair_sums_by_gathering(const RowScan& row, std::int32_t times, std::int32_t* __restrict change) {
  const std::int32_t* __restrict slot = row.slot;
  const std::int32_t* __restrict own = row.own;
  const std::int32_t* __restrict to_slot = row.to_slot;
  const std::int32_t* __restrict affinity = row.affinity;
  const std::int32_t* __restrict from_u = row.from_u;
  const std::int32_t own_of_u = row.own_of_u;
  const std::size_t length = row.length & ~std::size_t{15};
  std::int32_t largest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t v = 0; v < length; ++v) {
    const std::int32_t value = from_u[slot[v]] - own_of_u + to_slot[v] - own[v] - times * affinity[v];
    change[v] = value;
    largest = value > largest ? value : largest;
  }
  return largest;
}

bool has_avx512() {
#ifdef SAMLING_HAS_AVX512
  return __builtin_cpu_supports("avx512f") != 0;
#else
  return false;
#endif
}

}  // namespace

std::int32_t scan_pair_sums(const RowScan& row, bool twice, std::int32_t* change) {
#ifdef SAMLING_HAS_AVX512
  if (row.slots <= looked_up_at_once && has_avx512()) return scan_pair_sums_avx512(row, twice, change);
#endif
  return scan_pair_sums_by_gathering(row, twice ? 2 : 1, change);
}

int next_that_passes(const std::int32_t* change, int from, int to, std::int32_t threshold) {
  constexpr int at_once = 16;
  for (; from + at_once <= to; from += at_once) {
    std::int32_t any = 0;
    for (int k = 0; k < at_once; ++k) any |= change[from + k] >= threshold ? 1 : 0;
    if (any != 0) break;
  }
  while (from < to && change[from] < threshold) ++from;
  return from;
}

SAMLING_FOR_EACH_PROCESSOR
std::int32_t scan_means(const RowScan& row, const float* __restrict factor, float factor_a, float share_a,
                        std::int32_t* __restrict change) {
  const std::int32_t* __restrict slot = row.slot;
  const std::int32_t* __restrict own = row.own;
  const std::int32_t* __restrict to_slot = row.to_slot;
  const std::int32_t* __restrict affinity = row.affinity;
  const std::int32_t* __restrict from_u = row.from_u;
  const std::int32_t own_of_u = row.own_of_u;
  const std::size_t length = row.length & ~std::size_t{15};
  std::int32_t largest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t v = 0; v < length; ++v) {
    const auto there = static_cast<float>(from_u[slot[v]] - own[v] - affinity[v]);
    const auto here = static_cast<float>(to_slot[v] - own_of_u) - share_a * static_cast<float>(affinity[v]);
    const auto value = static_cast<std::int32_t>(factor[slot[v]] * there + factor_a * here);
    change[v] = value;
    largest = value > largest ? value : largest;
  }
  return largest;
}

SAMLING_FOR_EACH_PROCESSOR
void add_row(std::int32_t* __restrict sums, const std::int32_t* __restrict row, std::int32_t sign, std::size_t length) {
  for (std::size_t v = 0; v < (length & ~std::size_t{15}); ++v) sums[v] += sign * row[v];
}

SAMLING_FOR_EACH_PROCESSOR
void exchange_rows(std::int32_t* __restrict plus, std::int32_t* __restrict minus, const std::int32_t* __restrict in,
                   const std::int32_t* __restrict out, std::size_t length) {
  for (std::size_t v = 0; v < (length & ~std::size_t{15}); ++v) {
    const std::int32_t difference = in[v] - out[v];
    plus[v] += difference;
    minus[v] -= difference;
  }
}

SAMLING_FOR_EACH_PROCESSOR
void refresh_own(std::int32_t* __restrict own, const std::int32_t* __restrict slot, const std::int32_t* __restrict to_a,
                 const std::int32_t* __restrict to_b, std::int32_t a, std::int32_t b, std::size_t length) {
  for (std::size_t v = 0; v < (length & ~std::size_t{15}); ++v) {
    own[v] = slot[v] == a ? to_a[v] : (slot[v] == b ? to_b[v] : own[v]);
  }
}

}  // namespace samling::grouping
