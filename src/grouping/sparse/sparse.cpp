#include "grouping/sparse/sparse.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "grouping/binding.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/sparse/duals.hpp"
#include "grouping/sparse/group_pool.hpp"
#include "grouping/sparse/local_reasons.hpp"
#include "grouping/sparse/polish.hpp"
#include "grouping/sparse/regions.hpp"
#include "grouping/sparse/split.hpp"
#include "grouping/sparse/unit_graph.hpp"
#include "samling/core/parallel.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t default_sparse_rounds = 8;
constexpr std::uint64_t first_cut_of_search = 1'000;
constexpr double time_for_prices = 0.6;  // of a time limit; the rest is for the search

class SparseSolver {
 public:
  SparseSolver(const GroupingProblem& problem, const GroupingOptions& options, const SparseTuning& tuning)
      : problem_(problem),
        tuning_(tuning),
        limits_(with_default_rounds(options.limits)),
        stopper_(limits_),
        units_(units_of(problem)),
        graph_(problem, units_.free),
        duals_(best_share_duals(graph_)) {}

  GroupingResult solve() {
    lower_duals();
    const GroupPool pool(graph_, cut(tuning_.units_a_programme, 0), duals_, tuning_.groups_pooled, limits_.threads);
    split_ = greedy_split(graph_, pool);
    for (std::int64_t round = 0; !stopper_.stop_before(round) && !closed(); ++round) polish_once(pool, round);
    place_leftovers(graph_, split_);
    return result();
  }

 private:
  static Limits with_default_rounds(Limits limits) {
    if (!limits.max_rounds && !limits.time_limit && !limits.cpu_limit) limits.max_rounds = default_sparse_rounds;
    return limits;
  }

  // The prices may take their part of a limit of time, so that some is left for the search.
  [[nodiscard]] Limits limits_of_prices() const {
    Limits limits = stopper_.remaining();
    if (limits.time_limit) *limits.time_limit *= time_for_prices;
    if (limits.cpu_limit) *limits.cpu_limit *= time_for_prices;
    return limits;
  }

  [[nodiscard]] Regions cut(int most, std::uint64_t number) const {
    return cut_into_regions(graph_, most, Chance::stream(limits_.seed, number));
  }

  [[nodiscard]] double bound() const { return std::accumulate(duals_.begin(), duals_.end(), 0.0); }
  [[nodiscard]] double score() const {
    double sum = 0.0;
    for (const auto& group : split_.groups) sum += value_of_units(graph_, group);
    for (const int u : split_.unplaced) sum -= graph_.price(u);
    return sum;
  }
  // Nothing is left between score and bound.
  [[nodiscard]] bool closed() const {
    return bound() - score() <= graph_.significant() * static_cast<double>(problem_.size());
  }

  void lower_duals() {
    const Stopper stopper(limits_of_prices());
    for (int pass = 1; pass <= tuning_.price_passes && !stopper.interrupted(); ++pass) {
      const Regions regions = cut(tuning_.units_a_programme, static_cast<std::uint64_t>(pass));
      for (const auto& apart : classes_of(graph_, regions)) lower(regions, apart, stopper);
      stopper_.report({.stage = "grouping: prices",
                       .done = pass,
                       .total = tuning_.price_passes,
                       .score = std::nullopt,
                       .upper_bound = bound()});
    }
    raise_where_short(graph_, cut(tuning_.units_a_programme, 0), duals_, limits_.threads);
  }

  // Regions that do not touch: each may lower its prices without regard to the others.
  void lower(const Regions& regions, const std::vector<int>& apart, const Stopper& stopper) {
    parallel_for(apart.size(), limits_.threads, [&](std::size_t k) {
      if (stopper.interrupted()) return;
      const auto found = region_duals(graph_, regions, apart[k], duals_);
      const auto& units = regions.units[static_cast<std::size_t>(apart[k])];
      for (std::size_t row = 0; row < found.size(); ++row) duals_[static_cast<std::size_t>(units[row])] = found[row];
    });
  }

  void polish_once(const GroupPool& pool, std::int64_t round) {
    const auto number = static_cast<std::uint64_t>(round) + 1;
    const Regions regions = cut(tuning_.units_polished, first_cut_of_search + number);
    statistics_.moves += polish({graph_, pool, duals_, regions}, tuning_.polish, Chance::stream(limits_.seed, number),
                                limits_.threads, stopper_, split_);
    ++statistics_.rounds;
    stopper_.report({.stage = "grouping: regions",
                     .done = round + 1,
                     .total = limits_.max_rounds.value_or(0),
                     .score = score() + outside(),
                     .upper_bound = bound() + outside()});
  }

  // What the pinned groups score, and what those cost whom no group can hold.
  [[nodiscard]] double outside() const {
    double sum = 0.0;
    for (const Members& pin : units_.pinned) sum += group_score(problem_, pin);
    std::vector<bool> excluded(problem_.size(), false);
    for (const Exclusion& exclusion : problem_.rules().excluded) excluded[exclusion.municipality.index()] = true;
    for (const auto* left : {&units_.broken_pins, &units_.impossible}) {
      for (const Members& members : *left) {
        for (const MunicipalityId id : members) sum -= excluded[id.index()] ? 0.0 : problem_.unplaced_price();
      }
    }
    return sum - halves_outside();
  }

  // Of the weighed must_together pairs: what those bear who are in no unit and in no pinned group.
  [[nodiscard]] double halves_outside() const {
    std::vector<double> halves = halves_of_pairs(problem_.rules(), problem_.size());
    for (const auto* inside : {&units_.free, &units_.pinned}) {
      for (const Members& members : *inside) {
        for (const MunicipalityId id : members) halves[id.index()] = 0.0;
      }
    }
    return std::accumulate(halves.begin(), halves.end(), 0.0);
  }

  [[nodiscard]] Grouping grouping() const {
    Grouping best{.groups = units_.pinned, .unplaced = {}};
    for (const auto& group : split_.groups) {
      Members& members = best.groups.emplace_back();
      for (const int u : group) members.insert(members.end(), graph_.unit(u).begin(), graph_.unit(u).end());
    }
    std::vector<bool> placed(problem_.size(), false);
    for (const Members& group : best.groups) {
      for (const MunicipalityId id : group) placed[id.index()] = true;
    }
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (!placed[i]) best.unplaced.push_back(MunicipalityId(i));
    }
    return normal_form(std::move(best));
  }

  GroupingResult result() const {
    GroupingResult result{.best = grouping(), .bound_method = "Lagrangian", .statistics = statistics_};
    result.score = samling::grouping::score(problem_, result.best);
    const bool proven = closed();
    result.upper_bound = proven ? result.score : std::max(result.score, bound() + outside());
    result.status = proven ? Status::optimal : Status::feasible;
    result.conflict = sparse_conflict(problem_, result.best);
    result.warnings = warnings(problem_, result.best);
    result.unplaced = sparse_reasons(problem_, graph_, result.best);
    const bool none_possible = result.best.groups.empty() && !result.unplaced.empty() &&
                               std::none_of(result.unplaced.begin(), result.unplaced.end(),
                                            [](const UnplacedReason& reason) { return reason.rule == "score"; });
    if (result.conflict || none_possible) result.status = Status::infeasible;
    if (result.conflict && result.conflict->demands.empty()) result.conflict.reset();
    return result;
  }

  const GroupingProblem& problem_;
  SparseTuning tuning_;
  Limits limits_;
  Stopper stopper_;
  Units units_;
  UnitGraph graph_;
  std::vector<double> duals_;
  UnitSplit split_;
  Statistics statistics_;
};

}  // namespace

std::string not_for_sparse(const GroupingProblem& problem) {
  const Rules& rules = problem.rules();
  if (!problem.affinity().is_sparse()) return "the affinity is dense";
  if (problem.group_count()) return "the number of groups is given";
  if (problem.sizes().max > most_units_pooled) return fmt::format("groups of more than {}", most_units_pooled);
  if (!rules.group_limits.empty()) return "limits of single groups";
  if (rules.remote_per_group > 0) return "remote attendance";
  return "";
}

namespace {

int left_out(const GroupingProblem& problem, const Grouping& grouping) {
  std::set<MunicipalityId> excluded;
  for (const Exclusion& exclusion : problem.rules().excluded) excluded.insert(exclusion.municipality);
  return static_cast<int>(std::count_if(grouping.unplaced.begin(), grouping.unplaced.end(),
                                        [&](MunicipalityId id) { return excluded.count(id) == 0; }));
}

// More are left out than may be, since it is cheap: again at a price at which placing one more always pays. The bound
// of the first answer, which no limit held back, holds for the second.
GroupingResult with_fewer_left_out(const GroupingProblem& problem, const GroupingOptions& options,
                                   const SparseTuning& tuning, GroupingResult first) {
  const double largest = std::max(1.0, problem.affinity().largest());
  const double dear = std::max(4.0 * problem.sizes().max * largest, 10.0 * problem.unplaced_price());
  const GroupingProblem dearer(problem.affinity(), problem.sizes(), problem.rules(), problem.objective(), {},
                               std::min(dear, 1e9), problem.own_score());
  GroupingResult second = SparseSolver(dearer, options, tuning).solve();
  GroupingResult& better = left_out(problem, second.best) < left_out(problem, first.best) ? second : first;
  better.score = score(problem, better.best);
  better.upper_bound = std::max(first.upper_bound, better.score);
  if (better.status != Status::infeasible) {
    const bool kept = left_out(problem, better.best) <= *problem.rules().most_unplaced;
    better.status = kept ? Status::feasible : Status::stopped;
  }
  return std::move(better);
}

}  // namespace

GroupingResult solve_sparse(const GroupingProblem& problem, const GroupingOptions& options,
                            const SparseTuning& tuning) {
  validate(options.limits);
  const std::string against = not_for_sparse(problem);
  require(against.empty(), "rules", against, "is not possible with a sparse affinity");
  GroupingResult result = SparseSolver(problem, options, tuning).solve();
  const auto& most = problem.rules().most_unplaced;
  if (!most || left_out(problem, result.best) <= *most) return result;
  return with_fewer_left_out(problem, options, tuning, std::move(result));
}

}  // namespace samling::grouping
