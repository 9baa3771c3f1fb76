#include "samling/timetable/agenda/explain.hpp"

#include <algorithm>
#include <cassert>

#include "timetable/agenda/repairs.hpp"

namespace samling::timetable::agenda {

namespace {

// Half the time, or the nodes, is for the conflict, the rest for repairs.
AgendaOptions half_of(AgendaOptions options) {
  if (options.limits.time_limit) *options.limits.time_limit /= 2;
  if (options.limits.cpu_limit) *options.limits.cpu_limit /= 2;
  options.max_nodes = most_nodes(options) / 2;
  return options;
}

}  // namespace

WhyNot explain(const AgendaProblem& problem, const AgendaOptions& options) {
  validate(options.limits);
  WhyNot why;
  why.shortages = shortages(problem);
  const Stopper stopper(options.limits);
  DemandOracle oracle(problem, demands(problem), half_of(options));
  const std::vector<bool> everything(oracle.all().size(), true);
  const Answer possible = oracle.ask(everything).answer;
  if (possible != Answer::no) {
    why.status = possible == Answer::yes ? Status::feasible : Status::stopped;
    return why;
  }
  Conflict conflict = smallest_conflict(oracle);
  why.smallest = conflict.smallest;
  if (!conflict.irreducible) conflict.members.clear();  // stopped: too long a list helps nobody
  std::vector<bool> kept(oracle.all().size(), false);
  for (const std::size_t member : conflict.members) kept[member] = true;
  for (const std::size_t member : conflict.members) {
    why.conflict.push_back(oracle.all()[member]);
    kept[member] = false;  // removed in turn: a day is found without it
    why.smallest = why.smallest && oracle.ask(kept).answer == Answer::yes;
    kept[member] = true;
  }
  AgendaOptions rest = options;
  rest.limits = stopper.remaining();
  rest.max_nodes = (most_nodes(options) - oracle.spent()) / 2;
  oracle.go_on(*rest.max_nodes);
  why.repairs = repairs(problem, oracle, conflict, rest);
  return why;
}

}  // namespace samling::timetable::agenda
