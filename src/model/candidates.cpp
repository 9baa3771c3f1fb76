// Who is a candidate of whom when themes, a travel limit and demands count, and their affinity.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "model/affinity_terms.hpp"
#include "model/pair_rows.hpp"
#include "samling/core/issue.hpp"
#include "samling/geo/nearest.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace samling::model {
namespace {

constexpr int most_looked_at = 10'000;

using Named = std::vector<std::vector<std::size_t>>;  // the candidates that each row names

/// Travel between two, the longer direction: of a table, or of straight lines.
class PairTravel {
 public:
  PairTravel(const std::vector<Municipality>& municipalities, const geo::EstimateOptions& estimate)
      : municipalities_(municipalities), estimate_(estimate) {}
  explicit PairTravel(const Region& region) : municipalities_(region.municipalities()), region_(&region) {}

  [[nodiscard]] bool has_table() const { return region_ != nullptr; }

  [[nodiscard]] std::optional<double> minutes(std::size_t a, std::size_t b) const {
    if (!has_table()) return kilometres(a, b).value() / estimate_.speed_kmh * 60.0;
    const auto known = region_->minutes_between(MunicipalityId(a), MunicipalityId(b));
    return known ? std::optional(known->count()) : std::nullopt;
  }

  [[nodiscard]] std::optional<double> kilometres(std::size_t a, std::size_t b) const {
    if (!has_table()) {
      const auto [less, more] = std::minmax(a, b);
      return geo::geodesic_distance(municipalities_[less].seat, municipalities_[more].seat).count() * estimate_.detour;
    }
    const PlaceId from = region_->place(MunicipalityId(a));
    const PlaceId to = region_->place(MunicipalityId(b));
    const auto there = region_->travel().kilometres(from, to);
    const auto back = region_->travel().kilometres(to, from);
    return there && back ? std::optional(std::max(there->count(), back->count())) : std::nullopt;
  }

  /// A missing figure is beyond any limit.
  [[nodiscard]] bool within(const std::optional<Minutes>& limit, std::size_t a, std::size_t b) const {
    if (!limit) return true;
    const auto figure = minutes(a, b);
    return figure && *figure <= limit->count();
  }

 private:
  const std::vector<Municipality>& municipalities_;
  geo::EstimateOptions estimate_;
  const Region* region_ = nullptr;
};

/// Affinities of chosen pairs of municipalities, from the terms that all pairs share.
class PairFigures {
 public:
  PairFigures(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue,
              const AffinityOptions& options, const PairTravel& travel)
      : options_(options),
        travel_(travel),
        profiles_(theme_profiles_of(municipalities, catalogue, options.parent_share).transpose()),
        practices_(practices_of(municipalities)) {}

  [[nodiscard]] double operator()(std::size_t a, std::size_t b) const {
    if (b < a) std::swap(a, b);
    const bool in_minutes = options_.travel_measure == TravelMeasure::minutes;
    const auto travel = in_minutes ? travel_.minutes(a, b) : travel_.kilometres(a, b);
    const double likeness = themes::likeness(options_.likeness, profiles_.col(static_cast<Eigen::Index>(a)),
                                             profiles_.col(static_cast<Eigen::Index>(b)));
    const double unlikeness = options_.difference_weight > 0.0 ? practices_.unlikeness(a, b) : 0.0;
    return combined_affinity(options_, likeness, unlikeness, travel);
  }

 private:
  const AffinityOptions& options_;
  const PairTravel& travel_;
  Eigen::MatrixXd profiles_;  // themes x n
  themes::PracticeTable practices_;
};

/// The nearest of each of one's themes; with no themes to share, the nearest of all.
class Neighbourhoods {
 public:
  Neighbourhoods(const std::vector<Municipality>& municipalities, const CandidateOptions& candidates,
                 const PairTravel& travel)
      : municipalities_(municipalities), candidates_(candidates), travel_(travel) {
    for (std::size_t row = 0; row < municipalities.size(); ++row) {
      for (const ThemeId theme : themes_of(row)) circles_[theme].rows.push_back(row);
    }
    if (travel.has_table()) return;
    for (auto& [theme, circle] : circles_) {
      std::vector<geo::LatLon> seats;
      for (const std::size_t row : circle.rows) seats.push_back(municipalities[row].seat);
      circle.index = std::make_unique<geo::PointIndex>(seats);
    }
  }

  /// Ascending by row, each once.
  [[nodiscard]] std::vector<std::size_t> around(std::size_t row) const {
    std::vector<std::size_t> found;
    for (const ThemeId theme : themes_of(row)) {
      const Circle& circle = circles_.at(theme);
      const auto near = travel_.has_table() ? nearest_of_table(circle, row) : nearest_of_index(circle, row);
      for (const std::size_t other : near) {
        if (other != row && travel_.within(candidates_.travel_limit, row, other)) found.push_back(other);
      }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  struct Circle {
    std::vector<std::size_t> rows;
    std::unique_ptr<geo::PointIndex> index;
  };

  [[nodiscard]] std::vector<ThemeId> themes_of(std::size_t row) const {
    if (!candidates_.left_out.empty() && candidates_.left_out[row]) return {};
    return candidates_.themes.empty() ? std::vector{ThemeId(0)} : candidates_.themes[row];
  }

  [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(candidates_.looked_at) + 1; }

  [[nodiscard]] std::vector<std::size_t> nearest_of_index(const Circle& circle, std::size_t row) const {
    std::vector<std::size_t> rows;
    for (const auto& neighbour : circle.index->nearest(municipalities_[row].seat, count())) {
      rows.push_back(circle.rows[neighbour.row]);
    }
    return rows;
  }

  [[nodiscard]] std::vector<std::size_t> nearest_of_table(const Circle& circle, std::size_t row) const {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t other : circle.rows) {
      ranked.emplace_back(travel_.minutes(row, other).value_or(std::numeric_limits<double>::infinity()), other);
    }
    const auto few = static_cast<std::ptrdiff_t>(std::min(count(), ranked.size()));
    std::partial_sort(ranked.begin(), ranked.begin() + few, ranked.end());
    std::vector<std::size_t> rows;
    for (auto entry = ranked.begin(); entry != ranked.begin() + few; ++entry) rows.push_back(entry->second);
    return rows;
  }

  const std::vector<Municipality>& municipalities_;
  const CandidateOptions& candidates_;
  const PairTravel& travel_;
  std::map<ThemeId, Circle> circles_;
};

/// Who is to share a group shares candidates.
void share_candidates(const CandidateOptions& candidates, const PairTravel& travel, Named& named) {
  std::map<std::size_t, const std::vector<MunicipalityId>*> set_of;
  for (const auto& set : candidates.together) {
    for (const MunicipalityId id : set) set_of.emplace(id.index(), &set);
  }
  const auto name = [&](std::size_t a, std::size_t b) {
    if (a != b && travel.within(candidates.travel_limit, a, b)) named[a].push_back(b);
  };
  for (std::size_t row = 0; !set_of.empty() && row < named.size(); ++row) {
    const std::vector<std::size_t> first = named[row];
    for (const std::size_t other : first) {
      const auto found = set_of.find(other);
      for (const MunicipalityId id : found == set_of.end() ? std::vector<MunicipalityId>{} : *found->second) {
        name(row, id.index());
      }
    }
  }
  for (const auto& [a, b] : candidates.also) name(a.index(), b.index());
  for (const auto& set : candidates.together) {
    std::vector<std::size_t> all;
    for (const MunicipalityId id : set) {
      all.push_back(id.index());
      all.insert(all.end(), named[id.index()].begin(), named[id.index()].end());
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    for (const MunicipalityId id : set) {
      for (const std::size_t other : all) name(id.index(), other);
    }
  }
}

void expect_known_themes(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue) {
  for (std::size_t row = 0; row < municipalities.size(); ++row) {
    for (const Project& project : municipalities[row].projects) {
      const bool known = project.theme.value() >= 0 && project.theme.index() < catalogue.size();
      require(known, "theme", fmt::format("{}", project.theme.value()), fmt::format("of row {} is not there", row));
    }
  }
}

void validate_candidates(const CandidateOptions& candidates, std::size_t n) {
  expect_companions(candidates.companions);
  require(candidates.looked_at >= candidates.companions && candidates.looked_at <= most_looked_at, "looked_at",
          fmt::format("{}", candidates.looked_at), fmt::format("must be from companions to {}", most_looked_at));
  const double limit = candidates.travel_limit ? candidates.travel_limit->count() : 1.0;
  require(limit > 0.0, "travel_limit", fmt::format("{}", limit), "must be more than 0 minutes");
  require(candidates.estimate.detour >= 1.0 && std::isfinite(candidates.estimate.detour), "detour",
          fmt::format("{}", candidates.estimate.detour), "must be at least 1");
  require(candidates.estimate.speed_kmh > 0.0 && std::isfinite(candidates.estimate.speed_kmh), "speed_kmh",
          fmt::format("{}", candidates.estimate.speed_kmh), "must be above 0 km/h");
  const auto as_many = [&](std::size_t given, const char* field) {
    require(given == 0 || given == n, field, fmt::format("{}", given), fmt::format("must be {} or none", n));
  };
  as_many(candidates.left_out.size(), "left_out");
  as_many(candidates.themes.size(), "themes");
  for (const auto& [a, b] : candidates.also) {
    for (const MunicipalityId id : {a, b}) {
      require(id.value() >= 0 && id.index() < n, "also", fmt::format("{}", id.value()), "is not a row");
    }
  }
  std::vector<bool> seen(n, false);
  for (const auto& set : candidates.together) {
    for (const MunicipalityId id : set) {
      const bool fresh = id.value() >= 0 && id.index() < n && !seen[id.index()];
      require(fresh, "together", fmt::format("{}", id.value()), "is not a row, or is there twice");
      seen[id.index()] = true;
    }
  }
}

Affinity affinity_of_candidates(const std::vector<Municipality>& municipalities,
                                const themes::ThemeCatalogue& catalogue, const AffinityOptions& options,
                                const CandidateOptions& candidates, const PairTravel& travel, int threads) {
  const PairFigures figures(municipalities, catalogue, options, travel);
  const Neighbourhoods neighbourhoods(municipalities, candidates, travel);
  Named named(municipalities.size());
  for_each_row(named.size(), threads, [&](std::size_t row) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t other : neighbourhoods.around(row)) ranked.emplace_back(-figures(row, other), other);
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(candidates.companions)));
    for (const auto& [negated, other] : ranked) named[row].push_back(other);
  });
  share_candidates(candidates, travel, named);
  return in_both_directions(named, threads, figures);
}

}  // namespace

Affinity nearest_affinity(const std::vector<Municipality>& municipalities, const themes::ThemeCatalogue& catalogue,
                          const AffinityOptions& options, const CandidateOptions& candidates, int threads) {
  validate(options);
  validate_candidates(candidates, municipalities.size());
  expect_known_themes(municipalities, catalogue);
  return affinity_of_candidates(municipalities, catalogue, options, candidates,
                                PairTravel(municipalities, candidates.estimate), threads);
}

Affinity nearest_affinity(const Region& region, const AffinityOptions& options, const CandidateOptions& candidates,
                          int threads) {
  CandidateOptions own = candidates;
  own.estimate = region.travel().estimate_options();
  if (!region.travel().has_table()) {
    return nearest_affinity(region.municipalities(), region.catalogue(), options, own, threads);
  }
  validate(options);
  require_kilometres(region, options);
  validate_candidates(own, region.size());
  return affinity_of_candidates(region.municipalities(), region.catalogue(), options, own, PairTravel(region), threads);
}

}  // namespace samling::model
