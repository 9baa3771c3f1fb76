// Small random repairs against all groupings there are.
#include <gmock/gmock.h>

#include <functional>

#include "grouping/random_problem.hpp"
#include "samling/grouping/repair.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::Members;
using grouping::RepairOptions;
using grouping::RepairResult;
using ::testing::IsEmpty;

struct Drawn {
  GroupingProblem before;
  GroupingProblem now;
  Grouping published;
};

// A grouping is published; one drops out, two must be kept apart, and one had not been there.
Drawn drawn_repair(std::uint64_t seed) {
  const auto base = random_problem(seed, 6 + seed % 3);
  grouping::Rules first = base.rules();
  first.excluded = {{MunicipalityId(base.size() - 1), "not yet there"}};
  const GroupingProblem before(base.affinity(), base.sizes(), first, base.objective(), base.group_count());
  Grouping published = solve(before).best;
  std::erase(published.unplaced, MunicipalityId(base.size() - 1));
  Chance chance(seed + 77);
  grouping::Rules rules = base.rules();
  rules.pinned.clear();
  rules.excluded = {{MunicipalityId(chance.below(base.size() - 1)), "dropped out"}};
  const auto a = chance.below(base.size() - 1);
  const auto b = (a + 1 + chance.below(base.size() - 2)) % (base.size() - 1);
  rules.keep_apart.emplace_back(MunicipalityId(a), MunicipalityId(b));
  return {before, GroupingProblem(base.affinity(), base.sizes(), rules, base.objective(), base.group_count()),
          published};
}

void each_grouping(const GroupingProblem& problem, const std::function<void(const Grouping&)>& visit) {
  const std::vector<Members> groups = admissible_groups(problem);
  const std::function<void(std::size_t, std::vector<bool>, Grouping)> extend =
      [&](std::size_t next, std::vector<bool> decided, Grouping grouping) {
        while (next < problem.size() && decided[next]) ++next;
        if (next == problem.size()) {
          if (check(problem, grouping).empty()) visit(grouping);
          return;
        }
        for (const Members& group : groups) {
          if (group.front() != MunicipalityId(next)) continue;
          if (std::any_of(group.begin(), group.end(), [&](auto id) { return decided[id.index()]; })) continue;
          auto more_decided = decided;
          for (const MunicipalityId id : group) more_decided[id.index()] = true;
          Grouping more = grouping;
          more.groups.push_back(group);
          extend(next + 1, more_decided, more);
        }
        decided[next] = true;
        grouping.unplaced.push_back(MunicipalityId(next));
        extend(next + 1, decided, grouping);
      };
  extend(0, std::vector<bool>(problem.size(), false), {});
}

TEST(RepairAtRandom, MovesFewestAndThenScoresMostOfAllGroupings) {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    const Drawn drawn = drawn_repair(seed);
    const RepairResult result = repair(drawn.now, drawn.published);
    if (result.status == Status::infeasible) continue;
    int least = 1000;
    double best = 0.0;
    each_grouping(drawn.now, [&](const Grouping& grouping) {
      const int moved = people_moved(drawn.now, drawn.published, grouping);
      const double worth = score(drawn.now, grouping);
      if (moved < least || (moved == least && worth > best)) best = worth;
      least = std::min(least, moved);
    });
    ASSERT_LT(least, 1000);
    EXPECT_THAT(check(drawn.now, result.grouping.best), IsEmpty()) << "seed " << seed;
    EXPECT_EQ(result.moved, least) << "seed " << seed;
    EXPECT_EQ(result.least_moved, least) << "seed " << seed;
    EXPECT_NEAR(result.grouping.score, best, 1e-6) << "seed " << seed;
    EXPECT_NEAR(result.grouping.score, score(drawn.now, result.grouping.best), 1e-9);
    EXPECT_EQ(result.status, Status::optimal);
    ++compared;
  }
  EXPECT_GE(compared, 40);
}

TEST(RepairAtRandom, WeighsMovesAgainstScoreAsTheBestOfAllGroupings) {
  int compared = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Drawn drawn = drawn_repair(seed);
    for (const double price : {0.0, 0.3, 2.0}) {
      const RepairResult result = repair(drawn.now, drawn.published, {.move_price = price});
      if (result.status == Status::infeasible) continue;
      double best = -1e300;
      each_grouping(drawn.now, [&](const Grouping& grouping) {
        best = std::max(best, score(drawn.now, grouping) - price * people_moved(drawn.now, drawn.published, grouping));
      });
      EXPECT_NEAR(result.grouping.score - price * result.moved, best, 1e-6) << "seed " << seed << " price " << price;
      EXPECT_LE(result.least_moved, result.moved);
      ++compared;
    }
  }
  EXPECT_GE(compared, 50);
}

TEST(RepairAtRandom, LargerOnesObeyTheRulesAndNeverLoseToThePublishedOrTheFree) {
  for (std::uint64_t seed = 0; seed < 2; ++seed) {
    const auto drawn = random_region_problem(seed, 45);
    grouping::Rules rules = drawn.rules();
    rules.must_together.clear();
    const GroupingProblem before(drawn.affinity(), drawn.sizes(), rules);
    const grouping::GroupingOptions quick{.limits = {.max_rounds = 5}};
    const Grouping published = solve(before, quick).best;
    rules.excluded = {{published.groups.at(0).front(), "dropped out"}, {published.groups.at(3).front(), "dropped out"}};
    const GroupingProblem now(before.affinity(), before.sizes(), rules);
    const RepairOptions options{.limits = {.max_rounds = 5}};
    const RepairResult result = repair(now, published, options);
    EXPECT_THAT(check(now, result.grouping.best), IsEmpty());
    EXPECT_EQ(result.moved, people_moved(now, published, result.grouping.best));
    const Grouping free = solve(now, quick).best;
    EXPECT_LE(result.moved, people_moved(now, published, free));
    EXPECT_LE(result.moved, 6);  // the two groups could be given up
    EXPECT_EQ(repair(now, published, options).grouping.best, result.grouping.best);
  }
}

}  // namespace
}  // namespace samling::testing
