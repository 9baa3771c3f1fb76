// samling/io/travel_files.hpp: travel matrices and road networks from files and from the answers of routing services.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "samling/geo/road_network.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::io {

enum class TimeUnit { minutes, seconds };

/// Square CSV: first column and header row name the places, empty cell = missing. `kilometres` may be empty (no file) and must name the same places.
[[nodiscard]] geo::TravelMatrix read_matrix_csv(const std::filesystem::path& minutes, const std::filesystem::path& kilometres = {},
                                                TimeUnit unit = TimeUnit::minutes);
/// OSRM /table answer (durations in seconds, distances in metres, null = no connection).
[[nodiscard]] geo::TravelMatrix read_osrm_table(const std::filesystem::path& file, const std::vector<std::string>& places);
/// GraphHopper matrix answer (times in seconds, distances in metres). With weights only: InvalidInput says that there are no times.
[[nodiscard]] geo::TravelMatrix read_graphhopper_matrix(const std::filesystem::path& file, const std::vector<std::string>& places);
/// Google distance matrix answer, rows = origins, columns = destinations; a rectangular one needs both lists.
[[nodiscard]] geo::TravelMatrix read_google_matrix(const std::filesystem::path& file, const std::vector<std::string>& origins,
                                                   const std::vector<std::string>& destinations);
/// Nodes CSV (node, lat, lon) and edges CSV (from, to, length_m, kind, minutes…; docs/programme-format.md).
[[nodiscard]] geo::RoadNetwork read_road_network(const std::filesystem::path& nodes, const std::filesystem::path& edges);
/// Whole minutes (or km with one decimal) as a square CSV; missing cells empty.
[[nodiscard]] std::string minutes_to_csv(const geo::TravelMatrix& travel);
[[nodiscard]] std::string kilometres_to_csv(const geo::TravelMatrix& travel);

}  // namespace samling::io
