// The engine of parallel rooms: search, bound, search.
#include <algorithm>
#include <array>
#include <optional>

#include "timetable/rooms/bound.hpp"
#include "timetable/rooms/recombine.hpp"
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

constexpr int all_passes = 1'000'000;

// The turns of search and bound. With a clock they are parts of the time: a short turn each, since an easy question is
// done by then, and longer ones for the others; what is left is the last and longest search. Without, parts of the
// usual effort.
struct Turn {
  double search = 0.0;         // part of the search's time
  double bound = 0.0;          // part of the bound's time
  double recombination = 0.0;  // part of all time that it may take without success
  int passes = all_passes;
};
constexpr std::array<Turn, 2> turns{Turn{.search = 0.1, .bound = 0.25, .recombination = 0.04},
                                    Turn{.search = 0.25, .bound = 0.75, .recombination = 0.08}};
constexpr double last_recombination = 0.03;
constexpr std::array<Turn, 2> turns_without_clock{Turn{.search = 0.0, .bound = 1.0, .passes = 2}, Turn{}};

std::optional<double> seconds_of(const Limits& limits) {
  if (!limits.cpu_limit) return limits.time_limit ? std::optional(limits.time_limit->count()) : std::nullopt;
  const double seconds = limits.cpu_limit->count();
  return limits.time_limit ? std::min(seconds, limits.time_limit->count()) : seconds;
}

class RoomsEngine {
 public:
  RoomsEngine(const RoomsProblem& problem, const RoomsOptions& options)
      : options_(options),
        stopper_(options.limits),
        seconds_(seconds_of(options.limits)),
        costs_(problem),
        bound_(talk_bound(costs_)),
        programme_(costs_),
        search_(problem, costs_, options.limits) {
    if (const auto& published = problem.input().published) {
      RoomsState state(costs_);
      state.become(rooms_plan(costs_, published->timetable));
      search_.offer(state.plan(), state.cost());
    }
  }

  void run() {
    report("rooms: annealing");
    if (seconds_) {
      for (const Turn& turn : turns) {
        take(turn, *seconds_);
        recombine(turn.recombination * *seconds_);
      }
      search_.reserve(2.0 * last_recombination * *seconds_);
      search(all_passes);
      recombine(last_recombination * *seconds_);
    } else {
      for (const Turn& turn : turns_without_clock) take(turn, 0.0);
    }
    search_.reserve(0.0);
    search(all_passes);
  }

  [[nodiscard]] const RoomsCosts& costs() const { return costs_; }
  [[nodiscard]] const RoomsSearch& found() const { return search_; }
  [[nodiscard]] const RoomsBound& bound() const { return bound_; }
  [[nodiscard]] double bound_seconds() const { return bound_seconds_; }

 private:
  void take(const Turn& turn, double seconds) {
    if (seconds_) search_.reserve(search_.seconds() - turn.search * (1.0 - options_.bound_share) * seconds);
    search(turn.passes);
    const double share = turn.bound * options_.bound_share;
    if (share <= 0.0) return;
    improve(seconds_ ? BoundEffort{.seconds = share * seconds, .nodes = 100'000'000}
                     : BoundEffort{.nodes = 1'000'000, .work = usual_work * share});
  }

  // Some tracks at a time, exactly, as long as that helps: what is in the way of small moves is often not in the way of
  // these. Only with a clock, since a try ends when its time does.
  void recombine(double patience) {
    const double most = 0.35 * *seconds_;
    const double longest = std::clamp(0.05 * *seconds_, 0.02, 3.0);
    if (search_.seconds() < longest) return;
    ++recombinations_;
    RoomsRecombination recombination(costs_,
                                     Chance::stream(options_.limits.seed, recombination_stream + recombinations_));
    if (!recombination.is_useful()) return;
    const double start = cpu_time().count();
    for (double success = start; search_.cost() > bound_.value && !stopper_.interrupted();) {
      const double now = cpu_time().count();
      if (now - start > most || now - success > patience) return;
      const auto better = recombination.improved(search_.best(), search_.cost(), longest, stopper_);
      if (!better) continue;
      offer(*better);
      success = cpu_time().count();
      report("rooms: recombination");
    }
  }

  void offer(const RoomsPlan& plan) {
    RoomsState state(costs_);
    state.become(plan);
    search_.offer(state.plan(), state.cost());
  }

  void search(int passes) {
    search_.run(bound_.value, passes, [this] { report("rooms: annealing"); });
  }

  void improve(const BoundEffort& effort) {
    if (bound_.value >= search_.cost() || stopper_.interrupted()) return;
    const double before = cpu_time().count();
    report("rooms: lower bound");
    const RoomsBound better = programme_.raise(search_.cost(), effort, stopper_.remaining());
    if (better.value > bound_.value) bound_ = better;
    if (programme_.found()) offer(*programme_.found());
    bound_seconds_ += cpu_time().count() - before;
    report("rooms: lower bound");
  }

  void report(const char* stage) const {
    stopper_.report({.stage = stage,
                     .done = search_.rounds(),
                     .total = options_.limits.max_rounds.value_or(0),
                     .score = -static_cast<double>(search_.cost()),
                     .upper_bound = -static_cast<double>(bound_.value)});
  }

  static constexpr std::uint64_t recombination_stream = 1ULL << 40U;  // apart from the rounds'
  static constexpr double usual_work = 6e8;
  const RoomsOptions& options_;
  Stopper stopper_;
  std::optional<double> seconds_;
  RoomsCosts costs_;
  RoomsBound bound_;
  ProgrammeBound programme_;
  RoomsSearch search_;
  double bound_seconds_ = 0.0;
  std::uint64_t recombinations_ = 0;
};

Status status_of(const RoomsProblem& problem, const RoomsResult& result, Cost forbidden) {
  if (!result.reasons.empty() || result.lower_bound >= forbidden) return Status::infeasible;
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
  RoomsResult result;
  result.reasons = precheck(problem);
  RoomsEngine engine(problem, options);
  engine.run();
  result.best = rooms_timetable(problem, engine.costs(), engine.found().best());
  result.score = score(problem, result.best);
  result.objective = result.score.objective;
  result.lower_bound = engine.bound().value;
  result.bound_method = engine.bound().method;
  result.unplaced = unplaced_talks(engine.found().best());
  result.statistics.rounds = engine.found().rounds();
  result.statistics.moves = engine.found().moves();
  result.statistics.bound_seconds = engine.bound_seconds();
  result.statistics.search_seconds = cpu_time().count() - start - result.statistics.bound_seconds;
  result.status = status_of(problem, result, engine.costs().forbidden);
  return result;
}

}  // namespace samling::timetable
