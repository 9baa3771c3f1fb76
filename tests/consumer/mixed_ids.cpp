// Compiled once for each MISTAKE: 0 must compile, every other one must not.
#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/travel_matrix.hpp"
#include "samling/model/region.hpp"

using namespace samling;

[[maybe_unused]] static const model::Municipality& row(const model::Region& region, ThemeId theme, MunicipalityId id) {
#if MISTAKE == 0
  return (void)theme, region[id];
#elif MISTAKE == 1  // a theme is no municipality
  return region[theme];
#elif MISTAKE == 2  // a number is no municipality
  return (void)theme, region[std::int32_t{3}];
#elif MISTAKE == 3  // ids are not counted with
  return (void)theme, region[id + 1];
#elif MISTAKE == 4  // rows of different tables are not compared
  return theme == id ? region[id] : region[MunicipalityId(0)];
#elif MISTAKE == 5  // nor is one made of the other
  return region[MunicipalityId(theme)];
#endif
}

[[maybe_unused]] static Minutes time([[maybe_unused]] const geo::TravelMatrix& travel, Kilometres length) {
#if MISTAKE == 6  // kilometres are no minutes
  return length;
#elif MISTAKE == 7  // a bare number has no unit
  return 90.0;
#elif MISTAKE == 8  // a municipality's row is not its place in the matrix
  return *travel.minutes(MunicipalityId(0), MunicipalityId(1));
#else
  return length.count() > 0 ? *travel.minutes(PlaceId(0), PlaceId(1)) : Minutes(90.0);
#endif
}
