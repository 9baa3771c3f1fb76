// Rounds under rules: random small problems against all choices there are, by the judge alone.
#include <gmock/gmock.h>

#include <functional>

#include "grouping/random_problem.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::RoundsOptions;
using ::testing::IsEmpty;

// Every admissible grouping that leaves out at most `most_out`.
std::vector<Grouping> all_groupings(const GroupingProblem& problem, std::size_t most_out) {
  const std::vector<Members> groups = admissible_groups(problem);
  std::vector<Grouping> all;
  const std::function<void(std::size_t, Grouping)> extend = [&](std::size_t next, Grouping grouping) {
    const auto decided = [&](std::size_t i) {
      const MunicipalityId id(i);
      const auto in = [&](const Members& m) { return std::find(m.begin(), m.end(), id) != m.end(); };
      return in(grouping.unplaced) || std::any_of(grouping.groups.begin(), grouping.groups.end(), in);
    };
    while (next < problem.size() && decided(next)) ++next;
    if (next == problem.size()) {
      if (check(problem, grouping).empty()) all.push_back(grouping);
      return;
    }
    for (const Members& group : groups) {
      if (group.front() > MunicipalityId(next) || !std::binary_search(group.begin(), group.end(), MunicipalityId(next)))
        continue;
      if (std::any_of(group.begin(), group.end(), [&](auto id) { return decided(id.index()); })) continue;
      Grouping more = grouping;
      more.groups.push_back(group);
      extend(next + 1, more);
    }
    if (grouping.unplaced.size() < most_out) {
      grouping.unplaced.push_back(MunicipalityId(next));
      extend(next + 1, grouping);
    }
  };
  extend(0, {});
  return all;
}

int least_of(const GroupingProblem& problem, const std::vector<Grouping>& all, int rounds,
             std::vector<Grouping> chosen = {}, std::size_t from = 0) {
  if (static_cast<int>(chosen.size()) == rounds) return count_repeats(problem, chosen);
  int least = 1'000'000;
  chosen.emplace_back();
  for (std::size_t k = from; k < all.size(); ++k) {
    chosen.back() = all[k];
    least = std::min(least, least_of(problem, all, rounds, chosen, k));
  }
  return least;
}

TEST(RoundsUnderRules, HaveTheLeastRepeatsThereAre) {
  int proven = 0;
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    const auto base = random_problem(seed, 6 + seed % 3);
    Chance chance(seed + 1000);
    grouping::Rules rules = base.rules();
    if (chance.below(2) == 0) {
      rules.met = {{MunicipalityId(0), MunicipalityId(1), 0}, {MunicipalityId(2), MunicipalityId(4), 1}};
      rules.grades.met.grade = grouping::Grade::warn;
    }
    const GroupingProblem problem(base.affinity(), base.sizes(), rules, base.objective(), base.group_count());
    RoundsOptions options{.rounds = 2 + static_cast<int>(seed % 2)};
    options.limits.max_rounds = 10;
    const auto result = solve_rounds(problem, options);
    if (result.rounds.empty()) continue;
    EXPECT_THAT(check_rounds(problem, result.rounds), IsEmpty()) << "seed " << seed;
    EXPECT_EQ(count_repeats(problem, result.rounds), result.repeats);
    std::size_t most_out = 0;
    for (const Grouping& round : result.rounds) most_out = std::max(most_out, round.unplaced.size());
    const auto all = all_groupings(problem, most_out);
    ASSERT_FALSE(all.empty());
    EXPECT_TRUE(most_out == 0 || all_groupings(problem, most_out - 1).empty()) << "seed " << seed << ": one more fits";
    if (all.size() > 60) continue;
    const int least = least_of(problem, all, options.rounds);
    EXPECT_LE(result.least_repeats, least) << "seed " << seed;
    EXPECT_EQ(result.repeats, least) << "seed " << seed;
    ++compared;
    proven += result.status == Status::optimal ? 1 : 0;
  }
  EXPECT_GE(compared, 40);
  EXPECT_GE(proven, compared * 9 / 10);
}

TEST(RoundsUnderRules, TwoShoresNeverMeetWithinTheTravelLimit) {
  Chance chance(3);
  grouping::Rules rules;
  rules.minutes = Eigen::MatrixXd::Constant(12, 12, 30.0);
  rules.minutes.topRightCorner(6, 6).setConstant(300.0);
  rules.minutes.bottomLeftCorner(6, 6).setConstant(300.0);
  rules.travel_limit = Minutes(60.0);
  const GroupingProblem problem(model::Affinity(random_affinity(chance, 12)), {3, 3}, rules);
  RoundsOptions options{.rounds = 3};
  options.limits.max_rounds = 20;
  const auto result = solve_rounds(problem, options);
  EXPECT_THAT(check_rounds(problem, result.rounds), IsEmpty());
  // Two groups of three on each shore: the next two take 2 + 1 of each, so two rounds share 2 pairs a shore.
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_GE(result.least_repeats, 8);
}

TEST(RoundsUnderRules, PinnedGroupsStandInEveryRound) {
  Chance chance(5);
  grouping::Rules rules;
  rules.pinned = {rows({0, 4, 8})};
  const GroupingProblem problem(model::Affinity(random_affinity(chance, 9)), {3, 3}, rules);
  RoundsOptions options{.rounds = 2};
  options.limits.max_rounds = 10;
  const auto result = solve_rounds(problem, options);
  for (const Grouping& round : result.rounds) EXPECT_THAT(round.groups, ::testing::Contains(rows({0, 4, 8})));
  EXPECT_EQ(result.repeats, 3 + 2);  // the pin's pairs, and two triples after two triples
  EXPECT_EQ(result.status, Status::optimal);
}

TEST(RoundsUnderRules, WhatCannotBeHadOnceCannotBeHadThrice) {
  Chance chance(5);
  const GroupingProblem problem(model::Affinity(random_affinity(chance, 6)), {3, 3}, {},
                                grouping::Objective::mean_companion, 3);
  const auto result = solve_rounds(problem, {});
  EXPECT_EQ(result.status, Status::infeasible);
  EXPECT_TRUE(result.rounds.empty());
}

}  // namespace
}  // namespace samling::testing
