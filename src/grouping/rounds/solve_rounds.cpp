// The engine of rounds. Strategy: one round by itself tells who can be placed; rounds to begin with are solved one
// after the other, or shuffled, or made in a finite field; annealing brings the repeats down to what counting proves,
// or looking at everything does; annealing again raises the score without giving up a repeat; hosts come last.
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include <fmt/format.h>

#include "grouping/rounds/exhaustive.hpp"
#include "grouping/rounds/first_rounds.hpp"
#include "grouping/rounds/hosts.hpp"
#include "grouping/rounds/least_repeats.hpp"
#include "grouping/rounds/rounds_search.hpp"
#include "grouping/words.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t default_sweeps = 200;
constexpr double share_for_repeats = 0.6;  // of the sweeps and of the time; what is left goes to the score
constexpr int exchanges_with_hosts = 30;   // tried for each unit in each round, when hosts are chosen

void validate_rounds(const GroupingProblem& problem, const RoundsOptions& options) {
  validate(options.limits);
  require(options.rounds >= 1 && options.rounds <= 50, "rounds", fmt::format("{}", options.rounds),
          "must be from 1 to 50");
  const auto weight = [](double value, const char* field) {
    require(value >= 0.0 && value <= 1e6, field, fmt::format("{}", value), "must be from 0 to 1000000");
  };
  weight(options.host_weight, "host_weight");
  weight(options.travel_weight, "travel_weight");
  require(options.travel_weight == 0.0 || problem.rules().minutes.size() > 0, "travel_weight",
          fmt::format("{}", options.travel_weight), "needs travel times");
  require(options.may_host.empty() || options.may_host.size() == problem.size(), "may_host",
          fmt::format("{}", options.may_host.size()),
          fmt::format("must have one entry for each of the {} municipalities", problem.size()));
}

Limits with_share(Limits limits, double share) {
  if (limits.time_limit) limits.time_limit = *limits.time_limit * share;
  if (limits.cpu_limit) limits.cpu_limit = *limits.cpu_limit * share;
  return limits;
}

class RoundsSolver {
 public:
  RoundsSolver(const GroupingProblem& problem, const RoundsOptions& options)
      : problem_(problem),
        options_(options),
        model_(problem),
        judge_(problem),
        stopper_(options.limits),
        stopper_of_repeats_(with_share(options.limits, share_for_repeats)),
        chance_(options.limits.seed) {
    const bool timed = options.limits.time_limit || options.limits.cpu_limit;
    sweeps_ = options.limits.max_rounds.value_or(timed ? std::numeric_limits<std::int64_t>::max() : default_sweeps);
  }

  RoundsResult solve() {
    const std::optional<Grouping> first = reference_round();
    if (!first) return std::move(result_);
    const LeastRepeats counted = least_repeats_by_counting(model_, options_.rounds);
    pinned_ = repeats_of_pins();
    least_ = counted.repeats;
    result_.proof = counted.proof;
    Schedule schedule = bring_repeats_down(*first);
    if (schedule.repeats().repeats + pinned_ > least_) schedule = look_at_all(std::move(schedule));
    RoundsSearch search(model_, judge_, stopper_, chance_);
    schedule = search.most_score(std::move(schedule), sweeps_ - done_, done_);
    if (uses_hosts()) schedule = exchange_with_hosts(std::move(schedule));
    assemble(schedule);
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool uses_hosts() const { return options_.host_weight > 0.0 || options_.travel_weight > 0.0; }

  // One round by itself. Nothing, and the result says why, when not even that can be had.
  std::optional<Grouping> reference_round() {
    GroupingOptions one{.limits = stopper_.remaining()};
    one.limits.max_rounds = std::min<std::int64_t>(50, sweeps_);
    one.limits = with_share(one.limits, 0.2);
    const GroupingResult reference = samling::grouping::solve(dearer(problem_, {}, repeat_price(problem_)), one);
    if (!check(problem_, reference.best).empty() || reference.status == Status::infeasible) {
      result_.status = reference.status == Status::infeasible ? Status::infeasible : Status::stopped;
      result_.proof = "not even one round can be had";
      return std::nullopt;
    }
    const std::optional<UnitRound> round = in_free_units(model_, reference.best);
    for (const int u : round.value().out) model_.most_out += model_.weight[static_cast<std::size_t>(u)];
    if (model_.plain) model_.most_out = least_out();
    return reference.best;
  }

  // Without rules: by arithmetic.
  [[nodiscard]] int least_out() const {
    const SizeRange sizes = problem_.sizes();
    const int total = model_.total_weight();
    for (int placed = total; placed > 0; --placed) {
      for (int groups = 1; groups * sizes.min <= placed; ++groups) {
        if (groups * sizes.max >= placed && model_.free_groups().value_or(groups) == groups) return total - placed;
      }
    }
    return total;
  }

  // What the schedule does not count.
  [[nodiscard]] long repeats_of_pins() const {
    long sum = 0;
    for (const Members& pin : model_.units.pinned) {
      sum += count_repeats(problem_, std::vector<Grouping>(static_cast<std::size_t>(options_.rounds), {{pin}, {}}));
    }
    return sum;
  }

  [[nodiscard]] long enough() const { return least_ - pinned_; }

  // Strategy: rounds in a finite field when they suit; else those that the engine makes, and when repeats are left in
  // them, also as many groups as there can be.
  Schedule bring_repeats_down(const Grouping& first) {
    const auto budget = static_cast<std::int64_t>(share_for_repeats * static_cast<double>(sweeps_));
    if (model_.plain) {
      if (auto rounds = rounds_by_fields(model_, options_.rounds)) return Schedule(model_, std::move(*rounds));
    }
    const UnitRound reference = in_free_units(model_, first).value();
    const auto groups = static_cast<int>(reference.groups.size());
    const bool more = model_.plain && most_groups(model_) != groups;
    RoundsSearch search(model_, judge_, stopper_of_repeats_, chance_);
    if (stopper_of_repeats_.interrupted()) return few_sweeps(start(first, groups));
    Schedule best = search.least_repeats(start(first, groups), enough(), more ? budget / 2 : budget, done_);
    if (!more || best.repeats().repeats <= enough()) return best;
    Schedule finer = search.least_repeats(start(first, most_groups(model_)), enough(), budget - budget / 2, done_);
    return finer.repeats() < best.repeats() ? finer : best;
  }

  // Stopped before anything could be searched: the rounds to begin with may be one and the same. A little work, however
  // little time is left, so that they differ.
  Schedule few_sweeps(Schedule schedule) {
    constexpr std::int64_t sweeps = 3;
    constexpr int most_units = 500;
    if (model_.size() > most_units) return schedule;
    const Stopper unstopped(Limits{});
    RoundsSearch search(model_, judge_, unstopped, chance_);
    return search.least_repeats(std::move(schedule), enough(), sweeps, done_);
  }

  [[nodiscard]] Schedule start(const Grouping& first, int groups) {
    if (model_.plain && groups > 0) {
      return Schedule(model_, rounds_by_chance(model_, groups, options_.rounds, chance_));
    }
    return Schedule(model_, rounds_by_solving(model_, first, options_.rounds, stopper_of_repeats_.remaining()));
  }

  Schedule look_at_all(Schedule schedule) {
    const long found = schedule.repeats().repeats;
    Exhausted all = search_all_rounds(model_, options_.rounds, found, stopper_);
    if (all.best) schedule = Schedule(model_, std::move(*all.best));
    if (!all.complete) return schedule;
    least_ = std::max(least_, all.repeats + pinned_);
    result_.proof =
        fmt::format("all choices of {} from the {} of one round were looked at: fewer than {} cannot be had{}",
                    counted(options_.rounds, "round"), counted(all.splits, "way"), counted(least_, "repeat"),
                    pinned_ > 0 ? fmt::format(" ({} within pinned groups)", pinned_) : "");
    return schedule;
  }

  // Exchanges that keep the repeats and better score and hosting together.
  Schedule exchange_with_hosts(Schedule now) {
    RoundsSearch search(model_, judge_, stopper_, chance_);
    double value = whole_score(now);
    const auto tries = exchanges_with_hosts * options_.rounds * model_.size();
    for (int k = 0; k < tries && !stopper_.interrupted(); ++k) {
      UnitMove move;
      if (!search.draw(now, false, move) || now.delta(move) > Repeats{} || !search.admissible(now, move)) continue;
      Schedule next = now;
      next.apply(move);
      const double next_value = whole_score(next);
      if (next_value <= value + 1e-9 || !search.obeys_all_rules(next)) continue;
      now = std::move(next);
      value = next_value;
    }
    return now;
  }

  [[nodiscard]] std::vector<Grouping> groupings(const Schedule& schedule) const {
    std::vector<Grouping> rounds;
    for (const UnitRound& round : schedule.rounds()) rounds.push_back(in_municipalities(model_, round));
    return rounds;
  }

  [[nodiscard]] double whole_score(const Schedule& schedule) const {
    const std::vector<Grouping> rounds = groupings(schedule);
    double sum = -choose_hosts(problem_, options_, rounds).cost;
    for (const Grouping& round : rounds) sum += score(problem_, round);
    return sum;
  }

  void assemble(const Schedule& schedule) {
    result_.rounds = groupings(schedule);
    std::sort(result_.rounds.begin(), result_.rounds.end(),
              [](const Grouping& a, const Grouping& b) { return a.groups < b.groups; });
    for (const Grouping& round : result_.rounds) result_.score += score(problem_, round);
    if (uses_hosts()) {
      Hosting hosting = choose_hosts(problem_, options_, result_.rounds);
      result_.score -= hosting_cost(problem_, options_, result_.rounds, hosting.hosts);
      result_.travel = travel_to_hosts(problem_, result_.rounds, hosting.hosts);
      result_.hosts = std::move(hosting.hosts);
    }
    result_.repeats = count_repeats(problem_, result_.rounds);
    assert(least_ <= result_.repeats);
    result_.least_repeats = static_cast<int>(std::max(0L, least_));
    result_.status = result_.repeats == result_.least_repeats ? Status::optimal : Status::feasible;
    result_.sat_out.assign(problem_.size(), 0);
    for (const Grouping& round : result_.rounds) {
      for (const MunicipalityId id : round.unplaced) ++result_.sat_out[id.index()];
    }
    const std::vector<int> meetings = meetings_of(problem_, result_.rounds);
    result_.different_pairs =
        static_cast<int>(std::count_if(meetings.begin(), meetings.end(), [](int m) { return m > 0; }) / 2);
  }

  const GroupingProblem& problem_;
  const RoundsOptions& options_;
  RoundsModel model_;
  JudgedGroups judge_;
  Stopper stopper_;
  Stopper stopper_of_repeats_;
  Chance chance_;
  std::int64_t sweeps_ = 0;
  std::int64_t done_ = 0;
  long pinned_ = 0;  // repeats that the schedule does not count
  long least_ = 0;
  RoundsResult result_;
};

}  // namespace

RoundsResult solve_rounds(const GroupingProblem& problem, const RoundsOptions& options) {
  validate_rounds(problem, options);
  return RoundsSolver(problem, options).solve();
}

}  // namespace samling::grouping
