#include "samling/model/nearest_affinity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "model/affinity_terms.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/parallel.hpp"
#include "samling/geo/nearest.hpp"

namespace samling::model {
namespace {

constexpr std::size_t rows_at_once = 256;  // of one body of a parallel loop
constexpr int most_companions = 1'000;
constexpr int most_looked_at = 10'000;

using Rows = std::vector<std::vector<Companion>>;

// body(row) for every row, some hundred at a time so that starting them costs nothing.
template <class Body>
void for_each_row(std::size_t rows, int threads, const Body& body) {
  parallel_for((rows + rows_at_once - 1) / rows_at_once, threads, [&](std::size_t block) {
    const std::size_t end = std::min(rows, (block + 1) * rows_at_once);
    for (std::size_t row = block * rows_at_once; row < end; ++row) body(row);
  });
}

void expect_companions(int companions) {
  require(companions >= 1 && companions <= most_companions, "companions", fmt::format("{}", companions),
          fmt::format("must be from 1 to {}", most_companions));
}

// Both directions of every pair named, the lower row's list as given. figure(a, b) is asked with a < b only, once, so
// that both directions get the same bits.
template <class Figure>
Affinity in_both_directions(const std::vector<std::vector<std::size_t>>& named, int threads, const Figure& figure) {
  Rows rows(named.size());
  for (std::size_t a = 0; a < named.size(); ++a) {
    for (const std::size_t b : named[a]) rows[std::min(a, b)].push_back({.other = MunicipalityId(std::max(a, b))});
  }
  for_each_row(rows.size(), threads, [&](std::size_t a) {
    auto& row = rows[a];
    std::sort(row.begin(), row.end(), [](const Companion& x, const Companion& y) { return x.other < y.other; });
    row.erase(std::unique(row.begin(), row.end(), [](const auto& x, const auto& y) { return x.other == y.other; }),
              row.end());
    for (Companion& companion : row) companion.affinity = figure(a, companion.other.index());
  });
  std::vector<std::size_t> own;
  for (const auto& row : rows) own.push_back(row.size());
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t k = 0; k < own[a]; ++k) {
      const Companion companion = rows[a][k];
      rows[companion.other.index()].push_back({.other = MunicipalityId(a), .affinity = companion.affinity});
    }
  }
  return Affinity(std::move(rows));
}

// nearest(row, count): rows and distances, nearest first, with the row itself.
template <class Nearest>
std::vector<std::vector<std::size_t>> names_of_nearest(std::size_t rows, const NearestOptions& options, int threads,
                                                       const Nearest& nearest) {
  expect_companions(options.companions);
  require(!options.limit || *options.limit >= 0.0, "limit", fmt::format("{}", options.limit.value_or(0.0)),
          "must be 0 or more");
  std::vector<std::vector<std::size_t>> named(rows);
  const auto most = static_cast<std::size_t>(options.companions);
  for_each_row(rows, threads, [&](std::size_t row) {
    for (const auto& [other, distance] : nearest(row, most + 1)) {
      if (other == row || named[row].size() == most || (options.limit && distance > *options.limit)) continue;
      named[row].push_back(other);
    }
  });
  return named;
}

void expect_known_themes(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue) {
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    for (const Project& project : municipalities[row].projects) {
      const bool known = project.theme.value() >= 0 && project.theme.index() < catalogue.size();
      require(known, "theme", fmt::format("{}", project.theme.value()), fmt::format("of row {} is not there", row));
    }
  }
}

// Affinities of chosen pairs of municipalities, from the terms that all pairs share.
class PairFigures {
 public:
  PairFigures(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue,
              const AffinityOptions& options, const geo::EstimateOptions& estimate)
      : municipalities_(municipalities),
        options_(options),
        estimate_(estimate),
        profiles_(theme_profiles_of(municipalities, catalogue, options.parent_share).transpose()),
        practices_(practices_of(municipalities)) {}

  [[nodiscard]] double minutes(double kilometres_of_air) const {
    return kilometres_of_air * estimate_.detour / estimate_.speed_kmh * 60.0;
  }

  [[nodiscard]] double operator()(std::size_t a, std::size_t b) const {
    if (b < a) std::swap(a, b);
    const double air = geo::geodesic_distance(municipalities_[a].seat, municipalities_[b].seat).count();
    const bool in_minutes = options_.travel_measure == TravelMeasure::minutes;
    const double travel = in_minutes ? minutes(air) : air * estimate_.detour;
    const double likeness = themes::likeness(options_.likeness, profiles_.col(static_cast<Eigen::Index>(a)),
                                             profiles_.col(static_cast<Eigen::Index>(b)));
    const double unlikeness = options_.difference_weight > 0.0 ? practices_.unlikeness(a, b) : 0.0;
    return combined_affinity(options_, likeness, unlikeness, travel);
  }

 private:
  const std::vector<Municipality>& municipalities_;
  const AffinityOptions& options_;
  geo::EstimateOptions estimate_;
  Eigen::MatrixXd profiles_;  // themes x n
  themes::PracticeTable practices_;
};

void validate_candidates(const CandidateOptions& candidates) {
  expect_companions(candidates.companions);
  require(candidates.looked_at >= candidates.companions && candidates.looked_at <= most_looked_at, "looked_at",
          fmt::format("{}", candidates.looked_at), fmt::format("must be from companions to {}", most_looked_at));
  const double limit = candidates.travel_limit ? candidates.travel_limit->count() : 1.0;
  require(limit > 0.0, "travel_limit", fmt::format("{}", limit), "must be more than 0 minutes");
  require(candidates.estimate.detour >= 1.0 && std::isfinite(candidates.estimate.detour), "detour",
          fmt::format("{}", candidates.estimate.detour), "must be at least 1");
  require(candidates.estimate.speed_kmh > 0.0 && std::isfinite(candidates.estimate.speed_kmh), "speed_kmh",
          fmt::format("{}", candidates.estimate.speed_kmh), "must be above 0 km/h");
}

}  // namespace

Affinity nearest_affinity(const std::vector<geo::LatLon>& places, const NearestOptions& options, int threads) {
  const geo::PointIndex index(places);
  const auto named = names_of_nearest(places.size(), options, threads, [&](std::size_t row, std::size_t count) {
    std::vector<std::pair<std::size_t, double>> found;
    for (const auto& [other, distance] : index.nearest(places[row], count)) found.emplace_back(other, distance.count());
    return found;
  });
  return in_both_directions(named, threads, [&](std::size_t a, std::size_t b) {
    return -geo::geodesic_distance(places[a], places[b]).count();
  });
}

Affinity nearest_affinity(const std::vector<geo::PlanePoint>& points, const NearestOptions& options, int threads) {
  const geo::PlaneIndex index(points);
  const auto named = names_of_nearest(points.size(), options, threads, [&](std::size_t row, std::size_t count) {
    return index.nearest(points[row], count);
  });
  return in_both_directions(named, threads,
                            [&](std::size_t a, std::size_t b) { return -geo::distance(points[a], points[b]); });
}

Affinity nearest_affinity(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue,
                          const AffinityOptions& options, const CandidateOptions& candidates, int threads) {
  validate(options);
  validate_candidates(candidates);
  expect_known_themes(municipalities, catalogue);
  const PairFigures figures(municipalities, catalogue, options, candidates.estimate);
  std::vector<geo::LatLon> seats;
  for (const Municipality& municipality : municipalities) seats.push_back(municipality.seat);
  const geo::PointIndex index(seats);
  std::vector<std::vector<std::size_t>> named(seats.size());
  for_each_row(seats.size(), threads, [&](std::size_t row) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const auto& [other, air] : index.nearest(seats[row], static_cast<std::size_t>(candidates.looked_at) + 1)) {
      const bool far = candidates.travel_limit && figures.minutes(air.count()) > candidates.travel_limit->count();
      if (other != row && !far) ranked.emplace_back(-figures(row, other), other);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(candidates.companions)));
    for (const auto& [negated, other] : ranked) named[row].push_back(other);
  });
  return in_both_directions(named, threads, figures);
}

}  // namespace samling::model
