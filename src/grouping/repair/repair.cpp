// The engine of repair. Strategy: parts of the problem that cannot meet each other are repaired one by one; those that
// the change does not touch stand as they are when moves are to be fewest; small parts are split anew in the best way,
// proven; larger ones by annealing from the published grouping and from the best without regard to moves, then around
// every move by splitting a few groups anew.
#include <algorithm>
#include <cassert>
#include <numeric>
#include <set>
#include <utility>

#include <fmt/format.h>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>

#include "grouping/reasons/reasons.hpp"
#include "grouping/repair/changes_told.hpp"
#include "grouping/repair/exact_repair.hpp"
#include "grouping/repair/label_search.hpp"
#include "grouping/repair/repair_model.hpp"

namespace samling::grouping {
namespace {

constexpr std::int64_t default_label_sweeps = 60;
constexpr std::int64_t free_solve_rounds = 100;
constexpr int most_passes = 4;
constexpr int most_splits_a_pass = 40;
constexpr double most_sets_around = 1'500.0;  // that could be groups, of a few groups split anew

void validate_repair(const GroupingProblem& problem, const Grouping& published, const RepairOptions& options) {
  validate(options.limits);
  std::vector<Issue> issues;
  std::vector<bool> seen(problem.size(), false);
  const auto look = [&](const Members& members, const std::string& field) {
    for (const MunicipalityId id : members) {
      const bool row = id.value() >= 0 && id.index() < problem.size();
      if (row && !seen[id.index()]) {
        seen[id.index()] = true;
        continue;
      }
      issues.push_back({.rule = row ? "partition" : "unknown_municipality",
                        .field = field,
                        .value = fmt::format("{}", id.value()),
                        .message = row ? "is listed twice" : "is not a row of the problem"});
    }
  };
  for (std::size_t g = 0; g < published.groups.size(); ++g) look(published.groups[g], fmt::format("group {}", g + 1));
  look(published.unplaced, "unplaced");
  if (!issues.empty()) throw InvalidInput(std::move(issues));
  const double price = options.move_price.value_or(0.0);
  require(price >= 0.0 && price <= 1e6, "move_price", fmt::format("{}", price), "must be from 0 to 1000000");
  require(options.people.empty() || options.people.size() == problem.size(), "people",
          fmt::format("{}", options.people.size()),
          fmt::format("must have one entry for each of the {} municipalities", problem.size()));
  for (const int people : options.people) {
    require(people >= 0 && people <= 1'000'000, "people", fmt::format("{}", people), "must be from 0 to 1000000");
  }
}

Limits free_limits(const RepairOptions& options) {
  Limits limits = options.limits;
  limits.max_rounds = std::min(limits.max_rounds.value_or(free_solve_rounds), free_solve_rounds);
  if (limits.time_limit) limits.time_limit = *limits.time_limit * 0.4;
  if (limits.cpu_limit) limits.cpu_limit = *limits.cpu_limit * 0.4;
  return limits;
}

class Repairer {
 public:
  Repairer(const GroupingProblem& problem, const Grouping& published, const RepairOptions& options)
      : problem_(problem),
        options_(options),
        stopper_(options.limits),
        model_(problem, published, options),
        judge_(problem),
        chance_(options.limits.seed) {}

  RepairResult repair() {
    result_.score_before = score_before();
    result_.grouping = solve(problem_, {.limits = free_limits(options_)});
    result_.score_free = result_.grouping.score;
    const bool solved = check(problem_, result_.grouping.best).empty();
    if (result_.grouping.status == Status::infeasible) {
      assemble(result_.grouping.best, Status::infeasible);
      return std::move(result_);
    }
    labels_ = model_.as_published();
    worth_ = worth_of(model_, labels_);
    if (!repair_exactly()) search(solved);
    const Grouping best = model_.grouping_of(labels_);
    const bool obeys = check(problem_, best).empty();
    assemble(obeys || !solved ? best : result_.grouping.best,
             obeys ? (proven_ ? Status::optimal : Status::feasible) : (solved ? Status::feasible : Status::stopped));
    return std::move(result_);
  }

 private:
  // The published grouping without those who left, as if it broke no rule.
  [[nodiscard]] double score_before() const {
    Grouping rest = model_.published;
    std::set<MunicipalityId> gone;
    for (const Exclusion& exclusion : problem_.rules().excluded) gone.insert(exclusion.municipality);
    for (Members& group : rest.groups) {
      std::erase_if(group, [&](auto id) { return gone.count(id) > 0; });
    }
    std::erase_if(rest.groups, [](const Members& group) { return group.empty(); });
    return score(problem_, rest);
  }

  // Units that can never meet are parts of their own, unless a number ties them together or they share an old group.
  [[nodiscard]] std::vector<std::vector<int>> parts() const {
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(model_.weight.size());
    const bool tied = problem_.group_count() || problem_.rules().most_unplaced;
    const std::vector<std::vector<int>> together = groups_by_old_label();
    for (int u = 0; u < model_.size(); ++u) {
      for (int v = 0; v < u; ++v) {
        if (tied || model_.may_meet(u, v))
          boost::add_edge(static_cast<std::size_t>(u), static_cast<std::size_t>(v), graph);
      }
    }
    for (const auto& group : together) {
      for (const int u : group) {
        boost::add_edge(static_cast<std::size_t>(u), static_cast<std::size_t>(group.front()), graph);
      }
    }
    std::vector<std::size_t> part_of(model_.weight.size());
    const std::size_t count = part_of.empty() ? 0 : boost::connected_components(graph, part_of.data());
    std::vector<std::vector<int>> list(count);
    for (int u = 0; u < model_.size(); ++u) list[part_of[static_cast<std::size_t>(u)]].push_back(u);
    return list;
  }

  [[nodiscard]] std::vector<std::vector<int>> groups_by_old_label() const {
    std::vector<std::vector<int>> groups(static_cast<std::size_t>(model_.old_labels));
    for (int u = 0; u < model_.size(); ++u) {
      for (const MunicipalityId id : model_.units.free[static_cast<std::size_t>(u)]) {
        const int label = model_.old_label[id.index()];
        if (label != no_label) groups[static_cast<std::size_t>(label)].push_back(u);
      }
    }
    return groups;
  }

  // Everyone keeps the old place, everyone had one, and no group breaks a rule.
  [[nodiscard]] bool untouched(const std::vector<int>& part) {
    std::set<int> labels;
    for (const int u : part) {
      const int label = labels_[static_cast<std::size_t>(u)];
      if (label == no_label || model_.moved(u, label) > 0) return false;
      labels.insert(label);
    }
    const auto groups = model_.groups_of(labels_);
    return std::all_of(labels.begin(), labels.end(), [&](int label) {
      return judge_.of(model_.members_of(groups[static_cast<std::size_t>(label)])).admissible;
    });
  }

  // True when all was proven; what could be is in the labels and in least_moved.
  bool repair_exactly() {
    const bool tied = problem_.group_count() || problem_.rules().most_unplaced;
    long least = model_.moved_by_pins;
    bool all = true;
    for (const auto& part : parts()) {
      if (!model_.move_price && !tied && untouched(part)) continue;
      const ExactRepair repair = split_anew(model_, judge_, around(part), stopper_);
      if (repair.fewest_proven && repair.possible) least += repair.fewest;
      all = all && repair.possible && repair.best_proven && repair.fewest_proven;
      if (!repair.possible) continue;
      for (std::size_t k = 0; k < part.size(); ++k) labels_[static_cast<std::size_t>(part[k])] = repair.labelling[k];
    }
    worth_ = worth_of(model_, labels_);
    result_.least_moved = static_cast<int>(least);
    proven_ = all && worth_.broken == 0;
    return proven_;
  }

  // These units with the labels that nobody else carries.
  [[nodiscard]] RepairPart around(const std::vector<int>& units) const {
    RepairPart part{.units = units, .old_labels = {}, .new_labels = {}};
    const std::set<int> inside(units.begin(), units.end());
    std::set<int> used;
    for (int u = 0; u < model_.size(); ++u) {
      if (inside.count(u) > 0) continue;
      const int label = labels_[static_cast<std::size_t>(u)];
      if (label == no_label) part.out_outside += model_.weight[static_cast<std::size_t>(u)];
      used.insert(label);
    }
    for (int label = 0; label < model_.labels; ++label) {
      const bool old = label < model_.old_labels;
      if (used.count(label) > 0) {
        ++part.groups_outside;
      } else if (!old) {
        part.new_labels.insert(part.new_labels.begin(), label);
      } else if (model_.label_taken[static_cast<std::size_t>(label)] == 0) {
        part.old_labels.push_back(label);
      }
    }
    part.groups_outside += static_cast<int>(model_.units.pinned.size());
    return part;
  }

  void search(bool solved) {
    const bool timed = options_.limits.time_limit || options_.limits.cpu_limit;
    const std::int64_t sweeps = options_.limits.max_rounds.value_or(timed ? 1000 : default_label_sweeps);
    for (int pass = 0; pass < most_passes && split_around_moves(); ++pass) continue;
    const auto free = solved ? model_.labelling_of(result_.grouping.best) : std::nullopt;
    if (free) consider(*free);
    if (model_.move_price || worth_.broken > 0) {
      consider(search_labels(model_, judge_, model_.as_published(), sweeps, stopper_, chance_));
      if (free) consider(search_labels(model_, judge_, *free, sweeps / 2, stopper_, chance_));
      for (int pass = 0; pass < most_passes && split_around_moves(); ++pass) continue;
    }
    result_.least_moved = static_cast<int>(std::max<long>(result_.least_moved, counted_moves()));
  }

  bool consider(const Labelling& labelling) {
    const RepairWorth worth = worth_of(model_, labelling);
    if (!worth_more(model_, worth, worth_)) return false;
    labels_ = labelling;
    worth_ = worth;
    return true;
  }

  // Each group that breaks a rule or that someone moved to, with those near it, split anew. True when something got
  // better.
  bool split_around_moves() {
    bool better = false;
    int splits = 0;
    for (const auto& group : groups_and_unplaced()) {
      if (!worth_splitting(group) || splits++ >= most_splits_a_pass || stopper_.interrupted()) continue;
      const std::vector<int> units = neighbourhood_of(group);
      RepairPart part = around(units);
      part.prove = false;
      const ExactRepair repair = split_anew(model_, judge_, part, stopper_);
      if (!repair.possible) continue;
      Labelling next = labels_;
      for (std::size_t k = 0; k < units.size(); ++k) next[static_cast<std::size_t>(units[k])] = repair.labelling[k];
      better = consider(next) || better;
    }
    return better;
  }

  [[nodiscard]] std::vector<std::vector<int>> groups_and_unplaced() const {
    std::vector<std::vector<int>> groups = model_.groups_of(labels_);
    for (int u = 0; u < model_.size(); ++u) {
      if (labels_[static_cast<std::size_t>(u)] == no_label) groups.push_back({u});
    }
    std::erase_if(groups, [](const auto& group) { return group.empty(); });
    return groups;
  }

  // It breaks a rule, or someone in it has moved or joined.
  [[nodiscard]] bool worth_splitting(const std::vector<int>& group) {
    if (labels_[static_cast<std::size_t>(group.front())] != no_label &&
        !judge_.of(model_.members_of(group)).admissible) {
      return true;
    }
    return std::any_of(group.begin(), group.end(), [&](int u) {
      const int label = labels_[static_cast<std::size_t>(u)];
      const MunicipalityId first = model_.units.free[static_cast<std::size_t>(u)].front();
      return model_.old_label[first.index()] == no_label || model_.moved(u, label) > 0;
    });
  }

  // How many sets of at most the largest size there are.
  [[nodiscard]] double sets_of(std::size_t units) const {
    double sets = 0.0;
    double of_size = 1.0;
    for (int size = 1; size <= problem_.sizes().max && size <= static_cast<int>(units); ++size) {
      of_size *= static_cast<double>(static_cast<int>(units) - size + 1) / size;
      sets += of_size;
    }
    return sets;
  }

  // The group, then whole groups and unplaced ones by their best affinity to it.
  [[nodiscard]] std::vector<int> neighbourhood_of(const std::vector<int>& group) const {
    std::vector<std::pair<double, std::vector<int>>> near;
    const auto nearness = [&](const std::vector<int>& others) {
      double best = -1e300;
      for (const int u : group) {
        for (const int v : others) {
          if (!model_.may_meet(u, v)) continue;
          best = std::max(best, problem_.affinity()(model_.units.free[static_cast<std::size_t>(u)].front(),
                                                    model_.units.free[static_cast<std::size_t>(v)].front()));
        }
      }
      return best;
    };
    for (const auto& others : groups_and_unplaced()) {
      if (others != group) near.emplace_back(-nearness(others), others);
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<int> units = group;
    for (const auto& [distance, others] : near) {
      if (sets_of(units.size() + others.size()) <= most_sets_around && distance < 1e300) {
        units.insert(units.end(), others.begin(), others.end());
      }
    }
    std::sort(units.begin(), units.end());
    return units;
  }

  // Old groups that break a rule today and that nobody new could mend each lose or win someone: one move serves two.
  [[nodiscard]] long counted_moves() {
    const std::vector<std::vector<int>> groups = model_.groups_of(model_.as_published());
    bool anybody_new = false;
    for (int u = 0; u < model_.size(); ++u) {
      for (const MunicipalityId id : model_.units.free[static_cast<std::size_t>(u)]) {
        anybody_new = anybody_new || model_.old_label[id.index()] == no_label;
      }
    }
    long broken = 0;
    int lightest = 1'000'000;
    for (const int people : model_.people) lightest = std::min(lightest, people);
    for (const auto& group : groups) {
      if (!group.empty() && !judge_.of(model_.members_of(group)).admissible) ++broken;
    }
    return anybody_new ? 0 : (broken + 1) / 2 * lightest + model_.moved_by_pins;
  }

  void assemble(const Grouping& best, Status status) {
    GroupingResult& grouping = result_.grouping;
    const bool same = normal_form(best) == normal_form(grouping.best);
    if (!same) {
      grouping.best = best;
      grouping.score = score(problem_, best);
      grouping.upper_bound = std::max(grouping.upper_bound, grouping.score);
      grouping.warnings = warnings(problem_, best);
      grouping.unplaced = unplaced_reasons(problem_, best);
      if (grouping.status == Status::optimal && grouping.score < grouping.upper_bound)
        grouping.status = Status::feasible;
    }
    result_.changes = changes_told(problem_, model_.published, grouping.best, model_.people, grouping.unplaced);
    result_.moved = people_moved(problem_, model_.published, grouping.best, model_.people);
    assert(result_.least_moved <= result_.moved);
    result_.status = status;
  }

  const GroupingProblem& problem_;
  const RepairOptions& options_;
  Stopper stopper_;
  RepairModel model_;
  JudgedGroups judge_;
  Chance chance_;
  Labelling labels_;
  RepairWorth worth_;
  bool proven_ = false;
  RepairResult result_;
};

}  // namespace

int people_moved(const GroupingProblem& problem, const Grouping& published, const Grouping& now,
                 const std::vector<int>& people) {
  std::vector<int> weight = people.empty() ? std::vector<int>(problem.size(), 1) : people;
  for (const Exclusion& exclusion : problem.rules().excluded) weight[exclusion.municipality.index()] = 0;
  const auto carried = continuations(published, now, weight);
  int moved = 0;
  for (std::size_t k = 0; k < published.groups.size(); ++k) {
    for (const MunicipalityId id : published.groups[k]) {
      const bool stays = carried[k] && std::find(now.groups[*carried[k]].begin(), now.groups[*carried[k]].end(), id) !=
                                           now.groups[*carried[k]].end();
      moved += stays ? 0 : weight[id.index()];
    }
  }
  return moved;
}

RepairResult repair(const GroupingProblem& problem, const Grouping& published, const RepairOptions& options) {
  validate_repair(problem, published, options);
  return Repairer(problem, published, options).repair();
}

}  // namespace samling::grouping
