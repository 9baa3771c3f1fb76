#include "samling/themes/catalogue.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "samling/core/issue.hpp"

namespace samling::themes {
namespace {

constexpr std::size_t longest_to_match = 200;  // beyond it nothing is a misspelling, and matching would be slow

// ` did you mean "heltid" (Heltid/deltid)?`, or the whole catalogue where it is short, or nothing.
std::string suggestion(const std::vector<Theme>& themes, std::string_view code) {
  if (code.size() > longest_to_match) return {};
  std::vector<std::string> written;
  for (const Theme& theme : themes) {
    written.push_back(theme.code);
    written.push_back(theme.name);
  }
  const auto near = near_matches(std::string(code), written);
  std::string text;
  for (const Theme& theme : themes) {
    const bool is_near = std::ranges::any_of(near, [&](const auto& n) { return n == theme.code || n == theme.name; });
    if (is_near)
      text += fmt::format("{}\"{}\" ({})", text.empty() ? "; did you mean " : " or ", theme.code, theme.name);
  }
  return text.empty() ? text : text + "?";
}

Issue unknown_theme(const std::vector<Theme>& themes, const std::string& field, std::string_view code) {
  return {.rule = "unknown_theme",
          .field = field,
          .value = std::string(code.substr(0, 80)),
          .message = "is not the code of a theme" + suggestion(themes, code)};
}

std::optional<ThemeId> find_code(const std::vector<Theme>& themes, const std::vector<ThemeId>& by_code,
                                 std::string_view code) {
  const auto found = std::ranges::lower_bound(by_code, code, {},
                                              [&](ThemeId id) -> std::string_view { return themes[id.index()].code; });
  if (found == by_code.end() || themes[found->index()].code != code) return std::nullopt;
  return *found;
}

std::vector<ThemeId> rows_by_code(const std::vector<Theme>& themes) {
  std::vector<ThemeId> rows;
  for (std::size_t row = 0; row < themes.size(); ++row) rows.emplace_back(row);
  std::ranges::sort(rows, {}, [&](ThemeId id) { return std::pair(std::string_view(themes[id.index()].code), id); });
  return rows;
}

void check_codes(const std::vector<Theme>& themes, const std::vector<ThemeId>& by_code, std::vector<Issue>& issues) {
  for (const Theme& theme : themes) {
    if (!theme.code.empty()) continue;
    issues.push_back(
        {.rule = "empty_theme_code", .field = "code", .message = fmt::format("theme \"{}\" has no code", theme.name)});
  }
  for (std::size_t i = 1; i < by_code.size(); ++i) {
    const Theme& theme = themes[by_code[i].index()];
    if (theme.code.empty() || theme.code != themes[by_code[i - 1].index()].code) continue;
    issues.push_back({.rule = "duplicate_theme",
                      .field = "code",
                      .value = theme.code,
                      .message = fmt::format("is also the code of theme \"{}\"", themes[by_code[i - 1].index()].name)});
  }
}

void check_weights(const std::vector<Theme>& themes, std::vector<Issue>& issues) {
  for (const Theme& theme : themes) {
    if (std::isfinite(theme.weight) && theme.weight >= 0.0) continue;
    issues.push_back({.rule = "invalid_theme_weight",
                      .field = "weight",
                      .value = fmt::format("{}", theme.weight),
                      .message = fmt::format("of theme \"{}\" is not a number of at least 0", theme.code)});
  }
}

// Parent of each theme as a row; unknown parents become issues.
std::vector<std::optional<ThemeId>> check_parents(const std::vector<Theme>& themes, const std::vector<ThemeId>& by_code,
                                                  std::vector<Issue>& issues) {
  std::vector<std::optional<ThemeId>> parents(themes.size());
  for (std::size_t row = 0; row < themes.size(); ++row) {
    if (!themes[row].parent) continue;
    parents[row] = find_code(themes, by_code, *themes[row].parent);
    if (parents[row]) continue;
    Issue issue = unknown_theme(themes, "parent", *themes[row].parent);
    issue.message = fmt::format("(parent of theme \"{}\") {}", themes[row].code, issue.message);
    issues.push_back(std::move(issue));
  }
  return parents;
}

// Each cycle once, told from its first row: "a -> b -> a".
void check_cycles(const std::vector<Theme>& themes, const std::vector<std::optional<ThemeId>>& parents,
                  std::vector<Issue>& issues) {
  std::vector<std::size_t> visited_from(themes.size(), themes.size());
  for (std::size_t start = 0; start < themes.size(); ++start) {
    std::optional<ThemeId> at = ThemeId(start);
    while (at && visited_from[at->index()] == themes.size()) {
      visited_from[at->index()] = start;
      at = parents[at->index()];
    }
    if (!at || visited_from[at->index()] != start) continue;
    std::string path = themes[at->index()].code;
    for (auto step = parents[at->index()]; step != at; step = parents[step->index()]) {
      path += " -> " + themes[step->index()].code;
    }
    issues.push_back({.rule = "theme_cycle",
                      .field = "parent",
                      .value = themes[at->index()].code,
                      .message = fmt::format("is its own ancestor: {} -> {}", path, themes[at->index()].code)});
  }
}

}  // namespace

ThemeCatalogue::ThemeCatalogue(std::vector<Theme> themes)
    : themes_(std::move(themes)), by_code_(rows_by_code(themes_)) {
  std::vector<Issue> issues;
  check_codes(themes_, by_code_, issues);
  check_weights(themes_, issues);
  const auto parents = check_parents(themes_, by_code_, issues);
  check_cycles(themes_, parents, issues);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
}

std::optional<ThemeId> ThemeCatalogue::find(std::string_view code) const {
  return find_code(themes_, by_code_, code);
}

ThemeId ThemeCatalogue::at(std::string_view code) const {
  if (const auto id = find(code)) return *id;
  throw InvalidInput(unknown_theme(themes_, "theme", code));
}

std::vector<ThemeId> ThemeCatalogue::ancestors(ThemeId id) const {
  std::vector<ThemeId> path;
  for (const Theme* theme = &(*this)[id]; theme->parent;) {
    path.push_back(*find(*theme->parent));
    theme = &(*this)[path.back()];
  }
  return path;
}

}  // namespace samling::themes
