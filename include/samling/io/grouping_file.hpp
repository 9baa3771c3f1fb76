// samling/io/grouping_file.hpp: groups that people made by hand, and places with a position.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samling/geo/latlon.hpp"
#include "samling/grouping/grouping.hpp"
#include "samling/model/region.hpp"

namespace samling::io {

/// A grouping as it was written down, for the judge.
struct HandMadeGrouping {
  grouping::Grouping
      grouping;  ///< Groups in the order of the file, members ascending; whoever is not named is unplaced.
  std::vector<std::string> labels;  ///< What the file calls each group.
  /// Names and codes that stand for something else as of the region's date: {"Nordre Follo", Oppegård}.
  struct Resolved {
    std::string given;
    MunicipalityId municipality;
  };
  std::vector<Resolved> resolved;
};

/// CSV with the columns `group` and `municipality` (code or name, one a row; an empty group: not placed), or a plan
/// file (JSON), of which only the groups' keys and members are read, so that they may be changed by hand. Throws
/// InvalidInput with file and line, all issues at once: an unknown name (with near matches), a municipality named
/// twice.
[[nodiscard]] HandMadeGrouping read_grouping(const std::filesystem::path& file, const model::Region& region);

/// A place of a travel matrix.
struct NamedPlace {
  std::string key;   ///< Column `code`, `key` or `place`.
  std::string name;  ///< Column `name`; the key without.
  geo::LatLon position;
};

/// CSV with the columns code (or key, or place), lat, lon and, if there, name: a municipalities or venues file will do.
[[nodiscard]] std::vector<NamedPlace> read_places(const std::filesystem::path& file);

}  // namespace samling::io
