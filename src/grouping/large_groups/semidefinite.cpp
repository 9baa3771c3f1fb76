#include "grouping/large_groups/semidefinite.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include <Eigen/Eigenvalues>

#include "grouping/large_groups/counts.hpp"

namespace samling::grouping {
namespace {

constexpr int most_units_for_eigenvalues = 600;
constexpr int steps_between_bounds = 10;
constexpr int steps_between_scalings = 20;
constexpr double over_relaxation = 1.618;

// The multipliers: u, then r (one size for all groups) or rho.
struct Multipliers {
  Eigen::VectorXd diagonal;
  Eigen::VectorXd rows;  // empty unless all groups have one size
  double total = 0.0;    // rho
};

class Relaxation {
 public:
  Relaxation(const Instance& instance, GroupCounts counts)
      : instance_(instance),
        counts_(std::move(counts)),
        n_(instance.size()),
        rows_(counts_.one_size()),
        // Minus half the affinities, as the relaxation minimises; what is left out costs its price, on the diagonal.
        cost_(-0.5 * counts_.factor * instance.affinity()) {
    for (Eigen::Index i = 0; i < n_; ++i) {
      cost_(i, i) = 0.0;
      price_sum_ += instance.price(static_cast<int>(i));
    }
    if (counts_.all_placed) price_sum_ = 0.0;
    const double size = cost_.norm();
    const double expected = std::sqrt(counts_.square_most);
    sigma_ = size > 0.0 ? expected / size : 1.0;
    slack_ = primal_ = sign_ = Eigen::MatrixXd::Zero(n_, n_);
    primal_.setIdentity();
    y_.diagonal = Eigen::VectorXd::Zero(n_);
    if (rows_) y_.rows = Eigen::VectorXd::Zero(n_);
  }

  std::optional<double> bound(const SemidefiniteEffort& effort) {
    std::optional<double> best;
    int step = 0;
    const auto note = [&] {
      const double value = value_of_multipliers();
      best = best ? std::min(*best, value) : value;
    };
    while (step < effort.steps && !(effort.stop && effort.stop())) {
      improve(++step);
      if (step % steps_between_bounds == 0) note();
    }
    if (step % steps_between_bounds != 0) note();
    return best;
  }

 private:
  // A*(y): the matrix that the multipliers make.
  [[nodiscard]] Eigen::MatrixXd combined() const {
    Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(n_, n_);
    if (rows_) {
      matrix.colwise() += 0.5 * y_.rows;
      matrix.rowwise() += 0.5 * y_.rows.transpose();
    } else {
      matrix.noalias() += y_.total * counts_.weight * counts_.weight.transpose();
    }
    matrix.diagonal() += y_.diagonal;
    return matrix;
  }

  // y = (A A*)^-1 (A(C - S - Z) + (b - A(X)) / sigma)
  void solve_multipliers() {
    const Eigen::MatrixXd rest = cost_ - sign_ - slack_ - primal_ / sigma_;
    Eigen::VectorXd diagonal = rest.diagonal();
    diagonal.array() += 1.0 / sigma_;
    if (rows_) {
      const double count = static_cast<double>(n_);
      Eigen::VectorXd sums = rest.rowwise().sum();
      sums.array() += counts_.most.front() / sigma_;
      const Eigen::VectorXd difference = sums - diagonal;
      const double total = difference.sum() / (count - 1.0);
      y_.rows = (difference.array() - 0.5 * total) / (0.5 * count - 1.0);
      y_.diagonal = diagonal - y_.rows;
      return;
    }
    const Eigen::VectorXd squares = counts_.weight.array().square();
    const double all = counts_.weight.squaredNorm();
    const double sum = counts_.weight.dot(rest * counts_.weight) + counts_.square_most / sigma_;
    const double scale = all * all - squares.squaredNorm();
    y_.total = scale > 0.0 ? (sum - squares.dot(diagonal)) / scale : 0.0;
    y_.diagonal = diagonal - y_.total * squares;
  }

  void improve(int step) {
    solve_multipliers();
    const Eigen::MatrixXd left = cost_ - combined();
    sign_ = (left - slack_ - primal_ / sigma_).cwiseMax(0.0);
    sign_.diagonal().setZero();
    free_conflicts(left);
    const Eigen::MatrixXd target = left - sign_ - primal_ / sigma_;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(target);
    const Eigen::VectorXd& values = solver.eigenvalues();
    const Eigen::Index negative = (values.array() < 0.0).count();
    const auto vectors = solver.eigenvectors().leftCols(negative);
    const Eigen::MatrixXd below = vectors * (-values.head(negative)).asDiagonal() * vectors.transpose();
    slack_ = target + below;  // the part that is not negative
    primal_ += over_relaxation * (sigma_ * below - primal_);
    if (step % steps_between_scalings == 0) rescale(left);
  }

  // Pairs that never share a group: Y is 0 there, so S may have any sign.
  void free_conflicts(const Eigen::MatrixXd& left) {
    if (instance_.all_compatible()) return;
    for (Eigen::Index i = 0; i < n_; ++i) {
      for (Eigen::Index j = 0; j < n_; ++j) {
        if (instance_.conflicts()(i, j) != 0) sign_(i, j) = left(i, j) - slack_(i, j) - primal_(i, j) / sigma_;
      }
    }
  }

  // Keeps the two kinds of error in proportion.
  void rescale(const Eigen::MatrixXd& left) {
    const double dual = (left - sign_ - slack_).norm() / (1.0 + cost_.norm());
    const double off = (primal_.diagonal().array() - 1.0).matrix().squaredNorm() + primal_.cwiseMin(0.0).squaredNorm();
    const double primal = std::sqrt(off) / (1.0 + primal_.norm());
    if (primal < 0.2 * dual) sigma_ *= 1.6;
    if (primal > 5.0 * dual) sigma_ /= 1.6;
  }

  // The bound that the multipliers prove, rounding included.
  [[nodiscard]] double value_of_multipliers() const {
    Eigen::MatrixXd matrix = combined() + sign_ - cost_;
    double value = 0.0;
    for (Eigen::Index i = 0; i < n_; ++i) {
      // Of a unit that may be out, the price is earned with its place: it shifts u, and u counts for 0 at least.
      const double price = counts_.all_placed ? 0.0 : instance_.price(static_cast<int>(i));
      const double earned = price - y_.diagonal(i);
      value += counts_.all_placed ? earned : std::max(0.0, earned);
    }
    if (rows_) value -= counts_.most.front() * y_.rows.sum();
    if (!rows_) value += std::max(-y_.total * counts_.square_most, -y_.total * counts_.square_least);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix, Eigen::EigenvaluesOnly);
    const Eigen::VectorXd values = solver.eigenvalues().reverse();
    value += counts_.largest_with(values);
    const double rounding = 1e-14 * static_cast<double>(n_ * n_) * (values.cwiseAbs().maxCoeff() + cost_.norm());
    return value - price_sum_ + rounding;
  }

  const Instance& instance_;
  GroupCounts counts_;
  Eigen::Index n_;
  bool rows_;
  Eigen::MatrixXd cost_;
  Eigen::MatrixXd primal_;  // X, in the place of Y
  Eigen::MatrixXd slack_;   // Z, positive semidefinite
  Eigen::MatrixXd sign_;    // S
  Multipliers y_;
  double sigma_ = 1.0;
  double price_sum_ = 0.0;
};

}  // namespace

std::optional<double> semidefinite_bound(const Instance& instance, const SemidefiniteEffort& effort) {
  const int n = instance.size();
  if (!instance.groups() || *instance.groups() < 2 || n < 4 || n > most_units_for_eigenvalues) return std::nullopt;
  if (instance.has_costs()) return std::nullopt;
  const auto counts = counts_of(instance);
  if (!counts) return std::nullopt;
  return Relaxation(instance, *counts).bound(effort);
}

}  // namespace samling::grouping
