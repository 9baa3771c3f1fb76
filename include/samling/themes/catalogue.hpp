// samling/themes/catalogue.hpp: what municipalities can work on. Themes may have a parent theme.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "samling/core/ids.hpp"

namespace samling::themes {

struct Theme {
  std::string code;                   ///< Short stable key: "heltid".
  std::string name;                   ///< As people write it: "Heltid/deltid".
  std::optional<std::string> parent;  ///< Code of a broader theme.
  double weight = 1.0;                ///< Importance in likeness, >= 0.
};

class ThemeCatalogue {
 public:
  ThemeCatalogue() = default;
  /// Throws InvalidInput, all issues at once: empty or duplicate code, unknown parent (with near matches), cycle of
  /// parents, a weight that is negative or not finite.
  explicit ThemeCatalogue(std::vector<Theme> themes);

  [[nodiscard]] std::size_t size() const { return themes_.size(); }
  [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }
  [[nodiscard]] const Theme& operator[](ThemeId id) const { return themes_[id.index()]; }
  /// By code, O(log size).
  [[nodiscard]] std::optional<ThemeId> find(std::string_view code) const;
  /// Throws InvalidInput with near matches when there is no such theme.
  [[nodiscard]] ThemeId at(std::string_view code) const;
  /// Parent, grandparent, …; empty for a top theme.
  [[nodiscard]] std::vector<ThemeId> ancestors(ThemeId id) const;

 private:
  std::vector<Theme> themes_;
  std::vector<ThemeId> by_code_;  ///< Rows in the order of their codes.
};

}  // namespace samling::themes
