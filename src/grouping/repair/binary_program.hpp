// src/grouping/repair/binary_program.hpp: a linear program of 0-1 columns, solved by Cbc. The only file of this room
// that knows the solver.
#pragma once

#include <optional>
#include <vector>

#include "samling/core/limits.hpp"

namespace samling::grouping {

/// maximise sum of value x column, subject to lower <= row <= upper.
struct BinaryProgram {
  struct Column {
    double value = 0.0;
    std::vector<int> rows;
    std::vector<double> entries;
  };
  std::vector<Column> columns;
  std::vector<double> lower;
  std::vector<double> upper;
};

struct BinaryAnswer {
  bool proven = false;      ///< Finished: chosen is best, or nothing is possible.
  std::vector<int> chosen;  ///< Columns at 1.
  bool feasible = false;
  double value = 0.0;
};

/// Deterministic unless a clock limit ends it: at most `nodes` nodes.
[[nodiscard]] BinaryAnswer solve_binary_program(const BinaryProgram& program, int nodes, const Stopper& stopper);

}  // namespace samling::grouping
