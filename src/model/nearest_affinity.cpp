#include "samling/model/nearest_affinity.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "model/pair_rows.hpp"
#include "samling/core/issue.hpp"
#include "samling/geo/nearest.hpp"

namespace samling::model {
namespace {

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

}  // namespace samling::model
