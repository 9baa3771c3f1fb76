// samling/grouping/rounds.hpp: several rounds of gatherings in which nobody meets the same companions more than need
// be.
//
//   minimise first   repeats = sum over pairs of max(0, meetings - 1)
//                    (a pair of the problem's `met` list, unless that rule is ignored, has met once before)
//   then             sum over municipalities of o (o - 1) / 2, o: rounds that it sits out
//   then maximise    sum over rounds of score  -  host_weight x sum over municipalities of h (h - 1) / 2
//                                              -  travel_weight x sum of max(0, t - mean t)
//                    h: how often it hosts; t: its minutes to the hosts, all rounds
//
// Every round obeys the rules of the problem and leaves out no more than one round by itself must (as solve() finds it;
// exactly, when there are no rules but sizes): repeats are not saved by leaving people at home. Pinned groups stand in
// every round.
//
// The problem is the social golfer problem in general sizes. A lower bound on the repeats is had by counting pairs
// (Harvey and Winterer (2005), doi:10.1007/11564751_18) or, up to 16 municipalities, by looking at all rounds there are
// (docs/algorithms/rounds.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct RoundsOptions {
  Limits limits;   ///< A round of search: one sweep of exchanges. Default 200 when neither rounds nor time are
                   ///< given.
  int rounds = 3;  ///< How many gatherings each one attends, 1 to 50.
  double host_weight = 0.0;  ///< Score lost for each two gatherings that one and the same hosts. In [0, 1e6].
  double travel_weight =
      0.0;  ///< Score lost for each minute of summed travel above the mean. In [0, 1e6]; needs Rules::minutes.
  std::vector<bool> may_host;  ///< n flags; empty: everyone may.
};

struct RoundsResult {
  std::vector<Grouping> rounds;  ///< Each passes check() of the problem; empty when not even one round can be had.
  std::vector<std::vector<std::optional<MunicipalityId>>> hosts;  ///< Round x group, when host_weight or travel_weight
                                                                  ///< is used; nothing where no member may host.
  int repeats = 0;                  ///< Pairs that meet again, each time counted.
  int least_repeats = 0;            ///< No rounds of this problem have fewer (proven); equal to repeats when optimal.
  int different_pairs = 0;          ///< Pairs that meet at least once.
  double score = 0.0;               ///< Sum over rounds, weighted costs subtracted.
  std::vector<double> travel;       ///< Minutes to hosts summed over rounds, one a municipality; empty without minutes.
  std::vector<int> sat_out;         ///< Rounds that each municipality sits out (the excluded: all).
  Status status = Status::stopped;  ///< optimal: repeats == least_repeats. The score is not proven.
  std::string proof;                ///< How least_repeats was had, in a sentence.
};

/// Throws InvalidInput on options out of range or vectors of another length.
[[nodiscard]] RoundsResult solve_rounds(const GroupingProblem& problem, const RoundsOptions& options);

// The judge: from scratch, apart from the solver.

[[nodiscard]] int count_repeats(const GroupingProblem& problem, const std::vector<Grouping>& rounds);
/// Every broken rule of every round; Issue::field is "round 2, group 1".
[[nodiscard]] std::vector<Issue> check_rounds(const GroupingProblem& problem, const std::vector<Grouping>& rounds);
/// Costs of hosting and travel under the weights, for hosts as given (round x group).
[[nodiscard]] double hosting_cost(const GroupingProblem& problem, const RoundsOptions& options,
                                  const std::vector<Grouping>& rounds,
                                  const std::vector<std::vector<std::optional<MunicipalityId>>>& hosts);
/// Minutes of each municipality to the hosts, all rounds (0 for a missing figure); empty without minutes.
[[nodiscard]] std::vector<double> travel_to_hosts(const GroupingProblem& problem, const std::vector<Grouping>& rounds,
                                                  const std::vector<std::vector<std::optional<MunicipalityId>>>& hosts);

}  // namespace samling::grouping
