#include "grouping/sparse/cover_lp.hpp"

#include <coin/ClpSimplex.hpp>

namespace samling::grouping {

// Clp minimises, so costs are minus values and its row prices minus our duals.
struct CoverLp::Model {
  ClpSimplex simplex;
  std::vector<CoinBigIndex> starts{0};  // columns not handed over yet
  std::vector<int> rows;
  std::vector<double> costs;
};

CoverLp::CoverLp(const std::vector<double>& prices) : model_(std::make_unique<Model>()) {
  ClpSimplex& simplex = model_->simplex;
  simplex.setLogLevel(0);
  simplex.resize(static_cast<int>(prices.size()), 0);
  for (int row = 0; row < static_cast<int>(prices.size()); ++row) {
    simplex.setRowBounds(row, 1.0, 1.0);
    add(std::span(&row, 1), -prices[static_cast<std::size_t>(row)]);
  }
}

CoverLp::~CoverLp() = default;
CoverLp::CoverLp(CoverLp&&) noexcept = default;
CoverLp& CoverLp::operator=(CoverLp&&) noexcept = default;

void CoverLp::add(std::span<const int> rows, double value) {
  model_->rows.insert(model_->rows.end(), rows.begin(), rows.end());
  model_->starts.push_back(static_cast<CoinBigIndex>(model_->rows.size()));
  model_->costs.push_back(-value);
}

bool CoverLp::solve() {
  Model& model = *model_;
  const std::vector<double> ones(model.rows.size(), 1.0);
  model.simplex.addColumns(static_cast<int>(model.costs.size()), nullptr, nullptr, model.costs.data(),
                           model.starts.data(), model.rows.data(), ones.data());
  model.starts.assign(1, 0);
  model.rows.clear();
  model.costs.clear();
  model.simplex.primal(1);
  return model.simplex.status() == 0;
}

std::vector<double> CoverLp::duals() const {
  const double* prices = model_->simplex.getRowPrice();
  std::vector<double> duals(static_cast<std::size_t>(model_->simplex.numberRows()));
  for (std::size_t row = 0; row < duals.size(); ++row) duals[row] = -prices[row];
  return duals;
}

}  // namespace samling::grouping
