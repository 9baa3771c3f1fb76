// samling/core/issue.hpp: what is wrong, where, and what would help.
//
// Three kinds of trouble are never mixed (HOUSE habit 4). Bad input is InvalidInput, which carries every issue of
// the input at once. A bug of ours is an assertion. A hard problem is a field of the result.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace samling {

enum class Level { warning, error };

/// One thing that is wrong with an input, or one rule that an answer breaks.
struct Issue {
  Level level = Level::error;
  std::string rule;     ///< Stable name in snake_case: "travel_limit", "unknown_theme".
  std::string file;     ///< File it was read from; empty when it came through the API.
  int line = 0;         ///< Line in that file, from 1; 0 when there is none.
  std::string field;    ///< Column, JSON pointer or option: "lat", "/request/sizes/min".
  std::string value;    ///< The offending value as it was given, shortened to 80 characters.
  std::string message;  ///< One sentence: what is wrong, and what is allowed or near.
  friend bool operator==(const Issue&, const Issue&) = default;
};

/// "municipalities.csv:17: lat: "95": is outside [-90, 90]". Parts that are empty are left out.
[[nodiscard]] std::string to_string(const Issue& issue);

/// The input cannot be used. what() is every issue, a line each.
class InvalidInput : public std::invalid_argument {
 public:
  explicit InvalidInput(Issue issue);
  /// Precondition: issues is not empty.
  explicit InvalidInput(std::vector<Issue> issues);
  [[nodiscard]] const std::vector<Issue>& issues() const { return issues_; }

 private:
  std::vector<Issue> issues_;
};

/// For constructors: throws InvalidInput naming `field`, `value` and `message` unless `holds`.
void require(bool holds, const std::string& field, const std::string& value, const std::string& message);

/// The candidates nearest to `text` by edit distance (Damerau-Levenshtein, case-insensitive for ASCII), nearest first, at most
/// `count`, none further than a third of its length (at least 1): for "did you mean".
[[nodiscard]] std::vector<std::string> near_matches(const std::string& text, const std::vector<std::string>& candidates,
                                                    std::size_t count = 3);

}  // namespace samling
