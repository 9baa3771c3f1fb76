#include <gmock/gmock.h>

#include <numeric>

#include "grouping/random_problem.hpp"
#include "samling/core/chance.hpp"
#include "samling/grouping/repair.hpp"

namespace samling::testing {
namespace {

using grouping::continuations;
using grouping::Grouping;
using grouping::Members;

Grouping drawn(Chance& chance, int n, int groups) {
  Grouping grouping;
  grouping.groups.resize(static_cast<std::size_t>(groups));
  for (int i = 0; i < n; ++i)
    grouping.groups[chance.below(static_cast<std::uint64_t>(groups))].push_back(MunicipalityId(i));
  std::erase_if(grouping.groups, [](const Members& members) { return members.empty(); });
  return grouping;
}

int common(const Members& a, const Members& b, const std::vector<int>& people) {
  int sum = 0;
  for (const MunicipalityId id : a) {
    if (std::find(b.begin(), b.end(), id) != b.end()) sum += people[id.index()];
  }
  return sum;
}

TEST(Continuations, KeepAsManyTogetherAsAnyChoice) {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Chance chance(seed);
    const int n = 12;
    const Grouping before = drawn(chance, n, 4);
    const Grouping after = drawn(chance, n, 5);
    std::vector<int> people;
    for (int i = 0; i < n; ++i) people.push_back(static_cast<int>(chance.below(4)));
    std::vector<std::size_t> order(std::max(before.groups.size(), after.groups.size()));
    std::iota(order.begin(), order.end(), std::size_t{0});
    int most = 0;
    do {
      int kept = 0;
      for (std::size_t k = 0; k < before.groups.size(); ++k) {
        if (order[k] < after.groups.size()) kept += common(before.groups[k], after.groups[order[k]], people);
      }
      most = std::max(most, kept);
    } while (std::next_permutation(order.begin(), order.end()));
    const auto carried = continuations(before, after, people);
    ASSERT_EQ(carried.size(), before.groups.size());
    int kept = 0;
    std::vector<int> used(after.groups.size(), 0);
    for (std::size_t k = 0; k < carried.size(); ++k) {
      if (!carried[k]) continue;
      EXPECT_EQ(++used[*carried[k]], 1);
      kept += common(before.groups[k], after.groups[*carried[k]], people);
    }
    EXPECT_EQ(kept, most) << "seed " << seed;
  }
}

TEST(Continuations, AGroupThatSplitGoesOnInItsLargerHalf) {
  const Grouping before{{rows({0, 1, 2, 3, 4})}, {}};
  const Grouping after{{rows({0, 1}), rows({2, 3, 4})}, {}};
  EXPECT_EQ(continuations(before, after).at(0), 1U);
  EXPECT_EQ(continuations(before, after, {9, 9, 1, 1, 1}).at(0), 0U);
}

TEST(Continuations, NothingGoesOnInGroupsOfOthers) {
  EXPECT_EQ(continuations({{rows({0, 1})}, {}}, {{rows({2, 3})}, {}}).at(0), std::nullopt);
  EXPECT_TRUE(continuations({}, {{rows({2, 3})}, {}}).empty());
}

}  // namespace
}  // namespace samling::testing
