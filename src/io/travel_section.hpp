// io/travel_section.hpp: the "travel" of a programme file: which matrix, and what stands in for what it does not have.
#pragma once

#include <string>
#include <vector>

#include "io/json_with_lines.hpp"
#include "io/source_files.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::io {

/// One who needs a row of the matrix.
struct TravelPlace {
  std::string key;   ///< Code or venue key.
  std::string name;  ///< For messages.
  geo::LatLon position;
};

/// What the file says, before places are filled in.
struct TravelSection {
  bool given = false;       ///< A matrix or a network was named.
  geo::TravelMatrix known;  ///< Empty when none was, or when it could not be read.
  bool fill_missing = false;
  geo::EstimateOptions estimate;
};

/// `places` are needed for a road network; leave them empty when some have no position (the network is then read, not
/// searched).
[[nodiscard]] TravelSection read_travel(const JsonPlace& place, SourceFiles& files,
                                        const std::vector<TravelPlace>& places);

/// The matrix over all places. Places that the section's matrix does not have get straight-line estimates and are named
/// in a warning; when it has none of them at all that is an error.
[[nodiscard]] geo::TravelMatrix complete_travel(const TravelSection& section, const std::vector<TravelPlace>& places,
                                                const JsonPlace& place);

}  // namespace samling::io
