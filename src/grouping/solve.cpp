// The engine: take the problem apart, solve the parts, put the answer together, and say what it is worth.
#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

#include "grouping/bound.hpp"
#include "grouping/reasons/conflict.hpp"
#include "grouping/exact/exact.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/reasons/reasons.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/parallel.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/grouping/grouping.hpp"
#include "grouping/local_search/search.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {
namespace {

constexpr int exact_at_once = 20;  // units: below, exact search comes before local search
constexpr int exact_at_most = 64;  // units: above, exact search is not tried
constexpr std::int64_t rounds_before_exact = 20;

struct PartAnswer {
  Partition partition;
  double upper_bound = 0.0;
  bool proven = false;
  Statistics statistics;
};

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

// One part. Strategy: small ones exactly; others by local search, whose answer then helps the exact search of middling
// ones; the rest keep the answer of local search and the row sum bound.
class PartSolver {
 public:
  PartSolver(const Instance& instance, const Limits& limits, Chance chance)
      : instance_(instance), limits_(limits), chance_(std::move(chance)) {}

  PartAnswer solve(std::optional<Partition> start) {
    answer_.statistics.components = 1;
    answer_.partition = nobody_placed(instance_);
    if (instance_.total_weight() < instance_.sizes().min || instance_.groups() == 0) {
      answer_.proven = has_all_groups(instance_, answer_.partition);
    } else {
      search(std::move(start));
    }
    bound();
    return std::move(answer_);
  }

 private:
  void search(std::optional<Partition> start) {
    if (instance_.size() <= exact_at_once && prove(std::nullopt)) return;
    const bool later = instance_.size() <= exact_at_most && !limits_.stop.stop_requested();
    Limits limits = limits_;
    if (later) limits.max_rounds = std::min(limits.max_rounds.value_or(rounds_before_exact), rounds_before_exact);
    answer_.partition = improve(instance_, limits, chance_, start, answer_.statistics);
    if (!later || prove(answer_.partition)) return;
    answer_.partition = improve(instance_, limits_, chance_, answer_.partition, answer_.statistics);
  }

  // Exact search against the incumbent. True when it was finished, so that the answer is the best there is.
  bool prove(const std::optional<Partition>& incumbent) {
    const std::vector<int> order = narrow_order(instance_);
    const bool complete_incumbent = incumbent && has_all_groups(instance_, *incumbent);
    const std::optional<double> to_beat = complete_incumbent ? std::optional(incumbent->score) : std::nullopt;
    ExactAnswer exact = best_partition(instance_, order, instance_.groups(), to_beat);
    if (!exact.complete) return false;
    if (exact.best) answer_.partition = std::move(*exact.best);
    answer_.proven = exact.best || complete_incumbent;
    return answer_.proven;
  }

  void bound() {
    answer_.upper_bound = answer_.partition.score;
    answer_.statistics.proven_components = answer_.proven ? 1 : 0;
    if (answer_.proven) return;
    std::vector<int> units(static_cast<std::size_t>(instance_.size()));
    std::iota(units.begin(), units.end(), 0);
    const double rows = row_sum_bound(instance_.problem(), members_of(instance_, units), instance_.groups());
    answer_.upper_bound = std::max(answer_.partition.score, rows);
  }

  const Instance& instance_;
  const Limits& limits_;
  Chance chance_;
  PartAnswer answer_;
};

// The whole: which parts there are, and what they give together.
class Solver {
 public:
  Solver(const GroupingProblem& problem, const GroupingOptions& options)
      : problem_(problem),
        limits_(options.limits),
        units_(units_of(problem)),
        whole_(problem, units_.free, free_groups()) {}

  GroupingResult solve() {
    if (!single_best_group()) {
      split();
      solve_parts();
    }
    look_again_for_missing_groups();
    assemble();
    judge_demands();
    result_.unplaced = unplaced_reasons(problem_, result_.best);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::optional<int> free_groups() const {
    if (!problem_.group_count()) return std::nullopt;
    return std::max(0, *problem_.group_count() - static_cast<int>(units_.pinned.size()));
  }

  // One group wanted and nothing to pay for the others: the best admissible group is the answer.
  bool single_best_group() {
    if (free_groups() != 1 || problem_.unplaced_price() > 0.0 || problem_.rules().must_together.size() > 0)
      return false;
    if (!units_.pinned.empty() || !units_.broken_pins.empty()) return false;
    std::vector<RankedGroup> best;
    try {
      best = best_groups(problem_, 1);
    } catch (const InvalidInput&) {
      return false;  // too many to look at
    }
    if (best.empty()) return false;
    PartAnswer answer{
        .partition = nobody_placed(whole_), .upper_bound = best.front().score, .proven = true, .statistics = {}};
    answer.statistics.components = answer.statistics.proven_components = 1;
    parts_.push_back(whole_);
    answer.partition = in_units({best.front().members}, parts_.back());
    answers_.push_back(std::move(answer));
    return true;
  }

  static Partition in_units(const std::vector<Members>& groups, const Instance& instance) {
    Partition partition;
    partition.groups.resize(groups.size());
    for (int u = 0; u < instance.size(); ++u) {
      const MunicipalityId first = instance.unit(u).front();
      std::size_t g = 0;
      while (g < groups.size() && !std::binary_search(groups[g].begin(), groups[g].end(), first)) ++g;
      (g < groups.size() ? partition.groups[g] : partition.unplaced).push_back(u);
    }
    partition.score = instance.score(partition);
    return partition;
  }

  void split() {
    if (whole_.groups()) {
      parts_.push_back(whole_);  // the number of groups ties the parts together
      return;
    }
    for (const auto& units : components(whole_)) parts_.emplace_back(whole_, units);
  }

  void solve_parts() {
    answers_.resize(parts_.size());
    if (limits_.time_limit && !limits_.max_rounds) {
      solve_by_the_clock();
      return;
    }
    parallel_for(parts_.size(), limits_.threads, [&](std::size_t p) {
      Limits limits = limits_;
      if (limits_.threads > 1 && parts_.size() > 1) limits.progress = nullptr;  // told from the solving thread only
      answers_[p] = PartSolver(parts_[p], limits, Chance::stream(limits_.seed, p)).solve(std::nullopt);
    });
  }

  // Each part gets its share of the time that is left, by its units.
  void solve_by_the_clock() {
    const auto start = std::chrono::steady_clock::now();
    int units_left = whole_.size();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
      Limits limits = limits_;
      const double share = static_cast<double>(parts_[p].size()) / std::max(1, units_left);
      limits.time_limit = std::max(std::chrono::duration<double>(1e-6), (*limits_.time_limit - spent) * share);
      answers_[p] = PartSolver(parts_[p], limits, Chance::stream(limits_.seed, p)).solve(std::nullopt);
      units_left -= parts_[p].size();
    }
  }

  // The greedy start may miss a number of groups that can be had: begin again from a witness.
  void look_again_for_missing_groups() {
    if (!whole_.groups() || has_all_groups(parts_.front(), answers_.front().partition)) return;
    const Feasibility feasibility = demands_can_be_met(problem_);
    if (feasibility.answer != Feasibility::Answer::yes) return;
    const Partition start = in_units(feasibility.groups, parts_.front());
    answers_.front() = PartSolver(parts_.front(), limits_, Chance::stream(limits_.seed, 0)).solve(start);
  }

  void assemble() {
    Grouping& best = result_.best;
    best.groups = units_.pinned;
    double bound = 0.0;
    for (const Members& pin : units_.pinned) bound += group_score(problem_, pin);
    bool proven = true;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      for (const auto& group : answers_[p].partition.groups) best.groups.push_back(members_of(parts_[p], group));
      bound += answers_[p].upper_bound;
      proven = proven && answers_[p].proven;
      result_.statistics.rounds += answers_[p].statistics.rounds;
      result_.statistics.moves += answers_[p].statistics.moves;
      result_.statistics.components += answers_[p].statistics.components;
      result_.statistics.proven_components += answers_[p].statistics.proven_components;
    }
    list_unplaced();
    for (const auto* left : {&units_.broken_pins, &units_.impossible}) {
      for (const Members& members : *left) bound -= charged(members) * problem_.unplaced_price();
    }
    result_.score = score(problem_, best);
    result_.upper_bound = proven ? result_.score : std::max(result_.score, std::min(bound, upper_bound(problem_)));
    result_.status = proven ? Status::optimal : Status::feasible;
  }

  [[nodiscard]] double charged(const Members& members) const {
    const auto& excluded = problem_.rules().excluded;
    return static_cast<double>(std::count_if(members.begin(), members.end(), [&](MunicipalityId id) {
      return std::none_of(excluded.begin(), excluded.end(), [&](const auto& e) { return e.municipality == id; });
    }));
  }

  void list_unplaced() {
    std::vector<bool> placed(problem_.size(), false);
    for (const Members& group : result_.best.groups) {
      for (const MunicipalityId id : group) placed[id.index()] = true;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i]) result_.best.unplaced.push_back(MunicipalityId(i));
    }
    result_.best = normal_form(std::move(result_.best));
  }

  // A demand that the answer does not meet: can it be met at all?
  void judge_demands() {
    const auto& unplaced = result_.best.unplaced;
    const auto& pairs = problem_.rules().must_together;
    const bool pair_left = std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return std::binary_search(unplaced.begin(), unplaced.end(), pair.first);
    });
    const bool count_missed =
        problem_.group_count() && static_cast<int>(result_.best.groups.size()) != *problem_.group_count();
    if (!pair_left && !count_missed && units_.broken_pins.empty()) return;
    switch (demands_can_be_met(problem_).answer) {
      case Feasibility::Answer::no:
        result_.status = Status::infeasible;
        result_.conflict = smallest_conflict(problem_);
        break;
      case Feasibility::Answer::unknown:
        if (count_missed) result_.status = Status::stopped;
        break;
      case Feasibility::Answer::yes:
        if (count_missed) result_.status = Status::stopped;
        break;
    }
  }

  const GroupingProblem& problem_;
  Limits limits_;
  Units units_;
  Instance whole_;
  std::vector<Instance> parts_;
  std::vector<PartAnswer> answers_;
  GroupingResult result_;
};

}  // namespace

GroupingResult solve(const GroupingProblem& problem, const GroupingOptions& options) {
  validate(options.limits);
  return Solver(problem, options).solve();
}

}  // namespace samling::grouping
