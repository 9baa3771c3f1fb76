// Repairs of an impossible question: each was tried, and a timetable of the changed question found.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "timetable/rooms/demands.hpp"
#include "timetable/rooms/penalties.hpp"

namespace samling::timetable {
namespace {

std::string slots_in_words(int slots) {
  return slots == 1 ? "1 more slot" : fmt::format("{} more slots", slots);
}

void lengthen(RoomsInput& input, std::size_t session, int slots) {
  input.sessions[session].slots += slots;
  if (!input.published) return;
  for (Cell& cell : input.published->timetable.cells[session]) {
    cell.slots.resize(cell.slots.size() + static_cast<std::size_t>(slots));
  }
}

// A further room, in one session only.
void open_room(RoomsInput& input, std::size_t session) {
  std::string name = "one more room";
  for (int number = 2; std::find(input.rooms.begin(), input.rooms.end(), name) != input.rooms.end(); ++number)
    name = fmt::format("one more room {}", number);
  input.rooms.push_back(name);
  for (std::size_t s = 0; s < input.sessions.size(); ++s) {
    if (s != session) input.cell_pins.push_back({SessionId(s), RoomId(input.rooms.size() - 1), {}});
    if (!input.published) continue;
    Cell free;
    free.slots.resize(static_cast<std::size_t>(input.sessions[s].slots));
    input.published->timetable.cells[s].push_back(std::move(free));
  }
}

// The talks that have no place; when all have one, one of a forbidden penalty, the shortest of a track.
std::vector<int> talks_to_leave_out(const RoomsProblem& problem, const RoomsTimetable& timetable) {
  std::vector<int> talks;
  for (const RoomsLeftOut& talk : left_out(problem, timetable)) talks.push_back(talk.talk.value());
  if (!talks.empty()) return talks;
  visit_penalties(problem, timetable, [&](const FoundPenalty& penalty) {
    if (!talks.empty() || penalty.value <= 0 || problem.term(penalty.term).grade != Grade::forbid) return;
    int to_blame = penalty.talk;
    for (std::size_t u = 0; u < problem.talks().size() && penalty.talk < 0; ++u) {
      const Talk& talk = problem.talks()[u];
      if (talk.track.value() != penalty.track) continue;
      const bool shorter = to_blame < 0 || talk.slots < problem.talks()[static_cast<std::size_t>(to_blame)].slots;
      if (shorter) to_blame = static_cast<int>(u);
    }
    if (to_blame >= 0) talks.push_back(to_blame);
  });
  return talks;
}

class RoomsRepairs {
 public:
  RoomsRepairs(const RoomsProblem& problem, const RoomsQuestions& questions)
      : problem_(problem), questions_(questions) {}

  void give_up(const RoomsDemand& demand);
  void longer_sessions();
  void more_rooms();
  void leave_out(int talk);
  void leave_out_of(RoomsTimetable timetable);

  [[nodiscard]] std::size_t found(const std::string& rule) const {
    const auto count = found_.find(rule);
    return count == found_.end() ? 0 : count->second;
  }
  [[nodiscard]] std::vector<RoomsRepair> taken() {
    std::stable_sort(repairs_.begin(), repairs_.end(),
                     [](const auto& a, const auto& b) { return a.change < b.change; });
    return std::move(repairs_);
  }

 private:
  static constexpr std::size_t enough = 3;  // of one rule
  [[nodiscard]] const std::vector<RoomsSession>& sessions() const { return problem_.sessions(); }
  [[nodiscard]] int rooms() const { return static_cast<int>(problem_.rooms().size()); }
  [[nodiscard]] RoomsRepair left_out_repair(const std::vector<int>& talks) const;
  bool attempt(RoomsRepair repair);
  void keep(RoomsRepair repair);

  const RoomsProblem& problem_;
  const RoomsQuestions& questions_;
  std::vector<RoomsRepair> repairs_;
  std::map<std::string, std::size_t> found_;
};

void RoomsRepairs::keep(RoomsRepair repair) {
  ++found_[repair.rule];
  repairs_.push_back(std::move(repair));
}

bool RoomsRepairs::attempt(RoomsRepair repair) {
  if (questions_.interrupted()) return false;
  const RoomsProblem changed(repair.input);
  if (!precheck(changed).empty()) return false;
  RoomsResult result = questions_.answer(changed);
  if (result.status != Status::optimal && result.status != Status::feasible) return false;
  repair.timetable = std::move(result.best);
  keep(std::move(repair));
  return true;
}

// A forbidden term becomes one that costs; it changes as much as is then broken of it.
void RoomsRepairs::give_up(const RoomsDemand& demand) {
  RoomsRepair repair{.rule = demand.rule, .sentence = fmt::format("give up: {}", demand.sentence)};
  repair.input = problem_.input();
  const auto row = static_cast<std::ptrdiff_t>(demand.row);
  if (demand.rule == "talk_pin") {
    repair.change = problem_.talks()[repair.input.talk_pins[static_cast<std::size_t>(row)].talk.index()].slots;
    repair.input.talk_pins.erase(repair.input.talk_pins.begin() + row);
  } else if (demand.rule == "cell_pin") {
    repair.change = sessions()[repair.input.cell_pins[static_cast<std::size_t>(row)].session.index()].slots;
    repair.input.cell_pins.erase(repair.input.cell_pins.begin() + row);
  } else {
    for (std::size_t t = 0; t < rooms_terms; ++t) {
      if (demand.rule != to_string(static_cast<RoomsTerm>(t))) continue;
      TermGrade& term = repair.input.terms[t];
      term = {.weight = std::max<std::int64_t>(1, term.weight), .grade = Grade::weigh};
    }
    if (!attempt(repair)) return;
    for (const TermScore& term : score(RoomsProblem(repairs_.back().input), repairs_.back().timetable).terms) {
      if (demand.rule != to_string(term.term)) continue;
      repairs_.back().change = static_cast<int>(std::min<std::int64_t>(1'000'000'000, term.value));
      repairs_.back().sentence += fmt::format(" ({} times)", term.value);
    }
    return;
  }
  attempt(std::move(repair));
}

// One session, as few slots as will do; where no single one will, all of them.
void RoomsRepairs::longer_sessions() {
  constexpr int most = 4;
  for (int slots = 1; slots <= most && found("slots") == 0; ++slots) {
    for (std::size_t s = 0; s < sessions().size() && found("slots") < enough; ++s) {
      RoomsRepair repair{.rule = "slots",
                         .sentence = fmt::format("{} in session {}", slots_in_words(slots), sessions()[s].name),
                         .change = slots * rooms(),
                         .input = problem_.input()};
      lengthen(repair.input, s, slots);
      attempt(std::move(repair));
    }
  }
  for (int slots = 1; slots <= most && found("slots") == 0 && sessions().size() > 1; ++slots) {
    RoomsRepair repair{.rule = "slots",
                       .sentence = fmt::format("{} in every session", slots_in_words(slots)),
                       .change = slots * rooms() * static_cast<int>(sessions().size()),
                       .input = problem_.input()};
    for (std::size_t s = 0; s < sessions().size(); ++s) lengthen(repair.input, s, slots);
    attempt(std::move(repair));
  }
}

// In one session; where that will not do, in all.
void RoomsRepairs::more_rooms() {
  int all = 0;
  for (std::size_t s = 0; s < sessions().size() && found("room") < enough; ++s) {
    all += sessions()[s].slots;
    RoomsRepair repair{.rule = "room",
                       .sentence = fmt::format("one more room in session {}", sessions()[s].name),
                       .change = sessions()[s].slots,
                       .input = problem_.input()};
    open_room(repair.input, s);
    attempt(std::move(repair));
  }
  if (found("room") > 0 || sessions().size() < 2) return;
  RoomsRepair repair{
      .rule = "room", .sentence = "one more room in every session", .change = all, .input = problem_.input()};
  open_room(repair.input, 0);
  std::erase_if(repair.input.cell_pins, [&](const CellPin& pin) { return pin.room.value() == rooms(); });
  attempt(std::move(repair));
}

// What is given up counts twice.
RoomsRepair RoomsRepairs::left_out_repair(const std::vector<int>& talks) const {
  RoomsRepair repair{.rule = "talk", .input = without_talks(problem_.input(), talks)};
  for (const int u : talks) {
    const Talk& talk = problem_.talks()[static_cast<std::size_t>(u)];
    repair.sentence += fmt::format("{}\"{}\"", repair.sentence.empty() ? "leave out " : ", ", talk.name);
    repair.change += 2 * talk.slots;
  }
  return repair;
}

void RoomsRepairs::leave_out(int talk) {
  if (problem_.talks().size() > 1 && found("talk") < enough) attempt(left_out_repair({talk}));
}

// What the timetable leaves out, or a talk that is to blame for a rule it breaks, and again until everything holds.
void RoomsRepairs::leave_out_of(RoomsTimetable timetable) {
  constexpr int most = 6;
  std::vector<int> rows(problem_.talks().size());  // of the talks that are left
  std::iota(rows.begin(), rows.end(), 0);
  RoomsInput input = problem_.input();
  for (int step = 0; step < most && !questions_.interrupted(); ++step) {
    const RoomsProblem asked(input);
    const std::vector<int> gone = talks_to_leave_out(asked, timetable);
    if (gone.empty() || gone.size() >= rows.size()) return;
    input = without_talks(input, gone);
    for (auto row = gone.rbegin(); row != gone.rend(); ++row) rows.erase(rows.begin() + *row);
    RoomsResult result = questions_.answer(RoomsProblem(input));
    timetable = std::move(result.best);
    if (result.status != Status::optimal && result.status != Status::feasible) continue;
    std::vector<int> left;
    for (int u = 0; u < static_cast<int>(problem_.talks().size()); ++u) {
      if (!std::binary_search(rows.begin(), rows.end(), u)) left.push_back(u);
    }
    if (left.size() == 1 && found("talk") > 0) return;
    RoomsRepair repair = left_out_repair(left);
    repair.timetable = std::move(timetable);
    return keep(std::move(repair));
  }
}

}  // namespace

std::vector<RoomsRepair> rooms_repairs(const RoomsProblem& problem, const std::vector<RoomsDemand>& conflict,
                                       const RoomsTimetable& partial, const RoomsQuestions& questions) {
  constexpr std::size_t most_single_talks = 12;
  RoomsRepairs repairs(problem, questions);
  std::set<int> involved;
  for (const RoomsDemand& demand : conflict) {
    if (demand.rule == "talk_pin") {
      involved.insert(problem.input().talk_pins[static_cast<std::size_t>(demand.row)].talk.value());
    }
    if (demand.rule == "talk") {
      involved.insert(demand.row);
    } else {
      repairs.give_up(demand);
    }
  }
  repairs.longer_sessions();
  repairs.more_rooms();
  if (involved.size() <= most_single_talks) {
    for (const int talk : involved) repairs.leave_out(talk);
  }
  repairs.leave_out_of(partial);
  return repairs.taken();
}

}  // namespace samling::timetable
