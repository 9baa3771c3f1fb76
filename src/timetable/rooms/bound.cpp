#include "timetable/rooms/bound.hpp"

#include <algorithm>
#include <cmath>

#include "timetable/rooms/relaxation.hpp"

namespace samling::timetable {

RoomsBound talk_bound(const RoomsCosts& costs) {
  const auto least = [](const std::vector<Cost>& table, int row, int width) {
    const auto first = table.begin() + static_cast<std::ptrdiff_t>(RoomsCosts::index(row, width, 0));
    return *std::min_element(first, first + width);
  };
  RoomsBound bound{.value = 0, .method = "each talk by itself"};
  for (int u = 0; u < costs.talks; ++u) {
    bound.value += least(costs.talk_session, u, costs.sessions) + least(costs.talk_room, u, costs.rooms);
  }
  return bound;
}

namespace {

// The least whole number that is not below a bound with the tolerance of its arithmetic.
Cost rounded_up(double bound, double tolerance) {
  constexpr double least = -9e15;
  if (!(bound > least)) return static_cast<Cost>(least);
  const double slack = std::min(0.4, tolerance * std::max(1.0, std::abs(bound)));
  return static_cast<Cost>(std::ceil(bound - slack));
}

}  // namespace

RoomsBound programme_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort, const Limits& limits) {
  Limits within = limits;
  within.cpu_limit = std::chrono::duration<double>(effort.seconds);
  const Stopper stopper(within);
  const double start = cpu_time().count();
  const RoomsRelaxation relaxation(costs);
  const auto constant = static_cast<double>(relaxation.constant());
  const double linear = relaxation.model().linear_bound(stopper);
  RoomsBound bound{.value = std::min(incumbent, rounded_up(linear + constant, 1e-9)), .method = "linear programme"};
  const double left = effort.seconds - (cpu_time().count() - start);
  if (bound.value >= incumbent || effort.nodes == 0 || left < 0.5 || stopper.interrupted()) return bound;
  const MipModel::Search search{
      .seconds = 0.95 * left, .nodes = effort.nodes, .cutoff = static_cast<double>(incumbent) - constant - 0.5};
  const double whole = relaxation.model().whole_bound(search, stopper);
  const Cost value = std::min(incumbent, rounded_up(whole + constant, 1e-7));
  if (value > bound.value) bound = {.value = value, .method = "integer programme"};
  return bound;
}

}  // namespace samling::timetable
