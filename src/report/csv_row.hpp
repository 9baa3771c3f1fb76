// src/report/csv_row.hpp: one record of RFC 4180, cell by cell (libcsv quotes).
#pragma once

#include <csv.h>
#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/text.hpp"

namespace samling::report {

class CsvRow {
 public:
  /// Text from outside: guarded and quoted (libcsv doubles the quotes).
  CsvRow& text(std::string_view value) {
    const auto cell = guarded_cell(value);
    std::string quoted(cell.size() * 2 + 2, '\0');
    quoted.resize(csv_write(quoted.data(), quoted.size(), cell.data(), cell.size()));
    return raw(value.empty() ? std::string() : quoted);
  }
  /// A figure that we computed: stays a number.
  CsvRow& number(double value) { return raw(fmt::format("{}", value)); }
  CsvRow& number(int value) { return raw(fmt::format("{}", value)); }
  CsvRow& number(const std::optional<double>& value) { return value ? number(*value) : raw(""); }
  /// A word of our own.
  CsvRow& raw(std::string_view value) {
    if (cells_++ > 0) line_ += ',';
    line_ += value;
    return *this;
  }
  CsvRow& empty(int count) {
    for (int i = 0; i < count; ++i) raw("");
    return *this;
  }
  [[nodiscard]] std::string line() const { return line_ + "\r\n"; }

 private:
  std::string line_;
  int cells_ = 0;
};

/// Items of a list inside one cell.
[[nodiscard]] inline std::string semicolons(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

}  // namespace samling::report
