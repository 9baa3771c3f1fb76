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
Cost rounded_up(double bound, double tolerance, Cost forbidden) {
  constexpr double least = -9e15;
  if (!(bound > least)) return static_cast<Cost>(least);
  if (bound >= static_cast<double>(forbidden)) return forbidden;
  const double slack = std::min(0.4, tolerance * std::max(1.0, std::abs(bound)));
  return static_cast<Cost>(std::ceil(bound - slack));
}

// Costs are whole, so that only what is a whole unit cheaper is better; the branching's tolerance besides.
double cheaper_than(Cost incumbent) {
  const auto cost = static_cast<double>(incumbent);
  return cost - 1.0 + std::min(0.5, 1e-3 + 1e-6 * cost);
}

// Larger programmes do without rooms.
constexpr std::size_t many_columns = 60'000;

}  // namespace

class ProgrammeBound::Turn {
 public:
  Turn(Cost incumbent, Cost forbidden, const BoundEffort& effort, const Stopper& stopper)
      : incumbent_(incumbent), forbidden_(forbidden), effort_(effort), stopper_(stopper), start_(cpu_time().count()) {}

  [[nodiscard]] bool is_done() const { return bound_.value >= incumbent_ || stopper_.interrupted(); }
  [[nodiscard]] double seconds_left() const { return effort_.seconds - (cpu_time().count() - start_); }
  [[nodiscard]] const RoomsBound& bound() const { return bound_; }
  [[nodiscard]] Cost incumbent() const { return incumbent_; }

  // Strategy: prices of the linear programme take values away; when these are many, it is solved again.
  void solve(Programme& programme) {
    const auto constant = static_cast<double>(programme.relaxation.constant());
    const double cutoff = cheaper_than(incumbent_) - constant;
    constexpr int few = 50;  // one column in so many
    for (int round = 0; round < 4 && !is_done(); ++round) {
      programme.linear = programme.model.linear(stopper_, cutoff + 1.0, 4.0 * effort_.work);
      take(rounded_up(programme.linear.bound + constant, 1e-9, forbidden_), "linear programme");
      const int tightened = programme.model.tighten(programme.linear.prices, cutoff);
      if (tightened < static_cast<int>(programme.model.columns()) / few + 1) break;
    }
  }

  // The prices of an earlier turn, below a cheaper incumbent; that turn's time may have been up before there were any.
  void resume(Programme& programme) {
    if (programme.linear.prices.empty()) return solve(programme);
    const auto constant = static_cast<double>(programme.relaxation.constant());
    take(rounded_up(programme.linear.bound + constant, 1e-9, forbidden_), "linear programme");
    programme.model.tighten(programme.linear.prices, cheaper_than(incumbent_) - constant);
  }

  // Programmes of small questions are worth more work.
  std::optional<std::vector<double>> branch(const Programme& programme, double times_work) {
    constexpr double least_seconds = 0.05;
    if (is_done() || effort_.nodes == 0 || seconds_left() < least_seconds) return std::nullopt;
    const auto constant = static_cast<double>(programme.relaxation.constant());
    const MipModel::Search search{.seconds = 0.95 * seconds_left(),
                                  .nodes = effort_.nodes,
                                  .work = times_work * effort_.work,
                                  .cutoff = cheaper_than(incumbent_) - constant};
    MipModel::Whole whole = programme.model.whole(search, stopper_);
    take(rounded_up(whole.bound + constant, 1e-7, forbidden_), "integer programme");
    return std::move(whole.values);
  }

 private:
  void take(Cost value, const char* method) {
    value = std::min(value, incumbent_);
    if (value > bound_.value) bound_ = {.value = value, .method = method};
  }

  Cost incumbent_;
  Cost forbidden_;
  BoundEffort effort_;
  const Stopper& stopper_;
  double start_;
  RoomsBound bound_{.value = 0, .method = "linear programme"};
};

void ProgrammeBound::raise_with(RoomDetail detail, std::optional<Programme>& programme, Turn& turn) {
  if (programme && programme->relaxation.suits(turn.incumbent())) {
    turn.resume(*programme);
  } else {
    programme.emplace(costs_, turn.incumbent(), detail);
    turn.solve(*programme);
  }
  const auto values = turn.branch(*programme, detail == RoomDetail::places || detail == RoomDetail::exact ? 5.0 : 1.0);
  if (values && detail == RoomDetail::exact) found_ = programme->relaxation.plan_of(*values);
}

// Whether the cell, or cell and slot, of every talk are columns that can be counted.
bool ProgrammeBound::is_small(RoomDetail detail) const {
  constexpr std::size_t many_places = 8'000;
  const auto at = [](int row) { return static_cast<std::size_t>(row); };
  const int slots = detail == RoomDetail::exact ? costs_.slots : 2;
  return at(costs_.talks) * at(costs_.cells) * at(slots) <= many_places;
}

RoomsBound ProgrammeBound::raise(Cost incumbent, const BoundEffort& effort, const Limits& limits) {
  Limits within = limits;
  within.cpu_limit = std::chrono::duration<double>(effort.seconds);
  const Stopper stopper(within);
  found_.reset();
  Turn turn(incumbent, costs_.forbidden, effort, stopper);
  if (!detail_) {
    const std::size_t columns = RoomsRelaxation(costs_, incumbent, RoomDetail::classes).model().columns();
    detail_ = columns > many_columns ? RoomDetail::none : RoomDetail::classes;
  }
  raise_with(*detail_, usual_, turn);
  // When that was done early, which room is which is worth a look.
  if (*detail_ == RoomDetail::classes && !turn.is_done() && effort.nodes > 0 &&
      turn.seconds_left() > 0.3 * effort.seconds && usual_->relaxation.has_like_rooms()) {
    raise_with(RoomDetail::each, each_, turn);
  }
  if (effort.nodes == 0) return turn.bound();
  if (is_small(RoomDetail::places) && !turn.is_done()) raise_with(RoomDetail::places, places_, turn);
  if (is_small(RoomDetail::exact) && !turn.is_done()) raise_with(RoomDetail::exact, exact_, turn);
  return turn.bound();
}

RoomsBound programme_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort, const Limits& limits) {
  return ProgrammeBound(costs).raise(incumbent, effort, limits);
}

}  // namespace samling::timetable
