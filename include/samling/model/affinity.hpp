// samling/model/affinity.hpp: how much two municipalities have to give each other, as one number.
//
//   affinity(a, b) = theme_weight x likeness + difference_weight x unlikeness - travel_weight x travel / travel_scale
//
// likeness in [0, 1] of the theme profiles (themes/likeness.hpp), unlikeness in [0, 1] of the practices within the
// themes that both work on (themes/practice_table.hpp), travel the longer direction between the seats. Larger is
// better. The weights belong to the request: there is no single similarity (two official groupings of the same 32
// Scottish councils have an adjusted Rand index of 0.02). docs/algorithms/affinity.md has an example by hand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "samling/core/ids.hpp"
#include "samling/model/region.hpp"
#include "samling/themes/approach.hpp"
#include "samling/themes/likeness.hpp"
#include "samling/themes/practice_table.hpp"

namespace samling::model {

enum class TravelMeasure { minutes, kilometres };

struct AffinityOptions {
  double theme_weight = 1.0;       ///< In [0, 1e6].
  double difference_weight = 0.5;  ///< >= 0.
  double travel_weight = 1.0;      ///< >= 0.
  double travel_scale = 90.0;      ///< > 0; minutes (or km) that cost as much as one whole likeness gives.
  TravelMeasure travel_measure = TravelMeasure::minutes;
  themes::Likeness likeness = themes::Likeness::weighted_jaccard;
  double parent_share = 0.5;  ///< In [0, 1]; see themes::profile.
};

/// One stored pair of a sparse affinity, seen from the municipality whose row it is in.
struct Companion {
  MunicipalityId other;
  double affinity = 0.0;
  friend bool operator==(const Companion&, const Companion&) = default;
};

/// Affinities of pairs: symmetric, finite, zero diagonal. Immutable.
///
///   dense   every pair has a figure: n x n numbers
///   sparse  only chosen pairs (candidates: those near each other) have one: 16 bytes a stored direction. Two without a
///           figure are not candidates: no group may hold both.
class Affinity {
 public:
  Affinity() = default;
  /// Throws InvalidInput unless n x n, finite and symmetric (1e-9, relative to the largest; then made exactly so). The
  /// diagonal is ignored and set to 0.
  explicit Affinity(Eigen::MatrixXd values);
  /// Sparse: rows[a] holds the companions of a. Each pair must be in both rows with the same figure. Throws
  /// InvalidInput (the first 100 issues) on a row out of range, a pair with itself, a pair twice or one way, a figure
  /// not finite.
  explicit Affinity(std::vector<std::vector<Companion>> rows);

  [[nodiscard]] std::size_t size() const {
    return is_sparse() ? starts_.size() - 1 : static_cast<std::size_t>(values_.rows());
  }
  [[nodiscard]] bool is_sparse() const { return !starts_.empty(); }
  /// Sparse: nothing for a pair that is not stored, in O(log companions). Dense: always a figure.
  [[nodiscard]] std::optional<double> find(MunicipalityId a, MunicipalityId b) const;
  /// 0 for a pair that is not stored (which no group may hold: see find).
  [[nodiscard]] double operator()(MunicipalityId a, MunicipalityId b) const {
    return is_sparse() ? find(a, b).value_or(0.0) : values_(a.value(), b.value());
  }
  /// Dense: n x n. Sparse: 0 x 0.
  [[nodiscard]] const Eigen::MatrixXd& values() const { return values_; }
  /// Sparse: the stored companions, ascending by row. Dense: empty.
  [[nodiscard]] std::span<const Companion> companions(MunicipalityId a) const;
  /// The largest |affinity| of any pair; 0 without pairs.
  [[nodiscard]] double largest() const;

 private:
  Eigen::MatrixXd values_;
  std::vector<std::size_t> starts_;  ///< Sparse: n + 1 positions in companions_.
  std::vector<Companion> companions_;
};

/// The terms behind one affinity: what a report shows and anyone can recompute.
struct PairTerms {
  double likeness = 0.0;
  double unlikeness = 0.0;
  themes::UnlikenessBasis basis = themes::UnlikenessBasis::unknown;
  std::optional<Minutes> minutes;        ///< Longer direction.
  std::optional<Kilometres> kilometres;  ///< Longer direction.
  bool estimate = false;                 ///< The travel figures are straight-line estimates.
  double affinity = 0.0;
  std::vector<std::string> only_a;  ///< Tags or words that set a's practice apart.
  std::vector<std::string> only_b;
};

/// One row a municipality, one column a theme: themes::profile of the summed weights of its projects.
[[nodiscard]] Eigen::MatrixXd theme_profiles(const Region& region, double parent_share = 0.5);

/// One practice for each project: its tags, and its title and text.
[[nodiscard]] themes::PracticeTable practices(const Region& region);

/// Throws InvalidInput, all issues at once, unless the weights are finite and >= 0, the scale finite and > 0,
/// parent_share in [0, 1].
void validate(const AffinityOptions& options);

/// All pairs. A pair without a travel figure costs twice the travel scale (and breaks any travel limit, see
/// grouping/rules.hpp). The answer does not depend on `threads`. Throws InvalidInput as validate() does, and when
/// kilometres are to be weighed and the region's travel matrix has none.
[[nodiscard]] Affinity affinity(const Region& region, const AffinityOptions& options = {}, int threads = 1);

/// The terms of chosen pairs, in the order asked; affinity equals affinity(region, options)(a, b) to 1e-12 (0 for a
/// pair of one with itself). Texts are read at each call: ask for all pairs at once.
[[nodiscard]] std::vector<PairTerms> explain_pairs(const Region& region, const AffinityOptions& options,
                                                   const std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs);

}  // namespace samling::model
