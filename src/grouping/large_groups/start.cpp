#include "grouping/large_groups/start.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace samling::grouping {
namespace {

constexpr double no_way = -std::numeric_limits<double>::infinity();
constexpr int attempts_to_start = 20;
constexpr std::int64_t repairs_for_each_unit = 200;

int total_weight_of(const LargeModel& model) {
  int total = 0;
  for (int u = 0; u < model.units(); ++u) total += model.weight(u);
  return total;
}

double mean_affinity(const LargeModel& model) {
  double sum = 0.0;
  for (int u = 0; u < model.units(); ++u) {
    for (int v = 0; v < u; ++v) sum += model.affinity(u, v);
  }
  return sum / std::max(1.0, 0.5 * model.units() * (model.units() - 1));
}

bool limited_by_people(const LargeModel& model) {
  for (int s = 0; s < model.slots(); ++s) {
    if (model.limits(s).least_people > 0) return true;
  }
  long people = 0;
  for (int u = 0; u < model.units(); ++u) people += model.people(u);
  for (int s = 0; s < model.slots(); ++s) {
    if (model.limits(s).most_people < people) return true;
  }
  return false;
}

// What a group of a size is worth to the choice of sizes; the chance only breaks ties.
double size_value(const LargeModel& model, int size, double bent, Chance& chance) {
  const double pairs = static_cast<double>(size) * size;
  return bent * pairs + (model.mean() && !limited_by_people(model) ? static_cast<double>(size) : 1e-3) * chance.unit();
}

// Heavier units first, then in a drawn order.
std::vector<int> drawn_order(const LargeModel& model, Chance& chance) {
  std::vector<int> order(static_cast<std::size_t>(model.units()));
  std::iota(order.begin(), order.end(), 0);
  chance.shuffle(order);
  std::stable_sort(order.begin(), order.end(), [&](int u, int v) { return model.weight(u) > model.weight(v); });
  return order;
}

long violation_after_swap(Board& board, int u, int v) {
  const int a = board.slot_of(u);
  const int b = board.slot_of(v);
  board.swap(u, v);
  const long after = board.violation(a) + board.violation(b);
  return after;
}

// One random swap or shift of a unit of a broken group (or of one outside), kept when it breaks no more than before.
void repair_step(Board& board, Chance& chance) {
  const LargeModel& model = board.model();
  const auto n = static_cast<std::uint64_t>(model.units());
  const int u = static_cast<int>(chance.below(n));
  const int a = board.slot_of(u);
  if (chance.below(2) == 0) {
    const int b = static_cast<int>(chance.below(static_cast<std::uint64_t>(model.slots())));
    if (a == b) return;
    const long before = board.violation(a) + board.violation(b);
    board.shift(u, b);
    if (board.violation(a) + board.violation(b) > before) board.shift(u, a);
    return;
  }
  const int v = static_cast<int>(chance.below(n));
  const int b = board.slot_of(v);
  if (a == b) return;
  const long before = board.violation(a) + board.violation(b);
  if (violation_after_swap(board, u, v) > before) board.swap(u, v);
}

}  // namespace

std::vector<int> drawn_sizes(const LargeModel& model, Chance& chance) {
  const int slots = model.slots();
  const int total = total_weight_of(model);
  const bool people = limited_by_people(model);
  const double bent = model.mean() ? 0.0 : (mean_affinity(model) > 0.0 && !people ? 1.0 : -1.0);
  const auto width = static_cast<std::size_t>(total) + 1;
  std::vector<std::vector<double>> best(static_cast<std::size_t>(slots) + 1, std::vector<double>(width, no_way));
  std::vector<std::vector<int>> taken(best.size(), std::vector<int>(width, 0));
  best[0][0] = 0.0;
  for (int s = 0; s < slots; ++s) {
    const auto row = static_cast<std::size_t>(s);
    for (int size = model.limits(s).least; size <= std::min(model.limits(s).most, total); ++size) {
      const double value = size_value(model, size, bent, chance);
      for (std::size_t sum = static_cast<std::size_t>(size); sum < width; ++sum) {
        const double with = best[row][sum - static_cast<std::size_t>(size)] + value;
        if (with <= best[row + 1][sum]) continue;
        best[row + 1][sum] = with;
        taken[row + 1][sum] = size;
      }
    }
  }
  auto sum = static_cast<std::size_t>(total);
  while (sum > 0 && best.back()[sum] == no_way) --sum;  // the rest stays out
  std::vector<int> sizes(static_cast<std::size_t>(slots), 0);
  if (best.back()[sum] == no_way) return sizes;
  for (std::size_t s = static_cast<std::size_t>(slots); s-- > 0;) {
    sizes[s] = taken[s + 1][sum];
    sum -= static_cast<std::size_t>(sizes[s]);
  }
  return sizes;
}

bool repair_limits(Board& board, Chance& chance) {
  const std::int64_t steps = repairs_for_each_unit * board.model().units();
  for (std::int64_t step = 0; step < steps; ++step) {
    if (step % board.model().units() == 0 && board.violation() == 0) return true;
    repair_step(board, chance);
  }
  return board.violation() == 0;
}

bool draw_start(Board& board, Chance& chance) {
  const LargeModel& model = board.model();
  for (int attempt = 0; attempt < attempts_to_start; ++attempt) {
    std::vector<int> room = drawn_sizes(model, chance);
    std::vector<int> slot_of(static_cast<std::size_t>(model.units()), model.out());
    for (const int u : drawn_order(model, chance)) {
      const auto slots = static_cast<std::size_t>(model.slots());
      const std::size_t turn = chance.below(slots);
      for (std::size_t k = 0; k < slots; ++k) {
        const std::size_t s = (turn + k) % slots;
        if (room[s] < model.weight(u)) continue;
        room[s] -= model.weight(u);
        slot_of[static_cast<std::size_t>(u)] = static_cast<int>(s);
        break;
      }
    }
    board.assign(slot_of);
    if (repair_limits(board, chance)) return true;
  }
  board.assign(std::vector<int>(static_cast<std::size_t>(model.units()), model.out()));
  return false;
}

}  // namespace samling::grouping
