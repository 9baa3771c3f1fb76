#include "grouping/set_partitioning/lp.hpp"

#include <algorithm>
#include <cstddef>

#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>

namespace samling::grouping::set_partitioning {
namespace {

// Asks the stopper at some of the events of the simplex method (there is one at each iteration; a CPU clock is slow).
class InterruptHandler : public ClpEventHandler {
 public:
  explicit InterruptHandler(const Stopper* const* stopper) : stopper_(stopper) {}
  int event(Event) override {
    if (++events_ % events_a_look != 0 || *stopper_ == nullptr) return -1;
    return (*stopper_)->interrupted() ? 0 : -1;
  }
  [[nodiscard]] ClpEventHandler* clone() const override { return new InterruptHandler(stopper_); }

 private:
  static constexpr unsigned events_a_look = 64;
  const Stopper* const* stopper_;
  unsigned events_ = 0;
};

// Entries by row or by column as Clp takes them.
struct Packed {
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> indices;
  std::vector<double> factors;

  void add(const Entries& entries) {
    for (const auto& [index, factor] : entries) {
      indices.push_back(index);
      factors.push_back(factor);
    }
    starts.push_back(static_cast<CoinBigIndex>(indices.size()));
  }
};

}  // namespace

class LinearProgramme::Solver {
 public:
  Solver() {
    model.setLogLevel(0);
    model.setOptimizationDirection(1.0);  // of -value: Clp is at its best when it minimises
    model.setDualTolerance(1e-9);
    model.setPrimalTolerance(1e-8);
    const InterruptHandler handler(&stopper);
    model.passInEventHandler(&handler);
  }

  const Stopper* stopper = nullptr;
  ClpSimplex model;
};

LinearProgramme::LinearProgramme() : solver_(std::make_unique<Solver>()) {}
LinearProgramme::~LinearProgramme() = default;

void LinearProgramme::add_rows(const std::vector<LpRow>& rows) {
  if (rows.empty()) return;
  Packed packed;
  std::vector<double> least;
  std::vector<double> most;
  for (const LpRow& row : rows) {
    packed.add(row.columns);
    least.push_back(row.least <= -unlimited ? -COIN_DBL_MAX : row.least);
    most.push_back(row.most);
  }
  solver_->model.addRows(static_cast<int>(rows.size()), least.data(), most.data(), packed.starts.data(),
                         packed.indices.data(), packed.factors.data());
}

void LinearProgramme::add_columns(const std::vector<LpColumn>& columns) {
  if (columns.empty()) return;
  Packed packed;
  std::vector<double> upper;
  std::vector<double> cost;
  for (const LpColumn& column : columns) {
    packed.add(column.rows);
    upper.push_back(column.upper >= unlimited ? COIN_DBL_MAX : column.upper);
    cost.push_back(-column.value);
  }
  solver_->model.addColumns(static_cast<int>(columns.size()), nullptr, upper.data(), cost.data(), packed.starts.data(),
                            packed.indices.data(), packed.factors.data());
}

void LinearProgramme::delete_rows(const std::vector<int>& rows) {
  if (!rows.empty()) solver_->model.deleteRows(static_cast<int>(rows.size()), rows.data());
}

void LinearProgramme::delete_columns(const std::vector<int>& columns) {
  if (!columns.empty()) solver_->model.deleteColumns(static_cast<int>(columns.size()), columns.data());
}

void LinearProgramme::set_bounds(int column, double lower, double upper) {
  solver_->model.setColumnBounds(column, lower, upper >= unlimited ? COIN_DBL_MAX : upper);
}

void LinearProgramme::set_value(int column, double value) {
  solver_->model.setObjectiveCoefficient(column, -value);
}

int LinearProgramme::rows() const {
  return solver_->model.numberRows();
}
int LinearProgramme::columns() const {
  return solver_->model.numberColumns();
}

LinearProgramme::Outcome LinearProgramme::solve(const Stopper& stopper, int most_iterations) {
  ClpSimplex& model = solver_->model;
  solver_->stopper = &stopper;
  model.setMaximumIterations(most_iterations);
  model.dual();
  if (model.status() == 4) model.primal();  // numerical trouble
  solver_->stopper = nullptr;
  switch (model.status()) {
    case 0:
      return Outcome::optimal;
    case 1:
      return Outcome::infeasible;
    case 3:
    case 5:
      return Outcome::stopped;
    default:
      return Outcome::failed;
  }
}

double LinearProgramme::objective() const {
  return -solver_->model.objectiveValue();
}
const double* LinearProgramme::values() const {
  return solver_->model.primalColumnSolution();
}

std::vector<double> LinearProgramme::prices() const {
  const double* prices = solver_->model.dualRowSolution();
  std::vector<double> worth(prices, prices + rows());
  for (double& price : worth) price = -price;
  return worth;
}

bool LinearProgramme::is_basic(int column) const {
  return solver_->model.getColumnStatus(column) == ClpSimplex::basic;
}

bool LinearProgramme::row_is_basic(int row) const {
  return solver_->model.getRowStatus(row) == ClpSimplex::basic;
}

Basis LinearProgramme::basis() const {
  Basis basis;
  for (int c = 0; c < columns(); ++c) {
    basis.columns.push_back(static_cast<std::uint8_t>(solver_->model.getColumnStatus(c)));
  }
  for (int r = 0; r < rows(); ++r) basis.rows.push_back(static_cast<std::uint8_t>(solver_->model.getRowStatus(r)));
  return basis;
}

void LinearProgramme::set_basis(const Basis& basis) {
  ClpSimplex& model = solver_->model;
  for (int c = 0; c < columns(); ++c) {
    const bool known = static_cast<std::size_t>(c) < basis.columns.size();
    const auto status =
        known ? static_cast<ClpSimplex::Status>(basis.columns[static_cast<std::size_t>(c)]) : ClpSimplex::atLowerBound;
    model.setColumnStatus(c, status);
  }
  for (int r = 0; r < rows(); ++r) {
    const bool known = static_cast<std::size_t>(r) < basis.rows.size();
    model.setRowStatus(
        r, known ? static_cast<ClpSimplex::Status>(basis.rows[static_cast<std::size_t>(r)]) : ClpSimplex::basic);
  }
}

}  // namespace samling::grouping::set_partitioning
