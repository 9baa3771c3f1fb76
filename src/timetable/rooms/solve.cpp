// The engine of parallel rooms: search, bound, search.
#include <algorithm>

#include "timetable/rooms/bound.hpp"
#include "timetable/rooms/search.hpp"

namespace samling::timetable {
namespace {

bool is_error(const Issue& issue) {
  return issue.level == Level::error;
}

std::vector<TalkId> unplaced_talks(const RoomsPlan& plan) {
  std::vector<TalkId> talks;
  for (std::size_t u = 0; u < plan.cell.size(); ++u) {
    if (plan.cell[u] < 0) talks.emplace_back(u);
  }
  return talks;
}

constexpr int passes_before_bound = 2;
constexpr int all_passes = 1'000'000;

// Without a clock the work is bounded by nodes, so that the answer can be repeated.
BoundEffort effort_of(const RoomsOptions& options) {
  constexpr double usual_nodes = 1000.0;
  const Limits& limits = options.limits;
  if (!limits.cpu_limit && !limits.time_limit) return {.nodes = static_cast<int>(usual_nodes * options.bound_share)};
  double seconds = limits.cpu_limit.value_or(std::chrono::duration<double>(1e6)).count();
  if (limits.time_limit) seconds = std::min(seconds, limits.time_limit->count());
  return {.seconds = options.bound_share * seconds, .nodes = 100'000'000};
}

void improve_bound(const RoomsCosts& costs, Cost incumbent, const BoundEffort& effort, const Limits& limits,
                   RoomsBound& bound) {
  if (bound.value >= incumbent || incumbent >= RoomsCosts::forbidden) return;
  const RoomsBound better = programme_bound(costs, incumbent, effort, limits);
  if (better.value > bound.value) bound = better;
}

Status status_of(const RoomsProblem& problem, const RoomsResult& result) {
  if (!result.reasons.empty() || result.lower_bound >= RoomsCosts::forbidden) return Status::infeasible;
  const std::vector<Issue> broken = check(problem, result.best);
  if (std::any_of(broken.begin(), broken.end(), is_error)) return Status::stopped;
  return result.score.cost == result.lower_bound ? Status::optimal : Status::feasible;
}

}  // namespace

RoomsResult solve(const RoomsProblem& problem, const RoomsOptions& options) {
  validate(options.limits);
  require(options.bound_share >= 0.0 && options.bound_share <= 1.0, "bound_share", std::to_string(options.bound_share),
          "must be from 0 to 1");
  const double start = cpu_time().count();
  const Stopper stopper(options.limits);
  const RoomsCosts costs(problem);
  RoomsResult result;
  result.reasons = precheck(problem);
  RoomsBound bound = talk_bound(costs);
  RoomsSearch search(problem, costs, options.limits);
  if (const auto& published = problem.input().published) {
    RoomsState state(costs);
    state.become(rooms_plan(costs, published->timetable));
    search.offer(state.plan(), state.cost());
  }
  const auto report = [&] {
    stopper.report({.stage = "rooms: annealing",
                    .done = search.rounds(),
                    .total = options.limits.max_rounds.value_or(0),
                    .score = -static_cast<double>(search.cost()),
                    .upper_bound = -static_cast<double>(bound.value)});
  };
  report();
  if (options.bound_share > 0.0 && search.cost() < RoomsCosts::forbidden) {
    const BoundEffort effort = effort_of(options);
    search.reserve(effort.seconds);
    search.run(bound.value, passes_before_bound, report);
    search.reserve(0.0);
    const double before = cpu_time().count();
    improve_bound(costs, search.cost(), effort, options.limits, bound);
    result.statistics.bound_seconds = cpu_time().count() - before;
    report();
  }
  search.run(bound.value, all_passes, report);
  result.best = rooms_timetable(problem, costs, search.best());
  result.score = score(problem, result.best);
  result.objective = result.score.objective;
  result.lower_bound = bound.value;
  result.bound_method = bound.method;
  result.unplaced = unplaced_talks(search.best());
  result.statistics.rounds = search.rounds();
  result.statistics.moves = search.moves();
  result.statistics.search_seconds = cpu_time().count() - start - result.statistics.bound_seconds;
  result.status = status_of(problem, result);
  return result;
}

}  // namespace samling::timetable
