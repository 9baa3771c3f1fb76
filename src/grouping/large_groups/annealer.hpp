// src/grouping/large_groups/annealer.hpp: simulated annealing by whole rows.
//
// Kirkpatrick, Gelatt and Vecchi (1983), doi:10.1126/science.220.4598.671. A visit of unit u draws one threshold,
// temperature x log(uniform), and looks at every move of u at once: shifts to each group, swaps with each other unit
// (one pass of vector code, Board::scan_swaps). One that changes the score by no less than the threshold is taken,
// drawn among all such. While few moves pass, this is Metropolis' rule for each of the n moves at the price of one
// pass: at the cold end, where one move in ten thousand passes, it is some thirty times as fast as drawing moves one by
// one.
//
// Temperatures are measured, not given: hot where 3 % of all moves pass, cold where one in 10,000 does (within bounds).
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "grouping/large_groups/board.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {

struct Temperatures {
  double hot = 1.0;
  double cold = 0.1;
};

class Annealer {
 public:
  Annealer(Board& board, Chance& chance);

  /// Cools the board quickly from above all barriers, watching how many moves pass.
  [[nodiscard]] Temperatures measure(const std::function<bool()>& interrupted);

  /// Every unit once, at a temperature in quanta. Returns the moves applied.
  std::int64_t sweep(double temperature);
  /// Sweeps that only improve, until no shift or swap does.
  std::int64_t descend();

 private:
  [[nodiscard]] std::int32_t threshold(double temperature, std::uint64_t draw) const;
  bool visit(int u, std::int32_t threshold, std::size_t turn);
  bool try_shift(int u, std::int32_t threshold, std::size_t turn);
  bool try_swap(int u, std::int32_t threshold, std::size_t turn);
  double share_that_passes(double temperature, int sweeps, const std::function<bool()>& interrupted);
  [[nodiscard]] double passing(int u, std::int32_t least, const std::int32_t* change);
  [[nodiscard]] double spread();

  Board* board_;
  Chance* chance_;
  bool sizes_fixed_ = true;  // no shift keeps the limits, whatever the assignment
  std::vector<float> log_;   // -log of evenly spread numbers in (0, 1)
};

}  // namespace samling::grouping
