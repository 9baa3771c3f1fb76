// A12 three rounds without repeats, A17 hosts in turn.
#include <gmock/gmock.h>

#include <functional>
#include <numeric>
#include <set>

#include "samling/core/chance.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::testing {
namespace {

using grouping::Grouping;
using grouping::GroupingProblem;
using grouping::RoundsOptions;

GroupingProblem alike(int n, grouping::SizeRange sizes) {
  return {model::Affinity(Eigen::MatrixXd::Zero(n, n)), sizes};
}

TEST(A12ThreeRounds, NineMeetTwentySevenOfThirtySixPairsOnce) {
  const auto problem = alike(9, {3, 3});
  const auto result = solve_rounds(problem, {.rounds = 3});
  std::set<std::pair<MunicipalityId, MunicipalityId>> pairs;
  int meetings = 0;
  for (const Grouping& round : result.rounds) {
    for (const auto& group : round.groups) {
      for (const auto a : group) {
        for (const auto b : group) {
          if (a < b) pairs.emplace(a, b), ++meetings;
        }
      }
    }
  }
  EXPECT_EQ(pairs.size(), 27U);
  EXPECT_EQ(meetings, 27);
  EXPECT_EQ(result.repeats, 0);
  EXPECT_TRUE(check_rounds(problem, result.rounds).empty());
}

// Two groups, 3 and 4, are told by the three of them; three rounds are three of the 35 choices of three.
TEST(A12ThreeRounds, SevenInThreesAndFoursHaveTheLeastRepeatsProven) {
  const auto problem = alike(7, {3, 4});
  std::vector<Grouping> splits;
  for (int a = 0; a < 7; ++a) {
    for (int b = a + 1; b < 7; ++b) {
      for (int c = b + 1; c < 7; ++c) {
        Grouping split{{{MunicipalityId(a), MunicipalityId(b), MunicipalityId(c)}, {}}, {}};
        for (int i = 0; i < 7; ++i) {
          if (i != a && i != b && i != c) split.groups[1].push_back(MunicipalityId(i));
        }
        splits.push_back(split);
      }
    }
  }
  int least = 1000;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    for (std::size_t j = i; j < splits.size(); ++j) {
      for (std::size_t k = j; k < splits.size(); ++k) {
        least = std::min(least, count_repeats(problem, {splits[i], splits[j], splits[k]}));
      }
    }
  }
  const auto result = solve_rounds(problem, {.rounds = 3});
  EXPECT_EQ(result.repeats, least);
  EXPECT_EQ(result.least_repeats, least);
  EXPECT_EQ(result.status, Status::optimal);
  EXPECT_FALSE(result.proof.empty());
}

// A standing ring of 7 meets four times. Nobody's summed travel above 1.5 times the mean, unless no choice of four
// different hosts does better.
TEST(A17HostRotation, DifferentHostsAndNobodyTravelsTooMuchUnlessUnavoidable) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Chance chance(seed);
    std::vector<std::pair<double, double>> places;
    for (int i = 0; i < 7; ++i) {
      const double x = 100.0 * chance.unit();
      places.emplace_back(x, 100.0 * chance.unit());
    }
    grouping::Rules rules;
    rules.minutes.resize(7, 7);
    for (int i = 0; i < 7; ++i) {
      for (int j = 0; j < 7; ++j) {
        const auto [a, b] = std::pair(places[static_cast<std::size_t>(i)], places[static_cast<std::size_t>(j)]);
        rules.minutes(i, j) = std::hypot(a.first - b.first, a.second - b.second);
      }
    }
    grouping::Members ring;
    for (int i = 0; i < 7; ++i) ring.push_back(MunicipalityId(i));
    rules.pinned = {ring};
    const GroupingProblem problem(model::Affinity(Eigen::MatrixXd::Zero(7, 7)), {3, 7}, rules);
    const RoundsOptions options{.rounds = 4, .host_weight = 1000.0, .travel_weight = 1.0};
    const auto result = solve_rounds(problem, options);
    std::set<MunicipalityId> hosts;
    for (const auto& round : result.hosts) hosts.insert(round.at(0).value());
    EXPECT_EQ(hosts.size(), 4U);

    // The least that the travel above the mean can sum to, over all choices of four.
    const auto excess = [](const std::vector<double>& travel) {
      const double mean = std::accumulate(travel.begin(), travel.end(), 0.0) / static_cast<double>(travel.size());
      double sum = 0.0;
      double most = 0.0;
      for (const double minutes : travel) sum += std::max(0.0, minutes - mean), most = std::max(most, minutes / mean);
      return std::pair(sum, most);
    };
    double least = 1e300;
    for (unsigned mask = 0; mask < 1U << 7; ++mask) {
      std::vector<double> travel(7, 0.0);
      int count = 0;
      for (int host = 0; host < 7; ++host) {
        if ((mask >> host & 1U) == 0) continue;
        ++count;
        for (int i = 0; i < 7; ++i) travel[static_cast<std::size_t>(i)] += rules.minutes(i, host);
      }
      if (count == 4) least = std::min(least, excess(travel).first);
    }
    const auto [sum, most] = excess(result.travel);
    EXPECT_TRUE(most <= 1.5 || sum <= least + 1e-6) << "seed " << seed << ": " << most << " times the mean";
  }
}

}  // namespace
}  // namespace samling::testing
