// samling/themes/likeness.hpp: how alike two municipalities are in what they work on.
//
// A profile is a vector over the themes of the catalogue, entries >= 0 (number of projects, or any count). Both
// measures are symmetric, lie in [0, 1], are 1 for equal non-zero profiles and 0 when no theme is shared or a profile
// is empty:
//   cosine            sum x_t y_t / (|x| |y|)                      (Salton, Wong and Yang 1975,
//   doi:10.1145/361219.361220) weighted_jaccard  sum min(x_t, y_t) / sum max(x_t, y_t)        (Ruzicka 1958)
// Parents: a count on a theme also counts on each ancestor, times parent_share per step, so that two themes under one
// parent are a little alike. Theme weights multiply the entries before the measure.
#pragma once

#include <vector>

#include <Eigen/Core>

#include "samling/themes/catalogue.hpp"

namespace samling::themes {

enum class Likeness { cosine, weighted_jaccard };

/// Entry t: count of theme t plus parent_share^k of the counts of its descendants k steps down, times the theme's
/// weight. `counts` has one entry a theme, each finite and >= 0; parent_share is in [0, 1]. Throws InvalidInput
/// otherwise.
[[nodiscard]] Eigen::VectorXd profile(const ThemeCatalogue& catalogue, const std::vector<double>& counts,
                                      double parent_share = 0.5);

/// Throws InvalidInput unless both have the same size and every entry is in [0, 1e300] (so that no sum overflows).
[[nodiscard]] double likeness(Likeness measure, const Eigen::Ref<const Eigen::VectorXd>& a,
                              const Eigen::Ref<const Eigen::VectorXd>& b);

/// All pairs. `profiles` is n x themes, one row a municipality; the result n x n. Equals likeness() cell by cell
/// (1e-12), is exactly symmetric and does not depend on `threads`. O(n^2 themes). Throws as likeness() does.
[[nodiscard]] Eigen::MatrixXd likeness_matrix(Likeness measure, const Eigen::Ref<const Eigen::MatrixXd>& profiles,
                                              int threads = 1);

}  // namespace samling::themes
