// Groups matched with each other to share their members out anew.
#include <gtest/gtest.h>

#include <algorithm>

#include "grouping/methods/rematching.hpp"
#include "random_problem.hpp"
#include "samling/core/chance.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingProblem;
using grouping::Members;

struct Start {
  std::vector<Members> groups;
  Members singles;
};

Start in_order_of_rows(std::size_t n, std::size_t size) {
  Start start;
  for (std::size_t i = 0; i < n; ++i) {
    const bool whole = i / size < n / size;
    if (!whole)
      start.singles.emplace_back(i);
    else if (i % size == 0)
      start.groups.push_back({MunicipalityId(i)});
    else
      start.groups.back().emplace_back(i);
  }
  return start;
}

double sum_of(const GroupingProblem& problem, const std::vector<Members>& groups) {
  double sum = 0.0;
  for (const Members& members : groups) sum += group_score(problem, members);
  return sum;
}

Members everyone_in(const Start& start) {
  Members all = start.singles;
  for (const Members& members : start.groups) all.insert(all.end(), members.begin(), members.end());
  std::sort(all.begin(), all.end());
  return all;
}

// The slow twin: one member of `a` for one of `b`.
double best_exchange(const GroupingProblem& problem, const Members& a, const Members& b) {
  double best = -1e300;
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      Members in_a = a;
      Members in_b = b;
      std::swap(in_a[i], in_b[j]);
      std::sort(in_a.begin(), in_a.end());
      std::sort(in_b.begin(), in_b.end());
      best = std::max(best, group_score(problem, in_a) + group_score(problem, in_b));
    }
  }
  return best;
}

class Rematching : public ::testing::TestWithParam<int> {};

TEST_P(Rematching, EndsWhereNoTwoGroupsGainByAnExchange) {
  const int size = GetParam();
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Chance chance(seed);
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 38)), {size, size});
    Start start = in_order_of_rows(38, static_cast<std::size_t>(size));
    const Start before = start;
    EXPECT_TRUE(rematch(problem, start.groups, start.singles)) << seed;
    EXPECT_GT(sum_of(problem, start.groups), sum_of(problem, before.groups)) << seed;
    EXPECT_EQ(everyone_in(start), everyone_in(before)) << seed;
    for (std::size_t a = 0; a < start.groups.size(); ++a) {
      EXPECT_EQ(start.groups[a].size(), before.groups[a].size()) << seed;
      for (std::size_t b = 0; b < a; ++b) {
        const double now = group_score(problem, start.groups[a]) + group_score(problem, start.groups[b]);
        EXPECT_LE(best_exchange(problem, start.groups[a], start.groups[b]), now + 1e-6) << seed;
      }
    }
    EXPECT_FALSE(rematch(problem, start.groups, start.singles)) << seed;
  }
}

INSTANTIATE_TEST_SUITE_P(SmallAndLarge, Rematching, ::testing::Values(3, 4, 9));

TEST(RematchingRules, KeepsApartWhoMustBe) {
  grouping::Rules rules;
  for (const std::size_t i : {0U, 1U, 2U}) rules.keep_apart.emplace_back(MunicipalityId(i), MunicipalityId(i + 10));
  Chance chance(1);
  Eigen::MatrixXd affinity = random_affinity(chance, 15);
  for (const int i : {0, 1, 2}) affinity(i, i + 10) = affinity(i + 10, i) = 1000.0;
  const GroupingProblem problem(model::Affinity(affinity), {3, 3}, rules);
  Start start = in_order_of_rows(15, 3);
  rematch(problem, start.groups, start.singles);
  for (const Members& members : start.groups) EXPECT_TRUE(check_group(problem, members).empty());
}

}  // namespace
}  // namespace samling::testing
