// Arithmetic before any search: what cannot work, with the numbers.
#include <algorithm>

#include <fmt/format.h>

#include "samling/timetable/rooms.hpp"
#include "timetable/rooms/precheck.hpp"

namespace samling::timetable {
namespace {

class RoomsArithmetic {
 public:
  explicit RoomsArithmetic(const RoomsProblem& problem) : problem_(problem) {
    for (const RoomsSession& session : problem.sessions()) longest_ = std::max(longest_, session.slots);
  }

  void lengths();
  void slots();
  void cells();
  void pins();
  std::vector<Issue> issues;

 private:
  void impossible(const std::string& rule, const std::string& field, const std::string& message) {
    issues.push_back({.rule = rule, .field = field, .message = message});
  }
  [[nodiscard]] bool kept_free(int session, int room) const {
    const auto& pins = problem_.input().cell_pins;
    return std::any_of(pins.begin(), pins.end(), [&](const CellPin& pin) {
      return pin.session.value() == session && pin.room.value() == room && !pin.track;
    });
  }

  const RoomsProblem& problem_;
  int longest_ = 0;
};

void RoomsArithmetic::lengths() {
  for (const Talk& talk : problem_.talks()) {
    if (talk.slots <= longest_) continue;
    impossible("length", "talk " + talk.name,
               fmt::format("talk {} is {} slots long, the longest session has {}", talk.name, talk.slots, longest_));
  }
}

void RoomsArithmetic::slots() {
  std::int64_t there = 0;
  for (std::size_t s = 0; s < problem_.sessions().size(); ++s) {
    for (std::size_t r = 0; r < problem_.rooms().size(); ++r) {
      if (!kept_free(static_cast<int>(s), static_cast<int>(r))) there += problem_.sessions()[s].slots;
    }
  }
  std::int64_t asked = 0;
  for (const Talk& talk : problem_.talks()) asked += talk.slots;
  if (asked <= there) return;
  impossible("slots", "slots",
             fmt::format("the talks need {} slots, there are {}: {} over", asked, there, asked - there));
}

// Every cell is of one track: each track needs its slots in cells of its own, of the longest session at best.
void RoomsArithmetic::cells() {
  std::vector<std::int64_t> asked(problem_.tracks().size(), 0);
  for (const Talk& talk : problem_.talks()) asked[talk.track.index()] += talk.slots;
  std::int64_t needed = 0;
  for (const std::int64_t slots : asked) needed += (slots + longest_ - 1) / longest_;
  const auto there = static_cast<std::int64_t>(problem_.sessions().size() * problem_.rooms().size()) -
                     std::count_if(problem_.input().cell_pins.begin(), problem_.input().cell_pins.end(),
                                   [](const CellPin& pin) { return !pin.track; });
  if (needed <= there) return;
  impossible(
      "cells", "cells",
      fmt::format("the tracks need {} cells (sessions x rooms) of {} slots, there are {}", needed, longest_, there));
}

void RoomsArithmetic::pins() {
  std::vector<std::vector<int>> used(problem_.sessions().size() * problem_.rooms().size());
  for (const TalkPin& pin : problem_.input().talk_pins) {
    const Talk& talk = problem_.talks()[pin.talk.index()];
    const RoomsSession& session = problem_.sessions()[pin.session.index()];
    if (pin.slot.value_or(0) + talk.slots > session.slots) {
      impossible("talk_pin", "talk " + talk.name,
                 fmt::format("talk {} is {} slots long and pinned to slot {} of session {}, which has {}", talk.name,
                             talk.slots, pin.slot.value_or(0) + 1, session.name, session.slots));
    }
    if (!pin.room) continue;
    for (const CellPin& cell : problem_.input().cell_pins) {
      if (cell.session != pin.session || cell.room != *pin.room || cell.track == talk.track) continue;
      impossible("cell_pin", "talk " + talk.name,
                 fmt::format("talk {} is pinned to session {}, room {}, which is kept {}", talk.name, session.name,
                             problem_.rooms()[pin.room->index()], cell.track ? "for another track" : "free"));
    }
    auto& there = used[pin.session.index() * problem_.rooms().size() + pin.room->index()];
    there.push_back(pin.talk.value());
    int slots = 0;
    bool mixed = false;
    for (const int row : there) {
      slots += problem_.talks()[static_cast<std::size_t>(row)].slots;
      mixed = mixed || problem_.talks()[static_cast<std::size_t>(row)].track != talk.track;
    }
    if (slots > session.slots || mixed) {
      impossible(
          "talk_pin", "talk " + talk.name,
          fmt::format(
              "the talks pinned to session {}, room {} {}", session.name, problem_.rooms()[pin.room->index()],
              mixed ? "are of different tracks" : fmt::format("need {} slots, it has {}", slots, session.slots)));
    }
  }
}

}  // namespace

std::vector<Issue> precheck(const RoomsProblem& problem) {
  RoomsArithmetic arithmetic(problem);
  arithmetic.lengths();
  arithmetic.slots();
  arithmetic.cells();
  arithmetic.pins();
  for (Issue& issue : forbidden_arithmetic(problem)) arithmetic.issues.push_back(std::move(issue));
  return std::move(arithmetic.issues);
}

}  // namespace samling::timetable
