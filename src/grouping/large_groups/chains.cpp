#include "grouping/large_groups/chains.hpp"

#include <vector>

namespace samling::grouping {
namespace {

class ChainMoves {
 public:
  explicit ChainMoves(Board& board) : board_(board), model_(board.model()) {}

  // The first circle found that begins with u. True when one was applied.
  bool improve(int u) {
    if (board_.slot_of(u) == model_.out()) return false;
    for (int v = 0; v < model_.units(); ++v) {
      if (!other_groups(u, v)) continue;
      const double first = replaces(u, v);
      if (first > 0.0 && close(u, v, first)) return true;
    }
    return false;
  }

 private:
  [[nodiscard]] bool other_groups(int u, int v) const {
    return board_.slot_of(v) != board_.slot_of(u) && board_.slot_of(v) != model_.out();
  }

  [[nodiscard]] double replaces(int comes, int leaves) const {
    const int slot = board_.slot_of(leaves);
    const std::int32_t sum = board_.sum(comes, slot) - board_.own(leaves) - model_.affinity(comes, leaves);
    return model_.factor(board_.size(slot)) * static_cast<double>(sum);
  }

  bool close(int u, int v, double gained) {
    for (int w = 0; w < model_.units(); ++w) {
      if (!other_groups(u, w) || !other_groups(v, w)) continue;
      const double second = gained + replaces(v, w);
      if (second <= 0.0 || second + replaces(w, u) <= 0.5) continue;
      if (apply(u, v, w)) return true;
    }
    return false;
  }

  // Two swaps; taken back when a limit breaks or units of different weight changed the sum.
  bool apply(int u, int v, int w) {
    const double before = board_.score();
    board_.swap(u, v);
    board_.swap(v, w);
    const bool broken =
        !model_.free_swaps() && (board_.violation(board_.slot_of(u)) + board_.violation(board_.slot_of(v)) +
                                     board_.violation(board_.slot_of(w)) >
                                 0);
    if (!broken && board_.score() > before + 0.25) return true;
    board_.swap(v, w);
    board_.swap(u, v);
    return false;
  }

  Board& board_;
  const LargeModel& model_;
};

}  // namespace

std::int64_t improve_by_chains(Board& board, const std::function<bool()>& interrupted) {
  ChainMoves moves(board);
  const int n = board.model().units();
  std::int64_t applied = 0;
  int idle = 0;
  for (int u = 0; idle < n && !interrupted(); u = (u + 1) % n) {
    idle = moves.improve(u) ? 0 : idle + 1;
    applied += idle == 0 ? 1 : 0;
  }
  return applied;
}

}  // namespace samling::grouping
