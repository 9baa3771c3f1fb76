#include "samling/timetable/agenda/replan.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include <fmt/format.h>

namespace samling::timetable::agenda {
namespace {

using ActivityRows = std::vector<std::size_t>;
using Move = std::pair<std::size_t, std::size_t>;  // people changed, activities moved

void require_rows(const AgendaProblem& problem, const Agenda& day, const char* name) {
  require(day.placements.size() == problem.size(), name, std::to_string(day.placements.size()),
          fmt::format("must have a placement, or none, for each of {} activities", problem.size()));
}

std::set<PersonId> people_at(const AgendaProblem& problem, const ActivityRows& rows) {
  std::set<PersonId> people;
  for (const std::size_t row : rows) {
    const auto& there = problem.people_of(ActivityId(row));
    people.insert(there.begin(), there.end());
  }
  return people;
}

// Whether the question itself, without regard to the other activities, lets this one stay where it was. What says no
// here could not be written as a pin.
bool may_stay(const AgendaProblem& problem, std::size_t row, const Placement& at) {
  const AgendaInput& input = problem.input();
  const Activity& activity = input.activities[row];
  const auto grid = input.grid.count();
  if (at.start < input.start || at.end() > input.end || (at.start - input.start).count() % grid != 0) return false;
  if (at.length < activity.shortest || at.length > activity.longest || at.length.count() % grid != 0) return false;
  if (activity.pinned_start && *activity.pinned_start != at.start) return false;
  if (activity.pinned_room && activity.pinned_room != at.room) return false;
  if (at.room.has_value() != activity.needs_room) return false;
  return !at.room || (at.room->index() < input.rooms.size() && problem.suits(ActivityId(row), *at.room));
}

// Cheapest set that has a member of every one of `sets`, and all of `lost`: depth first, over the members of the first
// set not yet hit.
class CheapestHit {
 public:
  CheapestHit(const AgendaProblem& problem, const std::vector<ActivityRows>& sets) : problem_(problem), sets_(sets) {}

  ActivityRows beside(const ActivityRows& lost) {
    look(lost);
    return best_;
  }

 private:
  Move price(const ActivityRows& rows) const { return {people_at(problem_, rows).size(), rows.size()}; }

  void look(const ActivityRows& taken) {
    const Move now = price(taken);
    if (now >= least_) return;
    const auto open = std::ranges::find_if(sets_, [&](const ActivityRows& set) {
      return std::ranges::none_of(set, [&](std::size_t row) { return std::ranges::count(taken, row) > 0; });
    });
    if (open == sets_.end()) {
      least_ = now;
      best_ = taken;
      return;
    }
    ActivityRows order = *open;
    std::ranges::stable_sort(order, {}, [&](std::size_t row) { return price(with(taken, row)); });
    for (const std::size_t row : order) look(with(taken, row));
  }

  static ActivityRows with(ActivityRows rows, std::size_t row) {
    rows.push_back(row);
    return rows;
  }

  const AgendaProblem& problem_;
  const std::vector<ActivityRows>& sets_;
  Move least_{std::numeric_limits<std::size_t>::max(), 0};
  ActivityRows best_;
};

class Replanner {
 public:
  Replanner(const AgendaProblem& problem, const Agenda& published, const AgendaOptions& options)
      : problem_(problem), published_(published), options_(options), stopper_(options.limits), gone_(problem.size()) {}

  AgendaReplan made() {
    AgendaReplan made{solve(staying(std::vector<bool>(problem_.size()), true), options_), {}, {}, false};
    if (!made.result.best) return made;
    note_left_out(*made.result.best);
    keep_if_fewer(*made.result.best);
    const std::vector<bool> stay = decided(made.fewest);
    settle(made.result, stay, made.fewest);
    made.activities = changed_activities(problem_, published_, *made.result.best);
    made.people = changed_people(problem_, published_, *made.result.best);
    return made;
  }

 private:
  // What the best partial day leaves out stays out: the other rows are what is replanned.
  void note_left_out(const Agenda& day) {
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      gone_[row] = !problem_[ActivityId(row)].price && !day.placements[row];
      if (gone_[row] && published_.placements[row]) lost_.push_back(row);
    }
  }

  // The question in which the marked rows stay where they were, as good as it was or (bare) just possible.
  AgendaProblem staying(const std::vector<bool>& stay, bool bare) const {
    AgendaInput input = problem_.input();
    for (std::size_t row = 0; row < input.activities.size(); ++row) {
      Activity& activity = input.activities[row];
      if (gone_[row]) activity.price = 0.0;
      if (!stay[row]) continue;
      const Placement& at = *published_.placements[row];
      activity.pinned_start = at.start;
      activity.pinned_room = at.room;
      activity.price.reset();
      fix_length(input, row, at.length);
    }
    if (!bare) return AgendaProblem(std::move(input));
    for (Activity& activity : input.activities) activity.price = activity.price ? std::optional(0.0) : std::nullopt;
    input.preferences.clear();
    input.weights = {.length = 0.0, .idle = 0.0, .finish = 0.0};
    return AgendaProblem(std::move(input));
  }

  static void fix_length(AgendaInput& input, std::size_t row, WholeMinutes length) {
    const std::string family = input.activities[row].family;
    for (std::size_t other = 0; other < input.activities.size(); ++other) {
      Activity& activity = input.activities[other];
      if (other == row || (!family.empty() && activity.family == family)) activity.shortest = activity.longest = length;
    }
  }

  // Two of one family with different lengths: no pins can say that.
  std::optional<ActivityRows> unequal(const std::vector<bool>& stay) const {
    for (std::size_t a = 0; a < stay.size(); ++a) {
      const std::string& family = problem_[ActivityId(a)].family;
      for (std::size_t b = 0; stay[a] && !family.empty() && b < a; ++b) {
        if (stay[b] && problem_[ActivityId(b)].family == family &&
            published_.placements[a]->length != published_.placements[b]->length) {
          return ActivityRows{b, a};
        }
      }
    }
    return std::nullopt;
  }

  AgendaOptions within(bool partial) const {
    AgendaOptions how = options_;
    how.limits = stopper_.remaining();
    how.limits.progress = nullptr;
    how.partial = partial;
    return how;
  }

  // Whether they can all stay. Not shown is taken for no, and spoils the proof.
  bool can_stay(const std::vector<bool>& stay) {
    if (unequal(stay)) return false;
    const AgendaResult found = solve(staying(stay, true), within(false));
    if (found.best) keep_if_fewer(*found.best);
    if (found.status == Status::stopped) certain_ = false;
    return found.best.has_value();
  }

  void keep_if_fewer(const Agenda& day) {
    const std::vector<ActivityId> moved = changed_activities(problem_, published_, day);
    ActivityRows rows;
    for (const ActivityId id : moved) rows.push_back(id.index());
    const Move price{people_at(problem_, rows).size(), rows.size()};
    if (price >= fewest_) return;
    fewest_ = price;
    moved_ = rows;
  }

  // Rows that were published and are not left out anyway.
  std::vector<bool> published_rows() const {
    std::vector<bool> rows(problem_.size());
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = published_.placements[row] && !gone_[row];
    return rows;
  }

  // A minimal part of `stay` that cannot all stay: without any one of it the rest can.
  ActivityRows minimal(std::vector<bool> stay) {
    if (const auto pair = unequal(stay)) return *pair;
    ActivityRows needed;
    for (std::size_t row = 0; row < stay.size(); ++row) {
      if (!stay[row]) continue;
      stay[row] = false;
      if (stopper_.interrupted() || can_stay(stay)) {
        stay[row] = true;
        needed.push_back(row);
      }
    }
    return needed;
  }

  // Who stays in the end.
  std::vector<bool> decided(bool& proven) {
    const std::vector<bool> all = published_rows();
    std::vector<ActivityRows> sets;
    for (std::size_t row = 0; row < all.size(); ++row) {
      if (all[row] && !may_stay(problem_, row, *published_.placements[row])) sets.push_back({row});
    }
    std::vector<bool> stay = all;
    while (!stopper_.interrupted()) {
      stay = all;
      for (const std::size_t row : CheapestHit(problem_, sets).beside(lost_)) stay[row] = false;
      if (can_stay(stay)) {
        proven = certain_;
        return stay;
      }
      if (!certain_) break;
      sets.push_back(minimal(stay));
      if (sets.back().empty()) break;
    }
    proven = false;
    stay = all;
    for (const std::size_t row : moved_) stay[row] = false;
    return stay;
  }

  // The best day in which they stay.
  void settle(AgendaResult& result, const std::vector<bool>& stay, bool& proven) {
    const AgendaResult found = solve(staying(stay, false), within(false));
    const bool whole = result.status != Status::infeasible;
    result.upper_bound = found.upper_bound;
    result.statistics = found.statistics;
    if (found.best) {
      result.best = found.best;
      name_left_out(result, found.left_out);
      if (whole) result.status = found.status;
    } else {
      proven = false;
      if (whole) result.status = Status::feasible;
    }
    result.score = score(problem_, *result.best).score();
    result.warnings.clear();
    for (Issue& issue : check(problem_, *result.best)) {
      if (issue.level == Level::warning) result.warnings.push_back(std::move(issue));
    }
  }

  // Those that must be held and cannot, with their old reasons; those that may be left out, with the new.
  static void name_left_out(AgendaResult& result, const std::vector<LeftOut>& now) {
    std::vector<LeftOut> names;
    for (const LeftOut& left : now) {
      const auto before = std::ranges::find(result.left_out, left.activity, &LeftOut::activity);
      names.push_back(before == result.left_out.end() ? left : *before);
    }
    result.left_out = std::move(names);
  }

  const AgendaProblem& problem_;
  const Agenda& published_;
  const AgendaOptions& options_;
  Stopper stopper_;
  std::vector<bool> gone_;
  ActivityRows lost_;  // of them, those that were published
  bool certain_ = true;
  Move fewest_{std::numeric_limits<std::size_t>::max(), 0};
  ActivityRows moved_;  // of the day with the fewest changes so far
};

}  // namespace

std::vector<ActivityId> changed_activities(const AgendaProblem& problem, const Agenda& published, const Agenda& day) {
  require_rows(problem, published, "published");
  require_rows(problem, day, "day");
  std::vector<ActivityId> changed;
  for (std::size_t row = 0; row < problem.size(); ++row) {
    if (published.placements[row] && published.placements[row] != day.placements[row]) changed.emplace_back(row);
  }
  return changed;
}

std::vector<PersonChange> changed_people(const AgendaProblem& problem, const Agenda& published, const Agenda& day) {
  std::vector<PersonChange> changes;
  for (std::size_t row = 0; row < problem.input().people.size(); ++row) changes.push_back({PersonId(row), {}});
  for (const ActivityId id : changed_activities(problem, published, day)) {
    for (const PersonId person : problem.people_of(id)) changes[person.index()].activities.push_back(id);
  }
  std::erase_if(changes, [](const PersonChange& change) { return change.activities.empty(); });
  return changes;
}

AgendaReplan replan(const AgendaProblem& problem, const Agenda& published, const AgendaOptions& options) {
  validate(options.limits);
  require_rows(problem, published, "published");
  return Replanner(problem, published, options).made();
}

}  // namespace samling::timetable::agenda
