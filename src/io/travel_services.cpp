// The answers of routing services: OSRM, GraphHopper, Google.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "io/travel_table.hpp"
#include "samling/io/travel_files.hpp"

namespace samling::io {
namespace {

constexpr double seconds_a_minute = 60.0;
constexpr double metres_a_kilometre = 1000.0;

/// False, with an issue that passes on the service's own words, when `status` is there and not `good`.
bool is_good(const JsonPlace& status, const std::string& good, const JsonPlace& words) {
  const auto given = status.text();
  if (!given || *given == good) return true;
  const std::string reason = words.exists() ? ": " + printable(words.shown_value()) : "";
  status.error("service_failed", fmt::format("the service answered with \"{}\", not \"{}\"{}", *given, good, reason));
  return false;
}

/// OSRM lists the cells that it guessed by a straight line.
void mark_guessed_cells(const JsonPlace& cells, std::size_t count, geo::EstimateMarks& marks) {
  if (!cells.exists()) return;
  const auto size = static_cast<Eigen::Index>(count);
  marks = geo::EstimateMarks::Zero(size, size);
  const Range within{0.0, static_cast<double>(count) - 1.0};
  for (const JsonPlace& cell : cells.elements()) {
    const auto pair = cell.elements();
    if (pair.size() != 2) {
      cell.error("wrong_kind", "must be a row and a column");
      continue;
    }
    const auto row = pair[0].whole(within);
    const auto column = pair[1].whole(within);
    if (row && column && *row != *column) marks(*row, *column) = 1;
  }
}

void read_osrm(const JsonPlace& root, TravelTables& tables) {
  const TableSide side{tables.places.size(), "places"};
  if (!is_good(root["code"], "Ok", root["message"])) return;
  if (!root["durations"].required()) return;
  tables.minutes = read_figures(root["durations"], side, side, seconds_a_minute);
  if (root["distances"].exists()) {
    tables.kilometres = read_figures(root["distances"], side, side, metres_a_kilometre);
  }
  mark_guessed_cells(root["fallback_speed_cells"], side.count, tables.estimates);
}

void read_graphhopper(const JsonPlace& root, TravelTables& tables) {
  const TableSide side{tables.places.size(), "places"};
  if (!is_good(root["status"], "finished", root["message"])) return;
  // The asynchronous answer wraps the tables in "solution", the synchronous one does not.
  const JsonPlace solution = root["solution"].exists() ? root["solution"] : root;
  const JsonPlace times = solution["times"];
  if (!times.exists()) {
    const std::string words = root["message"].exists() ? "; the service says " + root["message"].shown_value() : "";
    times.error("no_times", solution["weights"].exists()
                                ? "there are no times, only weights, which are no minutes; ask the service for times"
                                : "there are no times" + printable(words, 300));
    return;
  }
  tables.minutes = read_figures(times, side, side, seconds_a_minute);
  if (solution["distances"].exists()) {
    tables.kilometres = read_figures(solution["distances"], side, side, metres_a_kilometre);
  }
}

/// Position of each name among `places`; names that are not there yet are added at the end.
std::vector<Eigen::Index> rows_among(std::vector<std::string>& places, const std::vector<std::string>& names) {
  std::vector<Eigen::Index> rows;
  for (const std::string& name : names) {
    const auto found = std::find(places.begin(), places.end(), name);
    rows.push_back(found - places.begin());
    if (found == places.end()) places.push_back(name);
  }
  return rows;
}

/// Minutes or kilometres of one Google element; an issue when the element is good but the figure is not there.
double google_figure(const JsonPlace& figure, double divisor) {
  if (!figure.required() || !figure["value"].required()) return missing_figure;
  const auto value = figure["value"].number(not_negative);
  return value ? *value / divisor : missing_figure;
}

void read_google_element(const JsonPlace& element, Eigen::Index row, Eigen::Index column, TravelTables& tables) {
  const JsonPlace status = element["status"];
  if (!status.required()) return;
  const auto word = status.text();
  if (!word || *word == "ZERO_RESULTS" || *word == "MAX_ROUTE_LENGTH_EXCEEDED") return;  // no connection
  if (*word != "OK") {
    status.error("service_failed", *word == "NOT_FOUND" ? "the service does not know one of the two places"
                                                        : "is neither OK nor ZERO_RESULTS");
    return;
  }
  tables.minutes(row, column) = google_figure(element["duration"], seconds_a_minute);
  tables.kilometres(row, column) = google_figure(element["distance"], metres_a_kilometre);
}

void read_google(const JsonPlace& root, const std::vector<std::string>& origins,
                 const std::vector<std::string>& destinations, TravelTables& tables) {
  const auto from = rows_among(tables.places, origins);
  const auto to = rows_among(tables.places, destinations);
  const auto count = static_cast<Eigen::Index>(tables.places.size());
  tables.minutes = tables.kilometres = Eigen::MatrixXd::Constant(count, count, missing_figure);
  if (!is_good(root["status"], "OK", root["error_message"])) return;
  const JsonPlace rows = root["rows"];
  if (!rows.required() || !has_length(rows, {origins.size(), "origins"}, "rows")) return;
  const Patience patience(root.issues());
  const auto places_of_rows = rows.elements();
  for (std::size_t i = 0; i < places_of_rows.size() && !patience.is_over(); ++i) {
    const JsonPlace elements = places_of_rows[i]["elements"];
    if (!elements.required() || !has_length(elements, {destinations.size(), "destinations"}, "elements")) continue;
    const auto cells = elements.elements();
    for (std::size_t j = 0; j < cells.size(); ++j) read_google_element(cells[j], from[i], to[j], tables);
  }
}

/// Opens the file and lets `read` fill the tables from its root.
template <class Read>
geo::TravelMatrix read_answer(const std::filesystem::path& file, TravelTables tables, IssueList& issues,
                              const Read& read) {
  if (const auto document = read_json(file, issues)) {
    const JsonPlace root(*document, issues);
    if (root.is_object()) {
      read(root, tables);
    } else {
      root.error("wrong_kind", "must be an object { }: the whole answer of the service");
    }
  }
  return to_matrix(std::move(tables), issues);
}

}  // namespace

geo::TravelMatrix read_osrm_table(const std::filesystem::path& file, const std::vector<std::string>& places) {
  IssueList issues;
  check_names(places, "places", issues);
  return read_answer(file, {.places = places}, issues, read_osrm);
}

geo::TravelMatrix read_graphhopper_matrix(const std::filesystem::path& file, const std::vector<std::string>& places) {
  IssueList issues;
  check_names(places, "places", issues);
  return read_answer(file, {.places = places}, issues, read_graphhopper);
}

geo::TravelMatrix read_google_matrix(const std::filesystem::path& file, const std::vector<std::string>& origins,
                                     const std::vector<std::string>& destinations) {
  IssueList issues;
  check_names(origins, "origins", issues);
  check_names(destinations, "destinations", issues);
  return read_answer(file, {}, issues, [&](const JsonPlace& root, TravelTables& tables) {
    read_google(root, origins, destinations, tables);
  });
}

}  // namespace samling::io
