#include "timetable/rooms/mip.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

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

// Both ask the stopper at every event, and count.
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
  /// `stopped` becomes true when the search was cut short. `end` is of cpu_time().
  BranchInterrupt(const Stopper* stopper, int iterations, double end, bool* stopped)
      : stopper_(stopper), iterations_(iterations), end_(end), stopped_(stopped) {}
  using CbcEventHandler::event;
  CbcAction event(CbcEvent) override {
    const bool enough = getModel() != nullptr && getModel()->getIterationCount() > iterations_;
    if (!enough && !stopper_->interrupted()) return noAction;
    *stopped_ = true;
    return stop;
  }
  [[nodiscard]] CbcEventHandler* clone() const override { return new BranchInterrupt(*this); }

  /// Gives the model the time that is left; false when there is none.
  [[nodiscard]] bool grant(CbcModel& model) const {
    const double left = end_ - cpu_time().count();
    model.setMaximumSeconds(model.getCurrentSeconds() + std::max(left, 0.0));
    if (left > 0.0 && !stopper_->interrupted()) return true;
    *stopped_ = true;
    return false;
  }

 private:
  const Stopper* stopper_;
  int iterations_;
  double end_;
  bool* stopped_;
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

// Cbc has been seen to say "infeasible" when its time is up, too: before a first node it is believed only when it was
// not.
bool is_proof(const CbcModel& model, double used, double seconds) {
  constexpr double surely_in_time = 0.4;
  if (!model.isProvenInfeasible()) return false;
  return model.getNodeCount() > 0 || model.getIterationCount() > 0 || used < surely_in_time * seconds;
}

// The linear programme: Cbc's own first one, which knows no stopper, then begins where this one ends. In the tree the
// stopper must not cut a linear programme short: what is not solved would count as infeasible.
bool is_relaxed(OsiClpSolverInterface& osi, int iterations, const Stopper& stopper) {
  ClpSimplex& clp = *osi.getModelPtr();
  clp.setLogLevel(0);
  const int usual = clp.maximumIterations();
  clp.setMaximumIterations(iterations);
  const SimplexInterrupt handler(&stopper);
  clp.passInEventHandler(&handler);
  clp.initialSolve();
  const bool done = clp.isProvenOptimal() || clp.isProvenPrimalInfeasible();
  const ClpEventHandler none;
  clp.passInEventHandler(&none);
  clp.setMaximumIterations(usual);
  osi.setWarmStart(nullptr);
  return done && !stopper.interrupted();
}

// Cbc's preparations must not know a limit: when their time is up between two passes, what undoes them reads passes
// that were never made (CglPreProcess 0.60.3). So the time is told after them, and once more before the tree.
int told_the_time(CbcModel* model, int) {
  const auto* handler = dynamic_cast<const BranchInterrupt*>(model->getEventHandler());
  return handler == nullptr || handler->grant(*model) ? 0 : 1;
}

// Whether it was left to end by itself, or by Cbc's own limits.
bool run_cbc(CbcModel& model, const MipModel::Search& search, int iterations, const Stopper& stopper) {
  bool stopped = false;
  model.setLogLevel(0);
  CbcSolverUsefulData data;
  data.useSignalHandler_ = false;
  data.noPrinting_ = true;
  CbcMain0(model, data);
  const BranchInterrupt handler(&stopper, iterations, cpu_time().count() + search.seconds, &stopped);
  model.passInEventHandler(&handler);
  const char* const heuristics = search.heuristics ? "on" : "off";
  const std::string nodes = std::to_string(search.nodes);
  const std::string cutoff = std::to_string(search.cutoff.value_or(1e50));
  const std::array<const char*, 13> words{"samling",      "-log",   "0",         "-heuristicsOnOff", heuristics,
                                          "-timeMode",    "cpu",    "-maxNodes", nodes.c_str(),      "-cutoff",
                                          cutoff.c_str(), "-solve", "-quit"};
  CbcMain1(static_cast<int>(words.size()), const_cast<const char**>(words.data()), model, told_the_time, data);
  // The model outlives the handler's pointers.
  const CbcEventHandler none;
  model.passInEventHandler(&none);
  return !stopped;
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

MipModel::Priced MipModel::priced(const std::vector<double>& prices) const {
  Priced sums{.rows = 0.0L, .rest = {cost_.begin(), cost_.end()}};
  for (std::size_t i = 0; i < terms_.size(); ++i) {
    const double side = prices[i] > 0.0 ? row_lower_[i] : row_upper_[i];
    if (prices[i] == 0.0 || std::abs(side) >= unlimited) continue;
    sums.rows += static_cast<long double>(prices[i]) * side;
    for (const auto& [column, factor] : terms_[i]) {
      sums.rest[static_cast<std::size_t>(column)] -= static_cast<long double>(prices[i]) * factor;
    }
  }
  return sums;
}

// sum over rows of price x the side it pulls to + sum over columns of the least that the rest of their cost can be:
// at most the optimum for any prices at all.
double MipModel::weak_dual(const std::vector<double>& prices) const {
  const Priced sums = priced(prices);
  long double bound = sums.rows;
  for (std::size_t j = 0; j < columns(); ++j) {
    bound += std::min(sums.rest[j] * lower_[j], sums.rest[j] * upper_[j]);
  }
  return static_cast<double>(bound);
}

// A ray shows that nothing obeys the rows: the bound rises along it without end.
void MipModel::improve_by_ray(const double* ray, double enough, Linear& linear) const {
  constexpr double longest = 1e18;
  for (double length = 1.0; length < longest && linear.bound < enough; length *= -10.0) {
    std::vector<double> along(ray, ray + rows());
    for (double& price : along) price *= length;
    const double bound = weak_dual(along);
    if (bound > linear.bound) linear = {.bound = bound, .prices = std::move(along)};
  }
}

int MipModel::iterations(double work) const {
  constexpr double most = 2e9;
  return static_cast<int>(std::clamp(work / static_cast<double>(rows() + columns() + 1), 1.0, most));
}

MipModel::Linear MipModel::linear(const Stopper& stopper, double enough, double work) const {
  ClpSimplex clp;
  clp.setLogLevel(0);
  const SimplexInterrupt handler(&stopper);
  clp.passInEventHandler(&handler);
  clp.loadProblem(matrix_of(terms_, columns()), lower_.data(), upper_.data(), cost_.data(), row_lower_.data(),
                  row_upper_.data());
  clp.setMaximumIterations(iterations(work));
  clp.initialSolve();
  Linear free{.bound = 0.0, .prices = std::vector<double>(rows(), 0.0)};
  free.bound = weak_dual(free.prices);
  const double* prices = clp.getRowPrice();
  Linear found{.bound = 0.0, .prices = {prices, prices + rows()}};
  found.bound = weak_dual(found.prices);
  if (!(found.bound > free.bound)) found = std::move(free);
  if (!clp.isProvenPrimalInfeasible()) return found;
  const std::unique_ptr<double[]> ray(clp.infeasibilityRay());
  if (ray) improve_by_ray(ray.get(), enough, found);
  return found;
}

int MipModel::tighten(const std::vector<double>& prices, double most) {
  constexpr long double careful = 1e-6L;
  const Priced sums = priced(prices);
  const long double slack = static_cast<long double>(most) - weak_dual(prices) + careful;
  int tightened = 0;
  for (std::size_t j = 0; j < columns(); ++j) {
    const long double rest = std::abs(sums.rest[j]);
    if (whole_[j] == 0 || slack < 0.0L || rest * (upper_[j] - lower_[j]) <= slack) continue;
    const auto steps = static_cast<double>(std::floor(slack / rest));
    if (sums.rest[j] > 0.0L) {
      upper_[j] = lower_[j] + steps;
    } else {
      lower_[j] = upper_[j] - steps;
    }
    ++tightened;
  }
  return tightened;
}

void MipModel::load(OsiClpSolverInterface& osi) const {
  osi.messageHandler()->setLogLevel(0);
  osi.loadProblem(matrix_of(terms_, columns()), lower_.data(), upper_.data(), cost_.data(), row_lower_.data(),
                  row_upper_.data());
  for (std::size_t j = 0; j < columns(); ++j) {
    if (whole_[j] != 0) osi.setInteger(static_cast<int>(j));
  }
}

MipModel::Whole MipModel::whole(const Search& search, const Stopper& stopper) const {
  OsiClpSolverInterface osi;
  load(osi);
  if (!is_relaxed(osi, iterations(0.5 * search.work), stopper)) return {};
  CbcModel model(osi);
  const double before = cpu_time().count();
  const bool whole = run_cbc(model, search, iterations(search.work), stopper);
  if (whole && is_proof(model, cpu_time().count() - before, search.seconds))
    return {.bound = std::numeric_limits<double>::infinity(), .values = {}};
  Whole found;
  const double most = search.cutoff.value_or(std::numeric_limits<double>::infinity());
  const double shown = model.getBestPossibleObjValue();
  if (std::isfinite(shown) && std::abs(shown) < 1e40) found.bound = std::min(shown, most);
  const double* best = model.bestSolution();
  if (best != nullptr && model.getNumCols() == static_cast<int>(columns()))
    found.values = std::vector<double>(best, best + columns());
  return found;
}

bool MipModel::fix(int column, double value) {
  const auto j = static_cast<std::size_t>(column);
  if (value < lower_[j] || value > upper_[j]) return false;
  lower_[j] = value;
  upper_[j] = value;
  return true;
}

}  // namespace samling::timetable
