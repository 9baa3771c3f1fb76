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
  if (bound >= static_cast<double>(RoomsCosts::forbidden)) return RoomsCosts::forbidden;
  const double slack = std::min(0.4, tolerance * std::max(1.0, std::abs(bound)));
  return static_cast<Cost>(std::ceil(bound - slack));
}

}  // namespace

namespace {

// Costs are whole, so that only what is a whole unit cheaper is better; the branching's tolerance besides.
double cheaper_than(Cost incumbent) {
  const auto cost = static_cast<double>(incumbent);
  return cost - 1.0 + std::min(0.5, 1e-3 + 1e-6 * cost);
}

// Larger programmes do without rooms.
constexpr std::size_t many_columns = 60'000;

class ProgrammeBound {
 public:
  ProgrammeBound(Cost incumbent, const BoundEffort& effort, const Stopper& stopper)
      : incumbent_(incumbent), effort_(effort), stopper_(stopper), start_(cpu_time().count()) {}

  [[nodiscard]] bool is_done() const { return bound_.value >= incumbent_ || stopper_.interrupted(); }
  [[nodiscard]] double seconds_left() const { return effort_.seconds - (cpu_time().count() - start_); }
  [[nodiscard]] const RoomsBound& bound() const { return bound_; }

  // Strategy: prices of the linear programme take values away, then it is solved again; what is left is branched on.
  void raise(const RoomsRelaxation& relaxation) {
    const auto constant = static_cast<double>(relaxation.constant());
    const double cutoff = cheaper_than(incumbent_) - constant;
    MipModel model = relaxation.model();
    int tightened = 1;
    for (int round = 0; round < 4 && tightened > 0 && !is_done(); ++round) {
      const MipModel::Linear linear = model.linear(stopper_, cutoff + 1.0);
      take(rounded_up(linear.bound + constant, 1e-9), "linear programme");
      tightened = model.tighten(linear.prices, cutoff);
    }
    constexpr double least_seconds = 0.05;
    if (is_done() || effort_.nodes == 0 || seconds_left() < least_seconds) return;
    const MipModel::Search search{.seconds = 0.95 * seconds_left(), .nodes = effort_.nodes, .cutoff = cutoff};
    take(rounded_up(model.whole_bound(search, stopper_) + constant, 1e-7), "integer programme");
  }

 private:
  void take(Cost value, const char* method) {
    value = std::min(value, incumbent_);
    if (value > bound_.value) bound_ = {.value = value, .method = method};
  }

  Cost incumbent_;
  BoundEffort effort_;
  const Stopper& stopper_;
  double start_;
  RoomsBound bound_{.value = 0, .method = "linear programme"};
};

}  // namespace

RoomsBound programme_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort, const Limits& limits) {
  Limits within = limits;
  within.cpu_limit = std::chrono::duration<double>(effort.seconds);
  const Stopper stopper(within);
  ProgrammeBound bound(incumbent, effort, stopper);
  const RoomsRelaxation usual(costs, incumbent, RoomDetail::classes);
  if (usual.model().columns() > many_columns) {
    bound.raise(RoomsRelaxation(costs, incumbent, RoomDetail::none));
    return bound.bound();
  }
  bound.raise(usual);
  // When that was done early, which room is which is worth a look.
  if (!bound.is_done() && effort.nodes > 0 && bound.seconds_left() > 0.3 * effort.seconds && usual.has_like_rooms()) {
    bound.raise(RoomsRelaxation(costs, incumbent, RoomDetail::each));
  }
  return bound.bound();
}

}  // namespace samling::timetable
