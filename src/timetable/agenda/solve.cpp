#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda.hpp"
#include "timetable/agenda/clause_search.hpp"
#include "timetable/agenda/possible_hours.hpp"
#include "timetable/agenda/tidy.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

double in_units(Cost cost) {
  return static_cast<double>(cost) / 1000.0;
}

// No day costs less than nothing, whatever was not searched.
double as_upper_bound(Cost bound) {
  return bound <= 0 ? 0.0 : -in_units(bound);
}

// Sums of priorities are multiples of their unit.
Cost in_whole_units(Cost bound, Cost unit) {
  return (std::max<Cost>(0, bound) + unit - 1) / unit * unit;
}

constexpr std::int64_t nodes_of_the_tree = 300;  // then clauses take over

class AgendaSolver {
 public:
  AgendaSolver(const AgendaProblem& problem, const AgendaOptions& options)
      : problem_(problem), options_(options), stopper_(options.limits), most_nodes_(most_nodes(options)) {}

  AgendaResult solve() {
    const TreeResult whole = searched(grid_model(problem_));
    result_.statistics.root_bound = as_upper_bound(whole.root_bound);
    if (whole.best) {
      result_.status = whole.complete ? Status::optimal : Status::feasible;
      take(whole);
      return finished();
    }
    result_.status = whole.complete ? Status::infeasible : Status::stopped;
    result_.upper_bound = as_upper_bound(whole.bound);
    if (options_.partial && !stopper_.interrupted()) {
      const Stopper earlier(stopper_.remaining(1.0 - options_.time_for_reasons));
      watch_ = &earlier;
      most_nodes_ -= static_cast<std::int64_t>(options_.time_for_reasons * static_cast<double>(nodes_left()));
      take_partial();
    }
    return finished();
  }

 private:
  std::int64_t nodes_left() const { return most_nodes_ - result_.statistics.nodes; }

  TreeResult counted(TreeResult found) {
    result_.statistics.nodes += found.nodes;
    result_.statistics.solutions += found.solutions;
    return found;
  }

  TreeResult by_tree(const GridModel& model, std::optional<Cost> may_leave_out) {
    TreeOptions options;
    options.max_nodes = std::min(nodes_left(), nodes_of_the_tree);
    options.may_leave_out = may_leave_out;
    return counted(Tree(model, options, *watch_).search());
  }

  TreeResult searched(const GridModel& model) {
    TreeResult tree = by_tree(model, {});
    if (tree.complete || nodes_left() <= 0 || stopper_.interrupted()) return tree;
    TreeResult found = counted(search_by_clauses(model, {.conflicts = nodes_left()}, *watch_, tree.best));
    found.root_bound = tree.root_bound;
    if (!found.complete) found.bound = std::max(found.bound, tree.bound);
    return found;
  }

  void take(const TreeResult& found) {
    result_.best = agenda_of(problem_, *found.best);
    result_.score = -in_units(found.cost);
    result_.upper_bound = as_upper_bound(found.bound);
    assert(agenda::score(problem_, *result_.best).thousandths == found.cost);
  }

  // First the least sum of priorities left out, then the best day that leaves out no more.
  void take_partial() {
    const GridModel model = grid_model(problem_);
    const GridModel priorities = priority_model();
    const TreeResult least = by_tree(priorities, {});
    std::optional<Layout> known = least.best;
    Cost bound = least.best || !least.complete ? in_whole_units(least.bound, priorities.unit) : 0;
    result_.priority_bound = in_units(bound);
    if (least.complete && least.best) {
      const TreeResult best = by_tree(model, least.cost);
      if (best.best) known = best.best;
      if (best.complete && best.best) return take_partial(best, true);
    }
    const ClauseOptions how{.conflicts = std::max<std::int64_t>(0, nodes_left()),
                            .partial = true,
                            .over_full = result_.status == Status::infeasible,
                            .least_left_out = bound};
    const TreeResult best = counted(search_by_clauses(model, how, *watch_, known));
    bound = std::max(bound, in_whole_units(best.least_left_out, priorities.unit));
    result_.priority_bound = in_units(bound);
    if (best.best) take_partial(best, best.complete);
  }

  // Of those that are as good, one that people would hold.
  void take_partial(const TreeResult& found, bool proven) {
    result_.partial = true;
    result_.partial_is_proven = proven;
    take(found);
    AgendaOptions rest = options_;
    rest.limits = watch_->remaining();
    rest.max_nodes = std::max<std::int64_t>(0, nodes_left());
    result_.best = tidied(problem_, *result_.best, rest);
    result_.score = agenda::score(problem_, *result_.best).score();
  }

  GridModel priority_model() const {
    GridModel model = grid_model(problem_, false);
    model.unit = 0;
    for (Item& item : model.items) {
      if (item.price == no_price) item.price = item.priority;
      model.unit = std::gcd(model.unit, item.price);
    }
    model.unit = std::max<Cost>(1, model.unit);
    return model;
  }

  AgendaResult finished() {
    if (!result_.best) return std::move(result_);
    const std::vector<PossibleHours> hours = own_hours(grid_model(problem_, false));
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (result_.best->placements[row]) continue;
      const Activity& activity = problem_[ActivityId(row)];
      if (!activity.price) result_.priority_left_out += activity.priority;
      result_.left_out.push_back({ActivityId(row), why_out(activity, hours[row].any())});
    }
    for (const Issue& issue : check(problem_, *result_.best)) {
      assert(issue.level == Level::warning || (issue.rule == "left_out" && result_.partial));
      if (issue.level == Level::warning) result_.warnings.push_back(issue);
    }
    return std::move(result_);
  }

  static std::string why_out(const Activity& activity, bool has_a_start) {
    const auto minutes = activity.shortest.count();
    if (!has_a_start) {
      return fmt::format("{}: the day, its window and its people leave no start for its {} min", name_of(activity),
                         minutes);
    }
    if (activity.price) {
      return fmt::format("{}: leaving it out costs {}, holding its {} min would cost more or is impossible",
                         name_of(activity), format_number(*activity.price, 3), minutes);
    }
    if (activity.priority == 0.0) {
      return fmt::format("{}: its priority is 0, and holding its {} min would cost more or is impossible",
                         name_of(activity), minutes);
    }
    return fmt::format("{}: no place is left for its {} min; its priority is {}", name_of(activity), minutes,
                       format_number(activity.priority, 3));
  }

  const AgendaProblem& problem_;
  const AgendaOptions& options_;
  Stopper stopper_;
  const Stopper* watch_ = &stopper_;
  std::int64_t most_nodes_;
  AgendaResult result_;
};

}  // namespace

std::int64_t most_nodes(const AgendaOptions& options) {
  constexpr std::int64_t unlimited = std::numeric_limits<std::int64_t>::max() / 4;
  const Limits& limits = options.limits;
  const bool clock = limits.time_limit || limits.cpu_limit;
  const std::int64_t usual = clock || limits.max_rounds ? unlimited : nodes_without_limit;
  return std::min(options.max_nodes.value_or(usual), limits.max_rounds.value_or(unlimited));
}

AgendaResult solve(const AgendaProblem& problem, const AgendaOptions& options) {
  validate(options.limits);
  require(options.time_for_reasons >= 0.0 && options.time_for_reasons < 1.0, "time_for_reasons",
          std::to_string(options.time_for_reasons), "must be from 0 to below 1");
  return AgendaSolver(problem, options).solve();
}

}  // namespace samling::timetable::agenda
