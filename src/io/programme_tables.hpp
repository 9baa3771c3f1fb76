// io/programme_tables.hpp: the CSV files of a programme, each with the lines its rows stand on
// (docs/programme-format.md).
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "io/code_book.hpp"
#include "io/csv_table.hpp"
#include "samling/model/municipality.hpp"
#include "samling/themes/catalogue.hpp"
#include "samling/venue/venue.hpp"

namespace samling::io {

/// Where something on the map was read; nothing as position when it could not be.
struct ReadPosition {
  std::string file;
  int line = 0;
  std::string name;  ///< For messages: "Horten (0701)".
  std::optional<geo::LatLon> position;
};

struct MunicipalityTable {
  std::vector<model::Municipality> rows;  ///< Without projects.
  std::vector<ReadPosition> positions;    ///< One a row.
  bool complete = true;                   ///< False when rows are missing because they could not be read.
  std::vector<std::string> header;        ///< Column names as the file has them.
  std::map<std::string, std::vector<std::string>>
      columns;  ///< Those that were asked for and are there: one cell a row.
};

struct ThemeTable {
  std::vector<themes::Theme> themes;
  bool complete = true;
  [[nodiscard]] std::vector<std::string> codes() const;
  [[nodiscard]] std::optional<ThemeId> find(const std::string& code) const;
};

struct VenueTable {
  std::vector<venue::Candidate> rows;
  std::vector<ReadPosition> positions;
};

/// `more_columns` are kept as text.
[[nodiscard]] MunicipalityTable read_municipalities(const CsvFile& file, IssueList& issues,
                                                    const std::set<std::string>& more_columns = {});
[[nodiscard]] ThemeTable read_themes(const CsvFile& file, IssueList& issues);
[[nodiscard]] model::CodeHistory read_code_history(const CsvFile& file, IssueList& issues);
[[nodiscard]] VenueTable read_venues(const CsvFile& file, const CodeBook& codes, IssueList& issues);
/// Gives each municipality its projects.
void read_projects(const CsvFile& file, const CodeBook& codes, const ThemeTable& themes,
                   MunicipalityTable& municipalities, IssueList& issues);

/// Positions that cannot be right: those that lie near the others only when lat and lon change places (an error), and
/// those that lie more than 3000 km from the middle of all (a warning).
void check_positions(const std::vector<ReadPosition>& positions, IssueList& issues);

}  // namespace samling::io
