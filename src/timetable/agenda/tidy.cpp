#include "timetable/agenda/tidy.hpp"

#include <algorithm>
#include <utility>

namespace samling::timetable::agenda {
namespace {

constexpr int most_changes = 24;
constexpr int much_work = 480;  // changes times activities
constexpr std::size_t most_ways = 3;
constexpr std::int64_t nodes_of_a_change = 5'000;
constexpr std::int64_t nodes_of_all_changes = 20'000;

using TidyRules = std::vector<Relation>;

// Strategy: one thing after the other that people would not do is forbidden besides; what can be had without is kept.
class Tidying {
 public:
  Tidying(const AgendaProblem& problem, Agenda day, const AgendaOptions& options)
      : problem_(problem),
        options_(options),
        stopper_(options.limits),
        day_(std::move(day)),
        asked_(problem.input()),
        nodes_left_(std::min(most_nodes(options), nodes_of_all_changes)) {
    cost_ = score(problem_, day_).thousandths;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (!day_.placements[row] && !asked_.activities[row].price) asked_.activities[row].price = 0.0;
    }
  }

  Agenda made() {
    begin_earlier();
    const int changes = std::clamp(much_work / static_cast<int>(problem_.size()), 1, most_changes);
    for (int change = 0; change < changes; ++change) {
      const std::optional<TidyRules> rules = missing_rules();
      if (!rules) break;
      asked_.relations.insert(asked_.relations.end(), rules->begin(), rules->end());
      if (try_asked()) continue;
      asked_.relations.resize(asked_.relations.size() - rules->size());
      hopeless_.push_back(*rules);
    }
    return std::move(day_);
  }

 private:
  // The whole day as much earlier as it begins after its start.
  void begin_earlier() {
    const std::vector<ActivityId> order = in_order(day_);
    if (order.empty()) return;
    const WholeMinutes late = day_.placements[order.front().index()]->start - asked_.start;
    if (late.count() <= 0) return;
    ClockTime last = asked_.start;
    for (const ActivityId id : order) last = std::max(last, day_.placements[id.index()]->end());
    const ClockTime end = std::exchange(asked_.end, last - late);
    if (!try_asked()) asked_.end = end;
  }

  bool is_break(ActivityId id) const { return problem_[id].kind == Kind::pause && problem_[id].alone; }

  // What the first break that stands badly lacks, but for what was tried in vain.
  std::optional<TidyRules> missing_rules() const {
    const std::vector<ActivityId> order = in_order(day_);
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (!is_break(order[i])) continue;
      for (const TidyRules& rules : rules_for(order, i)) {
        if (std::ranges::find(hopeless_, rules) == hopeless_.end()) return rules;
      }
    }
    return std::nullopt;
  }

  // Ways to better the break in that place: something before what is first, after what is last, between two breaks.
  std::vector<TidyRules> rules_for(const std::vector<ActivityId>& order, std::size_t at) const {
    std::vector<ActivityId> before;  // the nearest first
    std::vector<ActivityId> after;
    for (std::size_t i = at; i-- > 0;) {
      if (!is_break(order[i]) && before.size() < most_ways) before.push_back(order[i]);
    }
    for (std::size_t i = at + 1; i < order.size(); ++i) {
      if (!is_break(order[i]) && after.size() < most_ways) after.push_back(order[i]);
    }
    std::vector<TidyRules> ways;
    for (const ActivityId id : after) {
      if (before.empty()) ways.push_back({first_then(id, order[at])});
    }
    for (const ActivityId id : before) {
      if (after.empty()) ways.push_back({first_then(order[at], id)});
    }
    if (at == 0 || !is_break(order[at - 1])) return ways;
    before.insert(before.end(), after.begin(), after.end());
    for (const ActivityId id : before) ways.push_back({first_then(order[at - 1], id), first_then(id, order[at])});
    return ways;
  }

  static Relation first_then(ActivityId first, ActivityId second) {
    return {RelationKind::before, first, second, WholeMinutes{0}, {}, {}};
  }

  // Takes the day of the question as it is now asked, when that is as good as the one at hand.
  bool try_asked() {
    if (stopper_.interrupted() || nodes_left_ <= 0) return false;
    AgendaOptions how = options_;
    how.limits = stopper_.remaining();
    how.limits.progress = nullptr;
    how.partial = false;
    how.max_nodes = std::min(nodes_left_, nodes_of_a_change);
    const AgendaResult found = solve(AgendaProblem(asked_), how);
    nodes_left_ -= found.statistics.nodes;
    if (!found.best || score(problem_, *found.best).thousandths > cost_) return false;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      if (found.best->placements[row].has_value() != day_.placements[row].has_value()) return false;
    }
    day_ = *found.best;
    return true;
  }

  const AgendaProblem& problem_;
  const AgendaOptions& options_;
  Stopper stopper_;
  Agenda day_;
  AgendaInput asked_;
  std::int64_t nodes_left_;
  std::int64_t cost_ = 0;
  std::vector<TidyRules> hopeless_;
};

}  // namespace

Agenda tidied(const AgendaProblem& problem, Agenda day, const AgendaOptions& options) {
  return Tidying(problem, std::move(day), options).made();
}

}  // namespace samling::timetable::agenda
