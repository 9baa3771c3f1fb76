// io/code_book.hpp: which municipality a code or name in a file means.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "samling/core/units.hpp"
#include "samling/model/code_history.hpp"
#include "samling/model/municipality.hpp"

namespace samling::io {

/// The codes of the table, their names, and what the history links to them as of a date. Finds what model::Region::find
/// finds, but can be asked before there is a region, so that all issues of all files come at once.
class CodeBook {
 public:
  CodeBook() = default;
  /// `complete` false: rows were dropped from the table, so that a code that is not found may well be right.
  CodeBook(const std::vector<model::Municipality>& municipalities, model::CodeHistory history,
           std::optional<Date> as_of, bool complete);

  /// Row of the municipality table.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& code_or_name) const;
  [[nodiscard]] const std::string& code(std::size_t row) const { return codes_[row]; }
  [[nodiscard]] bool complete() const { return complete_; }
  /// "is no code or name in municipalities.csv…; did you mean "0105"?".
  [[nodiscard]] std::string complaint(const std::string& code_or_name) const;

 private:
  [[nodiscard]] std::optional<std::size_t> find_through_history(const std::string& code_or_name) const;

  std::vector<std::string> codes_;
  std::vector<std::string> names_;
  std::map<std::string, std::size_t> row_of_code_;
  std::map<std::string, std::size_t> row_of_name_;
  std::set<std::string> ambiguous_names_;
  model::CodeHistory history_;
  std::optional<Date> as_of_;
  bool complete_ = true;
};

}  // namespace samling::io
