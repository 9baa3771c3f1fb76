// The engine: take the problem apart, solve the parts, put the answer together, and say what it is worth.
#include <algorithm>
#include <chrono>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "grouping/binding.hpp"
#include "grouping/instance/instance.hpp"
#include "grouping/instance/units.hpp"
#include "grouping/methods/built_in.hpp"
#include "grouping/part_solver.hpp"
#include "grouping/reasons/contradiction.hpp"
#include "grouping/reasons/feasibility.hpp"
#include "grouping/reasons/reasons.hpp"
#include "grouping/solve_with.hpp"
#include "grouping/sparse/sparse.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/parallel.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {
namespace {

constexpr int budget_before = 20'000;  // groups looked at before the search; the rest of them after it
constexpr int budget_after = 200'000;
constexpr std::size_t most_in_tables = 1000;  // municipalities: sparse problems of more go to the sparse engine

std::string to_string(Engine engine) {
  switch (engine) {
    case Engine::automatic:
      return "auto";
    case Engine::local_search:
      return "local_search";
    case Engine::exact:
      return "exact";
    case Engine::population:
      return "population";
  }
  return "";
}

// How some parts' bounds were had, as one phrase: "column generation; row sum".
class BoundMethods {
 public:
  void add(const std::string& method) {
    if (!method.empty() && std::find(names_.begin(), names_.end(), method) == names_.end()) names_.push_back(method);
  }
  [[nodiscard]] std::string phrase() const { return fmt::format("{}", fmt::join(names_, "; ")); }

 private:
  std::vector<std::string> names_;
};

// The limits of one part: its share of the time that is left.
Limits share_of(Limits limits, double share) {
  const std::chrono::duration<double> least(1e-6);
  if (limits.time_limit) limits.time_limit = std::max(least, *limits.time_limit * share);
  if (limits.cpu_limit) limits.cpu_limit = std::max(least, *limits.cpu_limit * share);
  return limits;
}

// The whole: which parts there are, and what they give together.
class Solver {
 public:
  Solver(const GroupingProblem& problem, Engine engine, const Limits& limits)
      : problem_(problem),
        engine_(engine),
        limits_(limits),
        units_(units_of(problem)),
        whole_(problem, units_.free, free_groups()) {}

  GroupingResult solve() {
    if (makes_demands(problem_)) contradiction_ = contradiction_of_demands(problem_, budget_before);
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
    if (problem_.rules().most_unplaced || !problem_.rules().group_limits.empty()) return false;
    if (!units_.pinned.empty() || !units_.broken_pins.empty()) return false;
    std::vector<RankedGroup> best;
    try {
      best = best_groups(problem_, 1);
    } catch (const InvalidInput&) {
      return false;  // too many to look at
    }
    if (best.empty()) return false;
    PartAnswer answer{.partition = {},
                      .upper_bound = best.front().score,
                      .proven = true,
                      .bound_method = "enumeration of all groups",
                      .statistics = {}};
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
    if (whole_.groups() || problem_.rules().most_unplaced) {
      parts_.push_back(whole_);  // a number that all share ties the parts together
      return;
    }
    for (const auto& units : components(whole_)) parts_.emplace_back(whole_, units);
  }

  void solve_parts() {
    answers_.resize(parts_.size());
    if ((limits_.time_limit || limits_.cpu_limit) && !limits_.max_rounds) {
      solve_by_the_clock();
      return;
    }
    parallel_for(parts_.size(), limits_.threads, [&](std::size_t p) {
      Limits limits = limits_;
      if (limits_.threads > 1 && parts_.size() > 1) limits.progress = nullptr;  // told from the solving thread only
      answers_[p] = solve_part(parts_[p], engine_, limits, Chance::stream(limits_.seed, p), std::nullopt);
    });
  }

  // Each part gets its share of the time that is left, by its units.
  void solve_by_the_clock() {
    const Stopper stopper(limits_);
    int units_left = whole_.size();
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const double share = static_cast<double>(parts_[p].size()) / std::max(1, units_left);
      const Limits limits = share_of(stopper.remaining(), share);
      answers_[p] = solve_part(parts_[p], engine_, limits, Chance::stream(limits_.seed, p), std::nullopt);
      units_left -= parts_[p].size();
    }
  }

  [[nodiscard]] bool meets_the_numbers() const {
    if (!whole_.groups() && !problem_.rules().most_unplaced) return true;
    const Partition& partition = answers_.front().partition;
    return has_all_groups(parts_.front(), partition) && keeps_most_unplaced(parts_.front(), partition);
  }

  // The greedy start may miss a number of groups that can be had: begin again from a witness.
  void look_again_for_missing_groups() {
    if (contradiction_ || meets_the_numbers()) return;
    const Feasibility feasibility = demands_can_be_met(problem_);
    if (feasibility.answer != Feasibility::Answer::yes) return;
    const Partition start = in_units(feasibility.groups, parts_.front());
    answers_.front() = solve_part(parts_.front(), engine_, limits_, Chance::stream(limits_.seed, 0), start);
  }

  void assemble() {
    Grouping& best = result_.best;
    best.groups = units_.pinned;
    double bound = 0.0;
    BoundMethods methods;
    for (const Members& pin : units_.pinned) bound += group_score(problem_, pin);
    bool proven = true;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      for (const auto& group : answers_[p].partition.groups) best.groups.push_back(members_of(parts_[p], group));
      bound += answers_[p].upper_bound;
      proven = proven && answers_[p].proven;
      methods.add(answers_[p].bound_method);
      result_.statistics.rounds += answers_[p].statistics.rounds;
      result_.statistics.moves += answers_[p].statistics.moves;
      result_.statistics.components += answers_[p].statistics.components;
      result_.statistics.proven_components += answers_[p].statistics.proven_components;
    }
    list_unplaced();
    for (const auto* left : {&units_.broken_pins, &units_.impossible}) {
      for (const Members& members : *left) bound -= charged(members) * problem_.unplaced_price();
    }
    bound -= halves_outside();
    result_.score = score(problem_, best);
    result_.upper_bound = proven ? result_.score : std::max(result_.score, std::min(bound, upper_bound(problem_)));
    result_.bound_method = methods.phrase();
    result_.warnings = warnings(problem_, best);
    result_.status = proven ? Status::optimal : Status::feasible;
  }

  [[nodiscard]] double charged(const Members& members) const {
    const auto& excluded = problem_.rules().excluded;
    return static_cast<double>(std::count_if(members.begin(), members.end(), [&](MunicipalityId id) {
      return std::none_of(excluded.begin(), excluded.end(), [&](const auto& e) { return e.municipality == id; });
    }));
  }

  // Of the weighed must_together pairs: what those bear who are in no part and in no pinned group.
  [[nodiscard]] double halves_outside() const {
    std::vector<double> halves = halves_of_pairs(problem_.rules(), problem_.size());
    for (const auto* inside : {&units_.free, &units_.pinned}) {
      for (const Members& members : *inside) {
        for (const MunicipalityId id : members) halves[id.index()] = 0.0;
      }
    }
    return std::accumulate(halves.begin(), halves.end(), 0.0);
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

  // A demand that the answer does not meet: can it be met at all? And is there no group because there can be none?
  void judge_demands() {
    const bool count_missed =
        problem_.group_count() && static_cast<int>(result_.best.groups.size()) != *problem_.group_count();
    const bool number_missed = count_missed || unplaced_above_limit();
    const bool demands_missed = number_missed || pair_left() || !units_.broken_pins.empty();
    if (!contradiction_ && demands_missed) contradiction_ = contradiction_of_demands(problem_, budget_after);
    if (!contradiction_ && result_.best.groups.empty()) contradiction_ = contradiction_of_every_group(problem_);
    if (contradiction_) {
      result_.status = Status::infeasible;
      if (!contradiction_->demands.empty()) result_.conflict = std::move(contradiction_);
    } else if (number_missed) {
      result_.status = Status::stopped;
    }
  }

  [[nodiscard]] bool pair_left() const {
    const auto& unplaced = result_.best.unplaced;
    const auto pairs = bound_together(problem_.rules());
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& pair) {
      return std::binary_search(unplaced.begin(), unplaced.end(), pair.first);
    });
  }

  [[nodiscard]] bool unplaced_above_limit() const {
    const auto& most = problem_.rules().most_unplaced;
    return most && charged(result_.best.unplaced) > static_cast<double>(*most);
  }

  const GroupingProblem& problem_;
  Engine engine_;
  Limits limits_;
  Units units_;
  Instance whole_;
  std::vector<Instance> parts_;
  std::vector<PartAnswer> answers_;
  std::optional<Conflict> contradiction_;  // no demands: which make it was not settled
  GroupingResult result_;
};

}  // namespace

GroupingResult solve_with(Engine engine, const GroupingProblem& problem, const Limits& limits) {
  if (problem.affinity().is_sparse() && problem.size() > most_in_tables) {
    require(engine == Engine::automatic, "method", to_string(engine),
            fmt::format("keeps tables of all pairs, for at most {} municipalities; auto has no such limit",
                        most_in_tables));
    return solve_sparse(problem, {.limits = limits});
  }
  return Solver(problem, engine, limits).solve();
}

GroupingResult solve(const GroupingProblem& problem, const GroupingOptions& options) {
  validate(options.limits);
  if (options.method != "auto") return solve_by(options.method, problem, options);
  return solve_with(Engine::automatic, problem, options.limits);
}

}  // namespace samling::grouping
