#include "grouping/large_groups/tabu.hpp"

#include <limits>
#include <vector>

namespace samling::grouping {
namespace {

constexpr std::int64_t least_tenure = 10;

class TabuSearch {
 public:
  TabuSearch(Board& board, Chance& chance)
      : board_(board),
        chance_(chance),
        slots_(board.model().slots() + 1),
        tabu_until_(static_cast<std::size_t>(board.model().units()) * static_cast<std::size_t>(slots_), 0),
        best_(board.assignment()),
        best_score_(board.score()) {}

  std::int64_t improve(int patience, const std::function<bool()>& interrupted) {
    std::int64_t last = 0;
    while (step_ - last < patience && !interrupted()) {
      ++step_;
      if (!best_swap()) break;
      if (board_.score() <= best_score_ + 0.25) continue;
      best_score_ = board_.score();
      best_ = board_.assignment();
      last = step_;
    }
    board_.assign(best_);
    return step_;
  }

 private:
  std::int64_t& tabu_until(int u, int slot) { return tabu_until_[static_cast<std::size_t>(u * slots_ + slot)]; }

  bool allowed(int u, int v, double score) {
    const bool tabu = tabu_until(u, board_.slot_of(v)) >= step_ || tabu_until(v, board_.slot_of(u)) >= step_;
    return (!tabu || score > best_score_ + 0.25) && board_.may_swap(u, v);
  }

  bool best_swap() {
    const double score = board_.score();
    std::int32_t most = std::numeric_limits<std::int32_t>::min() / 2;
    int best_u = -1;
    int best_v = -1;
    for (int u = 0; u < board_.model().units(); ++u) {
      const Board::Scan scan = board_.scan_swaps(u);
      if (scan.largest <= most) continue;
      for (int v = 0; v < u; ++v) {
        if (scan.change[v] <= most || board_.slot_of(u) == board_.slot_of(v)) continue;
        if (!allowed(u, v, score + scan.change[v])) continue;
        most = scan.change[v];
        best_u = u;
        best_v = v;
      }
    }
    if (best_u < 0) return false;
    for (const int u : {best_u, best_v}) {
      const auto extra = chance_.below(static_cast<std::uint64_t>(slots_));
      tabu_until(u, board_.slot_of(u)) = step_ + least_tenure + static_cast<std::int64_t>(extra);
    }
    board_.swap(best_u, best_v);
    return true;
  }

  Board& board_;
  Chance& chance_;
  int slots_;
  std::int64_t step_ = 0;
  std::vector<std::int64_t> tabu_until_;
  std::vector<int> best_;
  double best_score_;
};

}  // namespace

std::int64_t tabu_search(Board& board, Chance& chance, int patience, const std::function<bool()>& interrupted) {
  return TabuSearch(board, chance).improve(patience, interrupted);
}

}  // namespace samling::grouping
