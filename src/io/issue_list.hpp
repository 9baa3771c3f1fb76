// io/issue_list.hpp: what is wrong with a whole set of files, collected instead of thrown at the first one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "samling/core/issue.hpp"

namespace samling::io {

class IssueList {
 public:
  /// Keeps it, its value made printable and cut to 80 characters.
  void add(Issue issue);
  /// The issues of a constructor further down, with the file (and line, when it has none) they come from.
  void add(const InvalidInput& problem, const std::string& file, int line = 0);

  [[nodiscard]] const std::vector<Issue>& all() const { return issues_; }
  [[nodiscard]] bool has_errors() const { return error_count() > 0; }
  [[nodiscard]] std::size_t error_count() const;
  [[nodiscard]] std::vector<Issue> warnings() const;
  /// InvalidInput with every error: files in the order they were read, lines ascending.
  void throw_if_errors() const;

 private:
  std::vector<Issue> issues_;
};

/// "; did you mean "heltid"?" or empty: the end of a message about an unknown name.
[[nodiscard]] std::string did_you_mean(const std::string& text, const std::vector<std::string>& candidates);

/// Valid UTF-8 on one line: bytes that are no UTF-8 and control characters as \xHH, cut to `longest` characters with
/// "…".
[[nodiscard]] std::string printable(std::string_view bytes, std::size_t longest = 80);
/// Position of the first byte that is not UTF-8; npos when all is well.
[[nodiscard]] std::size_t first_bad_utf8(std::string_view bytes);

}  // namespace samling::io
