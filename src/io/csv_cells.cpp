// What one cell says.
#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "io/csv_table.hpp"

namespace samling::io {
namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  for (const std::string_view word : words) {
    if (lower == word) return true;
  }
  return false;
}

}  // namespace

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (std::string part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

tl::expected<double, std::string> parse_number(std::string_view text, bool decimal_comma) {
  std::string plain(text);
  const std::size_t comma = plain.find(',');
  if (decimal_comma && comma != std::string::npos && plain.find('.') == std::string::npos) plain[comma] = '.';
  double value = 0.0;
  const char* end = plain.data() + plain.size();
  const auto [stop, error] = std::from_chars(plain.data() + (plain.starts_with('+') ? 1 : 0), end, value);
  if (error == std::errc::result_out_of_range && stop == end)
    return tl::unexpected<std::string>("is too large or too small a number");
  if (error == std::errc() && stop == end) {
    if (std::isfinite(value)) return value;
    return tl::unexpected<std::string>("is not a finite number");
  }
  if (!decimal_comma && comma != std::string::npos) {
    plain[comma] = '.';
    if (parse_number(plain, false)) {
      return tl::unexpected<std::string>(
          "is not a number here: decimal commas are read when the columns are separated by \";\", else write a decimal "
          "point");
    }
  }
  return tl::unexpected<std::string>("is not a number");
}

std::string Range::problem(double value) const {
  if (value >= least && value <= most) return {};
  if (least == positive.least && value < least) return "must be more than 0";
  const auto shown = [](double bound) { return format_number(bound, 6); };
  if (std::isfinite(least) && std::isfinite(most)) return fmt::format("is outside [{}, {}]", shown(least), shown(most));
  if (least == 0.0) return "is negative";
  return value < least ? "is less than " + shown(least) : "is more than " + shown(most);
}

std::string CsvCells::text(std::string_view column) const {
  const auto at = table_.position(column);
  return at ? row_.cells[*at] : std::string();
}

bool CsvCells::missing(std::string_view column) const {
  if (!text(column).empty()) return false;
  error(column, "missing_value", "the cell is empty");
  return true;
}

std::optional<std::string> CsvCells::required_text(std::string_view column) const {
  if (missing(column)) return std::nullopt;
  return text(column);
}

std::optional<double> CsvCells::number(std::string_view column, Range range) const {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto value = parse_number(cell, table_.file().separator == ';');
  const std::string problem = value ? range.problem(*value) : value.error();
  if (problem.empty()) return *value;
  error(column, value ? "out_of_range" : "not_a_number", problem);
  return std::nullopt;
}

std::optional<double> CsvCells::required_number(std::string_view column, Range range) const {
  if (missing(column)) return std::nullopt;
  return number(column, range);
}

std::optional<int> CsvCells::whole(std::string_view column, Range range) const {
  const auto value = number(column, range);
  if (!value) return std::nullopt;
  if (std::abs(*value) > 2e9 || *value != std::floor(*value)) {
    error(column, "not_whole", "is not a whole number");
    return std::nullopt;
  }
  return static_cast<int>(*value);
}

std::optional<bool> CsvCells::yes_no(std::string_view column) const {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  if (is_one_of(cell, {"yes", "true", "1", "ja", "y"})) return true;
  if (is_one_of(cell, {"no", "false", "0", "nei", "n"})) return false;
  error(column, "not_yes_or_no", "is neither yes nor no");
  return std::nullopt;
}

std::optional<Date> CsvCells::date(std::string_view column) const {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto date = parse_date(cell);
  if (!date) error(column, "not_a_date", "is not a date like 2015-03-05");
  return date;
}

std::optional<Date> CsvCells::required_date(std::string_view column) const {
  if (missing(column)) return std::nullopt;
  return date(column);
}

std::optional<ClockTime> CsvCells::clock(std::string_view column) const {
  const std::string cell = text(column);
  if (cell.empty()) return std::nullopt;
  const auto time = parse_clock_time(cell);
  if (!time) error(column, "not_a_clock_time", "is not a clock time like 07:30");
  return time;
}

std::vector<std::string> CsvCells::list(std::string_view column, std::string_view separators) const {
  return split(text(column), separators);
}

std::vector<Date> CsvCells::dates(std::string_view column) const {
  std::vector<Date> dates;
  for (const std::string& part : list(column, blanks)) {
    if (const auto date = parse_date(part)) {
      dates.push_back(*date);
    } else {
      report(column, part, "not_a_date", "is not a date like 2015-03-05; separate several with blanks");
    }
  }
  return dates;
}

void CsvCells::error(std::string_view column, const std::string& rule, const std::string& message) const {
  report(column, text(column), rule, message);
}

void CsvCells::report(std::string_view column, const std::string& value, const std::string& rule,
                      const std::string& message) const {
  issues_.add(Issue{.rule = rule,
                    .file = table_.file().name,
                    .line = row_.line,
                    .field = table_.shown_name(column),
                    .value = value,
                    .message = message});
}

}  // namespace samling::io
