#include "samling/core/issue.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace samling {
namespace {

std::string join(const std::vector<Issue>& issues) {
  std::string text;
  for (const Issue& issue : issues) {
    if (!text.empty()) text += '\n';
    text += to_string(issue);
  }
  return text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Damerau-Levenshtein, optimal string alignment. Bytes, not letters: good enough to find a near name.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& { return table[i * columns + j]; };
  for (std::size_t i = 0; i <= a.size(); ++i) cell(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cell(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return cell(a.size(), b.size());
}

}  // namespace

std::string to_string(const Issue& issue) {
  std::string where = issue.file;
  if (issue.line > 0) where += (where.empty() ? "line " : ":") + std::to_string(issue.line);
  std::string text;
  for (const std::string& part : {where, issue.field}) {
    if (!part.empty()) text += part + ": ";
  }
  if (!issue.value.empty()) text += '"' + issue.value + "\": ";
  return text + issue.message;
}

InvalidInput::InvalidInput(Issue issue) : InvalidInput(std::vector<Issue>{std::move(issue)}) {}

InvalidInput::InvalidInput(std::vector<Issue> issues) : std::invalid_argument(join(issues)), issues_(std::move(issues)) {}

void require(bool holds, const std::string& field, const std::string& value, const std::string& message) {
  if (holds) return;
  throw InvalidInput(Issue{.rule = "invalid_" + field, .field = field, .value = value, .message = message});
}

std::vector<std::string> near_matches(const std::string& text, const std::vector<std::string>& candidates,
                                      std::size_t count) {
  std::vector<std::pair<std::size_t, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(text, candidate);
    if (distance <= std::max<std::size_t>(1, text.size() / 3)) ranked.emplace_back(distance, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < std::min(count, ranked.size()); ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace samling
