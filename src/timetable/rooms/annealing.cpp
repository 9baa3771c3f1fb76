#include "timetable/rooms/annealing.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "timetable/rooms/moves.hpp"

namespace samling::timetable {

AnnealingResult anneal_rooms(const RoomsProblem& problem, const RoomsCosts& costs, const RoomsPlan& start,
                             const AnnealingPlan& schedule, Chance chance, const Stopper& stopper, Cost target) {
  constexpr std::int64_t between_checks = 512;
  constexpr double never = 20.0;  // temperatures dearer: exp(-20) is a chance that does not come
  RoomsState state(costs);
  state.become(start);
  RoomsMoves moves(state, problem);
  AnnealingResult result{.best = start, .cost = state.cost(), .last = 0, .moves = 0};
  const double fall = std::log(schedule.cold / schedule.hot);
  double temperature = schedule.hot;
  for (std::int64_t i = 0; i < schedule.moves && result.cost > target; ++i, ++result.moves) {
    if (i % between_checks == 0) {
      if (stopper.interrupted()) break;
      temperature = schedule.hot * std::exp(fall * static_cast<double>(i) / static_cast<double>(schedule.moves));
      if (never * temperature < static_cast<double>(costs.order_price)) moves.heed_order();
    }
    const Cost before = state.cost();
    if (!moves.any(chance)) {
      state.undo();
      continue;
    }
    const auto dearer = static_cast<double>(state.cost() - before);
    if (dearer > 0.0 && (dearer > never * temperature || chance.unit() >= std::exp(-dearer / temperature))) {
      state.undo();
      continue;
    }
    state.commit();
    if (state.cost() >= result.cost) continue;
    result.cost = state.cost();
    result.best = state.plan();
  }
  result.last = state.cost();
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
