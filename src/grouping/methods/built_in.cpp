#include "grouping/methods/built_in.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "grouping/instance/units.hpp"
#include "grouping/methods/admissible.hpp"
#include "grouping/methods/drafts.hpp"
#include "grouping/reasons/reasons.hpp"
#include "grouping/solve_with.hpp"
#include "grouping/sparse/local_reasons.hpp"
#include "grouping/sparse/unit_graph.hpp"
#include "samling/core/chance.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t restarts = 10;        // when neither rounds nor time are given
constexpr std::size_t small_enough = 5'000;  // rows: above, those methods that compare all with all are not begun

using DraftFunction = std::function<std::vector<Members>(const GroupingProblem&, int groups, Chance&)>;

struct DraftTraits {
  bool by_chance = false;  ///< Another start may give another draft: begun again, a round each.
  bool any_size = false;   ///< Suits any number of municipalities.
};

// The best of several drafts, mended: one for each number of groups worth trying, and again while the limits allow when
// chance has a say.
class Drafting {
 public:
  Drafting(const GroupingProblem& problem, const GroupingOptions& options, std::string name)
      : problem_(problem), options_(options), name_(std::move(name)), stopper_(options.limits) {
    best_ = admissible_nobody();
  }

  GroupingResult run(const DraftFunction& draft, const DraftTraits& traits) {
    const auto counts = group_counts_to_try(problem_);
    const bool timed = options_.limits.time_limit || options_.limits.cpu_limit;
    const std::int64_t rounds = options_.limits.max_rounds.value_or(timed ? INT64_MAX : restarts);
    if (!traits.any_size && problem_.size() > small_enough) return nobody_placed_and_said();
    for (std::int64_t round = 0; round < (traits.by_chance ? std::max<std::int64_t>(rounds, 1) : 1); ++round) {
      Chance chance = Chance::stream(options_.limits.seed, static_cast<std::uint64_t>(round));
      for (const int count : counts) {
        if (found_ && stopper_.interrupted()) break;
        take(count > 0 ? draft(problem_, count, chance) : std::vector<Members>{});
      }
      if (counts.empty() && !found_) take({});
      ++rounds_;
      if (stopper_.interrupted()) break;
    }
    GroupingResult result = judged(problem_, best_, name_);
    result.statistics.rounds = rounds_;
    return result;
  }

 private:
  [[nodiscard]] GroupingResult nobody_placed_and_said() const {
    GroupingResult result;
    result.best = best_;
    result.score = score(problem_, best_);
    result.upper_bound = upper_bound(problem_);
    result.bound_method = "row sum";
    return result;  // stopped
  }

  [[nodiscard]] Grouping admissible_nobody() const {
    Grouping nobody;
    for (std::size_t i = 0; i < problem_.size(); ++i) nobody.unplaced.emplace_back(i);
    return nobody;
  }

  // An answer that keeps every rule goes before any that does not.
  void take(const std::vector<Members>& draft) {
    Grouping mended = admissible(problem_, draft);
    const double value = score(problem_, mended);
    const bool keeps = check(problem_, mended).empty();
    if (found_ && (keeps < keeps_ || (keeps == keeps_ && value <= value_))) return;
    best_ = std::move(mended);
    value_ = value;
    keeps_ = keeps;
    found_ = true;
    stopper_.report({.stage = "grouping: " + name_, .done = rounds_, .score = value});
  }

  const GroupingProblem& problem_;
  const GroupingOptions& options_;
  std::string name_;
  Stopper stopper_;
  Grouping best_;
  double value_ = 0.0;
  bool keeps_ = false;
  bool found_ = false;
  std::int64_t rounds_ = 0;
};

// Asked of the whole, or, where there are no tables of all pairs, of the surroundings of each.
std::vector<UnplacedReason> reasons_of_unplaced(const GroupingProblem& problem, const Grouping& answer) {
  if (!problem.affinity().is_sparse()) return unplaced_reasons(problem, answer);
  return sparse_reasons(problem, UnitGraph(problem, units_of(problem).free), answer);
}

Method drafting(std::string name, std::string summary, DraftFunction draft, DraftTraits traits) {
  const auto body = [name, draft = std::move(draft), traits](const GroupingProblem& problem,
                                                             const GroupingOptions& options) {
    validate(options.limits);
    return Drafting(problem, options, name).run(draft, traits);
  };
  return {.name = std::move(name), .summary = std::move(summary), .solve = body};
}

Method engine(std::string name, std::string summary, Engine chosen) {
  const auto body = [chosen](const GroupingProblem& problem, const GroupingOptions& options) {
    validate(options.limits);
    return solve_with(chosen, problem, options.limits);
  };
  return {.name = std::move(name), .summary = std::move(summary), .solve = body};
}

}  // namespace

std::vector<Method> built_in_methods() {
  const auto without_chance = [](std::vector<Members> (*draft)(const GroupingProblem&, int)) {
    return [draft](const GroupingProblem& problem, int groups, Chance&) { return draft(problem, groups); };
  };
  return {
      drafting("greedy", "Nearest first: the closest pair, then whoever is closest to it; one pass",
               without_chance(greedy_draft), {.any_size = true}),
      drafting("matching", "Repeated maximum weighted matching: pairs, pairs of pairs, then groups that share out anew",
               without_chance(matching_draft), {}),
      drafting("medoids", "Balanced k-medoids by network simplex, from several starts", medoids_draft,
               {.by_chance = true}),
      drafting("spectral", "Eigenvectors of the affinity, then balanced k-means, from several starts", spectral_draft,
               {.by_chance = true}),
      engine("local_search", "Gain table, shift, swap and chain moves, exact re-splits, disturbances",
             Engine::local_search),
      engine("population", "Local search over a population with crossover of common groups; few large groups",
             Engine::population),
      engine("exact", "Set partitioning with column generation, cuts and branching; proves; many small groups",
             Engine::exact),
  };
}

GroupingResult solve_by(std::string_view name, const GroupingProblem& problem, const GroupingOptions& options) {
  return Methods().at(name).solve(problem, options);
}

GroupingResult judged(const GroupingProblem& problem, Grouping answer, const std::string& method) {
  std::vector<bool> seen(problem.size(), false);
  const auto note = [&](const Members& members) {
    for (const MunicipalityId id : members) {
      require(id.value() >= 0 && id.index() < problem.size(), "method " + method, fmt::format("{}", id.value()),
              fmt::format("is not a row of the problem, which has {}", problem.size()));
      seen[id.index()] = true;
    }
  };
  for (const Members& members : answer.groups) note(members);
  note(answer.unplaced);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (!seen[i]) answer.unplaced.emplace_back(i);
  }
  GroupingResult result;
  result.best = normal_form(std::move(answer));
  result.score = score(problem, result.best);
  const bool keeps = check(problem, result.best).empty();
  result.upper_bound = keeps ? std::max(result.score, upper_bound(problem)) : upper_bound(problem);
  result.bound_method = "row sum";
  result.warnings = warnings(problem, result.best);
  result.status = keeps ? Status::feasible : Status::stopped;
  if (keeps) result.unplaced = reasons_of_unplaced(problem, result.best);
  return result;
}

}  // namespace samling::grouping
