// src/grouping/rounds/hosts.hpp: who hosts each group of each round.
//
//   cost = host_weight x sum over municipalities of h (h - 1) / 2     h: how often it hosts
//        + travel_weight x sum of max(0, t - mean t)                  t: its minutes to the hosts, all rounds
//
// Strategy: the loads alone are a semi-matching, whose best is reached by moving load along augmenting paths (Harvey,
// Ladner, Lovász and Tamir (2006), doi:10.1016/j.jalgor.2004.12.006); from there the two costs together go down by
// giving one group another host, or two groups at once.
#pragma once

#include <optional>
#include <vector>

#include "samling/grouping/rounds.hpp"

namespace samling::grouping {

struct Hosting {
  std::vector<std::vector<std::optional<MunicipalityId>>> hosts;  ///< Round x group; nothing where nobody may.
  std::vector<double> travel;                                     ///< Minutes of each, all rounds; a missing figure: 0.
  double cost = 0.0;
};

[[nodiscard]] Hosting choose_hosts(const GroupingProblem& problem, const RoundsOptions& options,
                                   const std::vector<Grouping>& rounds);

}  // namespace samling::grouping
