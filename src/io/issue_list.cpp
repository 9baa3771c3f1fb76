#include "io/issue_list.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <utility>

namespace samling::io {
namespace {

// The character at `position` (moved past it), negative when the bytes are no UTF-8.
UChar32 next_character(std::string_view bytes, std::size_t& position) {
  UChar32 character = 0;
  const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
  U8_NEXT(start, position, bytes.size(), character);
  return character;
}

std::vector<std::string> file_order(const std::vector<Issue>& issues) {
  std::vector<std::string> files;
  for (const Issue& issue : issues) {
    if (std::find(files.begin(), files.end(), issue.file) == files.end()) files.push_back(issue.file);
  }
  return files;
}

}  // namespace

void IssueList::add(Issue issue) {
  issue.value = printable(issue.value);
  issues_.push_back(std::move(issue));
}

void IssueList::add(const InvalidInput& problem, const std::string& file, int line) {
  for (Issue issue : problem.issues()) {
    if (issue.file.empty()) {
      issue.file = file;
      if (issue.line == 0) issue.line = line;
    }
    add(std::move(issue));
  }
}

std::size_t IssueList::error_count() const {
  return static_cast<std::size_t>(
      std::count_if(issues_.begin(), issues_.end(), [](const Issue& issue) { return issue.level == Level::error; }));
}

std::vector<Issue> IssueList::warnings() const {
  std::vector<Issue> warnings;
  std::copy_if(issues_.begin(), issues_.end(), std::back_inserter(warnings),
               [](const Issue& issue) { return issue.level == Level::warning; });
  return warnings;
}

void IssueList::throw_if_errors() const {
  std::vector<Issue> errors;
  for (const std::string& file : file_order(issues_)) {
    std::vector<const Issue*> of_file;
    for (const Issue& issue : issues_) {
      if (issue.level == Level::error && issue.file == file) of_file.push_back(&issue);
    }
    // Within a line as they were found: the pointers go into one vector.
    std::sort(of_file.begin(), of_file.end(),
              [](const Issue* a, const Issue* b) { return a->line != b->line ? a->line < b->line : a < b; });
    for (const Issue* issue : of_file) errors.push_back(*issue);
  }
  if (!errors.empty()) throw InvalidInput(std::move(errors));
}

std::string did_you_mean(const std::string& text, const std::vector<std::string>& candidates) {
  std::string names;
  for (const std::string& match : near_matches(text, candidates))
    names += (names.empty() ? "\"" : ", \"") + match + '"';
  return names.empty() ? "" : "; did you mean " + names + "?";
}

std::string printable(std::string_view bytes, std::size_t longest) {
  std::string text;
  std::size_t characters = 0;
  for (std::size_t position = 0; position < bytes.size(); ++characters) {
    if (characters == longest) return text + "…";
    const std::size_t start = position;
    const UChar32 character = next_character(bytes, position);
    if (character >= 0x20 && character != 0x7f) {
      text += bytes.substr(start, position - start);
    } else if (character == '\n') {
      text += "\\n";
    } else {
      for (std::size_t i = start; i < position; ++i)
        text += fmt::format("\\x{:02X}", static_cast<unsigned char>(bytes[i]));
    }
  }
  return text;
}

std::size_t first_bad_utf8(std::string_view bytes) {
  for (std::size_t position = 0; position < bytes.size();) {
    const std::size_t start = position;
    if (next_character(bytes, position) < 0) return start;
  }
  return std::string_view::npos;
}

}  // namespace samling::io
