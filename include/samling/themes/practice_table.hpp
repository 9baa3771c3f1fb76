// samling/themes/practice_table.hpp: unlikeness of approach where municipalities work on several themes.
//
// Two municipalities are compared on the themes that both work on, and on nothing else: their tags on those themes
// joined, the words of their texts on those themes counted together, then compared as approach.hpp says. How one of
// them works on a theme that the other does not have says nothing. No theme in common: score 0, basis unknown. The word
// weights (N and df of approach.hpp) come from one practice for each municipality and theme.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <Eigen/Core>

#include "samling/core/ids.hpp"
#include "samling/themes/approach.hpp"

namespace samling::themes {

struct ThemePractice {
  ThemeId theme;
  Practice practice;  ///< May be empty: work on the theme of which nothing more is known.
};

class PracticeTable {
 public:
  /// One entry a municipality; its practices on the same theme are joined. Texts are cut and stemmed here, once.
  explicit PracticeTable(const std::vector<std::vector<ThemePractice>>& municipalities);
  ~PracticeTable();
  PracticeTable(PracticeTable&&) noexcept;
  PracticeTable& operator=(PracticeTable&&) noexcept;

  [[nodiscard]] std::size_t size() const;  ///< Municipalities.
  [[nodiscard]] Unlikeness compare(std::size_t a, std::size_t b) const;
  /// compare(a, b).score without the evidence.
  [[nodiscard]] double unlikeness(std::size_t a, std::size_t b) const;
  /// All pairs; cell (a, b) is unlikeness(a, b) to the last bit, the diagonal 0. The answer does not depend on
  /// `threads`.
  [[nodiscard]] Eigen::MatrixXd unlikeness_matrix(int threads = 1) const;

 private:
  struct Table;
  std::unique_ptr<Table> table_;
};

}  // namespace samling::themes
