// tests/grouping/sparse/random_sparse.hpp: problems with sparse affinities, drawn at random.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "samling/core/chance.hpp"
#include "samling/geo/plane.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::testing {

/// About `share` of all pairs are candidates, with affinities in [-1, 1].
[[nodiscard]] model::Affinity random_candidates(Chance& chance, std::size_t n, double share);
/// Every rule that the sparse engine knows is used in some third of the problems.
[[nodiscard]] grouping::GroupingProblem random_sparse_problem(std::uint64_t seed, std::size_t n);
/// Points of a square in which the mean distance to the nearest is the same for every n.
[[nodiscard]] std::vector<geo::PlanePoint> random_points(std::uint64_t seed, std::size_t n);

}  // namespace samling::testing
