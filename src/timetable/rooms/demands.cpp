#include "timetable/rooms/demands.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "timetable/rooms/bound.hpp"

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

// New row of each talk; -1: left out.
std::vector<int> rows_without(std::size_t talks, const std::vector<int>& left_out) {
  std::vector<int> rows(talks, -1);
  int next = 0;
  for (std::size_t u = 0; u < talks; ++u) {
    if (!std::binary_search(left_out.begin(), left_out.end(), static_cast<int>(u))) rows[u] = next++;
  }
  return rows;
}

void renumber(RoomsTimetable& timetable, const std::vector<int>& rows) {
  for (auto& session : timetable.cells) {
    for (Cell& cell : session) {
      for (std::optional<TalkId>& slot : cell.slots) {
        if (!slot) continue;
        const int row = rows[slot->index()];
        slot = row < 0 ? std::optional<TalkId>() : TalkId(row);
      }
    }
  }
}

std::size_t talks_of(const RoomsTimetable& timetable) {
  std::size_t most = 0;
  for (const auto& session : timetable.cells) {
    for (const Cell& cell : session) {
      for (const std::optional<TalkId>& slot : cell.slots) {
        if (slot) most = std::max(most, slot->index() + 1);
      }
    }
  }
  return most;
}

}  // namespace

std::vector<RoomsDemand> wished_demands(const RoomsProblem& problem) {
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

std::vector<RoomsDemand> talk_demands(const RoomsProblem& problem) {
  std::vector<RoomsDemand> demands;
  for (std::size_t u = 0; u < problem.talks().size(); ++u) {
    const Talk& talk = problem.talks()[u];
    demands.push_back(
        {"talk", static_cast<int>(u),
         fmt::format("talk \"{}\" of track {} is held ({} {})", talk.name, problem.tracks()[talk.track.index()].name,
                     talk.slots, talk.slots == 1 ? "slot" : "slots")});
  }
  return demands;
}

RoomsProblem with_demands(const RoomsProblem& problem, const std::vector<RoomsDemand>& demands) {
  RoomsInput input = problem.input();
  input.talk_pins.clear();
  input.cell_pins.clear();
  input.published.reset();
  for (TermGrade& term : input.terms) term = {.weight = 0, .grade = Grade::ignore};
  std::vector<Talk> talks;
  for (const RoomsDemand& demand : demands) {
    const auto row = static_cast<std::size_t>(std::max(0, demand.row));
    if (demand.rule == "talk") talks.push_back(input.talks[row]);
    if (demand.rule == "talk_pin") input.talk_pins.push_back(problem.input().talk_pins[row]);
    if (demand.rule == "cell_pin") input.cell_pins.push_back(problem.input().cell_pins[row]);
    for (std::size_t t = 0; t < rooms_terms; ++t) {
      if (demand.rule == to_string(static_cast<RoomsTerm>(t))) input.terms[t] = {.weight = 0, .grade = Grade::forbid};
    }
  }
  if (!talks.empty()) input.talks = std::move(talks);
  return RoomsProblem(std::move(input));
}

RoomsInput without_talks(const RoomsInput& input, const std::vector<int>& talks) {
  RoomsInput less = input;
  const std::vector<int> rows = rows_without(input.talks.size(), talks);
  less.talks.clear();
  less.talk_pins.clear();
  for (std::size_t u = 0; u < rows.size(); ++u) {
    if (rows[u] >= 0) less.talks.push_back(input.talks[u]);
  }
  for (TalkPin pin : input.talk_pins) {
    const int row = rows[pin.talk.index()];
    if (row < 0) continue;
    pin.talk = TalkId(row);
    less.talk_pins.push_back(pin);
  }
  if (less.published) {
    renumber(less.published->timetable, rows);
    less.published->lost_talks.clear();
    for (const TalkId talk : input.published->lost_talks) {
      if (rows[talk.index()] >= 0) less.published->lost_talks.emplace_back(rows[talk.index()]);
    }
  }
  return less;
}

RoomsTimetable without_talks(RoomsTimetable timetable, const std::vector<int>& talks) {
  const std::size_t last = talks.empty() ? 0 : static_cast<std::size_t>(talks.back()) + 1;
  renumber(timetable, rows_without(std::max(talks_of(timetable), last), talks));
  return timetable;
}

bool has_errors(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  const std::vector<Issue> issues = check(problem, timetable);
  return std::any_of(issues.begin(), issues.end(), [](const Issue& issue) { return issue.level == Level::error; });
}

RoomsOptions RoomsQuestions::for_one() const {
  static constexpr double part = 0.1;          // of the time, so that one hard question does not take all of it
  static constexpr double least_bound = 0.05;  // whether there is a timetable, not how cheap it is
  RoomsOptions one = options_;
  one.limits = stopper_.remaining();
  one.limits.progress = nullptr;
  const auto shorter = [](auto& limit, const auto& whole) {
    if (limit && whole) limit = std::min(*limit, part * *whole);
  };
  shorter(one.limits.cpu_limit, options_.limits.cpu_limit);
  shorter(one.limits.time_limit, options_.limits.time_limit);
  if (!one.limits.max_rounds) one.limits.max_rounds = 4;
  one.bound_share = std::min(one.bound_share, least_bound);
  return one;
}

RoomsResult RoomsQuestions::answer(const RoomsProblem& problem) const {
  return solve(problem, for_one());
}

// Strategy: arithmetic, then the linear programme, then the search: most questions are answered by the cheapest.
Status RoomsQuestions::status(const RoomsProblem& problem) {
  constexpr int most_questions = 400;
  if (stopper_.interrupted() || ++asked_ > most_questions) return Status::stopped;
  if (!precheck(problem).empty()) return Status::infeasible;
  const RoomsCosts costs(problem);
  const RoomsBound bound = programme_bound(costs, costs.forbidden, {.nodes = 0}, for_one().limits);
  if (bound.value >= costs.forbidden) return Status::infeasible;
  const Status status = answer(problem).status;
  return status == Status::optimal ? Status::feasible : status;
}

}  // namespace samling::timetable
