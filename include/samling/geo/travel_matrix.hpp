// samling/geo/travel_matrix.hpp: how long and how far from each place to each other place.
//
// Row = from, column = to. A matrix may be asymmetric and may have missing cells (no connection known). A figure that
// is not a measured or routed one but a straight-line guess is marked as an estimate, and keeps that mark into every
// output: straight lines lie where there is water. Between the 428 Norwegian seats of 2013 the road network takes from
// 0.7 to 11.5 minutes a kilometre of air line; for a tenth of the pairs within 100 km it takes more than 2.4.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <Eigen/Core>

#include "samling/core/ids.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"

namespace samling::geo {

/// n x n marks: 1 where the figure is an estimate.
using EstimateMarks = Eigen::Matrix<unsigned char, Eigen::Dynamic, Eigen::Dynamic>;

/// Straight-line fallback: minutes = geodesic km x detour / speed. Measured on the 428 Norwegian seats of 2013 and the
/// road network: the median pair within 100 km of air line takes 1.39 minutes a kilometre, and the defaults give 1.40
/// (over all 91,378 pairs 1.28: the longer the way, the faster). For a tenth of the near pairs, those with water
/// between, the estimate is below 0.58 of the time on the network, for another tenth above 1.45 of it. The road is 1.49
/// times the air line in the median near pair, so estimated kilometres tend to be 6 % short.
struct EstimateOptions {
  double detour = 1.4;      ///< Road km per air km, at least 1.
  double speed_kmh = 60.0;  ///< Average speed, km/h.
};

class TravelMatrix {
 public:
  TravelMatrix() = default;
  /// `minutes` and `kilometres` are n x n for the n `places`; NaN is a missing cell; `kilometres` may be 0 x 0
  /// (unknown), `estimates` may be 0 x 0 (nothing is an estimate). The diagonals must be 0 or missing (then they are
  /// set to 0). Throws InvalidInput, all issues at once (of broken cells the first 100 of each table, and how many
  /// more), on another shape, a duplicate or empty place, a figure that is negative, infinite or above 100,000, a
  /// diagonal that is not 0.
  TravelMatrix(std::vector<std::string> places, Eigen::MatrixXd minutes, Eigen::MatrixXd kilometres = {},
               EstimateMarks estimates = {});

  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] const std::vector<std::string>& places() const { return places_; }
  [[nodiscard]] std::optional<PlaceId> find(std::string_view place) const;

  [[nodiscard]] std::optional<Minutes> minutes(PlaceId from, PlaceId to) const;
  [[nodiscard]] std::optional<Kilometres> kilometres(PlaceId from, PlaceId to) const;
  [[nodiscard]] bool is_estimate(PlaceId from, PlaceId to) const;
  [[nodiscard]] bool has_estimates() const;
  /// Has it any kilometres?
  [[nodiscard]] bool knows_kilometres() const { return !has_table() || kilometres_.size() > 0; }
  /// False for straight_line_travel: no table of all pairs is there, and the three tables below are 0 x 0.
  [[nodiscard]] bool has_table() const { return positions_.empty(); }

  /// The longer of the two directions; missing when either is.
  [[nodiscard]] std::optional<Minutes> minutes_between(PlaceId a, PlaceId b) const;

  [[nodiscard]] const Eigen::MatrixXd& minutes() const { return minutes_; }        ///< n x n, NaN missing.
  [[nodiscard]] const Eigen::MatrixXd& kilometres() const { return kilometres_; }  ///< n x n or 0 x 0.
  [[nodiscard]] const EstimateMarks& estimates() const { return estimates_; }      ///< n x n or 0 x 0.

  [[nodiscard]] const std::vector<LatLon>& positions() const { return positions_; }   ///< Without a table.
  [[nodiscard]] const EstimateOptions& estimate_options() const { return options_; }  ///< Without a table.

 private:
  friend TravelMatrix straight_line_travel(std::vector<std::string> places, std::vector<LatLon> positions,
                                           const EstimateOptions& options);
  [[nodiscard]] std::vector<Issue> name_places();

  std::vector<std::string> places_;
  std::unordered_map<std::string, PlaceId> row_of_;
  Eigen::MatrixXd minutes_;
  Eigen::MatrixXd kilometres_;
  EstimateMarks estimates_;
  std::vector<LatLon> positions_;  ///< Of straight lines that are worked out when asked for; else empty.
  EstimateOptions options_;
};

/// Matrix of straight-line estimates for all pairs; every cell off the diagonal is marked. Throws InvalidInput unless
/// there is one position a place, detour >= 1 and speed > 0.
[[nodiscard]] TravelMatrix estimate_travel(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                                           const EstimateOptions& options = {});

/// The same figures, worked out when they are asked for: n positions in place of tables of all pairs, for whole
/// countries. Throws as estimate_travel.
[[nodiscard]] TravelMatrix straight_line_travel(std::vector<std::string> places, std::vector<LatLon> positions,
                                                const EstimateOptions& options = {});

/// The matrix of exactly `places`: cells of `known` are kept with their marks, cells of places that `known` does not
/// have are estimates. A cell that `known` has as missing stays missing unless `also_missing`. A known time without
/// known kilometres keeps its kilometres missing. Throws as estimate_travel.
[[nodiscard]] TravelMatrix fill_with_estimates(const TravelMatrix& known, const std::vector<std::string>& places,
                                               const std::vector<LatLon>& positions, bool also_missing,
                                               const EstimateOptions& options = {});

}  // namespace samling::geo
