#include "grouping/large_groups/annealer.hpp"

#include <algorithm>
#include <cmath>

namespace samling::grouping {
namespace {

constexpr std::uint64_t log_steps = 4096;
constexpr double hot_share = 0.03;
constexpr double cold_share = 1e-4;
constexpr double coldest = 1.0 / 8.0;  // of the hot end: pairs that swap to and fro blur what little passes there
constexpr double mildest = 1.0 / 3.7;
constexpr double pilot_factor = 0.87;  // temperature from step to step of the measurement
constexpr int pilot_steps = 60;
constexpr double most_asked = 8.0;
constexpr double pilot_moves = 1'000'000.0;  // looked at for each step: the cold share is a hundred of them

}  // namespace

Annealer::Annealer(Board& board, Chance& chance) : board_(&board), chance_(&chance), log_(log_steps) {
  for (std::size_t k = 0; k < log_steps; ++k) {
    log_[k] = static_cast<float>(-std::log((static_cast<double>(k) + 0.5) / static_cast<double>(log_steps)));
  }
  const LargeModel& model = board.model();
  int least = 0;
  int total = 0;
  for (int s = 0; s < model.slots(); ++s) {
    sizes_fixed_ = sizes_fixed_ && model.limits(s).least == model.limits(s).most;
    least += model.limits(s).least;
  }
  for (int u = 0; u < model.units(); ++u) total += model.weight(u);
  sizes_fixed_ = sizes_fixed_ && least == total;
}

std::int32_t Annealer::threshold(double temperature, std::uint64_t draw) const {
  const double barrier = temperature * static_cast<double>(log_[draw % log_steps]);
  return -static_cast<std::int32_t>(std::min(barrier, 1e9));
}

std::int64_t Annealer::sweep(double temperature) {
  std::int64_t moves = 0;
  const auto n = static_cast<std::uint64_t>(board_->model().units());
  for (int u = 0; u < board_->model().units(); ++u) {
    const std::uint64_t draw = chance_->below(n * log_steps);
    moves += visit(u, threshold(temperature, draw), static_cast<std::size_t>(draw / log_steps)) ? 1 : 0;
  }
  return moves;
}

std::int64_t Annealer::descend() {
  std::int64_t moves = 0;
  int idle = 0;
  for (int u = 0; idle < board_->model().units(); u = (u + 1) % board_->model().units()) {
    idle = visit(u, 1, 0) ? 0 : idle + 1;
    moves += idle == 0 ? 1 : 0;
  }
  return moves;
}

bool Annealer::visit(int u, std::int32_t threshold, std::size_t turn) {
  return (!sizes_fixed_ && try_shift(u, threshold, turn)) || try_swap(u, threshold, turn);
}

bool Annealer::try_shift(int u, std::int32_t threshold, std::size_t turn) {
  const LargeModel& model = board_->model();
  const int from = board_->slot_of(u);
  if (from != model.out() && board_->size(from) - model.weight(u) < model.limits(from).least) return false;
  const std::int32_t least = board_->own(u) + threshold;
  const std::int32_t* sums = board_->sums_of(u);
  const int slots = model.slots() + 1;
  int to = static_cast<int>(turn % static_cast<std::size_t>(slots));
  for (int k = 0; k < slots; ++k, to = to + 1 == slots ? 0 : to + 1) {
    const bool passes = model.mean() ? to != from && board_->shift_change(u, to) >= threshold : sums[to] >= least;
    if (!passes || to == from || !board_->may_shift(u, to)) continue;
    board_->shift(u, to);
    return true;
  }
  return false;
}

bool Annealer::try_swap(int u, std::int32_t threshold, std::size_t turn) {
  const Board::Scan scan = board_->scan_swaps(u);
  if (scan.largest < threshold) return false;
  const int n = board_->model().units();
  const auto first_of = [&](int from, int to) {
    for (int v = from; (v = next_that_passes(scan.change, v, to, threshold)) < to; ++v) {
      if (board_->slot_of(v) == board_->slot_of(u) || !board_->may_swap(u, v)) continue;
      board_->swap(u, v);
      return true;
    }
    return false;
  };
  const int first = static_cast<int>(turn);
  return first_of(first, n) || first_of(0, first);
}

// Mean loss or gain of swaps as things are.
double Annealer::spread() {
  double sum = 0.0;
  double count = 0.0;
  for (int u = 0; u < board_->model().units(); ++u) {
    const Board::Scan scan = board_->scan_swaps(u);
    for (int v = 0; v < board_->model().units(); ++v) {
      if (board_->slot_of(v) == board_->slot_of(u)) continue;
      sum += std::abs(static_cast<double>(scan.change[v]));
      count += 1.0;
    }
  }
  return count > 0.0 ? std::max(1.0, sum / count) : 1.0;
}

// Allowed swaps of u that pass and change the score (others pass at any temperature); where rules must be asked, some
// of them are and stand for all.
double Annealer::passing(int u, std::int32_t least, const std::int32_t* change) {
  const int n = board_->model().units();
  const auto all = static_cast<double>(std::count_if(change, change + n, [&](auto c) { return c >= least && c != 0; }));
  if (board_->model().free_swaps()) return all;
  double asked = 0.0;
  double allowed = 0.0;
  const auto first = static_cast<int>(chance_->below(static_cast<std::uint64_t>(n)));
  for (int k = 0; k < n && asked < most_asked; ++k) {
    const int v = (first + k) % n;
    if (change[v] < least || change[v] == 0 || board_->slot_of(v) == board_->slot_of(u)) continue;
    asked += 1.0;
    allowed += board_->may_swap(u, v) ? 1.0 : 0.0;
  }
  return asked > 0.0 ? all * allowed / asked : 0.0;
}

double Annealer::share_that_passes(double temperature, int sweeps, const std::function<bool()>& interrupted) {
  const int n = board_->model().units();
  double passed = 0.0;
  double seen = 0.0;
  for (int k = 0; k < sweeps && !interrupted(); ++k) {
    for (int u = 0; u < n; ++u) {
      const std::uint64_t draw = chance_->below(static_cast<std::uint64_t>(n) * log_steps);
      const std::int32_t least = threshold(temperature, draw);
      const Board::Scan scan = board_->scan_swaps(u);
      if (scan.largest >= least) passed += passing(u, least, scan.change);
      seen += n;
      visit(u, least, static_cast<std::size_t>(draw / log_steps));
    }
  }
  return seen > 0.0 ? passed / seen : 0.0;
}

Temperatures Annealer::measure(const std::function<bool()>& interrupted) {
  const double n = board_->model().units();
  const int sweeps = static_cast<int>(std::clamp(pilot_moves / (n * n), 4.0, 100.0));
  double temperature = spread();
  Temperatures found{temperature, temperature};
  bool hot_found = false;
  for (int step = 0; step < pilot_steps && !interrupted(); ++step) {
    const double share = share_that_passes(temperature, sweeps, interrupted);
    if (!hot_found) found.hot = temperature;
    hot_found = hot_found || share <= hot_share;
    found.cold = temperature;
    if (share <= cold_share) break;
    temperature *= pilot_factor;
  }
  found.cold = std::clamp(found.cold, coldest * found.hot, mildest * found.hot);
  return found;
}

}  // namespace samling::grouping
