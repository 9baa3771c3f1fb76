#include "timetable/rooms/tempering.hpp"

#include <algorithm>
#include <cmath>

#include "samling/core/parallel.hpp"

namespace samling::timetable {
namespace {

constexpr int moves_between_exchanges = 500;  // of a rung
constexpr std::size_t fewest_rungs = 4;
constexpr std::size_t most_rungs = 20;

// What a few thousand moves at one temperature show.
struct Warmth {
  double kept = 0.0;    // part of the moves that changed the cost
  double spread = 0.0;  // of the cost, in temperatures
};

Warmth warmth_at(double temperature, RoomsState& state, RoomsMoves& moves, std::int64_t count, Chance& chance) {
  moves.heed_temperature(temperature);
  const Cost first = state.cost();
  std::int64_t kept = 0;
  double sum = 0.0;
  double squares = 0.0;
  for (std::int64_t i = 0; i < count; ++i) {
    const Cost before = state.cost();
    if (moves.step(temperature, chance) && state.cost() != before) ++kept;
    const auto rise = static_cast<double>(state.cost() - first);
    sum += rise;
    squares += rise * rise;
  }
  const auto all = static_cast<double>(count);
  const double variance = std::max(0.0, squares / all - sum / all * (sum / all));
  return {.kept = static_cast<double>(kept) / all, .spread = std::sqrt(variance) / temperature};
}

}  // namespace

struct RoomsTempering::Replica {
  Replica(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start)
      : state(costs), moves(state, problem) {
    state.become(start);
    best = state.plan();
    cost = state.cost();
  }
  RoomsState state;
  RoomsMoves moves;
  RoomsPlan best;  // since it was taken over last
  Cost cost = 0;
};

RoomsTempering::RoomsTempering(const RoomsProblem& problem, const RoomsCosts& costs,
                               const std::vector<RoomsPlan>& starts, std::uint64_t seed, std::uint64_t stream)
    : problem_(problem), costs_(costs), chance_(Chance::stream(seed, stream)) {
  const Chance fresh = Chance::stream(chance_.below(1ULL << 40U), 0);
  const std::vector<double> ladder = measured_ladder(starts.front(), fresh);
  for (std::size_t i = 0; i < ladder.size(); ++i) {
    Chance own = Chance::stream(chance_.below(1ULL << 40U), i);
    const RoomsPlan start = i < starts.size() ? starts[i] : construct_rooms(problem, costs, own).best;
    rungs_.push_back({.temperature = ladder[i],
                      .replica = std::make_unique<Replica>(problem, costs, start),
                      .chance = std::move(own)});
    if (i == 0 || rungs_.back().replica->cost < cost_) take(*rungs_.back().replica);
  }
}

RoomsTempering::~RoomsTempering() = default;

// Strategy: the start is heated in small steps until it melts. Steps of a ladder that are as far apart as costs spread
// let some third of all exchanges happen.
std::vector<double> RoomsTempering::measured_ladder(const RoomsPlan& start, Chance chance) {
  constexpr double step = 1.5;
  constexpr double molten = 0.04;
  constexpr double apart = 1.7;         // spreads between neighbours
  constexpr double least_spread = 0.3;  // where everything is frozen
  Replica replica(problem_, costs_, start);
  const std::vector<double> levels = price_levels(costs_);
  const double coldest = 0.25 * levels.front();
  const std::int64_t count = 2000 + 5 * static_cast<std::int64_t>(costs_.talks);
  double hottest = coldest;
  double rungs = 1.0;
  for (double kept = 0.0; kept < molten && hottest < levels.back(); hottest *= step) {
    const Warmth warmth = warmth_at(hottest, replica.state, replica.moves, count, chance);
    moves_ += count;
    rungs += std::log(step) * std::max(least_spread, warmth.spread) / apart;
    kept = warmth.kept;
  }
  const std::size_t size = std::clamp(static_cast<std::size_t>(rungs + 0.5), fewest_rungs, most_rungs);
  std::vector<double> ladder;
  const double whole = std::log(std::max(2.0, hottest / coldest));
  for (std::size_t i = 0; i < size; ++i) {
    ladder.push_back(coldest * std::exp(whole * static_cast<double>(i) / static_cast<double>(size - 1)));
  }
  return ladder;
}

void RoomsTempering::some_moves(Rung& rung) const {
  Replica& replica = *rung.replica;
  replica.moves.heed_temperature(rung.temperature);
  for (int i = 0; i < moves_between_exchanges; ++i) {
    if (!replica.moves.step(rung.temperature, rung.chance) || replica.state.cost() >= replica.cost) continue;
    replica.cost = replica.state.cost();
    // Only what is the best of all is worth a copy.
    if (replica.cost < cost_) replica.best = replica.state.plan();
  }
}

void RoomsTempering::take(const Replica& replica) {
  best_ = replica.best;
  cost_ = replica.cost;
}

void RoomsTempering::run(std::int64_t moves, Cost target, int threads, const std::function<bool()>& stop) {
  const std::int64_t end = moves_ + moves;
  while (moves_ < end && cost_ > target && !stop()) {
    parallel_for(rungs_.size(), threads, [this](std::size_t i) { some_moves(rungs_[i]); });
    moves_ += moves_between_exchanges * static_cast<std::int64_t>(rungs_.size());
    for (const Rung& rung : rungs_) {
      if (rung.replica->cost < cost_) take(*rung.replica);
    }
    exchange();
  }
}

// Even and odd pairs in turns.
void RoomsTempering::exchange() {
  for (std::size_t i = static_cast<std::size_t>(exchanges_ % 2); i + 1 < rungs_.size(); i += 2) {
    Rung& cold = rungs_[i];
    Rung& hot = rungs_[i + 1];
    const auto saved = static_cast<double>(cold.replica->state.cost() - hot.replica->state.cost());
    const double exponent = saved * (1.0 / cold.temperature - 1.0 / hot.temperature);
    ++cold.tried;
    if (exponent < 0.0 && chance_.unit() >= std::exp(exponent)) continue;
    std::swap(cold.replica, hot.replica);
    ++cold.done;
  }
  if (++exchanges_ < next_spacing_) return;
  next_spacing_ = exchanges_ + std::max(40, exchanges_ / 2);
  space_rungs();
}

// Strategy: rungs that change places seldom come closer together, others go apart; the ends stay. Less and less often.
void RoomsTempering::space_rungs() {
  constexpr double usual = 0.35;
  std::vector<double> steps;
  double whole = 0.0;
  for (std::size_t i = 0; i + 1 < rungs_.size(); ++i) {
    Rung& rung = rungs_[i];
    const double often = (rung.done + 0.5) / (rung.tried + 1.0);
    const double now = std::log(rungs_[i + 1].temperature / rung.temperature);
    steps.push_back(now * std::pow(std::max(0.05, often) / usual, 0.3));
    whole += steps.back();
    rung.tried = rung.done = 0;
  }
  const double factor = std::log(rungs_.back().temperature / rungs_.front().temperature) / whole;
  for (std::size_t i = 0; i + 2 < rungs_.size(); ++i) {
    rungs_[i + 1].temperature = rungs_[i].temperature * std::exp(factor * steps[i]);
  }
}

void RoomsTempering::offer(const RoomsPlan& plan, Cost cost) {
  if (cost >= cost_) return;
  Replica& coldest = *rungs_.front().replica;
  coldest.state.become(plan);
  coldest.best = plan;
  coldest.cost = cost;
  take(coldest);
}

}  // namespace samling::timetable
