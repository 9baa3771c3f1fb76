#include "timetable/rooms/annealing.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {

namespace {

// One cooling; result.best and result.cost where it is better than they are.
void cool(RoomsState& state, RoomsMoves& moves, const AnnealingPlan& schedule, Chance& chance, const Stopper& stopper,
          Cost target, AnnealingResult& result) {
  constexpr std::int64_t between_checks = 512;
  const double fall = std::log(schedule.cold / schedule.hot);
  double temperature = schedule.hot;
  for (std::int64_t i = 0; i < schedule.moves && result.cost > target; ++i, ++result.moves) {
    if (i % between_checks == 0) {
      if (stopper.interrupted()) break;
      temperature = schedule.hot * std::exp(fall * static_cast<double>(i) / static_cast<double>(schedule.moves));
      moves.heed_temperature(temperature);
    }
    if (!moves.step(temperature, chance) || state.cost() >= result.cost) continue;
    result.cost = state.cost();
    result.best = state.plan();
  }
  result.last = state.cost();
}

// Tracks that stand in each other's way: one by chance, those that share a room with one of them, others by chance.
void draw_part(const RoomsState& state, std::size_t most, Chance& chance, std::vector<char>& part) {
  const RoomsCosts& costs = state.costs();
  part.assign(static_cast<std::size_t>(costs.tracks), 0);
  std::vector<int> drawn{static_cast<int>(chance.below(static_cast<std::uint64_t>(costs.tracks)))};
  part[static_cast<std::size_t>(drawn.front())] = 1;
  for (int tries = 0; tries < 200 && drawn.size() < most; ++tries) {
    int next = static_cast<int>(chance.below(static_cast<std::uint64_t>(costs.tracks)));
    const int known = drawn[chance.below(drawn.size())];
    if (chance.below(4) != 0 && !state.cells_of(known).empty()) {
      const int cell = state.cells_of(known)[chance.below(state.cells_of(known).size())];
      const auto session = static_cast<int>(chance.below(static_cast<std::uint64_t>(costs.sessions)));
      next = state.track(session * costs.rooms + costs.room_of[static_cast<std::size_t>(cell)]);
    }
    if (next == costs.tracks || part[static_cast<std::size_t>(next)] != 0) continue;
    part[static_cast<std::size_t>(next)] = 1;
    drawn.push_back(next);
  }
}

}  // namespace

AnnealingResult anneal_rooms(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start,
                             const AnnealingPlan& schedule, Chance chance, const Stopper& stopper, Cost target) {
  RoomsState state(costs);
  state.become(start);
  RoomsMoves moves(state, problem);
  AnnealingResult result{.best = start, .cost = state.cost(), .last = 0, .moves = 0};
  cool(state, moves, schedule, chance, stopper, target, result);
  return result;
}

AnnealingResult anneal_parts(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start,
                             const PartsPlan& schedule, Chance chance, const Stopper& stopper, Cost target) {
  RoomsState state(costs);
  state.become(start);
  RoomsMoves moves(state, problem);
  AnnealingResult result{.best = start, .cost = state.cost(), .last = 0, .moves = 0};
  std::vector<char> part;
  while (result.moves < schedule.moves && result.cost > target && !stopper.interrupted()) {
    const std::size_t most = 2 + chance.below(schedule.most_tracks - 1);
    draw_part(state, most, chance, part);
    const std::int64_t talks = moves.only(part);
    const double hot = schedule.hot[chance.below(schedule.hot.size())];
    const std::int64_t length = schedule.moves_per_talk * (talks + 10);
    const RoomsPlan before = state.plan();
    const Cost cost = state.cost();
    cool(state, moves, {.hot = hot, .cold = schedule.cold, .moves = std::min(length, schedule.moves - result.moves)},
         chance, stopper, target, result);
    if (state.cost() > cost) state.become(before);
  }
  return result;
}

AnnealingResult construct_rooms(const RoomsProblem& problem, const RoomsCosts& costs, Chance chance) {
  RoomsState state(costs);
  for (const CellPin& pin : problem.input().cell_pins) {
    if (pin.track) state.assign(pin.session.value() * costs.rooms + pin.room.value(), pin.track->value());
  }
  state.commit();
  RoomsMoves(state, problem).place_all(chance);
  return {.best = state.plan(), .cost = state.cost(), .last = state.cost(), .moves = 0};
}

std::vector<double> price_levels(const RoomsCosts& costs) {
  std::set<Cost> prices;
  const auto add = [&](Cost price) {
    if (price > 0 && price < costs.forbidden) prices.insert(price);
  };
  for (const Cost price :
       {costs.room_price, costs.parallel_price, costs.gap_price, costs.order_price, costs.change_price}) {
    add(price);
  }
  for (const auto* table : {&costs.cell, &costs.pair, &costs.talk_session, &costs.talk_room}) {
    for (const Cost price : *table) add(price);
  }
  for (const auto& clashes : costs.clashes) {
    for (const Clash& clash : clashes) {
      add(clash.session);
      add(clash.slot);
    }
  }
  std::vector<double> levels;
  for (const Cost price : prices) {
    const auto level = static_cast<double>(price);
    if (levels.empty() || level >= 4.0 * levels.back()) levels.push_back(level);
  }
  if (levels.empty()) levels.push_back(1.0);
  return levels;
}

}  // namespace samling::timetable
