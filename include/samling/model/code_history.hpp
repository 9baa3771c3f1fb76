// samling/model/code_history.hpp: municipalities merge and change code; names and codes are read as of a date.
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
};

/// What a code or a name means on a date.
struct ResolvedCode {
  std::string code;                ///< Valid on the date.
  std::string name;
  std::vector<CodeChange> history;  ///< Steps passed to get there, oldest first; empty when unchanged.
};

class CodeHistory {
 public:
  CodeHistory() = default;
  /// Throws InvalidInput on an empty code, a code changed twice on one date, or a cycle.
  explicit CodeHistory(std::vector<CodeChange> changes);
  [[nodiscard]] const std::vector<CodeChange>& changes() const { return changes_; }

  /// Reads `code_or_name` as of `date`: an older code is followed forward to the one valid then; a newer one (used too early) is followed
  /// back when exactly one municipality became it. Nothing when the history does not know it.
  [[nodiscard]] std::optional<ResolvedCode> resolve(std::string_view code_or_name, Date date) const;

 private:
  std::vector<CodeChange> changes_;
};

}  // namespace samling::model
