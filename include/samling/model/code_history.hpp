// samling/model/code_history.hpp: municipalities merge and change code; names and codes are read as of a date.
//
// Oppegård 0217 is itself until 2019, part of Nordre Follo 3020 from 2020-01-01, and of Nordre Follo 3207 from
// 2024-01-01. A code is valid from the first change that leads to it until the first change away from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/core/units.hpp"

namespace samling::model {

/// A code (or name) and what became of it.
struct CodeChange {
  std::string old_code;
  std::string old_name;
  std::string new_code;
  std::string new_name;
  Date from;  ///< First day of the new code.
  friend bool operator==(const CodeChange&, const CodeChange&) = default;
};

/// What a code or a name means on a date.
struct ResolvedCode {
  std::string code;  ///< Valid on the date.
  std::string name;
  std::vector<CodeChange> history;  ///< Steps passed to get there, oldest first; empty when unchanged.
  friend bool operator==(const ResolvedCode&, const ResolvedCode&) = default;
};

class CodeHistory {
 public:
  CodeHistory() = default;
  /// Throws InvalidInput, all issues at once: an empty code, a date that does not exist, a code changed twice on one
  /// date (of a split, give the part that carries on), a cycle (a changed name alone is no change of code), a code that
  /// ends before it begins.
  explicit CodeHistory(std::vector<CodeChange> changes);
  [[nodiscard]] const std::vector<CodeChange>& changes() const { return changes_; }

  /// Reads `code_or_name` as of `date`: an older code is followed forward to the one valid then; a newer one (used too
  /// early) is followed back when exactly one municipality became it. A name that several codes bear means the one
  /// valid on the date, else the one fewest steps away; nothing when that leaves several. Nothing when the history does
  /// not know it.
  [[nodiscard]] std::optional<ResolvedCode> resolve(std::string_view code_or_name, Date date) const;

  /// Every code that `code_or_name` is linked to whatever the date, itself first, then what it became, then what it
  /// alone came from.
  [[nodiscard]] std::vector<std::string> linked_codes(std::string_view code_or_name) const;

 private:
  std::vector<CodeChange> changes_;
};

}  // namespace samling::model
