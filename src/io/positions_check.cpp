// Positions that cannot be right.
#include <fmt/format.h>

#include <algorithm>

#include "io/programme_tables.hpp"

namespace samling::io {
namespace {

constexpr double far_km = 1000.0;  // from the middle: no municipality of one programme lies so far away…
constexpr double near_km = 700.0;  // …when changing lat and lon brings it this near
constexpr std::size_t most_typed =
    1000;  // positions: of a country that nobody typed, one that looks swapped is a warning
constexpr double very_far_km = 3000.0;  // worth a warning in any case

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Most lie far from the middle: no region, so that far away says nothing.
bool spread_over_the_world(const std::vector<ReadPosition>& positions, geo::LatLon middle) {
  std::size_t near = 0;
  std::size_t far = 0;
  for (const ReadPosition& read : positions) {
    if (read.position) ++(geo::geodesic_distance(*read.position, middle).count() > far_km ? far : near);
  }
  return far > near;
}

}  // namespace

void check_positions(const std::vector<ReadPosition>& positions, IssueList& issues) {
  std::vector<double> lats;
  std::vector<double> lons;
  for (const ReadPosition& read : positions) {
    if (!read.position) continue;
    lats.push_back(read.position->lat());
    lons.push_back(read.position->lon());
  }
  if (lats.size() < 3) return;  // two have no middle
  const auto middle = geo::LatLon::degrees(median(lats), median(lons));
  if (spread_over_the_world(positions, middle)) return;
  for (const ReadPosition& read : positions) {
    if (!read.position) continue;
    const geo::LatLon here = *read.position;
    const double away = geo::geodesic_distance(here, middle).count();
    if (away <= far_km) continue;
    const bool can_swap = std::abs(here.lon()) <= 90.0;
    const double swapped =
        can_swap ? geo::geodesic_distance(geo::LatLon::degrees(here.lon(), here.lat()), middle).count() : away;
    const std::string lat = format_number(here.lat(), 6);
    const std::string lon = format_number(here.lon(), 6);
    if (swapped <= near_km) {
      issues.add(Issue{
          .level = positions.size() > most_typed ? Level::warning : Level::error,
          .rule = "swapped_lat_lon",
          .file = read.file,
          .line = read.line,
          .field = "lat",
          .value = lat,
          .message = fmt::format("lat {} lon {} look swapped: {} would lie {:.0f} km from the middle of the others, "
                                 "the other way round {:.0f} km",
                                 lat, lon, read.name, away, swapped)});
    } else if (away > very_far_km) {
      issues.add(Issue{.level = Level::warning,
                       .rule = "far_away",
                       .file = read.file,
                       .line = read.line,
                       .field = "lat",
                       .value = lat,
                       .message = fmt::format("lat {} lon {}: {} lies {:.0f} km from the middle of the others", lat,
                                              lon, read.name, away)});
    }
  }
}

}  // namespace samling::io
