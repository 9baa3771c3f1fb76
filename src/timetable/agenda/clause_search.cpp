#include "timetable/agenda/clause_search.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "timetable/agenda/day_clauses.hpp"
#include "timetable/agenda/length_parts.hpp"
#include "timetable/agenda/lightest.hpp"
#include "timetable/agenda/worthwhile.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr std::int64_t conflicts_before_sums = 5000;
constexpr int rounds_to_narrow = 100;
constexpr double share_of_priorities = 0.6;  // of time and conflicts, when what is left out is not proven before
constexpr std::size_t most_families = 4;     // of more, pairs are not looked at

// Idle time that two markers carry, as idle time again: a clause for a step says more than two sums.
GridModel without_idle_markers(GridModel model) {
  if (model.first_marker < 0) return model;
  auto& first = model.items[static_cast<std::size_t>(model.first_marker)].start_cost;
  auto& last = model.items[static_cast<std::size_t>(model.last_marker)].start_cost;
  model.idle_weight = -first[1];
  for (std::size_t s = 0; s < first.size(); ++s) last[s] += first[s];
  std::fill(first.begin(), first.end(), 0);
  for (Item& item : model.items) item.step_held = 0;
  return model;
}

class ClauseSearch {
 public:
  ClauseSearch(const GridModel& model, const ClauseOptions& options, const Stopper& stopper,
               const std::optional<Layout>& known)
      : priced_(model),
        model_(without_idle_markers(model)),
        options_(options),
        stopper_(stopper),
        propagator_(model_),
        box_(stopper) {
    result_.bound = std::numeric_limits<Cost>::min();
    if (!known) return;
    result_.best = known;
    result_.cost = layout_cost(model_, *known);
  }

  TreeResult search() {
    if (!options_.partial && !options_.first_only) worthwhile_.emplace(priced_, std::nullopt, best_cost(), stopper_);
    Node root = propagator_.root(options_.partial);
    if (worthwhile_ ? !worthwhile_->narrow(best_cost(), rounds_to_narrow) : !propagator_.propagate(root)) {
      result_.complete = true;
      return finished();
    }
    if (stopper_.interrupted()) return finished();
    if (worthwhile_) root = worthwhile_->node();
    DayClauses clauses(model_, root, box_);
    clauses.add_rules();
    box_.on_yes([&clauses] { return clauses.settle_rooms(); });
    probe_lengths(clauses, root);
    while (options_.sums_at_once && clauses.add_packing()) {
    }
    if (options_.over_full) clauses.leave_something_out();
    if (options_.first_only) {
      settle_any(clauses);
    } else if (!options_.partial || within_their_share(clauses)) {
      settle_best(clauses);
    } else if (result_.best) {
      keep_what_is_held(clauses);
      settle_best(clauses);
      result_.complete = false;
      result_.bound = std::numeric_limits<Cost>::min();
    }
    return finished();
  }

 private:
  std::int64_t left() const { return options_.conflicts - box_.conflicts(); }
  Cost best_cost() const { return result_.best ? result_.cost : no_price; }

  // What follows from each length of a family (and of two families) by sums, which clauses are slow to find.
  void probe_lengths(DayClauses& clauses, const Node& root) {
    for (std::size_t f = 0; f < root.lengths.size(); ++f) {
      for (int length = root.lengths[f].shortest + 1; length <= root.lengths[f].longest; ++length) {
        Node longer = root;
        longer.lengths[f].shortest = length;
        const bool possible = propagator_.propagate(longer);
        clauses.add_consequences({{f, length}}, possible ? &longer : nullptr);
        if (!possible) break;
        for (std::size_t g = f + 1; g < root.lengths.size() && root.lengths.size() <= most_families; ++g) {
          probe_second(clauses, longer, f, g);
        }
      }
    }
  }

  void probe_second(DayClauses& clauses, const Node& longer, std::size_t f, std::size_t g) {
    const int first = longer.lengths[f].shortest;
    for (int length = longer.lengths[g].shortest + 1; length <= longer.lengths[g].longest; ++length) {
      Node both = longer;
      both.lengths[g].shortest = length;
      const bool possible = propagator_.propagate(both);
      clauses.add_consequences({{f, first}, {g, length}}, possible ? &both : nullptr);
      if (!possible) break;
    }
  }

  void settle_any(DayClauses& clauses) {
    Verdict verdict = box_.solve({}, std::min(left(), conflicts_before_sums));
    if (verdict == Verdict::unknown && left() > 0 && !stopper_.interrupted()) {
      (void)clauses.add_packing();
      verdict = box_.solve({}, left());
    }
    result_.complete = verdict != Verdict::unknown;
    if (verdict == Verdict::yes) result_.best = clauses.layout();
  }

  // The day of the last yes, when it is the best so far; the least cost so far.
  Cost seen(DayClauses& clauses) {
    Layout at = clauses.layout();
    const Cost cost = layout_cost(model_, at);
    ++result_.solutions;
    if (!result_.best || cost < result_.cost) {
      result_.best = std::move(at);
      result_.cost = cost;
      stopper_.report({.stage = "agenda: clauses",
                       .done = box_.conflicts(),
                       .total = options_.conflicts,
                       .score = -static_cast<double>(cost) / 1000.0,
                       .upper_bound = {}});
    }
    return result_.cost;
  }

  Cost priority_left_out(const Layout& at) const {
    Cost sum = 0;
    for (std::size_t i = 0; i < model_.items.size(); ++i) {
      const Item& item = model_.items[i];
      if (!item.marker && item.price == no_price && at.start[i] < 0) sum += item.priority;
    }
    return sum;
  }

  // A first partial day: what frees most room for its priority is left out, more and more of it until a day is found,
  // and then held again where that goes.
  template <typename Seen>
  void leave_out_the_lightest(DayClauses& clauses, Cost known, const Seen& seen) {
    constexpr std::int64_t conflicts_a_try = 250;
    std::vector<int> order = lightest_first(model_);
    std::erase_if(order, [&](int row) { return box_.is_false(clauses.held(row)); });
    const auto found = [&](const Clause& held) {
      if (box_.solve(held, std::min(left(), conflicts_a_try)) != Verdict::yes) return false;
      seen();
      return true;
    };
    Clause held;
    for (auto row = order.rbegin(); row != order.rend(); ++row) held.push_back(clauses.held(*row));
    std::size_t out = 0;
    Cost tried = 0;
    for (Cost sum = 0; out < order.size() && sum < known && !box_.interrupted();) {
      sum += model_.items[static_cast<std::size_t>(order[out++])].priority;
      held.pop_back();
      if (sum < options_.least_left_out || 2 * sum < 3 * tried) continue;
      tried = sum;
      if (!found(held)) continue;
      while (out > 0 && !box_.interrupted()) {
        held.push_back(clauses.held(order[--out]));
        if (!found(held)) held.pop_back();
      }
      return;
    }
  }

  // The least is looked for in a part of the time, so that a day which leaves out what was found can be a good one.
  bool within_their_share(DayClauses& clauses) {
    const Stopper earlier(stopper_.remaining(share_of_priorities));
    box_.heed(earlier);
    const bool proven =
        least_left_out(clauses, static_cast<std::int64_t>(share_of_priorities * static_cast<double>(left())));
    box_.heed(stopper_);
    return proven;
  }

  void keep_what_is_held(DayClauses& clauses) {
    for (const int row : lightest_first(model_)) {
      const bool is_held = result_.best->start[static_cast<std::size_t>(row)] >= 0;
      box_.add({is_held ? clauses.held(row) : -clauses.held(row)});
    }
    worthwhile_.emplace(priced_, priority_left_out(*result_.best), best_cost(), stopper_);
  }

  // Afterwards only days that leave out the least remain; the best so far is one of them.
  bool least_left_out(DayClauses& clauses, std::int64_t conflicts) {
    std::optional<Layout> best = result_.best;
    Cost least = best ? priority_left_out(*best) : no_price;
    const CoreOptions how{
        .conflicts = conflicts, .unit = 0, .count_sums = true, .bound = std::max<Cost>(0, options_.least_left_out)};
    const auto seen_out = [&] {
      Layout at = clauses.layout();
      const Cost sum = priority_left_out(at);
      if (sum < least) {
        least = sum;
        best = std::move(at);
      }
      return least;
    };
    leave_out_the_lightest(clauses, least, seen_out);
    CoreSearch search(box_, clauses.left_out(), how, seen_out);
    search.when_stuck([&clauses] { return clauses.add_packing(); });
    const CoreResult found = search.search(least);
    result_.least_left_out = std::max<Cost>(0, found.bound);
    const bool worse = result_.best && priority_left_out(*result_.best) > least;
    if (best && (!result_.best || worse)) {
      result_.best = best;
      result_.cost = layout_cost(model_, *best);
    }
    if (found.verdict == Verdict::unknown || least == no_price) return false;
    search.keep_the_cheapest(least);
    worthwhile_.emplace(priced_, least, best_cost(), stopper_);
    return true;
  }

  void settle_best(DayClauses& clauses) {
    const auto narrow = [&](Cost best) {
      if (worthwhile_->narrow(best, rounds_to_narrow)) {
        clauses.narrow_to(worthwhile_->node());
        return worthwhile_->bound();
      }
      return best;
    };
    CoreSearch search(box_, clauses.costs(model_), {left(), model_.unit}, [&] { return seen(clauses); }, narrow);
    search.when_stuck([&clauses] { return clauses.add_packing(); });
    const CoreResult found = search.search(best_cost());
    result_.complete = found.verdict != Verdict::unknown;
    result_.bound = found.bound;
  }

  TreeResult finished() {
    result_.nodes = box_.conflicts();
    if (result_.complete && result_.best) result_.bound = result_.cost;
    result_.root_bound = result_.bound;
    return std::move(result_);
  }

  GridModel priced_;  // idle time by markers, where it can be
  GridModel model_;   // by clauses
  std::optional<WorthwhileDays> worthwhile_;
  ClauseOptions options_;
  const Stopper& stopper_;
  Propagator propagator_;
  ClauseBox box_;
  TreeResult result_;
};

}  // namespace

TreeResult search_by_clauses(const GridModel& model, const ClauseOptions& options, const Stopper& stopper,
                             const std::optional<Layout>& known) {
  if (options.partial || options.first_only || !has_open_lengths(model)) {
    return ClauseSearch(model, options, stopper, known).search();
  }
  ClauseOptions first = options;
  first.conflicts = std::min(options.conflicts, options.before_lengths);
  TreeResult whole = ClauseSearch(model, first, stopper, known).search();
  if (whole.complete) return whole;
  return search_by_lengths(model, options, stopper, std::move(whole));
}

}  // namespace samling::timetable::agenda
