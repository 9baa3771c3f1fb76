// What a day asks for, one by one, and the same question without one of them.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/day.hpp"

namespace samling::timetable {
namespace {

DayTemplate relaxed(DayTemplate day, DemandKind kind) {
  const int grid = day.grid.count();
  switch (kind) {
    case DemandKind::evaluation:
      day.evaluation = WholeMinutes{0};
      break;
    case DemandKind::opening:
      day.opening = WholeMinutes{0};
      break;
    case DemandKind::lunch_window:
      day.lunch_window.reset();
      break;
    case DemandKind::pause:
      day.pause = WholeMinutes{0};
      break;
    case DemandKind::lunch:
      day.lunch = WholeMinutes{0};
      break;
    case DemandKind::slot:
      day.slot = {day.grid, std::max(day.slot.max, WholeMinutes(24 * 60 / grid * grid))};
      break;
    case DemandKind::start:  // the same grid, from the first step of the calendar day
      day.start = ClockTime::since_midnight(WholeMinutes(day.start.since_midnight().count() % grid));
      break;
    case DemandKind::end:
      day.end = ClockTime::at(24, 0);
      break;
    case DemandKind::arrival:
    case DemandKind::departure:
      break;
  }
  return day;
}

std::string slots_asked(const SlotRange& slot) {
  if (slot.min == slot.max) return fmt::format("slots of {} minutes", slot.min.count());
  return fmt::format("slots of {}-{} minutes", slot.min.count(), slot.max.count());
}

}  // namespace

std::vector<Demand> demands(const DayProblem& problem) {
  const DayTemplate& day = problem.day();
  std::vector<Demand> all;
  const auto add = [&](bool asked, DemandKind kind, std::string sentence, std::optional<MunicipalityId> who = {}) {
    if (asked) all.push_back({kind, who, std::move(sentence)});
  };
  add(day.evaluation.count() > 0, DemandKind::evaluation,
      fmt::format("evaluation of {} minutes", day.evaluation.count()));
  add(day.opening.count() > 0, DemandKind::opening, fmt::format("opening of {} minutes", day.opening.count()));
  if (day.lunch.count() > 0 && day.lunch_window) {
    add(true, DemandKind::lunch_window,
        fmt::format("lunch to start {}-{}", to_string(day.lunch_window->earliest),
                    to_string(day.lunch_window->latest)));
  }
  add(day.pause.count() > 0 && problem.delegations().size() > 1, DemandKind::pause,
      fmt::format("breaks of {} minutes", day.pause.count()));
  add(day.lunch.count() > 0, DemandKind::lunch, fmt::format("lunch of {} minutes", day.lunch.count()));
  add(true, DemandKind::slot, slots_asked(day.slot));
  add(true, DemandKind::start, "start no earlier than " + to_string(day.start));
  add(true, DemandKind::end, "over by " + to_string(day.end));
  for (const Delegation& who : problem.delegations()) {
    if (who.arrives) add(true, DemandKind::arrival, who.name + " arrives " + to_string(*who.arrives), who.municipality);
    if (who.leaves) add(true, DemandKind::departure, who.name + " leaves " + to_string(*who.leaves), who.municipality);
  }
  return all;
}

DayProblem without(const DayProblem& problem, const Demand& demand) {
  std::vector<Delegation> delegations = problem.delegations();
  for (Delegation& delegation : delegations) {
    if (delegation.municipality != demand.delegation) continue;
    if (demand.kind == DemandKind::arrival) delegation.arrives.reset();
    if (demand.kind == DemandKind::departure) delegation.leaves.reset();
  }
  return DayProblem(relaxed(problem.day(), demand.kind), std::move(delegations));
}

}  // namespace samling::timetable
