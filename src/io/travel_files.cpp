// Square CSVs of minutes and kilometres, in and out.
#include "samling/io/travel_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "io/csv_table.hpp"
#include "io/travel_table.hpp"

namespace samling::io {
namespace {

using ColumnOf = std::unordered_map<std::string, Eigen::Index>;

/// "0101, 0104, 0105 and 7 more"
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 3;
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(std::min(shown, names.size())));
  const std::string rest = names.size() > shown ? fmt::format(" and {} more", names.size() - shown) : "";
  return fmt::format("{}{}", fmt::join(first, ", "), rest);
}

/// Reads one square table; places in the order of the header.
class SquareReader {
 public:
  SquareReader(const CsvFile& file, double divisor, IssueList& issues)
      : file_(file), divisor_(divisor), issues_(issues) {}

  void read() {
    if (file_.header.empty()) return;  // said already
    read_header();
    const auto count = static_cast<Eigen::Index>(places_.size());
    figures_ = Eigen::MatrixXd::Constant(count, count, missing_figure);
    first_line_.assign(places_.size(), 0);
    const Patience patience(issues_);
    for (const CsvRow& row : file_.rows) {
      read_row(row);
      if (!patience.is_over()) continue;
      add("too_many_errors", row.line, "", "", "the table has too many errors; the rows after this one are not read");
      return;
    }
    expect_every_row();
  }

  [[nodiscard]] const std::vector<std::string>& places() const { return places_; }
  [[nodiscard]] const Eigen::MatrixXd& figures() const { return figures_; }
  [[nodiscard]] const ColumnOf& column_of() const { return column_of_; }

 private:
  void add(const std::string& rule, int line, const std::string& field, const std::string& value,
           const std::string& message) {
    issues_.add(
        Issue{.rule = rule, .file = file_.name, .line = line, .field = field, .value = value, .message = message});
  }

  void read_header() {
    places_.assign(file_.header.begin() + 1, file_.header.end());
    if (places_.empty()) {
      add("matrix_shape", file_.header_line, "header", file_.header.front(),
          "names no place: the header is an empty cell and then the places, separated by , or ;");
    }
    for (std::size_t column = 0; column < places_.size(); ++column) {
      const std::string& place = places_[column];
      const std::string field = fmt::format("column {}", column + 2);
      if (place.empty()) {
        add("place_name", file_.header_line, field, "", "the column has no name");
      } else if (!column_of_.emplace(place, static_cast<Eigen::Index>(column)).second) {
        add("place_name", file_.header_line, field, place, "this place is named twice");
      }
    }
  }

  void read_row(const CsvRow& row) {
    const std::string& place = row.cells.front();
    const auto known = column_of_.find(place);
    if (known == column_of_.end()) {
      add("place_name", row.line, "column 1", place, "is not among the columns" + did_you_mean(place, places_));
    } else if (int& first = first_line_[static_cast<std::size_t>(known->second)]; first != 0) {
      add("place_name", row.line, "column 1", place, fmt::format("this place has a row already, on line {}", first));
    } else {
      first = row.line;
    }
    for (std::size_t column = 0; column < places_.size(); ++column) {
      const double figure = read_cell(row, column);
      if (known != column_of_.end()) figures_(known->second, static_cast<Eigen::Index>(column)) = figure;
    }
  }

  double read_cell(const CsvRow& row, std::size_t column) {
    const std::string& cell = row.cells[column + 1];
    if (cell.empty()) return missing_figure;
    const auto value = parse_number(cell, file_.separator == ';');
    const std::string problem = value ? not_negative.problem(*value) : value.error();
    if (problem.empty()) return *value / divisor_;
    add(value ? "out_of_range" : "not_a_number", row.line, places_[column], cell, problem);
    return missing_figure;
  }

  void expect_every_row() {
    std::vector<std::string> without;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const bool named_twice = column_of_[places_[i]] != static_cast<Eigen::Index>(i);
      if (first_line_[i] == 0 && !places_[i].empty() && !named_twice) without.push_back(places_[i]);
    }
    // A row that was dropped because it is broken has its own issue.
    if (without.empty() || !file_.complete) return;
    add("matrix_shape", file_.header_line, "header", some_of(without),
        fmt::format("the table is not square: {} columns and {} rows; no row for these", places_.size(),
                    file_.rows.size()));
  }

  const CsvFile& file_;
  double divisor_;
  IssueList& issues_;
  std::vector<std::string> places_;
  Eigen::MatrixXd figures_;
  ColumnOf column_of_;
  std::vector<int> first_line_;  ///< Of the row of each place; 0 while there is none.
};

/// Names that stand in `these` and not in `others`.
std::vector<std::string> not_in(const ColumnOf& others, const std::vector<std::string>& these) {
  std::vector<std::string> names;
  std::copy_if(these.begin(), these.end(), std::back_inserter(names),
               [&](const std::string& name) { return !others.contains(name); });
  return names;
}

void expect_same_places(const SquareReader& minutes, const SquareReader& kilometres, const CsvFile& file,
                        IssueList& issues) {
  const auto complain = [&](const std::vector<std::string>& names, const std::string& message) {
    if (names.empty()) return;
    issues.add(Issue{.rule = "matrix_places",
                     .file = file.name,
                     .line = file.header_line,
                     .field = "header",
                     .value = some_of(names),
                     .message = message});
  };
  complain(not_in(kilometres.column_of(), minutes.places()),
           "the table of minutes has these places, this one does not");
  complain(not_in(minutes.column_of(), kilometres.places()),
           "this table has these places, the table of minutes does not");
}

/// The figures with rows and columns in the order of `places`.
Eigen::MatrixXd in_order(const SquareReader& table, const std::vector<std::string>& places) {
  std::vector<Eigen::Index> order;
  for (const std::string& place : places) order.push_back(table.column_of().at(place));
  return table.figures()(order, order);
}

/// Quoted where RFC 4180 asks for it; a text that a spreadsheet would take as a formula begins with an apostrophe.
std::string csv_name(const std::string& name) {
  const bool formula = !name.empty() && std::string_view("=+-@").find(name.front()) != std::string_view::npos;
  const std::string text = formula ? "'" + name : name;
  if (text.find_first_of(",;\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

/// `figure(from, to)` is the text of a cell.
template <class Figure>
std::string square_csv(const geo::TravelMatrix& travel, const Figure& figure) {
  std::string text = "place";
  for (const std::string& place : travel.places()) text += ',' + csv_name(place);
  text += '\n';
  for (std::size_t i = 0; i < travel.size(); ++i) {
    text += csv_name(travel.places()[i]);
    for (std::size_t j = 0; j < travel.size(); ++j) text += ',' + figure(PlaceId(i), PlaceId(j));
    text += '\n';
  }
  return text;
}

}  // namespace

geo::TravelMatrix read_matrix_csv(const std::filesystem::path& minutes, const std::filesystem::path& kilometres,
                                  TimeUnit unit) {
  IssueList issues;
  const CsvFile minutes_file = read_csv(minutes, issues);
  SquareReader times(minutes_file, unit == TimeUnit::seconds ? 60.0 : 1.0, issues);
  times.read();
  TravelTables tables{.places = times.places(), .minutes = times.figures()};
  if (!kilometres.empty()) {
    const CsvFile kilometres_file = read_csv(kilometres, issues);
    SquareReader lengths(kilometres_file, 1.0, issues);
    lengths.read();
    if (!issues.has_errors()) expect_same_places(times, lengths, kilometres_file, issues);
    if (!issues.has_errors()) tables.kilometres = in_order(lengths, tables.places);
  }
  return to_matrix(std::move(tables), issues);
}

std::string minutes_to_csv(const geo::TravelMatrix& travel) {
  return square_csv(travel, [&](PlaceId from, PlaceId to) {
    const auto minutes = travel.minutes(from, to);
    return minutes ? format_number(minutes->count(), 0) : std::string();
  });
}

std::string kilometres_to_csv(const geo::TravelMatrix& travel) {
  return square_csv(travel, [&](PlaceId from, PlaceId to) {
    const auto kilometres = travel.kilometres(from, to);
    return kilometres ? format_number(kilometres->count(), 1) : std::string();
  });
}

}  // namespace samling::io
