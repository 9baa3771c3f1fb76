// samling/io/travel_files.hpp: travel matrices and road networks from files and from the answers of routing services.
//
// All readers throw InvalidInput with every issue found, each with file, line, column or JSON pointer, and value (a
// table with more than 20 broken cells is not read on). In every matrix a place is 0 from itself: services and zone
// models that give a time within the place are overruled. See docs/algorithms/travel.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samling/geo/road_network.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::io {

enum class TimeUnit { minutes, seconds };

/// Square CSV: first column and header row name the places (rows in any order), empty cell = missing. `kilometres` may
/// be empty (no file) and must name the same places.
[[nodiscard]] geo::TravelMatrix read_matrix_csv(const std::filesystem::path& minutes,
                                                const std::filesystem::path& kilometres = {},
                                                TimeUnit unit = TimeUnit::minutes);
/// OSRM /table answer (durations in seconds, distances in metres, null = no connection). Cells that OSRM lists as
/// fallback_speed_cells, its own straight-line guesses, are marked as estimates.
[[nodiscard]] geo::TravelMatrix read_osrm_table(const std::filesystem::path& file,
                                                const std::vector<std::string>& places);
/// GraphHopper matrix answer, synchronous or not (times in seconds, distances in metres, null = no connection). With
/// weights only: InvalidInput says that there are no times.
[[nodiscard]] geo::TravelMatrix read_graphhopper_matrix(const std::filesystem::path& file,
                                                        const std::vector<std::string>& places);
/// Google distance matrix answer, rows = origins, columns = destinations; a rectangular one needs both lists. The
/// matrix has the origins and then the destinations that are not origins; what was not asked, and ZERO_RESULTS, is
/// missing. NOT_FOUND is an issue.
[[nodiscard]] geo::TravelMatrix read_google_matrix(const std::filesystem::path& file,
                                                   const std::vector<std::string>& origins,
                                                   const std::vector<std::string>& destinations);
/// Nodes CSV (node, lat, lon) and edges CSV (from, to, length_m, kind, minutes…; docs/programme-format.md). The kind
/// "connector" is a link between a quay and the road. An edge without a name is called by its category and road number:
/// "E18".
[[nodiscard]] geo::RoadNetwork read_road_network(const std::filesystem::path& nodes,
                                                 const std::filesystem::path& edges);
/// Whole minutes (or km with one decimal) as a square CSV; missing cells empty. Names that a spreadsheet would run as a
/// formula begin with an apostrophe.
[[nodiscard]] std::string minutes_to_csv(const geo::TravelMatrix& travel);
[[nodiscard]] std::string kilometres_to_csv(const geo::TravelMatrix& travel);

}  // namespace samling::io
