// src/grouping/set_partitioning/weighted_matching.hpp: maximum weighted matching with its dual solution; the only place
// that knows LEMON's matching (Edmonds (1965), doi:10.6028/jres.069B.013; O(n m log n)).
//
//   minimise  sum of y(u) + sum over odd sets B of z(B) floor(|B| / 2)
//   subject to  y(u) + y(v) + sum of z(B) over B with u and v >= 4 weight(u, v),  y >= 0,  z >= 0
//
// is four times the largest weight of a matching: whole weights have whole prices. Written in C++17, because
// LEMON 1.3.1 calls what C++20 took away from std::allocator: this header and its .cpp include nothing of the project.
#pragma once

#include <cstdint>
#include <vector>

namespace samling::grouping::set_partitioning {

struct MatchingEdge {
  int u;
  int v;
  std::int64_t weight;  ///< Above 0.
};

struct PricedSet {
  std::vector<int> units;
  std::int64_t price;
};

struct WeightedMatching {
  std::vector<int> mate;                  ///< By unit; -1: left out.
  std::vector<std::int64_t> unit_prices;  ///< y
  std::vector<PricedSet> odd_sets;        ///< B and z, those with a price.
};

/// Precondition: units times the largest weight stay below 2^57.
[[nodiscard]] WeightedMatching maximum_weighted_matching(int units, const std::vector<MatchingEdge>& edges);

/// Four times a bound on the weight of any matching, worked out from the prices; below 0 when they are not dual
/// feasible.
[[nodiscard]] std::int64_t matching_bound(const std::vector<MatchingEdge>& edges, const WeightedMatching& matching);

}  // namespace samling::grouping::set_partitioning
