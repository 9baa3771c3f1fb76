// Figures of pairs, dense or sparse, and what is wrong with them.
#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "samling/core/issue.hpp"
#include "samling/model/affinity.hpp"

namespace samling::model {
namespace {

constexpr std::size_t most_issues_of_rows = 100;

void check_finite(const Eigen::MatrixXd& values, std::vector<Issue>& issues) {
  constexpr std::size_t most_reported = 10;
  for (Eigen::Index row = 0; row < values.rows(); ++row) {
    for (Eigen::Index column = 0; column < values.cols(); ++column) {
      if (row == column || std::isfinite(values(row, column))) continue;
      if (issues.size() == most_reported) return;
      issues.push_back({.rule = "affinity_not_finite",
                        .field = "values",
                        .value = fmt::format("{}", values(row, column)),
                        .message = fmt::format("at row {}, column {} is not a finite number", row, column)});
    }
  }
}

void check_symmetry(const Eigen::MatrixXd& values, std::vector<Issue>& issues) {
  if (values.size() == 0) return;
  const double tolerance = 1e-9 * values.cwiseAbs().maxCoeff();
  Eigen::Index row = 0;
  Eigen::Index column = 0;
  const double gap = (values - values.transpose()).cwiseAbs().maxCoeff(&row, &column);
  if (gap <= tolerance) return;
  issues.push_back({.rule = "affinity_not_symmetric",
                    .field = "values",
                    .value = fmt::format("{}", values(row, column)),
                    .message = fmt::format("at row {}, column {} differs from its mirror image {}", row, column,
                                           values(column, row))});
}

bool before(const Companion& companion, MunicipalityId other) {
  return companion.other < other;
}

std::optional<double> figure_in(std::span<const Companion> row, MunicipalityId other) {
  const auto found = std::lower_bound(row.begin(), row.end(), other, before);
  if (found == row.end() || found->other != other) return std::nullopt;
  return found->affinity;
}

// What is wrong with one entry of row a, in words; empty when nothing is.
std::string fault(const std::vector<std::vector<Companion>>& rows, std::size_t a, std::size_t position) {
  const Companion& entry = rows[a][position];
  if (entry.other.value() < 0 || entry.other.index() >= rows.size()) return "is not a row";
  if (entry.other.index() == a) return "is a pair with itself";
  if (!std::isfinite(entry.affinity)) return "has a figure that is not finite";
  if (position > 0 && rows[a][position - 1].other == entry.other) return "is there twice";
  const auto mirrored = figure_in(rows[entry.other.index()], MunicipalityId(a));
  if (!mirrored) return "is missing in the other direction";
  return *mirrored == entry.affinity ? "" : "has another figure in the other direction";
}

std::vector<Issue> faults_of(const std::vector<std::vector<Companion>>& rows) {
  std::vector<Issue> issues;
  for (std::size_t a = 0; a < rows.size(); ++a) {
    for (std::size_t k = 0; k < rows[a].size() && issues.size() < most_issues_of_rows; ++k) {
      const std::string words = fault(rows, a, k);
      if (words.empty()) continue;
      issues.push_back({.rule = "invalid_companion",
                        .field = fmt::format("row {}", a),
                        .value = fmt::format("{}", rows[a][k].other.value()),
                        .message = words});
    }
  }
  return issues;
}

}  // namespace

Affinity::Affinity(Eigen::MatrixXd values) : values_(std::move(values)) {
  require(values_.rows() == values_.cols(), "values", fmt::format("{} x {}", values_.rows(), values_.cols()),
          "is not a square matrix");
  values_.diagonal().setZero();
  std::vector<Issue> issues;
  check_finite(values_, issues);
  if (issues.empty()) check_symmetry(values_, issues);
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  values_ = (0.5 * values_ + 0.5 * values_.transpose()).eval();
}

Affinity::Affinity(std::vector<std::vector<Companion>> rows) {
  for (auto& row : rows) {
    std::sort(row.begin(), row.end(), [](const Companion& a, const Companion& b) { return a.other < b.other; });
  }
  if (auto issues = faults_of(rows); !issues.empty()) throw InvalidInput(std::move(issues));
  starts_.push_back(0);
  for (const auto& row : rows) starts_.push_back(starts_.back() + row.size());
  companions_.reserve(starts_.back());
  for (const auto& row : rows) companions_.insert(companions_.end(), row.begin(), row.end());
}

std::span<const Companion> Affinity::companions(MunicipalityId a) const {
  if (!is_sparse()) return {};
  return std::span(companions_).subspan(starts_[a.index()], starts_[a.index() + 1] - starts_[a.index()]);
}

std::optional<double> Affinity::find(MunicipalityId a, MunicipalityId b) const {
  return is_sparse() ? figure_in(companions(a), b) : std::optional(values_(a.value(), b.value()));
}

double Affinity::largest() const {
  double largest = values_.size() > 0 ? values_.cwiseAbs().maxCoeff() : 0.0;
  for (const Companion& companion : companions_) largest = std::max(largest, std::abs(companion.affinity));
  return largest;
}

}  // namespace samling::model
