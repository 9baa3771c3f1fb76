// samling/grouping/rounds.hpp: several rounds of gatherings in which nobody meets the same companions more than need
// be.
//
//   minimise first   repeats = sum over pairs of max(0, meetings - 1)   (earlier meetings of the problem's `met` list
//   included) then maximise    sum over rounds of score  -  host_weight x unfairness of hosting  -  travel_weight x
//   unfairness of travel
//
// The problem is the social golfer problem in general sizes; a lower bound on the repeats is counted from the pairs
// that each round must make and the different companions each one can have (Harvey and Winterer (2005),
// doi:10.1007/11564751_18).
#pragma once

#include <optional>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct RoundsOptions {
  Limits limits;             ///< A round of search: one descent after a disturbance.
  int rounds = 3;            ///< How many gatherings each one attends, 1 to 50.
  double host_weight = 0.0;  ///< Score lost for each time that someone hosts more than the one who hosts least. >= 0.
  double travel_weight =
      0.0;  ///< Score lost for each minute of summed travel above the mean. >= 0; needs Rules::minutes.
  std::vector<bool> may_host;  ///< n flags; empty: everyone may.
};

struct RoundsResult {
  std::vector<Grouping> rounds;  ///< Each passes check() of the problem.
  std::vector<std::vector<MunicipalityId>>
      hosts;                        ///< One a group, when host_weight or travel_weight is used: the groups' hosts.
  int repeats = 0;                  ///< Pairs that meet again, each time counted.
  int least_repeats = 0;            ///< No rounds of this problem have fewer (proven); equal to repeats when optimal.
  int different_pairs = 0;          ///< Pairs that meet at least once.
  double score = 0.0;               ///< Sum over rounds, weighted costs subtracted.
  std::vector<double> travel;       ///< Minutes to hosts summed over rounds, one a municipality; empty without minutes.
  Status status = Status::stopped;  ///< optimal: repeats == least_repeats.
  std::string proof;                ///< "9 municipalities in groups of 3: …", how the bound was had, in a sentence.
};

/// Throws InvalidInput on options out of range or vectors of another length.
[[nodiscard]] RoundsResult solve_rounds(const GroupingProblem& problem, const RoundsOptions& options);
/// From scratch, apart from the solver.
[[nodiscard]] int count_repeats(const GroupingProblem& problem, const std::vector<Grouping>& rounds);

}  // namespace samling::grouping
