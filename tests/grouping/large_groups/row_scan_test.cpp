// The loops over whole rows say what their definitions say, whichever way the processor computes them.
#include "grouping/large_groups/row_scan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "samling/core/chance.hpp"

namespace samling::testing {
namespace {

using grouping::IntRow;
using grouping::looked_up_at_once;
using grouping::RowScan;

constexpr std::int32_t far_below = -(1 << 30);

IntRow drawn_row(Chance& chance, std::size_t length, std::uint64_t below) {
  IntRow row(length);
  for (std::int32_t& value : row) value = static_cast<std::int32_t>(chance.below(below));
  return row;
}

class RowScans : public ::testing::TestWithParam<std::uint64_t> {};

// Few slots are looked up in registers where the processor can; told that there are many, the scan reads memory.
TEST_P(RowScans, AgreeWithTheirDefinitionAndWithEachOther) {
  Chance chance(GetParam());
  const std::size_t length = 16 * (1 + chance.below(6));
  const std::uint64_t slots = 2 + chance.below(looked_up_at_once - 1);
  const IntRow slot = drawn_row(chance, length, slots);
  const IntRow own = drawn_row(chance, length, 1 << 28);
  const IntRow to_slot = drawn_row(chance, length, 1 << 28);
  const IntRow affinity = drawn_row(chance, length, 1 << 20);
  IntRow from_u = drawn_row(chance, looked_up_at_once, 1 << 28);
  from_u[chance.below(slots)] = far_below;
  RowScan row{slot.data(), own.data(), to_slot.data(), affinity.data(), from_u.data(), 12345, length, slots};
  for (const bool twice : {false, true}) {
    IntRow expected(length);
    for (std::size_t v = 0; v < length; ++v) {
      expected[v] =
          from_u[static_cast<std::size_t>(slot[v])] - 12345 + to_slot[v] - own[v] - (twice ? 2 : 1) * affinity[v];
    }
    for (const std::size_t told : {static_cast<std::size_t>(slots), looked_up_at_once + 1}) {
      row.slots = told;
      IntRow change(length);
      EXPECT_EQ(scan_pair_sums(row, twice, change.data()), *std::max_element(expected.begin(), expected.end()));
      EXPECT_EQ(change, expected);
    }
  }
}

TEST_P(RowScans, FindTheNextThatPasses) {
  Chance chance(GetParam());
  const IntRow change = drawn_row(chance, 80, 40);
  for (int from = 0; from <= 80; ++from) {
    const int to = from + static_cast<int>(chance.below(static_cast<std::uint64_t>(81 - from)));
    const auto found = std::find_if(change.begin() + from, change.begin() + to, [](auto c) { return c >= 39; });
    EXPECT_EQ(grouping::next_that_passes(change.data(), from, to, 39), found - change.begin());
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, RowScans, ::testing::Range<std::uint64_t>(1, 41));

}  // namespace
}  // namespace samling::testing
