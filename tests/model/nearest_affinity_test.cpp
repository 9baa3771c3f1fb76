// Sparse affinities over nearest candidates, against measuring every pair.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "drawn_programme.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"
#include "samling/geo/nearest.hpp"
#include "samling/model/nearest_affinity.hpp"

namespace samling::testing {
namespace {

using model::Affinity;
using model::nearest_affinity;

std::vector<geo::LatLon> drawn_places(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  std::vector<geo::LatLon> places;
  for (std::size_t i = 0; i < n; ++i) {
    const double lat = 180.0 * chance.unit() - 90.0;
    places.push_back(geo::LatLon::degrees(lat, 360.0 * chance.unit() - 180.0));
  }
  return places;
}

// The k nearest of each by measuring all, ties by row; pairs named by either.
template <class Distance>
std::set<std::pair<std::size_t, std::size_t>> pairs_named(std::size_t n, std::size_t k, const Distance& distance) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < n; ++a) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t b = 0; b < n; ++b) {
      if (b != a) ranked.emplace_back(distance(a, b), b);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(k, ranked.size()));
    for (const auto& [far, b] : ranked) pairs.insert(std::minmax(a, b));
  }
  return pairs;
}

std::set<std::pair<std::size_t, std::size_t>> stored_pairs(const Affinity& affinity) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t a = 0; a < affinity.size(); ++a) {
    for (const auto& companion : affinity.companions(MunicipalityId(a)))
      pairs.insert(std::minmax(a, companion.other.index()));
  }
  return pairs;
}

TEST(NearestAffinity, StoresThePairsThatEitherSideNames) {
  for (std::uint64_t seed = 0; seed < 10; ++seed) {
    const auto places = drawn_places(seed, 120);
    const Affinity affinity = nearest_affinity(places, {.companions = 7});
    EXPECT_EQ(stored_pairs(affinity), pairs_named(120, 7, [&](std::size_t a, std::size_t b) {
                return geo::geodesic_distance(places[a], places[b]).count();
              }));
    for (const auto& [a, b] : stored_pairs(affinity)) {
      EXPECT_DOUBLE_EQ(affinity(MunicipalityId(a), MunicipalityId(b)),
                       -geo::geodesic_distance(places[a], places[b]).count());
    }
  }
}

TEST(NearestAffinity, OfThePlaneIsEuclidean) {
  Chance chance(4);
  std::vector<geo::PlanePoint> points;
  for (int i = 0; i < 150; ++i) {
    // Whole numbers of a small grid: ties and points in one place.
    const double x = static_cast<double>(chance.below(12));
    points.push_back({.x = x, .y = static_cast<double>(chance.below(12))});
  }
  const auto distance = [&](std::size_t a, std::size_t b) {
    return std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
  };
  const Affinity affinity = nearest_affinity(points, {.companions = 9});
  // Of those in one place more than nine may come before the tenth; the pairs named are those of measuring all.
  EXPECT_EQ(stored_pairs(affinity), pairs_named(150, 9, distance));
  for (const auto& [a, b] : stored_pairs(affinity)) {
    EXPECT_DOUBLE_EQ(affinity(MunicipalityId(a), MunicipalityId(b)), -distance(a, b));
  }
}

TEST(NearestAffinity, CrossesTheDateLineAndThePoles) {
  const auto at = [](double lat, double lon) { return geo::LatLon::degrees(lat, lon); };
  const Affinity line =
      nearest_affinity({at(-17, 179.9), at(-17, -179.9), at(-17, 170), at(-17, -170)}, {.companions = 1});
  EXPECT_TRUE(line.find(MunicipalityId(0), MunicipalityId(1)).has_value());
  EXPECT_NEAR(line(MunicipalityId(0), MunicipalityId(1)), -21.29, 0.05);
  EXPECT_FALSE(line.find(MunicipalityId(1), MunicipalityId(2)).has_value());
  const Affinity pole = nearest_affinity({at(89.9, 0), at(89.9, 180), at(85, 0), at(85, 180)}, {.companions = 1});
  EXPECT_TRUE(pole.find(MunicipalityId(0), MunicipalityId(1)).has_value());
  EXPECT_NEAR(pole(MunicipalityId(0), MunicipalityId(1)), -22.34, 0.05);
}

TEST(NearestAffinity, KeepsTheLimit) {
  const auto places = drawn_places(3, 200);
  const Affinity affinity = nearest_affinity(places, {.companions = 10, .limit = 900.0});
  std::size_t stored = 0;
  for (const auto& [a, b] : stored_pairs(affinity)) {
    EXPECT_LE(geo::geodesic_distance(places[a], places[b]).count(), 900.0);
    ++stored;
  }
  EXPECT_GT(stored, 50U);
  EXPECT_LT(stored, stored_pairs(nearest_affinity(places, {.companions = 10})).size());
}

TEST(NearestAffinity, IsTheSameAtAnyNumberOfThreads) {
  const auto places = drawn_places(5, 1'500);
  const Affinity one = nearest_affinity(places, {}, 1);
  for (const int threads : {2, 3}) {
    const Affinity other = nearest_affinity(places, {}, threads);
    ASSERT_EQ(stored_pairs(other), stored_pairs(one));
    for (std::size_t a = 0; a < one.size(); ++a) {
      EXPECT_TRUE(std::ranges::equal(one.companions(MunicipalityId(a)), other.companions(MunicipalityId(a))));
    }
  }
}

TEST(NearestAffinity, RefusesOptionsOutOfRange) {
  const auto places = drawn_places(1, 5);
  EXPECT_THROW(static_cast<void>(nearest_affinity(places, {.companions = 0})), InvalidInput);
  EXPECT_THROW(static_cast<void>(nearest_affinity(places, {.companions = 1'001})), InvalidInput);
  EXPECT_THROW(static_cast<void>(nearest_affinity(places, {.limit = -1.0})), InvalidInput);
  const std::vector<geo::PlanePoint> broken{{0, 0}, {std::numeric_limits<double>::quiet_NaN(), 0}};
  EXPECT_THROW(static_cast<void>(nearest_affinity(broken)), InvalidInput);
}

TEST(NearestAffinity, OfNobodyOrOneIsEmptyButSparse) {
  EXPECT_TRUE(nearest_affinity(std::vector<geo::LatLon>{}).is_sparse());
  EXPECT_EQ(nearest_affinity(drawn_places(1, 1)).companions(MunicipalityId(0)).size(), 0U);
}

// The drawn region with travel estimated from the straight line.
model::Region estimated(const model::Region& region, std::vector<model::Municipality>& municipalities) {
  Chance chance(9);
  municipalities = region.municipalities();
  std::vector<std::string> codes;
  std::vector<geo::LatLon> seats;
  for (auto& municipality : municipalities) {
    const double lat = 58.0 + 4.0 * chance.unit();
    municipality.seat = geo::LatLon::degrees(lat, 5.0 + 6.0 * chance.unit());
    codes.push_back(municipality.code);
    seats.push_back(municipality.seat);
  }
  return {municipalities, region.catalogue(), geo::estimate_travel(codes, seats)};
}

TEST(NearestAffinity, OfMunicipalitiesIsThatOfARegionWithEstimates) {
  for (std::uint64_t seed = 0; seed < 5; ++seed) {
    std::vector<model::Municipality> municipalities;
    const auto region = estimated(drawn_programme(seed, 30), municipalities);
    for (const auto measure : {model::TravelMeasure::minutes, model::TravelMeasure::kilometres}) {
      const model::AffinityOptions options{.difference_weight = 0.7, .travel_measure = measure};
      const Affinity dense = affinity(region, options);
      const Affinity sparse =
          nearest_affinity(municipalities, region.catalogue(), options, {.companions = 29, .looked_at = 29});
      ASSERT_EQ(stored_pairs(sparse).size(), 30U * 29U / 2U);
      for (const auto& [a, b] : stored_pairs(sparse)) {
        EXPECT_NEAR(sparse(MunicipalityId(a), MunicipalityId(b)), dense(MunicipalityId(a), MunicipalityId(b)), 1e-9);
      }
    }
  }
}

TEST(NearestAffinity, OfMunicipalitiesNamesThoseOfMostAffinityWithinTheLimit) {
  std::vector<model::Municipality> municipalities;
  const auto region = estimated(drawn_programme(2, 40), municipalities);
  const Affinity dense = affinity(region);
  const Affinity sparse = nearest_affinity(municipalities, region.catalogue(), {},
                                           {.companions = 5, .looked_at = 39, .travel_limit = Minutes(120.0)});
  std::set<std::pair<std::size_t, std::size_t>> expected;
  for (std::size_t a = 0; a < 40; ++a) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t b = 0; b < 40; ++b) {
      const auto minutes = region.minutes_between(MunicipalityId(a), MunicipalityId(b));
      if (a != b && minutes->count() <= 120.0) ranked.emplace_back(-dense(MunicipalityId(a), MunicipalityId(b)), b);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min<std::size_t>(5, ranked.size()));
    for (const auto& [negated, b] : ranked) expected.insert(std::minmax(a, b));
  }
  EXPECT_EQ(stored_pairs(sparse), expected);
}

std::set<std::pair<std::size_t, std::size_t>> among_first(const std::set<std::pair<std::size_t, std::size_t>>& pairs,
                                                          std::size_t rows) {
  std::set<std::pair<std::size_t, std::size_t>> kept;
  for (const auto& pair : pairs) {
    if (pair.second < rows) kept.insert(pair);
  }
  return kept;
}

TEST(NearestAffinity, LooksOnlyAtThoseWhoMayMeet) {
  std::vector<model::Municipality> municipalities;
  const auto region = estimated(drawn_programme(3, 60), municipalities);
  model::CandidateOptions options{.companions = 4, .looked_at = 4};
  options.left_out.assign(60, false);
  for (std::size_t row = 40; row < 60; ++row) options.left_out[row] = true;
  const model::AffinityOptions only_travel{.theme_weight = 0.0, .difference_weight = 0.0};
  const Affinity sparse = nearest_affinity(municipalities, region.catalogue(), only_travel, options);
  const std::vector<model::Municipality> those_left(municipalities.begin(), municipalities.begin() + 40);
  const Affinity alone =
      nearest_affinity(those_left, region.catalogue(), only_travel, {.companions = 4, .looked_at = 4});
  EXPECT_EQ(stored_pairs(sparse), stored_pairs(alone));
  EXPECT_EQ(among_first(stored_pairs(sparse), 40), stored_pairs(sparse));

  options.left_out.clear();
  for (std::size_t row = 0; row < 60; ++row) options.themes.push_back({ThemeId(row % 7 == 0 ? 1 : 0)});
  const Affinity by_theme = nearest_affinity(municipalities, region.catalogue(), only_travel, options);
  for (const auto& [a, b] : stored_pairs(by_theme)) EXPECT_EQ(a % 7 == 0, b % 7 == 0);
  for (std::size_t row = 0; row < 60; ++row) EXPECT_GE(by_theme.companions(MunicipalityId(row)).size(), 4U);
}

TEST(NearestAffinity, ThoseWhoMustShareAGroupShareCandidates) {
  std::vector<model::Municipality> municipalities;
  const auto region = estimated(drawn_programme(4, 50), municipalities);
  model::CandidateOptions options{.companions = 3, .looked_at = 3};
  options.together = {{MunicipalityId(0), MunicipalityId(30)}};
  options.also = {{MunicipalityId(7), MunicipalityId(41)}};
  const Affinity plain = nearest_affinity(region, {}, {.companions = 3, .looked_at = 3});
  const Affinity sparse = nearest_affinity(region, {}, options);
  EXPECT_TRUE(sparse.find(MunicipalityId(0), MunicipalityId(30)));
  EXPECT_TRUE(sparse.find(MunicipalityId(7), MunicipalityId(41)));
  for (std::size_t row = 0; row < 50; ++row) {
    const MunicipalityId id(row);
    for (const auto& companion : plain.companions(id)) EXPECT_TRUE(sparse.find(id, companion.other));
    if (row == 0 || row == 30) continue;
    EXPECT_EQ(sparse.find(id, MunicipalityId(0)).has_value(), sparse.find(id, MunicipalityId(30)).has_value());
  }
  options.travel_limit = Minutes(1.0);
  const Affinity limited = nearest_affinity(region, {}, options);
  for (const auto& [a, b] : stored_pairs(limited)) {
    EXPECT_LE(region.minutes_between(MunicipalityId(a), MunicipalityId(b))->count(), 1.0);
  }
  options.together.push_back({MunicipalityId(30), MunicipalityId(31)});
  EXPECT_THROW(static_cast<void>(nearest_affinity(region, {}, options)), InvalidInput);
}

// With a table of travel the nearest are those of least minutes, and a missing figure is beyond the limit.
TEST(NearestAffinity, OfARegionHasItsOwnTravel) {
  std::vector<model::Municipality> municipalities;
  const auto straight = estimated(drawn_programme(6, 30), municipalities);
  Chance chance(2);
  std::vector<std::string> codes;
  Eigen::MatrixXd minutes(30, 30);
  for (Eigen::Index a = 0; a < 30; ++a) {
    codes.push_back(municipalities[static_cast<std::size_t>(a)].code);
    for (Eigen::Index b = 0; b < 30; ++b) minutes(a, b) = a == b ? 0.0 : 10.0 + 100.0 * chance.unit();
  }
  minutes(3, 4) = std::numeric_limits<double>::quiet_NaN();
  const model::Region region(municipalities, straight.catalogue(), geo::TravelMatrix(codes, minutes));
  const Affinity dense = affinity(region);
  const Affinity sparse =
      nearest_affinity(region, {}, {.companions = 29, .looked_at = 29, .travel_limit = Minutes(80.0)});
  std::size_t within = 0;
  for (std::size_t a = 0; a < 30; ++a) {
    for (std::size_t b = a + 1; b < 30; ++b) {
      const auto known = region.minutes_between(MunicipalityId(a), MunicipalityId(b));
      const auto found = sparse.find(MunicipalityId(a), MunicipalityId(b));
      ASSERT_EQ(found.has_value(), known && known->count() <= 80.0);
      if (!found) continue;
      EXPECT_NEAR(*found, dense(MunicipalityId(a), MunicipalityId(b)), 1e-9);
      ++within;
    }
  }
  EXPECT_GT(within, 100U);
  const Affinity few =
      nearest_affinity(region, {.theme_weight = 0.0, .difference_weight = 0.0}, {.companions = 3, .looked_at = 3});
  const auto named = pairs_named(30, 3, [&](std::size_t a, std::size_t b) {
    const auto known = region.minutes_between(MunicipalityId(a), MunicipalityId(b));
    return known ? known->count() : 1e9;
  });
  EXPECT_EQ(stored_pairs(few), named);
}

// The sparse class itself.
TEST(SparseAffinity, FindsWhatIsStoredAndNothingElse) {
  const auto id = [](int row) { return MunicipalityId(row); };
  const Affinity affinity({{{id(2), -1.5}, {id(1), 0.5}}, {{id(0), 0.5}}, {{id(0), -1.5}}});
  EXPECT_TRUE(affinity.is_sparse());
  EXPECT_EQ(affinity.size(), 3U);
  EXPECT_EQ(affinity.find(id(0), id(1)), 0.5);
  EXPECT_EQ(affinity.find(id(2), id(0)), -1.5);
  EXPECT_FALSE(affinity.find(id(1), id(2)).has_value());
  EXPECT_EQ(affinity(id(1), id(2)), 0.0);
  EXPECT_EQ(affinity.largest(), 1.5);
  ASSERT_EQ(affinity.companions(id(0)).size(), 2U);
  EXPECT_EQ(affinity.companions(id(0)).front().other, id(1));
  EXPECT_EQ(affinity.values().size(), 0);
}

TEST(SparseAffinity, RefusesRowsThatDoNotFitTogether) {
  const auto id = [](int row) { return MunicipalityId(row); };
  using Rows = std::vector<std::vector<model::Companion>>;
  const auto issues = [](Rows rows) {
    try {
      const Affinity affinity(std::move(rows));
    } catch (const InvalidInput& error) {
      return error.issues();
    }
    return std::vector<Issue>{};
  };
  EXPECT_EQ(issues({{{id(1), 1.0}}, {}}).size(), 1U);                            // one way
  EXPECT_EQ(issues({{{id(1), 1.0}}, {{id(0), 2.0}}}).size(), 2U);                // two figures
  EXPECT_EQ(issues({{{id(0), 1.0}}}).size(), 1U);                                // with itself
  EXPECT_EQ(issues({{{id(7), 1.0}}}).size(), 1U);                                // no row
  EXPECT_EQ(issues({{{id(1), 1.0}, {id(1), 1.0}}, {{id(0), 1.0}}}).size(), 1U);  // twice
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(issues({{{id(1), nothing}}, {{id(0), nothing}}}).size(), 2U);
  EXPECT_TRUE(issues({{{id(1), 1.0}}, {{id(0), 1.0}}}).empty());
}

}  // namespace
}  // namespace samling::testing
