#include "timetable/rooms/mip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/CbcSolver.hpp>
#include <coin/ClpEventHandler.hpp>
#include <coin/ClpSimplex.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

namespace samling::timetable {
namespace {

double limit_of(double bound) {
  if (bound >= MipModel::unlimited) return COIN_DBL_MAX;
  return bound <= -MipModel::unlimited ? -COIN_DBL_MAX : bound;
}

// Both ask the stopper at every event.
class SimplexInterrupt : public ClpEventHandler {
 public:
  explicit SimplexInterrupt(const Stopper* stopper) : stopper_(stopper) {}
  int event(Event) override { return stopper_->interrupted() ? 0 : -1; }
  [[nodiscard]] ClpEventHandler* clone() const override { return new SimplexInterrupt(stopper_); }

 private:
  const Stopper* stopper_;
};

class BranchInterrupt : public CbcEventHandler {
 public:
  explicit BranchInterrupt(const Stopper* stopper) : stopper_(stopper) {}
  using CbcEventHandler::event;
  CbcAction event(CbcEvent) override { return stopper_->interrupted() ? stop : noAction; }
  [[nodiscard]] CbcEventHandler* clone() const override { return new BranchInterrupt(stopper_); }

 private:
  const Stopper* stopper_;
};

CoinPackedMatrix matrix_of(const std::vector<MipModel::Terms>& rows, std::size_t columns) {
  std::vector<int> row_of;
  std::vector<int> column_of;
  std::vector<double> factors;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [column, factor] : rows[i]) {
      row_of.push_back(static_cast<int>(i));
      column_of.push_back(column);
      factors.push_back(factor);
    }
  }
  CoinPackedMatrix matrix(true, row_of.data(), column_of.data(), factors.data(),
                          static_cast<CoinBigIndex>(factors.size()));
  matrix.setDimensions(static_cast<int>(rows.size()), static_cast<int>(columns));
  return matrix;
}

int goes_on(CbcModel*, int) {
  return 0;
}

}  // namespace

int MipModel::add_column(double cost, double lower, double upper, bool whole) {
  cost_.push_back(cost);
  lower_.push_back(lower);
  upper_.push_back(upper);
  whole_.push_back(whole ? 1 : 0);
  return static_cast<int>(cost_.size()) - 1;
}

void MipModel::add_row(double lower, const Terms& terms, double upper) {
  row_lower_.push_back(limit_of(lower));
  row_upper_.push_back(limit_of(upper));
  terms_.push_back(terms);
}

// sum over rows of price x the side it pulls to + sum over columns of the least that the rest of their cost can be:
// at most the optimum for any prices at all.
double MipModel::weak_dual(const std::vector<double>& prices) const {
  long double bound = 0.0L;
  std::vector<long double> rest(cost_.begin(), cost_.end());
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const double side = prices[i] > 0.0 ? row_lower_[i] : row_upper_[i];
    if (prices[i] == 0.0 || std::abs(side) >= unlimited) continue;
    bound += static_cast<long double>(prices[i]) * side;
    for (const auto& [column, factor] : terms_[i]) {
      rest[static_cast<std::size_t>(column)] -= static_cast<long double>(prices[i]) * factor;
    }
  }
  for (std::size_t j = 0; j < rest.size(); ++j) bound += std::min(rest[j] * lower_[j], rest[j] * upper_[j]);
  return static_cast<double>(bound);
}

double MipModel::linear_bound(const Stopper& stopper) const {
  ClpSimplex clp;
  clp.setLogLevel(0);
  const SimplexInterrupt handler(&stopper);
  clp.passInEventHandler(&handler);
  clp.loadProblem(matrix_of(terms_, columns()), lower_.data(), upper_.data(), cost_.data(), row_lower_.data(),
                  row_upper_.data());
  clp.initialSolve();
  const double* prices = clp.getRowPrice();
  const double none = weak_dual(std::vector<double>(rows(), 0.0));
  return std::max(none, weak_dual(std::vector<double>(prices, prices + rows())));
}

double MipModel::whole_bound(const Search& search, const Stopper& stopper) const {
  OsiClpSolverInterface osi;
  osi.messageHandler()->setLogLevel(0);
  osi.loadProblem(matrix_of(terms_, columns()), lower_.data(), upper_.data(), cost_.data(), row_lower_.data(),
                  row_upper_.data());
  for (std::size_t j = 0; j < columns(); ++j) {
    if (whole_[j] != 0) osi.setInteger(static_cast<int>(j));
  }
  CbcModel model(osi);
  model.setLogLevel(0);
  CbcSolverUsefulData data;
  data.useSignalHandler_ = false;
  data.noPrinting_ = true;
  CbcMain0(model, data);
  const BranchInterrupt handler(&stopper);
  model.passInEventHandler(&handler);
  const std::string seconds = std::to_string(search.seconds);
  const std::string nodes = std::to_string(search.nodes);
  const std::string cutoff = std::to_string(search.cutoff.value_or(1e50));
  const std::array<const char*, 13> words{"samling",      "-log",          "0",         "-timeMode",   "cpu",
                                          "-sec",         seconds.c_str(), "-maxNodes", nodes.c_str(), "-cutoff",
                                          cutoff.c_str(), "-solve",        "-quit"};
  CbcMain1(static_cast<int>(words.size()), const_cast<const char**>(words.data()), model, goes_on, data);
  const double most = search.cutoff.value_or(std::numeric_limits<double>::infinity());
  if (model.isProvenInfeasible()) return most;
  const double shown = model.getBestPossibleObjValue();
  return std::isfinite(shown) && std::abs(shown) < 1e40 ? std::min(shown, most) : -unlimited;
}

}  // namespace samling::timetable
