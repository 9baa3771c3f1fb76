// Which demands contradict each other: a deletion filter over the named demands.
#include <algorithm>

#include <fmt/format.h>

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {
namespace {

std::string talk_pin_sentence(const RoomsProblem& problem, const TalkPin& pin) {
  std::string text = fmt::format("talk \"{}\" stays in session {}", problem.talks()[pin.talk.index()].name,
                                 problem.sessions()[pin.session.index()].name);
  if (pin.room) text += fmt::format(", room {}", problem.rooms()[pin.room->index()]);
  if (pin.slot) text += fmt::format(", slot {}", *pin.slot + 1);
  return text;
}

std::string cell_pin_sentence(const RoomsProblem& problem, const CellPin& pin) {
  const std::string place = fmt::format("room {} in session {}", problem.rooms()[pin.room.index()],
                                        problem.sessions()[pin.session.index()].name);
  if (!pin.track) return place + " stays free";
  return fmt::format("{} is kept for track {}", place, problem.tracks()[pin.track->index()].name);
}

std::vector<RoomsDemand> rooms_demands(const RoomsProblem& problem) {
  std::vector<RoomsDemand> demands;
  const RoomsInput& input = problem.input();
  for (std::size_t i = 0; i < input.talk_pins.size(); ++i) {
    demands.push_back({"talk_pin", static_cast<int>(i), talk_pin_sentence(problem, input.talk_pins[i])});
  }
  for (std::size_t i = 0; i < input.cell_pins.size(); ++i) {
    demands.push_back({"cell_pin", static_cast<int>(i), cell_pin_sentence(problem, input.cell_pins[i])});
  }
  for (std::size_t t = 0; t < rooms_terms; ++t) {
    const auto term = static_cast<RoomsTerm>(t);
    if (term == RoomsTerm::multi_slot || problem.term(term).grade != Grade::forbid) continue;
    demands.push_back({std::string(to_string(term)), -1, fmt::format("nothing of {}", to_string(term))});
  }
  return demands;
}

// The question with these demands and no prices: whether there is a timetable is all that is asked.
RoomsProblem with_demands(const RoomsProblem& problem, const std::vector<RoomsDemand>& demands) {
  RoomsInput input = problem.input();
  input.talk_pins.clear();
  input.cell_pins.clear();
  input.published.reset();
  for (TermGrade& term : input.terms) term = {.weight = 0, .grade = Grade::ignore};
  for (const RoomsDemand& demand : demands) {
    const auto row = static_cast<std::size_t>(std::max(0, demand.row));
    if (demand.rule == "talk_pin") input.talk_pins.push_back(problem.input().talk_pins[row]);
    if (demand.rule == "cell_pin") input.cell_pins.push_back(problem.input().cell_pins[row]);
    for (std::size_t t = 0; t < rooms_terms; ++t) {
      if (demand.rule == to_string(static_cast<RoomsTerm>(t))) input.terms[t] = {.weight = 0, .grade = Grade::forbid};
    }
  }
  return RoomsProblem(std::move(input));
}

Status asked(const RoomsProblem& problem, const std::vector<RoomsDemand>& demands, const RoomsOptions& options,
             const Stopper& stopper) {
  if (stopper.interrupted()) return Status::stopped;
  RoomsOptions how = options;
  how.limits = stopper.remaining();
  how.limits.progress = nullptr;
  if (!how.limits.max_rounds) how.limits.max_rounds = 4;
  const Status status = solve(with_demands(problem, demands), how).status;
  return status == Status::optimal ? Status::feasible : status;
}

}  // namespace

RoomsConflict why_not(const RoomsProblem& problem, const RoomsOptions& options) {
  validate(options.limits);
  const Stopper stopper(options.limits);
  RoomsConflict conflict;
  conflict.arithmetic = precheck(problem);
  std::vector<RoomsDemand> left = rooms_demands(problem);
  conflict.status = asked(problem, left, options, stopper);
  if (conflict.status != Status::infeasible) return conflict;
  conflict.is_smallest = true;
  for (std::size_t i = 0; i < left.size();) {
    std::vector<RoomsDemand> without = left;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    const Status status = asked(problem, without, options, stopper);
    if (status == Status::infeasible) {
      left = std::move(without);
      continue;
    }
    conflict.is_smallest = conflict.is_smallest && status == Status::feasible;
    ++i;
  }
  conflict.demands = std::move(left);
  return conflict;
}

}  // namespace samling::timetable
