// Who hosts: fair loads and fair travel, against all choices of hosts.
#include <gmock/gmock.h>

#include <functional>
#include <numeric>

#include "grouping/random_problem.hpp"
#include "grouping/rounds/hosts.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::RoundsOptions;

GroupingProblem ring(std::uint64_t seed, int n, std::vector<grouping::Members> pinned) {
  Chance chance(seed);
  grouping::Rules rules;
  rules.minutes = random_minutes(chance, static_cast<std::size_t>(n), 100.0);
  rules.pinned = std::move(pinned);
  return {model::Affinity(random_affinity(chance, static_cast<std::size_t>(n))), {3, n}, rules};
}

double least_cost(const GroupingProblem& problem, const RoundsOptions& options, const std::vector<Grouping>& rounds) {
  std::vector<std::vector<std::optional<MunicipalityId>>> hosts;
  for (const Grouping& round : rounds) hosts.emplace_back(round.groups.size());
  double least = 1e300;
  const std::function<void(std::size_t, std::size_t)> choose = [&](std::size_t r, std::size_t g) {
    if (r == rounds.size()) {
      least = std::min(least, hosting_cost(problem, options, rounds, hosts));
      return;
    }
    if (g == rounds[r].groups.size()) return choose(r + 1, 0);
    for (const MunicipalityId id : rounds[r].groups[g]) {
      if (!options.may_host.empty() && !options.may_host[id.index()]) continue;
      hosts[r][g] = id;
      choose(r, g + 1);
    }
  };
  choose(0, 0);
  return least;
}

TEST(Hosts, LoadsAloneAreAsEvenAsAnyChoice) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = ring(seed, 6, {});
    RoundsOptions options{.rounds = 3, .host_weight = 1.0};
    Chance chance(seed);
    for (int i = 0; i < 6; ++i) options.may_host.push_back(i == 0 || i == 3 || chance.below(2) == 0);
    const std::vector<Grouping> rounds(3, Grouping{{rows({0, 1, 2}), rows({3, 4, 5})}, {}});
    EXPECT_NEAR(choose_hosts(problem, options, rounds).cost, least_cost(problem, options, rounds), 1e-9) << seed;
  }
}

TEST(Hosts, TravelIsHardlyEverLessFairThanTheBestChoice) {
  int best = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto problem = ring(seed, 7, {});
    const RoundsOptions options{.rounds = 3, .host_weight = 5.0, .travel_weight = 1.0};
    const std::vector<Grouping> rounds(3, Grouping{{rows({0, 1, 2}), rows({3, 4, 5, 6})}, {}});
    const auto hosting = choose_hosts(problem, options, rounds);
    EXPECT_NEAR(hosting.cost, hosting_cost(problem, options, rounds, hosting.hosts), 1e-9);
    const double least = least_cost(problem, options, rounds);
    EXPECT_GE(hosting.cost, least - 1e-9);
    best += hosting.cost <= least + 1e-9 ? 1 : 0;
  }
  EXPECT_GE(best, 30);
}

TEST(Hosts, NobodyHostsWhereNobodyMay) {
  const auto problem = ring(1, 6, {});
  const RoundsOptions options{.rounds = 1, .host_weight = 1.0, .may_host = {true, false, false, false, false, false}};
  const auto hosting = choose_hosts(problem, options, {Grouping{{rows({0, 1, 2}), rows({3, 4, 5})}, {}}});
  EXPECT_EQ(hosting.hosts.at(0).at(0), MunicipalityId(0));
  EXPECT_EQ(hosting.hosts.at(0).at(1), std::nullopt);
}

TEST(Hosts, RoundsWithHostsCarryThemAndTheirCost) {
  const auto problem = ring(4, 12, {});
  RoundsOptions options{.rounds = 3, .host_weight = 2.0, .travel_weight = 0.01};
  options.limits.max_rounds = 10;
  const auto result = solve_rounds(problem, options);
  double sum = -hosting_cost(problem, options, result.rounds, result.hosts);
  for (const Grouping& round : result.rounds) sum += score(problem, round);
  EXPECT_NEAR(result.score, sum, 1e-9);
  EXPECT_EQ(result.travel, travel_to_hosts(problem, result.rounds, result.hosts));
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    for (std::size_t g = 0; g < result.hosts[r].size(); ++g) {
      const auto& group = result.rounds[r].groups[g];
      EXPECT_TRUE(std::binary_search(group.begin(), group.end(), result.hosts[r][g].value()));
    }
  }
}

}  // namespace
}  // namespace samling::testing
