// The straight-line fallback of travel_matrix.hpp.
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "samling/core/issue.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::geo {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<Issue> issues_of(const EstimateOptions& options) {
  std::vector<Issue> issues;
  if (!(options.detour >= 1.0) || std::isinf(options.detour)) {
    issues.push_back({.rule = "estimate_detour",
                      .field = "detour",
                      .value = fmt::format("{}", options.detour),
                      .message = "must be at least 1: no road is shorter than the straight line"});
  }
  if (!(options.speed_kmh > 0.0) || std::isinf(options.speed_kmh)) {
    issues.push_back({.rule = "estimate_speed",
                      .field = "speed_kmh",
                      .value = fmt::format("{}", options.speed_kmh),
                      .message = "must be above 0 km/h"});
  }
  return issues;
}

void expect_one_position_a_place(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                                 const EstimateOptions& options) {
  auto issues = issues_of(options);
  if (places.size() != positions.size()) {
    issues.push_back({.rule = "position_count",
                      .field = "positions",
                      .value = fmt::format("{}", positions.size()),
                      .message = fmt::format("should be as many as there are places, {}", places.size())});
  }
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

/// The three tables of a matrix while it is being filled.
struct EstimatedTables {
  explicit EstimatedTables(std::size_t count)
      : minutes(Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(count))),
        kilometres(minutes),
        estimates(EstimateMarks::Zero(minutes.rows(), minutes.cols())) {}

  void estimate(Eigen::Index i, Eigen::Index j, Kilometres air, const EstimateOptions& options) {
    kilometres(i, j) = air.count() * options.detour;
    minutes(i, j) = kilometres(i, j) / options.speed_kmh * 60.0;
    estimates(i, j) = 1;
  }

  void copy(Eigen::Index i, Eigen::Index j, const TravelMatrix& known, PlaceId from, PlaceId to) {
    const auto time = known.minutes(from, to);
    const auto length = known.kilometres(from, to);
    minutes(i, j) = time ? time->count() : missing;
    kilometres(i, j) = length ? length->count() : missing;
    estimates(i, j) = known.is_estimate(from, to) ? 1 : 0;
  }

  Eigen::MatrixXd minutes;
  Eigen::MatrixXd kilometres;
  EstimateMarks estimates;
};

}  // namespace

TravelMatrix estimate_travel(const std::vector<std::string>& places, const std::vector<LatLon>& positions,
                             const EstimateOptions& options) {
  return fill_with_estimates(TravelMatrix{}, places, positions, false, options);
}

TravelMatrix straight_line_travel(std::vector<std::string> places, std::vector<LatLon> positions,
                                  const EstimateOptions& options) {
  expect_one_position_a_place(places, positions, options);
  TravelMatrix travel;
  travel.places_ = std::move(places);
  travel.positions_ = std::move(positions);
  travel.options_ = options;
  auto issues = travel.name_places();
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  return travel;
}

TravelMatrix fill_with_estimates(const TravelMatrix& known, const std::vector<std::string>& places,
                                 const std::vector<LatLon>& positions, bool also_missing,
                                 const EstimateOptions& options) {
  expect_one_position_a_place(places, positions, options);
  EstimatedTables tables(places.size());
  std::vector<std::optional<PlaceId>> known_row;
  known_row.reserve(places.size());
  for (const std::string& place : places) known_row.push_back(known.find(place));
  const auto is_known = [&](std::size_t i, std::size_t j) {
    if (!known_row[i] || !known_row[j]) return false;
    return !also_missing || known.minutes(*known_row[i], *known_row[j]).has_value();
  };
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      std::optional<Kilometres> air;  // measured once for both directions, and only when it is needed
      const auto fill = [&](std::size_t from, std::size_t to) {
        const auto row = static_cast<Eigen::Index>(from);
        const auto column = static_cast<Eigen::Index>(to);
        if (is_known(from, to)) {
          tables.copy(row, column, known, *known_row[from], *known_row[to]);
          return;
        }
        if (!air) air = geodesic_distance(positions[from], positions[to]);
        tables.estimate(row, column, *air, options);
      };
      fill(i, j);
      fill(j, i);
    }
  }
  const bool any_estimate = (tables.estimates.array() != 0).any();
  if (!any_estimate) tables.estimates.resize(0, 0);
  if (!any_estimate && !known.knows_kilometres()) tables.kilometres.resize(0, 0);
  return {places, std::move(tables.minutes), std::move(tables.kilometres), std::move(tables.estimates)};
}

}  // namespace samling::geo
