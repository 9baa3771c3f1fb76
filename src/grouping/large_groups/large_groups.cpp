#include "grouping/large_groups/large_groups.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <mutex>
#include <numeric>
#include <utility>

#include "grouping/bound.hpp"
#include "grouping/large_groups/annealer.hpp"
#include "grouping/large_groups/board.hpp"
#include "grouping/large_groups/chains.hpp"
#include "grouping/large_groups/crossover.hpp"
#include "grouping/large_groups/semidefinite.hpp"
#include "grouping/large_groups/start.hpp"
#include "grouping/large_groups/tabu.hpp"
#include "grouping/part_solver.hpp"
#include "samling/core/parallel.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t default_large_rounds = 24;
constexpr std::int64_t sweeps_a_round = 4000;
constexpr int most_trial_sweeps = 2000;
constexpr double trial_share = 0.002;  // of the budget, to learn how long a sweep takes
// Sweeps of a round under a clock: what a grouping of n units needs to settle; fitted at n = 82 to 240.
constexpr double settling_sweeps = 1000.0;
constexpr double settling_units = 120.0;
constexpr double settling_power = 3.5;
constexpr double fewest_sweeps_by_the_clock = 250.0;
constexpr std::size_t generation = 4;
constexpr std::size_t most_members = 8;
constexpr double child_heat = 0.6;       // where a child is heated to, between cold (0) and hot (1), by ratio
constexpr int most_units_dense = 6000;   // n x n tables; beyond, memory is for sparse engines
constexpr double share_of_search = 0.9;  // of a time limit; the rest is for the bound
constexpr double bound_work = 6e8;       // steps of the bound times n^3
constexpr double fewest_bound_steps = 12.0;
constexpr double most_bound_steps = 150.0;
constexpr int tabu_patience_share = 4;  // steps without success: units / this

// How much of the time is used, in [0, 1]. Without a clock: 0.
class BudgetClock {
 public:
  explicit BudgetClock(const Limits& limits) : limits_(limits), cpu_start_(cpu_time()) {}

  [[nodiscard]] bool ticks() const { return limits_.time_limit || limits_.cpu_limit; }
  [[nodiscard]] double used() const {
    double used = 0.0;
    if (limits_.time_limit) {
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
      used = spent / *limits_.time_limit;
    }
    if (limits_.cpu_limit) used = std::max(used, (cpu_time() - cpu_start_) / *limits_.cpu_limit);
    return used;
  }

 private:
  const Limits& limits_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::duration<double> cpu_start_;
};

struct LargeMember {
  std::vector<int> slot_of;
  double score = 0.0;
};

// One member to be made: a founder when there are no parents.
struct LargeJob {
  std::vector<int> mother;
  std::vector<int> father;
  Chance chance;
  double clock_share = 0.0;  // of the whole budget; 0: sweeps_a_round sweeps
};

class LargeSearch {
 public:
  LargeSearch(const Instance& instance, const Limits& limits, Chance chance)
      : limits_(limits), stopper_(limits), clock_(limits_), model_(instance), chance_(std::move(chance)) {}

  bool begin(const std::optional<Partition>& start) {
    Board board(model_);
    Chance chance = next_chance();
    if (start && start->groups.size() == static_cast<std::size_t>(model_.slots())) take_start(board, *start);
    if (members_.empty() && !draw_start(board, chance)) return false;
    if (members_.empty()) members_.push_back({board.assignment(), board.score()});
    Annealer annealer(board, chance);
    temperatures_ = annealer.measure([&] { return over(); });
    if (clock_.ticks()) plan_rounds(annealer);
    return true;
  }

  Partition search(Statistics& statistics) {
    if (clock_.ticks() && !limits_.max_rounds) {
      by_the_clock(statistics);
    } else {
      by_rounds(statistics);
    }
    Board board(model_);
    board.assign(best().slot_of);
    return board.partition();
  }

 private:
  [[nodiscard]] const LargeMember& best() const {
    return *std::max_element(members_.begin(), members_.end(),
                             [](const auto& x, const auto& y) { return x.score < y.score; });
  }

  // The search's part of the time is used up, or someone interrupted.
  [[nodiscard]] bool over() const { return stopper_.interrupted() || clock_.used() >= share_of_search; }

  Chance next_chance() { return Chance(chance_.below(std::uint64_t{1} << 62)); }

  // How many rounds one thread makes of the time there is: one long one while time is short, short ones when there is
  // plenty, because a population learns more from many groupings that have settled than from a few that were cooled
  // with more patience.
  void plan_rounds(Annealer& annealer) {
    const double before = clock_.used();
    const double temperature = std::sqrt(temperatures_.hot * temperatures_.cold);
    double each = 0.0;
    for (int sweep = 1; sweep <= most_trial_sweeps && each * sweep < trial_share; ++sweep) {
      annealer.sweep(temperature);
      each = (clock_.used() - before) / sweep;
    }
    const double settling = settling_sweeps * std::pow(model_.units() / settling_units, settling_power);
    const double sweeps = std::max(fewest_sweeps_by_the_clock, settling);
    const double left = std::max(1e-9, share_of_search - clock_.used());
    const double rounds = std::floor(left / (std::max(1e-12, each) * sweeps));
    const double made = rounds < 3.0 ? 1.0 : rounds;
    clock_share_ = left / made;
    founders_ = static_cast<std::int64_t>(made * limits_.threads + 1.0) / 2;
  }

  // The groups of the start go to slots in order; then limits that differ are repaired.
  void take_start(Board& board, const Partition& start) {
    std::vector<int> slot_of(static_cast<std::size_t>(model_.units()), model_.out());
    for (std::size_t s = 0; s < start.groups.size(); ++s) {
      for (const int u : start.groups[s]) slot_of[static_cast<std::size_t>(u)] = static_cast<int>(s);
    }
    board.assign(slot_of);
    Chance chance = next_chance();
    if (repair_limits(board, chance)) members_.push_back({board.assignment(), board.score()});
  }

  LargeJob next_job() {
    LargeJob job{{}, {}, next_chance(), 0.0};
    if (made_++ < founders_ || members_.size() < 2) return job;
    const std::size_t first = chance_.below(members_.size());
    const std::size_t second = (first + 1 + chance_.below(members_.size() - 1)) % members_.size();
    job.mother = members_[first].slot_of;
    job.father = members_[second].slot_of;
    return job;
  }

  bool begin_job(Board& board, LargeJob& job) {
    if (job.mother.empty()) return draw_start(board, job.chance);
    board.assign(common_groups_child(model_, job.mother, job.father, job.chance));
    if (repair_limits(board, job.chance)) return true;
    board.assign(job.mother);
    return true;
  }

  LargeMember make(LargeJob job, Statistics& statistics) {
    Board board(model_);
    if (!begin_job(board, job)) return {};
    Annealer annealer(board, job.chance);
    const double ratio = temperatures_.cold / temperatures_.hot;
    const double heat = job.mother.empty() ? temperatures_.hot : temperatures_.hot * std::pow(ratio, 1.0 - child_heat);
    const double from = clock_.used();
    double done = 0.0;
    for (std::int64_t sweep = 0; done < 1.0 && !over(); ++sweep) {
      done = job.clock_share > 0.0 ? (clock_.used() - from) / job.clock_share
                                   : static_cast<double>(sweep) / sweeps_a_round;
      statistics.moves += annealer.sweep(heat * std::pow(temperatures_.cold / heat, std::min(1.0, done)));
    }
    const auto interrupted = [&] { return over(); };
    statistics.moves += annealer.descend();
    statistics.moves += improve_by_chains(board, interrupted);
    statistics.moves += tabu_search(board, job.chance, model_.units() / tabu_patience_share, interrupted);
    assert(board.tables_hold() && board.violation() == 0);
    ++statistics.rounds;
    return {board.assignment(), board.score()};
  }

  // A member too much like the new one gives way to the better of the two; else the worst does.
  void join(LargeMember member) {
    if (member.slot_of.empty()) return;
    for (LargeMember& other : members_) {
      if (distance_between(model_, other.slot_of, member.slot_of) > model_.units() / 50) continue;
      if (member.score > other.score) other = std::move(member);
      return;
    }
    members_.push_back(std::move(member));
    if (members_.size() <= most_members) return;
    members_.erase(std::min_element(members_.begin(), members_.end(),
                                    [](const auto& x, const auto& y) { return x.score < y.score; }));
  }

  void tell(std::int64_t done) const {
    stopper_.report({.stage = "grouping: population",
                     .done = done,
                     .total = limits_.max_rounds.value_or(0),
                     .score = best().score / model_.quanta(),
                     .upper_bound = std::nullopt});
  }

  void by_rounds(Statistics& statistics) {
    const std::int64_t rounds = limits_.max_rounds.value_or(default_large_rounds);
    founders_ = std::min<std::int64_t>(most_members, (rounds + 1) / 2);
    for (std::int64_t round = 0; round < rounds && !over();) {
      std::vector<LargeJob> jobs;
      for (std::size_t k = 0; k < generation && round < rounds; ++k, ++round) jobs.push_back(next_job());
      std::vector<LargeMember> made(jobs.size());
      std::vector<Statistics> counts(jobs.size());
      parallel_for(jobs.size(), limits_.threads, [&](std::size_t k) { made[k] = make(std::move(jobs[k]), counts[k]); });
      for (LargeMember& member : made) join(std::move(member));
      for (const Statistics& count : counts) {
        statistics.moves += count.moves;
        statistics.rounds += count.rounds;
      }
      tell(round);
    }
  }

  void by_the_clock(Statistics& statistics) {
    std::mutex mutex;
    parallel_for(static_cast<std::size_t>(limits_.threads), limits_.threads, [&](std::size_t) {
      while (!over()) {
        std::unique_lock lock(mutex);
        LargeJob job = next_job();
        lock.unlock();
        job.clock_share = clock_share_;
        Statistics count;
        LargeMember member = make(std::move(job), count);
        lock.lock();
        statistics.moves += count.moves;
        statistics.rounds += count.rounds;
        const double before = best().score;
        join(std::move(member));
        // Told by the thread that solves, and by no other.
        if (best().score > before && limits_.threads == 1) tell(statistics.rounds);
      }
    });
    tell(statistics.rounds);
  }

  Limits limits_;
  Stopper stopper_;
  BudgetClock clock_;
  LargeModel model_;
  Chance chance_;
  Temperatures temperatures_;
  double clock_share_ = share_of_search;  // of the budget, for one round by the clock
  std::int64_t made_ = 0;
  std::int64_t founders_ = 4;
  std::vector<LargeMember> members_;
};

// The better of the row sum bound and the semidefinite one.
void bound_large_groups(const Instance& instance, const Limits& limits, const Stopper& stopper, PartAnswer& answer) {
  std::vector<int> units(static_cast<std::size_t>(instance.size()));
  std::iota(units.begin(), units.end(), 0);
  const double rows = row_sum_bound(instance.problem(), members_of(instance, units), instance.groups());
  const double n = instance.size();
  const bool clock = limits.time_limit || limits.cpu_limit;
  const double steps =
      clock ? most_bound_steps : std::clamp(bound_work / (n * n * n), fewest_bound_steps, most_bound_steps);
  const auto semidefinite =
      semidefinite_bound(instance, {.steps = static_cast<int>(steps), .stop = [&] { return stopper.interrupted(); }});
  answer.bound_method = semidefinite && *semidefinite < rows ? "semidefinite" : "row sum";
  answer.upper_bound = std::max(answer.partition.score, semidefinite ? std::min(rows, *semidefinite) : rows);
}

}  // namespace

bool suits_large_groups(const Instance& instance) {
  const bool limits_differ = !instance.problem().rules().group_limits.empty();
  if (!instance.groups() || *instance.groups() < (limits_differ ? 1 : 2) || instance.has_own_score()) return false;
  if (instance.size() < *instance.groups() || instance.size() > most_units_dense) return false;
  return !instance.has_costs() || limits_differ;
}

PartAnswer improve_large_groups(const Instance& instance, const Limits& limits, Chance chance,
                                const std::optional<Partition>& start) {
  PartAnswer answer;
  const Stopper stopper(limits);
  LargeSearch search(instance, limits, std::move(chance));
  answer.partition = search.begin(start) ? search.search(answer.statistics) : nobody_placed(instance);
  bound_large_groups(instance, limits, stopper, answer);
  return answer;
}

}  // namespace samling::grouping
