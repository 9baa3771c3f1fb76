#include <gmock/gmock.h>

#include <algorithm>

#include "grouping/random_problem.hpp"
#include "samling/grouping/explain.hpp"

namespace samling::testing {
namespace {

using grouping::Change;
using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::RankedGroup;
using ::testing::IsEmpty;

std::vector<RankedGroup> ranked_by_brute_force(const GroupingProblem& problem,
                                               std::optional<MunicipalityId> containing) {
  std::vector<RankedGroup> ranked;
  for (const Members& members : admissible_groups(problem)) {
    if (containing && !std::binary_search(members.begin(), members.end(), *containing)) continue;
    ranked.push_back({members, group_score(problem, members)});
  }
  std::sort(ranked.begin(), ranked.end(), [](const RankedGroup& a, const RankedGroup& b) {
    return a.score != b.score ? a.score > b.score : a.members < b.members;
  });
  return ranked;
}

TEST(BestGroups, AreThoseOfTheWholeList) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_problem(seed, 5 + seed % 4);
    for (const auto containing : {std::optional<MunicipalityId>{}, std::optional(MunicipalityId(2))}) {
      auto expected = ranked_by_brute_force(problem, containing);
      if (expected.size() > 4) expected.resize(4);
      const auto found = best_groups(problem, 4, containing);
      ASSERT_EQ(found.size(), expected.size()) << "seed " << seed;
      for (std::size_t k = 0; k < found.size(); ++k) {
        EXPECT_EQ(found[k].members, expected[k].members) << "seed " << seed << " rank " << k;
        EXPECT_DOUBLE_EQ(found[k].score, expected[k].score);
      }
    }
  }
}

// A grouping that a hand might have made: some admissible groups, everyone else unplaced.
Grouping hand_made(const GroupingProblem& problem, Chance& chance) {
  auto groups = admissible_groups(problem);
  chance.shuffle(groups);
  Grouping grouping;
  std::vector<bool> taken(problem.size(), false);
  for (const Members& group : groups) {
    if (std::any_of(group.begin(), group.end(), [&](auto id) { return taken[id.index()]; })) continue;
    grouping.groups.push_back(group);
    for (const MunicipalityId id : group) taken[id.index()] = true;
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    if (!taken[i]) grouping.unplaced.push_back(MunicipalityId(i));
  }
  return normal_form(grouping);
}

// The grouping in which two have changed places, or one has gone to a group.
Grouping changed(Grouping grouping, MunicipalityId a, std::optional<MunicipalityId> b, std::optional<std::size_t> to) {
  std::vector<Members*> places{&grouping.unplaced};
  for (Members& group : grouping.groups) places.push_back(&group);
  const auto place_of = [&](MunicipalityId id) {
    return *std::find_if(places.begin(), places.end(),
                         [&](const Members* m) { return std::find(m->begin(), m->end(), id) != m->end(); });
  };
  Members* from = place_of(a);
  Members* target = b ? place_of(*b) : &grouping.groups[*to];
  from->erase(std::find(from->begin(), from->end(), a));
  if (b) {
    target->erase(std::find(target->begin(), target->end(), *b));
    from->push_back(*b);
  }
  target->push_back(a);
  for (Members* place : places) std::sort(place->begin(), place->end());
  return grouping;
}

std::size_t count_improving_by_brute_force(const GroupingProblem& problem, const Grouping& grouping, double& best) {
  std::size_t improving = 0;
  const auto note = [&](const Grouping& after) {
    const double gain = score(problem, after) - score(problem, grouping);
    if (gain <= 1e-9 || !check(problem, after).empty()) return;
    ++improving;
    best = std::max(best, gain);
  };
  const auto group_of = [&](MunicipalityId id) {
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
      if (std::binary_search(grouping.groups[g].begin(), grouping.groups[g].end(), id)) return static_cast<int>(g);
    }
    return -1;
  };
  for (std::size_t i = 0; i < problem.size(); ++i) {
    for (std::size_t g = 0; g < grouping.groups.size(); ++g) {
      if (group_of(MunicipalityId(i)) != static_cast<int>(g)) note(changed(grouping, MunicipalityId(i), {}, g));
    }
    for (std::size_t j = i + 1; j < problem.size(); ++j) {
      if (group_of(MunicipalityId(i)) == group_of(MunicipalityId(j))) continue;
      note(changed(grouping, MunicipalityId(i), MunicipalityId(j), {}));
    }
  }
  return improving;
}

TEST(ImprovingChanges, AreAllThatBruteForceFinds) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const auto problem = random_problem(seed, 5 + seed % 4);
    Chance chance(seed);
    const Grouping grouping = hand_made(problem, chance);
    if (!check(problem, grouping).empty()) continue;  // a pin or the number of groups is missed by hand
    double best = 0.0;
    const std::size_t expected = count_improving_by_brute_force(problem, grouping, best);
    const auto changes = improving_changes(problem, grouping, 1000);
    EXPECT_EQ(changes.size(), expected) << "seed " << seed;
    if (!changes.empty()) {
      EXPECT_NEAR(changes.front().gain, best, 1e-9);
    }
    for (const Change& change : changes) {
      const Grouping after = changed(grouping, change.a, change.b, change.to_group);
      EXPECT_NEAR(score(problem, after) - score(problem, grouping), change.gain, 1e-9) << "seed " << seed;
    }
  }
}

TEST(SwapChange, SaysWhatItGainsOrWhichRuleItBreaks) {
  grouping::Rules rules;
  rules.keep_apart = {{MunicipalityId(0), MunicipalityId(3)}};
  Eigen::MatrixXd affinity = Eigen::MatrixXd::Zero(5, 5);
  affinity(0, 4) = affinity(4, 0) = 2.0;
  const GroupingProblem problem(model::Affinity(affinity), {2, 2}, rules);
  const Grouping grouping{{rows({0, 1}), rows({2, 3})}, rows({4})};
  const Change gains = swap_change(problem, grouping, MunicipalityId(1), MunicipalityId(4));
  EXPECT_THAT(gains.broken, IsEmpty());
  EXPECT_DOUBLE_EQ(gains.gain, 4.0);
  const Change breaks = swap_change(problem, grouping, MunicipalityId(1), MunicipalityId(3));
  ASSERT_EQ(breaks.broken.size(), 1U);
  EXPECT_EQ(breaks.broken[0].rule, "keep_apart");
  EXPECT_DOUBLE_EQ(breaks.gain, 0.0);
  EXPECT_THROW((void)swap_change(problem, grouping, MunicipalityId(4), MunicipalityId(0)), InvalidInput);
  EXPECT_THROW((void)swap_change(problem, grouping, MunicipalityId(0), MunicipalityId(1)), InvalidInput);
}

TEST(Judge, TellsScoreBoundBrokenRulesAndImprovements) {
  const auto problem = random_problem(11, 6);
  Chance chance(11);
  const auto judgement = judge(problem, hand_made(problem, chance));
  EXPECT_LE(judgement.score, judgement.upper_bound + 1e-9);
  const auto torn = judge(problem, Grouping{{rows({0, 1})}, {}});
  EXPECT_FALSE(torn.broken.empty());
}

}  // namespace
}  // namespace samling::testing
