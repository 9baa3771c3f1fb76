#include "grouping/large_groups/free_count.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

#include "grouping/bound.hpp"
#include "grouping/large_groups/large_groups.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/part_solver.hpp"

namespace samling::grouping {
namespace {

constexpr int most_units_of_free_count = 2'000;
constexpr int most_units_bounded_each = 400;  // above, one row sum bound for all numbers of groups
constexpr int numbers_at_first = 8;           // of groups, across the range
constexpr double share_at_first = 0.15;       // of the time, for local search
constexpr double share_of_trials = 0.5;
constexpr std::int64_t rounds_of_a_trial = 2;
constexpr std::int64_t rounds_at_last = 12;

Limits shortened(Limits limits, double share) {
  const std::chrono::duration<double> least(1e-6);
  if (limits.time_limit) limits.time_limit = std::max(least, *limits.time_limit * share);
  if (limits.cpu_limit) limits.cpu_limit = std::max(least, *limits.cpu_limit * share);
  return limits;
}

class CountSearch {
 public:
  CountSearch(const Instance& instance, const Limits& limits, Chance chance)
      : instance_(instance),
        limits_(limits),
        stopper_(limits),
        clock_(limits.time_limit || limits.cpu_limit),
        chance_(std::move(chance)) {}

  PartAnswer run(const std::optional<Partition>& start) {
    answer_.partition =
        improve(instance_, shortened(stopper_.remaining(), share_at_first), chance_, start, answer_.statistics);
    bound_by_rows();
    try_numbers();
    if (best_number_ > 0 && !stopper_.interrupted()) {
      try_number(best_number_, stopper_.remaining(), rounds_at_last);
    }
    answer_.upper_bound = answer_.partition.score;
    for (const auto& [number, bound] : bounds_) {
      if (bound <= answer_.upper_bound) continue;
      answer_.upper_bound = bound;
      answer_.bound_method = methods_.count(number) > 0 ? methods_.at(number) : "row sum";
    }
    if (answer_.bound_method.empty()) answer_.bound_method = "row sum";
    return std::move(answer_);
  }

 private:
  [[nodiscard]] int most_groups() const { return instance_.total_weight() / instance_.sizes().min; }

  // Every number of groups there can be, none included.
  void bound_by_rows() {
    std::vector<int> units(static_cast<std::size_t>(instance_.size()));
    std::iota(units.begin(), units.end(), 0);
    const Members members = members_of(instance_, units);
    const bool each = instance_.size() <= most_units_bounded_each;
    const double any = each ? 0.0 : row_sum_bound(instance_.problem(), members, std::nullopt);
    bounds_[0] = nobody_placed(instance_).score;
    for (int number = 1; number <= most_groups(); ++number) {
      bounds_[number] = each ? row_sum_bound(instance_.problem(), members, number) : any;
    }
  }

  // Enough groups for everyone, unless all of those tried fall behind fewer.
  void try_numbers() {
    const int least = std::max(2, (instance_.total_weight() + instance_.sizes().max - 1) / instance_.sizes().max);
    const int most = most_groups();
    if (least > most) return;
    int step = std::max(1, (most - least) / numbers_at_first);
    std::vector<int> numbers{std::clamp(static_cast<int>(answer_.partition.groups.size()), least, most)};
    for (int number = least; number <= most; number += step) numbers.push_back(number);
    int halvings = 1;
    for (int width = step; width > 1; width /= 2) ++halvings;
    trials_left_ = static_cast<int>(numbers.size()) + 2 * halvings;
    const Limits all = shortened(stopper_.remaining(), share_of_trials);
    trial_limits_ = shortened(all, 1.0 / trials_left_);
    for (const int number : numbers) try_once(number);
    while (step > 1) {
      step /= 2;
      const int middle = best_number_;
      for (const int number : {middle - step, middle + step}) {
        if (number >= least && number <= most) try_once(number);
      }
    }
  }

  void try_once(int number) {
    if (methods_.count(number) > 0 || stopper_.interrupted()) return;
    if (bounds_.at(number) <= answer_.partition.score) return;
    try_number(number, trial_limits_, rounds_of_a_trial);
  }

  void try_number(int number, Limits limits, std::int64_t rounds) {
    if (!clock_ || limits_.max_rounds) limits.max_rounds = std::min(rounds, limits_.max_rounds.value_or(rounds));
    limits.progress = nullptr;
    const Instance given = with_number(number);
    const auto known = found_.find(number);
    const Chance chance(chance_.below(std::uint64_t{1} << 62U));
    PartAnswer tried = improve_large_groups(given, limits, chance,
                                            known == found_.end() ? std::nullopt : std::optional(known->second));
    answer_.statistics.rounds += tried.statistics.rounds;
    answer_.statistics.moves += tried.statistics.moves;
    if (tried.upper_bound < bounds_[number] || methods_.count(number) == 0) methods_[number] = tried.bound_method;
    bounds_[number] = std::min(bounds_[number], tried.upper_bound);
    if (!has_all_groups(given, tried.partition)) return;
    if (best_number_ == 0 || tried.partition.score > found_.at(best_number_).score) best_number_ = number;
    if (tried.partition.score > answer_.partition.score) answer_.partition = tried.partition;
    found_[number] = std::move(tried.partition);
    stopper_.report({.stage = "grouping: numbers of groups",
                     .done = static_cast<std::int64_t>(found_.size()),
                     .total = trials_left_,
                     .score = answer_.partition.score,
                     .upper_bound = std::nullopt});
  }

  [[nodiscard]] Instance with_number(int number) const {
    std::vector<Members> units;
    for (int u = 0; u < instance_.size(); ++u) units.push_back(instance_.unit(u));
    return {instance_.problem(), std::move(units), number};
  }

  const Instance& instance_;
  const Limits& limits_;
  Stopper stopper_;
  bool clock_;
  Chance chance_;
  PartAnswer answer_;
  std::map<int, double> bounds_;        // by number of groups
  std::map<int, std::string> methods_;  // of those tried
  std::map<int, Partition> found_;
  Limits trial_limits_;
  int trials_left_ = 0;
  int best_number_ = 0;
};

}  // namespace

bool suits_free_count(const Instance& instance) {
  return !instance.groups() && instance.sizes().max > 1 && !instance.has_costs() &&
         instance.problem().rules().group_limits.empty() && instance.size() <= most_units_of_free_count;
}

PartAnswer improve_free_count(const Instance& instance, const Limits& limits, Chance chance,
                              const std::optional<Partition>& start) {
  return CountSearch(instance, limits, std::move(chance)).run(start);
}

}  // namespace samling::grouping
