// Which column is which.
#include "io/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace samling::io {
namespace {

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_called(const CsvColumn& column, std::string_view name) {
  return same_name(column.name, name) || std::any_of(column.other_names.begin(), column.other_names.end(),
                                                     [&](const std::string& other) { return same_name(other, name); });
}

}  // namespace

CsvTable::CsvTable(const CsvFile& file, std::vector<CsvColumn> columns, IssueList& issues)
    : file_(&file), columns_(std::move(columns)), positions_(columns_.size()), usable_(!file.header.empty()) {
  if (!usable_) return;  // said already
  find(issues);
  warn_of_unknown(issues);
}

void CsvTable::find(IssueList& issues) {
  const auto complain = [&](const std::string& rule, const std::string& field, const std::string& value,
                            const std::string& message) {
    issues.add(Issue{.rule = rule,
                     .file = file_->name,
                     .line = file_->header_line,
                     .field = field,
                     .value = value,
                     .message = message});
    usable_ = false;
  };
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    for (std::size_t i = 0; i < file_->header.size(); ++i) {
      if (!is_called(columns_[c], file_->header[i])) continue;
      if (!positions_[c]) {
        positions_[c] = i;
      } else {
        complain("duplicate_column", columns_[c].name, file_->header[i],
                 fmt::format("the column stands twice, as number {} and {}", *positions_[c] + 1, i + 1));
      }
    }
    if (positions_[c] || !columns_[c].required) continue;
    const bool one_column = file_->header.size() == 1 && columns_.size() > 1;
    complain("missing_column", columns_[c].name, fmt::format("{}", fmt::join(file_->header, ",")),
             one_column ? "the column is missing; the header has one column only: separate columns with , or ;"
                        : "the column is missing" + did_you_mean(columns_[c].name, file_->header));
    if (one_column) return;
  }
}

void CsvTable::warn_of_unknown(IssueList& issues) const {
  std::vector<std::string> names;
  for (const CsvColumn& column : columns_) names.push_back(column.name);
  for (const std::string& name : file_->header) {
    const bool known =
        std::any_of(columns_.begin(), columns_.end(), [&](const auto& column) { return is_called(column, name); });
    if (known) continue;
    issues.add(Issue{.level = Level::warning,
                     .rule = "unknown_column",
                     .file = file_->name,
                     .line = file_->header_line,
                     .field = name,
                     .value = name,
                     .message = "the column is not known and not read" + did_you_mean(name, names)});
  }
}

std::optional<std::size_t> CsvTable::position(std::string_view column) const {
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].name == column) return positions_[c];
  }
  return std::nullopt;
}

std::string CsvTable::shown_name(std::string_view column) const {
  const auto at = position(column);
  return at ? file_->header[*at] : std::string(column);
}

}  // namespace samling::io
