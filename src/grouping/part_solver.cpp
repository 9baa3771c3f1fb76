#include "grouping/part_solver.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "grouping/bound.hpp"
#include "grouping/exact/exact.hpp"
#include "grouping/group_limits.hpp"
#include "grouping/large_groups/free_count.hpp"
#include "grouping/large_groups/large_groups.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/set_partitioning/set_partitioning.hpp"

namespace samling::grouping {
namespace {

constexpr int exact_at_once = 20;  // units: below, exact search comes before local search
constexpr int exact_at_most = 64;  // units: above, dynamic programming is not tried
constexpr std::int64_t rounds_before_exact = 20;

class PartSolver {
 public:
  PartSolver(const Instance& instance, Engine engine, const Limits& limits, Chance chance)
      : instance_(instance), engine_(engine), stopper_(limits), limits_(limits), chance_(std::move(chance)) {}

  PartAnswer solve(std::optional<Partition> start) {
    answer_.partition = nobody_placed(instance_);
    if (instance_.total_weight() < instance_.sizes().min || instance_.groups() == 0) {
      answer_.proven =
          has_all_groups(instance_, answer_.partition) && keeps_most_unplaced(instance_, answer_.partition);
    } else {
      search(std::move(start));
    }
    finish();
    return std::move(answer_);
  }

 private:
  // Strategy: what is small is settled exactly; else the engine that the shape asks for.
  void search(std::optional<Partition> start) {
    const bool may_prove = engine_ == Engine::automatic || engine_ == Engine::exact;
    if (!instance_.problem().rules().group_limits.empty() && suits_large_groups(instance_)) {
      search_within_group_limits(start, may_prove);
      return;
    }
    if (may_prove && instance_.size() <= exact_at_once && prove(std::nullopt)) return;
    if (may_prove && suits_set_partitioning(instance_)) {
      prove_with_columns(start);
    } else if (may_use_population()) {
      answer_ = improve_large_groups(instance_, limits_, chance_, start);
    } else if (engine_ != Engine::local_search && engine_ != Engine::exact && suits_free_count(instance_)) {
      search_numbers(start);
    } else {
      search_locally(std::move(start), may_prove && instance_.size() <= exact_at_most);
    }
  }

  // Large groups, their number free. What is of middling size may be settled exactly after that.
  void search_numbers(const std::optional<Partition>& start) {
    answer_ = improve_free_count(instance_, limits_, chance_, start);
    if (!keeps_most_unplaced(instance_, answer_.partition)) {
      answer_.partition = improve(instance_, stopper_.remaining(), chance_, start, answer_.statistics);
    }
    if (instance_.size() > exact_at_most || stopper_.interrupted()) return;
    PartAnswer found = answer_;
    if (!prove(answer_.partition)) answer_ = std::move(found);
  }

  // Groups with limits of their own: the exact search does not see them, so it solves a relaxation. An answer of that
  // which keeps them is the best; else its score is a bound.
  void search_within_group_limits(const std::optional<Partition>& start, bool may_prove) {
    std::optional<double> relaxed;
    if (may_prove && instance_.size() <= exact_at_once && prove(std::nullopt)) {
      if (keeps_entries(answer_.partition)) return;
      relaxed = answer_.partition.score;
    }
    answer_ = improve_large_groups(instance_, limits_, chance_, start);
    if (!relaxed || *relaxed >= answer_.upper_bound) return;
    answer_.upper_bound = std::max(*relaxed, answer_.partition.score);
    answer_.bound_method = "dynamic programming";
  }

  [[nodiscard]] bool keeps_entries(const Partition& partition) const {
    std::vector<Members> groups = units_of(instance_.problem()).pinned;
    for (const auto& units : partition.groups) groups.push_back(members_of(instance_, units));
    return keeps_group_limits(instance_.problem(), groups);
  }

  [[nodiscard]] bool may_use_population() const {
    return (engine_ == Engine::automatic || engine_ == Engine::population) && suits_large_groups(instance_);
  }

  // Column generation. What its counts leave unproven, a search may still better in the time that is left.
  void prove_with_columns(const std::optional<Partition>& start) {
    answer_ = prove_by_columns(instance_, limits_, chance_, start);
    if (answer_.proven || stopper_.interrupted()) return;
    const Limits limits = stopper_.remaining();
    const Partition later = may_use_population()
                                ? improve_large_groups(instance_, limits, chance_, answer_.partition).partition
                                : improve(instance_, limits, chance_, answer_.partition, answer_.statistics);
    const bool complete = has_all_groups(instance_, later) && keeps_most_unplaced(instance_, later);
    if (complete && later.score > answer_.partition.score) answer_.partition = later;
  }

  // Local search; its first answer helps the exact search of middling parts.
  void search_locally(std::optional<Partition> start, bool prove_after) {
    const bool later = prove_after && !limits_.stop.stop_requested();
    Limits limits = limits_;
    if (later) limits.max_rounds = std::min(limits.max_rounds.value_or(rounds_before_exact), rounds_before_exact);
    answer_.partition = improve(instance_, limits, chance_, start, answer_.statistics);
    if (!later || prove(answer_.partition)) return;
    answer_.partition = improve(instance_, stopper_.remaining(), chance_, answer_.partition, answer_.statistics);
  }

  // Exact search against the incumbent. True when it was finished, so that the answer is the best there is.
  bool prove(const std::optional<Partition>& incumbent) {
    const std::vector<int> order = narrow_order(instance_);
    const bool complete_incumbent =
        incumbent && has_all_groups(instance_, *incumbent) && keeps_most_unplaced(instance_, *incumbent);
    const std::optional<double> to_beat = complete_incumbent ? std::optional(incumbent->score) : std::nullopt;
    ExactAnswer exact =
        best_partition(instance_, order, instance_.groups(), to_beat, {.most_unplaced = instance_.most_unplaced()});
    if (!exact.complete) return false;
    if (exact.best) answer_.partition = std::move(*exact.best);
    answer_.proven = exact.best || complete_incumbent;
    answer_.bound_method = "dynamic programming";
    return answer_.proven;
  }

  // A part that no engine gave a bound has the row sum bound.
  void finish() {
    answer_.statistics.components = 1;
    answer_.statistics.proven_components = answer_.proven ? 1 : 0;
    if (answer_.proven) {
      answer_.upper_bound = answer_.partition.score;
      return;
    }
    if (!answer_.bound_method.empty()) return;
    std::vector<int> units(static_cast<std::size_t>(instance_.size()));
    std::iota(units.begin(), units.end(), 0);
    const double rows = row_sum_bound(instance_.problem(), members_of(instance_, units), instance_.groups());
    answer_.upper_bound = std::max(answer_.partition.score, rows);
    answer_.bound_method = instance_.has_own_score() ? "best shares of all groups" : "row sum";
    if (std::isinf(answer_.upper_bound)) answer_.bound_method = "none";
  }

  const Instance& instance_;
  Engine engine_;
  Stopper stopper_;
  Limits limits_;
  Chance chance_;
  PartAnswer answer_;
};

}  // namespace

Members members_of(const Instance& instance, const std::vector<int>& units) {
  Members members;
  for (const int u : units) members.insert(members.end(), instance.unit(u).begin(), instance.unit(u).end());
  std::sort(members.begin(), members.end());
  return members;
}

Partition nobody_placed(const Instance& instance) {
  Partition partition;
  partition.unplaced.resize(static_cast<std::size_t>(instance.size()));
  std::iota(partition.unplaced.begin(), partition.unplaced.end(), 0);
  partition.score = instance.score(partition);
  return partition;
}

bool has_all_groups(const Instance& instance, const Partition& partition) {
  return !instance.groups() || static_cast<int>(partition.groups.size()) == *instance.groups();
}

bool keeps_most_unplaced(const Instance& instance, const Partition& partition) {
  int weight = 0;
  for (const int u : partition.unplaced) weight += instance.weight(u);
  return !instance.most_unplaced() || weight <= *instance.most_unplaced();
}

PartAnswer solve_part(const Instance& instance, Engine engine, const Limits& limits, Chance chance,
                      std::optional<Partition> start) {
  return PartSolver(instance, engine, limits, std::move(chance)).solve(std::move(start));
}

}  // namespace samling::grouping
