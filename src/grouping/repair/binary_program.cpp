#include "grouping/repair/binary_program.hpp"

#include <limits>

#include <coin/CbcModel.hpp>
#include <coin/CoinPackedMatrix.hpp>
#include <coin/OsiClpSolverInterface.hpp>

namespace samling::grouping {
namespace {

void load_program(const BinaryProgram& program, OsiClpSolverInterface& solver) {
  CoinPackedMatrix matrix(true, 0, 0);
  matrix.setDimensions(static_cast<int>(program.lower.size()), 0);
  std::vector<double> value;
  for (const BinaryProgram::Column& column : program.columns) {
    matrix.appendCol(static_cast<int>(column.rows.size()), column.rows.data(), column.entries.data());
    value.push_back(-column.value);
  }
  const std::vector<double> zero(program.columns.size(), 0.0);
  const std::vector<double> one(program.columns.size(), 1.0);
  solver.loadProblem(matrix, zero.data(), one.data(), value.data(), program.lower.data(), program.upper.data());
  for (int j = 0; j < static_cast<int>(program.columns.size()); ++j) solver.setInteger(j);
}

}  // namespace

BinaryAnswer solve_binary_program(const BinaryProgram& program, int nodes, const Stopper& stopper) {
  BinaryAnswer answer;
  if (stopper.interrupted()) return answer;
  OsiClpSolverInterface solver;
  solver.messageHandler()->setLogLevel(0);
  load_program(program, solver);
  CbcModel model(solver);
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  model.solver()->messageHandler()->setLogLevel(0);
  model.solver()->setHintParam(OsiDoReducePrint, true, OsiHintTry);
  model.setMaximumNodes(nodes);
  model.setIntegerTolerance(1e-7);
  model.setAllowableGap(1e-9);
  const Limits left = stopper.remaining();
  if (left.time_limit) model.setMaximumSeconds(left.time_limit->count());
  model.initialSolve();
  if (model.solver()->isProvenPrimalInfeasible()) {
    answer.proven = true;
    return answer;
  }
  model.branchAndBound();
  answer.proven = model.isProvenOptimal() || model.isProvenInfeasible();
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
