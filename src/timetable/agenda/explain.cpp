#include "samling/timetable/agenda/explain.hpp"

#include <algorithm>
#include <cassert>

#include "timetable/agenda/repairs.hpp"

namespace samling::timetable::agenda {

WhyNot explain(const AgendaProblem& problem, const AgendaOptions& options) {
  validate(options.limits);
  WhyNot why;
  why.shortages = shortages(problem);
  DemandOracle oracle(problem, demands(problem), options);
  const std::vector<bool> everything(oracle.all().size(), true);
  const Answer possible = oracle.ask(everything);
  if (possible != Answer::no) {
    why.status = possible == Answer::yes ? Status::feasible : Status::stopped;
    return why;
  }
  const Conflict conflict = smallest_conflict(oracle);
  why.smallest = conflict.smallest;
  std::vector<bool> kept(oracle.all().size(), false);
  for (const std::size_t member : conflict.members) kept[member] = true;
  for (const std::size_t member : conflict.members) {
    why.conflict.push_back(oracle.all()[member]);
    kept[member] = false;  // removed in turn: a day is found without it
    why.smallest = why.smallest && oracle.ask(kept) == Answer::yes;
    kept[member] = true;
  }
  why.repairs = repairs(problem, oracle.all(), conflict.ways_out, options);
  return why;
}

}  // namespace samling::timetable::agenda
