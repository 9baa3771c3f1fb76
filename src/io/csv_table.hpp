// io/csv_table.hpp: CSV files as people and spreadsheets write them, read by libcsv (RFC 4180), with the line of every
// row.
//
// Accepted: a byte order mark, CRLF or LF, newlines inside quotes, ',' or ';' as the header row uses, decimal commas
// with ';', blank rows, separators after the last column, Excel's "sep=;" line. Refused, with file and line: bytes that
// are not UTF-8, a quote that is never closed, rows of another length than the header, cells of more than 1 MB. Nothing
// here throws for a bad file: issues are collected.
#pragma once

#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "io/issue_list.hpp"
#include "samling/core/units.hpp"

namespace samling::io {

/// One row; `line` is the first physical line it stands on. As many cells as the header has.
struct CsvRow {
  int line = 0;
  std::vector<std::string> cells;
};

/// A file cut into cells. Cells are trimmed of blanks.
struct CsvFile {
  std::string name;  ///< File name without folders, as issues show it.
  char separator = ',';
  int header_line = 0;              ///< 0: nothing could be read.
  std::vector<std::string> header;  ///< Empty when nothing could be read.
  std::vector<CsvRow> rows;
  bool complete =
      true;  ///< False when rows were dropped because they are broken: then do not complain of what is missing.
};

[[nodiscard]] CsvFile parse_csv(std::string_view bytes, const std::string& name, IssueList& issues);
/// A file that cannot be read is an issue too.
[[nodiscard]] CsvFile read_csv(const std::filesystem::path& file, IssueList& issues);

/// A number with '.', or ',' too when `decimal_comma`; the whole text. The error says what is wrong: "is not a number".
[[nodiscard]] tl::expected<double, std::string> parse_number(std::string_view text, bool decimal_comma);

/// Closed range of what is allowed.
struct Range {
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  /// "is outside [-90, 90]", "is less than 1"; empty when the value is allowed.
  [[nodiscard]] std::string problem(double value) const;
};
inline constexpr Range not_negative{0.0};
inline constexpr Range positive{std::numeric_limits<double>::min()};  ///< "must be more than 0".
inline constexpr Range at_least_one{1.0};
inline constexpr Range latitudes{-90.0, 90.0};
inline constexpr Range longitudes{-180.0, 180.0};

/// A column that is looked for by name (case and blanks around do not matter).
struct CsvColumn {
  std::string name;
  bool required = false;
  std::vector<std::string> other_names = {};  ///< Also accepted.
};

/// A file whose columns are known. Missing and duplicate columns are errors, unknown ones warnings, each with near
/// matches.
class CsvTable {
 public:
  CsvTable(const CsvFile& file, std::vector<CsvColumn> columns, IssueList& issues);
  [[nodiscard]] const CsvFile& file() const { return *file_; }
  /// Every required column is there; otherwise do not read rows.
  [[nodiscard]] bool usable() const { return usable_; }
  [[nodiscard]] bool has(std::string_view column) const { return position(column).has_value(); }
  [[nodiscard]] std::optional<std::size_t> position(std::string_view column) const;
  /// The name the header uses for it.
  [[nodiscard]] std::string shown_name(std::string_view column) const;

 private:
  void warn_of_unknown(IssueList& issues) const;
  void find(IssueList& issues);

  const CsvFile* file_;
  std::vector<CsvColumn> columns_;
  std::vector<std::optional<std::size_t>> positions_;  // one a column of columns_
  bool usable_ = true;
};

/// Typed reading of one row. Empty cells and absent columns give nothing; what cannot be read gives nothing and an
/// issue.
class CsvCells {
 public:
  CsvCells(const CsvTable& table, const CsvRow& row, IssueList& issues) : table_(table), row_(row), issues_(issues) {}

  [[nodiscard]] int line() const { return row_.line; }
  [[nodiscard]] std::string text(std::string_view column) const;  ///< Empty when there is none.
  [[nodiscard]] std::optional<std::string> required_text(std::string_view column) const;
  [[nodiscard]] std::optional<double> number(std::string_view column, Range range = {}) const;
  [[nodiscard]] std::optional<double> required_number(std::string_view column, Range range = {}) const;
  [[nodiscard]] std::optional<int> whole(std::string_view column, Range range = {}) const;
  [[nodiscard]] std::optional<bool> yes_no(std::string_view column) const;  ///< yes/no, true/false, ja/nei, 1/0.
  [[nodiscard]] std::optional<Date> date(std::string_view column) const;
  [[nodiscard]] std::optional<Date> required_date(std::string_view column) const;
  [[nodiscard]] std::optional<ClockTime> clock(std::string_view column) const;
  /// Parts between separators (any of their characters), trimmed, empty ones dropped.
  [[nodiscard]] std::vector<std::string> list(std::string_view column, std::string_view separators) const;
  [[nodiscard]] std::vector<Date> dates(std::string_view column) const;  ///< ISO dates between blanks.

  void error(std::string_view column, const std::string& rule, const std::string& message) const;

 private:
  [[nodiscard]] bool missing(std::string_view column) const;  // says so when it is
  void report(std::string_view column, const std::string& value, const std::string& rule,
              const std::string& message) const;

  const CsvTable& table_;
  const CsvRow& row_;
  IssueList& issues_;
};

/// `text` without blanks at either end.
[[nodiscard]] std::string trimmed(std::string_view text);
/// Parts between any of `separators`, trimmed, empty ones dropped.
[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view separators);

}  // namespace samling::io
