#include "grouping/large_groups/row_scan.hpp"

#include <algorithm>
#include <limits>

// Sanitizers do not work with functions that are chosen before their own start.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(__clang__)
#define SAMLING_FOR_EACH_PROCESSOR __attribute__((target_clones("avx2", "default")))
#else
#define SAMLING_FOR_EACH_PROCESSOR
#endif

namespace samling::grouping {

SAMLING_FOR_EACH_PROCESSOR
std::int32_t scan_pair_sums(const RowScan& row, std::int32_t twice, std::int32_t* __restrict change) {
  const std::int32_t* __restrict slot = row.slot;
  const std::int32_t* __restrict own = row.own;
  const std::int32_t* __restrict to_slot = row.to_slot;
  const std::int32_t* __restrict affinity = row.affinity;
  const std::int32_t* __restrict from_u = row.from_u;
  const std::int32_t own_of_u = row.own_of_u;
  const std::size_t length = row.length & ~std::size_t{15};
  std::int32_t largest = std::numeric_limits<std::int32_t>::min();
  for (std::size_t v = 0; v < length; ++v) {
    const std::int32_t value = from_u[slot[v]] - own_of_u + to_slot[v] - own[v] - twice * affinity[v];
    change[v] = value;
    largest = value > largest ? value : largest;
  }
  return largest;
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
