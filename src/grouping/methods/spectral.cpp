// Spectral clustering with sizes.
#include <Spectra/MatOp/DenseSymMatProd.h>
#include <Spectra/MatOp/SparseSymMatProd.h>
#include <Spectra/SymEigsSolver.h>
#include <Eigen/Eigenvalues>
#include <Eigen/SparseCore>

#include <algorithm>
#include <limits>

#include "grouping/methods/admissible.hpp"
#include "grouping/methods/balanced_assignment.hpp"
#include "grouping/methods/balanced_clusters.hpp"
#include "grouping/methods/drafts.hpp"

namespace samling::grouping {
namespace {

constexpr Eigen::Index most_dimensions = 16;
constexpr Eigen::Index dense_at_most = 128;  // rows: below, all eigenvectors are computed
constexpr int mean_rounds = 10;

// Affinities from 0 up, as a sparse matrix when they are one.
template <class Visit>
void visit_pairs(const GroupingProblem& problem, const Members& members, Visit visit) {
  std::vector<Eigen::Index> row(problem.size(), -1);
  for (std::size_t i = 0; i < members.size(); ++i) row[members[i].index()] = static_cast<Eigen::Index>(i);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto a = static_cast<Eigen::Index>(i);
    if (problem.affinity().is_sparse()) {
      for (const auto& companion : problem.affinity().companions(members[i])) {
        const Eigen::Index b = row[companion.other.index()];
        if (b >= 0) visit(a, b, companion.affinity);
      }
      continue;
    }
    for (std::size_t j = 0; j < members.size(); ++j) {
      if (i != j) visit(a, static_cast<Eigen::Index>(j), problem.affinity()(members[i], members[j]));
    }
  }
}

// The columns that go with the largest eigenvalues.
template <class Product, class Matrix>
Eigen::MatrixXd leading_by_lanczos(const Matrix& matrix, Eigen::Index count) {
  Product product(matrix);
  const Eigen::Index basis = std::min(matrix.rows(), 2 * count + 20);
  Spectra::SymEigsSolver<Product> solver(product, count, basis);
  solver.init();
  solver.compute(Spectra::SortRule::LargestAlge, 300, 1e-6);
  return solver.eigenvectors();  // those that converged
}

Eigen::MatrixXd leading_eigenvectors(const Eigen::SparseMatrix<double>& matrix, bool sparse, Eigen::Index count) {
  if (matrix.rows() <= dense_at_most) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver{Eigen::MatrixXd(matrix)};
    return solver.eigenvectors().rightCols(count);
  }
  if (sparse) return leading_by_lanczos<Spectra::SparseSymMatProd<double>>(matrix, count);
  return leading_by_lanczos<Spectra::DenseSymMatProd<double>>(Eigen::MatrixXd(matrix), count);
}

// D^-1/2 W D^-1/2 with W the affinities above the least of them.
Eigen::SparseMatrix<double> normalised_affinity(const GroupingProblem& problem, const Members& members) {
  const auto n = static_cast<Eigen::Index>(members.size());
  double least = std::numeric_limits<double>::infinity();
  visit_pairs(problem, members, [&](auto, auto, double affinity) { least = std::min(least, affinity); });
  Eigen::VectorXd degree = Eigen::VectorXd::Constant(n, 1e-12);
  visit_pairs(problem, members, [&](auto a, auto, double affinity) { degree(a) += affinity - least; });
  std::vector<Eigen::Triplet<double>> entries;
  visit_pairs(problem, members, [&](auto a, auto b, double affinity) {
    entries.emplace_back(a, b, (affinity - least) / std::sqrt(degree(a) * degree(b)));
  });
  Eigen::SparseMatrix<double> matrix(n, n);
  matrix.setFromTriplets(entries.begin(), entries.end());
  return matrix;
}

class BalancedMeans {
 public:
  BalancedMeans(Eigen::MatrixXd points, std::vector<Capacity> sizes, Chance& chance)
      : points_(std::move(points)), sizes_(std::move(sizes)) {
    choose_first(chance);
  }

  std::vector<int> run() {
    std::vector<int> cluster_of;
    for (int round = 0; round < mean_rounds; ++round) {
      std::vector<int> now = assigned();
      if (now == cluster_of) break;
      cluster_of = std::move(now);
      move_centres(cluster_of);
    }
    return cluster_of;
  }

 private:
  void choose_first(Chance& chance) {
    const auto clusters = static_cast<Eigen::Index>(sizes_.size());
    centres_.resize(clusters, points_.cols());
    Eigen::VectorXd distance = Eigen::VectorXd::Constant(points_.rows(), std::numeric_limits<double>::infinity());
    auto next = static_cast<Eigen::Index>(chance.below(static_cast<std::uint64_t>(points_.rows())));
    for (Eigen::Index k = 0; k < clusters; ++k) {
      centres_.row(k) = points_.row(next);
      distance = distance.cwiseMin((points_.rowwise() - centres_.row(k)).rowwise().squaredNorm());
      distance.maxCoeff(&next);
    }
  }

  [[nodiscard]] std::vector<int> assigned() const {
    std::vector<Offer> offers;
    for (Eigen::Index i = 0; i < points_.rows(); ++i) {
      for (Eigen::Index k = 0; k < centres_.rows(); ++k) {
        const double gain = -(points_.row(i) - centres_.row(k)).squaredNorm();
        offers.push_back({static_cast<int>(i), static_cast<int>(k), gain});
      }
    }
    const auto items = static_cast<std::size_t>(points_.rows());
    return balanced_assignment(static_cast<int>(items), sizes_, thinned(std::move(offers), items));
  }

  void move_centres(const std::vector<int>& cluster_of) {
    Eigen::MatrixXd sums = Eigen::MatrixXd::Zero(centres_.rows(), centres_.cols());
    Eigen::VectorXd counts = Eigen::VectorXd::Zero(centres_.rows());
    for (Eigen::Index i = 0; i < points_.rows(); ++i) {
      const int cluster = cluster_of[static_cast<std::size_t>(i)];
      if (cluster == no_cluster) continue;
      sums.row(cluster) += points_.row(i);
      counts(cluster) += 1.0;
    }
    for (Eigen::Index k = 0; k < centres_.rows(); ++k) {
      if (counts(k) > 0.0) centres_.row(k) = sums.row(k) / counts(k);
    }
  }

  Eigen::MatrixXd points_;
  std::vector<Capacity> sizes_;
  Eigen::MatrixXd centres_;
};

}  // namespace

std::vector<Members> spectral_draft(const GroupingProblem& problem, int groups, Chance& chance) {
  const Members members = to_be_placed(problem);
  const auto n = static_cast<Eigen::Index>(members.size());
  const Eigen::Index dimensions = std::min({most_dimensions, static_cast<Eigen::Index>(groups), n - 1});
  if (dimensions < 1) return {};
  Eigen::MatrixXd points =
      leading_eigenvectors(normalised_affinity(problem, members), problem.affinity().is_sparse(), dimensions);
  if (points.cols() == 0) return {};
  for (Eigen::Index i = 0; i < n; ++i) points.row(i) /= std::max(points.row(i).norm(), 1e-12);
  auto sizes = cluster_sizes(problem, groups, members.size());
  const std::vector<int> cluster_of = BalancedMeans(std::move(points), sizes, chance).run();
  return clusters_of(members, cluster_of, sizes.size());
}

}  // namespace samling::grouping
