#include "samling/themes/likeness.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "samling/core/issue.hpp"
#include "samling/core/parallel.hpp"

namespace samling::themes {
namespace {

constexpr double largest_entry = 1e300;  // sums of up to 1e8 of them stay finite

void require_entries(const Eigen::Ref<const Eigen::MatrixXd>& profiles) {
  for (Eigen::Index column = 0; column < profiles.cols(); ++column) {
    for (Eigen::Index row = 0; row < profiles.rows(); ++row) {
      const double entry = profiles(row, column);
      if (entry >= 0.0 && entry <= largest_entry) continue;
      throw InvalidInput(Issue{.rule = "invalid_profile",
                               .field = "profile",
                               .value = fmt::format("{}", entry),
                               .message = fmt::format("(row {}, theme {}) is outside [0, 1e300]", row, column)});
    }
  }
}

// Length 1; a zero vector stays zero. Scaled by the largest entry first, so that no square over- or underflows.
Eigen::VectorXd unit(const Eigen::Ref<const Eigen::VectorXd>& profile) {
  const double largest = profile.size() == 0 ? 0.0 : profile.maxCoeff();
  if (largest <= 0.0) return Eigen::VectorXd::Zero(profile.size());
  const Eigen::VectorXd scaled = profile / largest;
  return scaled / scaled.norm();
}

double cosine_of_units(const Eigen::Ref<const Eigen::VectorXd>& a, const Eigen::Ref<const Eigen::VectorXd>& b) {
  return std::clamp(a.dot(b), 0.0, 1.0);
}

double weighted_jaccard(const Eigen::Ref<const Eigen::VectorXd>& a, const Eigen::Ref<const Eigen::VectorXd>& b) {
  const double larger = a.cwiseMax(b).sum();
  return larger <= 0.0 ? 0.0 : a.cwiseMin(b).sum() / larger;
}

}  // namespace

Eigen::VectorXd profile(const ThemeCatalogue& catalogue, const std::vector<double>& counts, double parent_share) {
  require(counts.size() == catalogue.size(), "counts", std::to_string(counts.size()),
          fmt::format("entries given; the catalogue has {} themes", catalogue.size()));
  require(parent_share >= 0.0 && parent_share <= 1.0, "parent_share", fmt::format("{}", parent_share),
          "is outside [0, 1]");
  Eigen::VectorXd entries = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(counts.size()));
  for (std::size_t row = 0; row < counts.size(); ++row) {
    const ThemeId theme(row);
    require(std::isfinite(counts[row]) && counts[row] >= 0.0, "counts", fmt::format("{}", counts[row]),
            fmt::format("of theme \"{}\" is not a number of at least 0", catalogue[theme].code));
    if (counts[row] == 0.0) continue;
    entries[theme.value()] += counts[row];
    double share = 1.0;
    for (const ThemeId ancestor : catalogue.ancestors(theme)) {
      share *= parent_share;
      entries[ancestor.value()] += share * counts[row];
    }
  }
  for (std::size_t row = 0; row < counts.size(); ++row) {
    entries[static_cast<Eigen::Index>(row)] *= catalogue[ThemeId(row)].weight;
  }
  require(entries.allFinite(), "counts", "", "times the theme weights are too large for a number");
  return entries;
}

double likeness(Likeness measure, const Eigen::Ref<const Eigen::VectorXd>& a,
                const Eigen::Ref<const Eigen::VectorXd>& b) {
  require(a.size() == b.size(), "profile", std::to_string(b.size()),
          fmt::format("entries against {}: both need one a theme", a.size()));
  require_entries(a);
  require_entries(b);
  return measure == Likeness::cosine ? cosine_of_units(unit(a), unit(b)) : weighted_jaccard(a, b);
}

Eigen::MatrixXd likeness_matrix(Likeness measure, const Eigen::Ref<const Eigen::MatrixXd>& profiles, int threads) {
  require_entries(profiles);
  const Eigen::Index n = profiles.rows();
  // One column a municipality: what a pair needs lies side by side in memory.
  Eigen::MatrixXd columns = profiles.transpose();
  if (measure == Likeness::cosine) {
    for (Eigen::Index i = 0; i < n; ++i) columns.col(i) = unit(columns.col(i));
  }
  Eigen::MatrixXd values(n, n);
  // Row i fills its cells right of the diagonal and their mirror images: no two rows write the same cell.
  parallel_for(static_cast<std::size_t>(n), threads, [&](std::size_t row) {
    const auto i = static_cast<Eigen::Index>(row);
    for (Eigen::Index j = i; j < n; ++j) {
      const double value = measure == Likeness::cosine ? cosine_of_units(columns.col(i), columns.col(j))
                                                       : weighted_jaccard(columns.col(i), columns.col(j));
      values(i, j) = values(j, i) = value;
    }
  });
  return values;
}

}  // namespace samling::themes
