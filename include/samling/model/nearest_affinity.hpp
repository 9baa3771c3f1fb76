// samling/model/nearest_affinity.hpp: sparse affinities over nearest candidates, for whole countries.
//
// Each municipality names its nearest ones as candidates; a pair is stored when either names the other, so that nobody
// at the edge is without companions. Memory and time grow with n x companions (time times log n), never with n x n. A
// pair that is not stored is no candidate: no group may hold both. With 12, 16 and 24 companions the
// answers for French communes in groups of 3-5 lie within 0.03 % of each other: docs/algorithms/scale.md.
//
// Every answer is the same at any number of threads.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/plane.hpp"
#include "samling/geo/travel_matrix.hpp"
#include "samling/model/affinity.hpp"
#include "samling/model/municipality.hpp"
#include "samling/model/region.hpp"
#include "samling/themes/catalogue.hpp"

namespace samling::model {

struct NearestOptions {
  int companions = 16;          ///< Candidates that each one names, 1 to 1,000.
  std::optional<double> limit;  ///< Longest distance of a candidate, >= 0: kilometres, or the unit of the plane.
};

/// Affinity = minus the geodesic distance in kilometres. The date line and the poles are no special case. Throws
/// InvalidInput on options out of range.
[[nodiscard]] Affinity nearest_affinity(const std::vector<geo::LatLon>& places, const NearestOptions& options = {},
                                        int threads = 1);
/// Affinity = minus the Euclidean distance. Throws InvalidInput on options out of range and on a coordinate that is not
/// finite.
[[nodiscard]] Affinity nearest_affinity(const std::vector<geo::PlanePoint>& points, const NearestOptions& options = {},
                                        int threads = 1);

/// Which pairs are candidates when themes count too.
struct CandidateOptions {
  int companions = 16;                  ///< Candidates that each one names: those of most affinity; 1 to 1,000.
  int looked_at = 64;                   ///< They are chosen from so many of the nearest; companions to 10,000.
  std::optional<Minutes> travel_limit;  ///< Longest estimated travel of a candidate; > 0.
  geo::EstimateOptions estimate;        ///< Travel is estimated from the straight line.
  std::vector<bool> left_out;           ///< n flags: those are nobody's candidates. Empty: no one is.
  /// n lists, ascending: only two who share one are candidates, and each looks among the nearest of each of its own.
  /// Empty: themes do not matter for who is one.
  std::vector<std::vector<ThemeId>> themes;
  /// Sets, disjoint, whose members are to share a group: whoever is a candidate of one is of all, and they are of each
  /// other, the travel limit permitting.
  std::vector<std::vector<MunicipalityId>> together;
  /// Pairs that are candidates however far apart, the travel limit permitting.
  std::vector<std::pair<MunicipalityId, MunicipalityId>> also;
};

/// The affinity of affinity.hpp with travel estimated from the straight line, as geo::estimate_travel does, without a
/// travel matrix: each stored figure equals that of affinity(region, options) for a region with those estimates
/// (1e-9). Throws InvalidInput on options out of range and on an unknown theme id.
[[nodiscard]] Affinity nearest_affinity(const std::vector<Municipality>& municipalities,
                                        const themes::ThemeCatalogue& catalogue, const AffinityOptions& options = {},
                                        const CandidateOptions& candidates = {}, int threads = 1);
/// The same with the region's own travel, straight lines or a table of it (then time grows with n x n, memory does
/// not): nearest are those of least minutes, the longer direction. `candidates.estimate` does not count.
[[nodiscard]] Affinity nearest_affinity(const Region& region, const AffinityOptions& options = {},
                                        const CandidateOptions& candidates = {}, int threads = 1);

}  // namespace samling::model
