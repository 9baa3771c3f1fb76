#include "grouping/repair/binary_program.hpp"

#include <coin/CbcEventHandler.hpp>
#include <coin/CbcModel.hpp>
#include <coin/ClpEventHandler.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

namespace samling::grouping {
namespace {

// Packed at once: a matrix that grows column by column copies itself every time.
void load_program(const BinaryProgram& program, OsiClpSolverInterface& solver) {
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> rows;
  std::vector<double> entries;
  std::vector<double> value;
  for (const BinaryProgram::Column& column : program.columns) {
    rows.insert(rows.end(), column.rows.begin(), column.rows.end());
    entries.insert(entries.end(), column.entries.begin(), column.entries.end());
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
    value.push_back(-column.value);
  }
  const CoinPackedMatrix matrix(true, static_cast<int>(program.lower.size()), static_cast<int>(program.columns.size()),
                                starts.back(), entries.data(), rows.data(), starts.data(), nullptr);
  const std::vector<double> zero(program.columns.size(), 0.0);
  const std::vector<double> one(program.columns.size(), 1.0);
  solver.loadProblem(matrix, zero.data(), one.data(), value.data(), program.lower.data(), program.upper.data());
  for (int j = 0; j < static_cast<int>(program.columns.size()); ++j) solver.setInteger(j);
}

// Ctrl-C and every limit, asked after each node and now and then within a simplex. Cbc clones them.
class StopsNodes : public CbcEventHandler {
 public:
  explicit StopsNodes(const Stopper* stopper) : stopper_(stopper) {}
  using CbcEventHandler::event;
  CbcAction event(CbcEvent) override { return stopper_->interrupted() ? stop : noAction; }
  [[nodiscard]] CbcEventHandler* clone() const override { return new StopsNodes(stopper_); }

 private:
  const Stopper* stopper_;
};

class StopsSimplex : public ClpEventHandler {
 public:
  explicit StopsSimplex(const Stopper* stopper) : stopper_(stopper) {}
  int event(Event) override { return stopper_->interrupted() ? 5 : -1; }
  [[nodiscard]] ClpEventHandler* clone() const override { return new StopsSimplex(stopper_); }

 private:
  const Stopper* stopper_;
};

}  // namespace

BinaryAnswer solve_binary_program(const BinaryProgram& program, int nodes, const Stopper& stopper) {
  BinaryAnswer answer;
  if (stopper.interrupted()) return answer;
  OsiClpSolverInterface solver;
  solver.messageHandler()->setLogLevel(0);
  // Left to itself Clp begins large programs with a crash procedure, which prints whatever the level of detail is.
  solver.setHintParam(OsiDoDualInInitial, true, OsiHintDo);
  const StopsSimplex stops_simplex(&stopper);
  solver.getModelPtr()->passInEventHandler(&stops_simplex);
  load_program(program, solver);
  CbcModel model(solver);
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.solver()->setHintParam(OsiDoReducePrint, true, OsiHintTry);
  model.setMaximumNodes(nodes);
  model.setIntegerTolerance(1e-7);
  model.setAllowableGap(1e-9);
  const StopsNodes stops_nodes(&stopper);
  model.passInEventHandler(&stops_nodes);
  model.initialSolve();
  if (stopper.interrupted()) return answer;
  if (model.solver()->isProvenPrimalInfeasible()) {
    answer.proven = true;
    return answer;
  }
  model.branchAndBound();
  answer.proven = !stopper.interrupted() && (model.isProvenOptimal() || model.isProvenInfeasible());
  const double* best = model.bestSolution();
  if (best == nullptr) return answer;
  answer.feasible = true;
  answer.value = -model.getObjValue();
  for (int j = 0; j < static_cast<int>(program.columns.size()); ++j) {
    if (best[j] > 0.5) answer.chosen.push_back(j);
  }
  return answer;
}

}  // namespace samling::grouping
