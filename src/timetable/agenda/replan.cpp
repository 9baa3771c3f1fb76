#include "samling/timetable/agenda/replan.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "timetable/agenda/stays.hpp"

namespace samling::timetable::agenda {
namespace {

void require_rows(const AgendaProblem& problem, const Agenda& day, const char* name) {
  require(day.placements.size() == problem.size(), name, std::to_string(day.placements.size()),
          fmt::format("must have a placement, or none, for each of {} activities", problem.size()));
}

class Replanner {
 public:
  Replanner(const AgendaProblem& problem, const Agenda& published, const AgendaOptions& options)
      : problem_(problem), published_(published), options_(options), stopper_(options.limits), gone_(problem.size()) {}

  AgendaReplan made() {
    const Stays as_published(problem_, published_, gone_);
    AgendaReplan made;
    made.published = published_;
    made.result = solve(staying(as_published, std::vector<bool>(as_published.size()), true), options_);
    if (!made.result.best) return made;
    note_left_out(*made.result.best);
    const Stays stays(problem_, published_, gone_);
    keep_if_fewer(stays, *made.result.best);
    const std::vector<bool> stay = decided(stays, made.fewest);
    settle(made.result, staying(stays, stay, false), made.fewest);
    made.activities = changed_activities(problem_, published_, *made.result.best);
    made.moved = moved_activities(problem_, published_, *made.result.best);
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

  // The question in which the marked rows stay as they were, as good as it was or (bare) just possible.
  AgendaProblem staying(const Stays& stays, const std::vector<bool>& stay, bool bare) const {
    AgendaInput input = problem_.input();
    for (std::size_t row = 0; row < stays.size(); ++row) {
      if (stays.is_place(row) && gone_[row]) input.activities[row].price = 0.0;
      if (!stay[row]) continue;
      if (stays.is_place(row)) {
        Activity& activity = input.activities[row];
        activity.pinned_start = published_.placements[row]->start;
        activity.pinned_room = published_.placements[row]->room;
        activity.price.reset();
      } else {
        fix_length(input, stays.activities_of(row).front(), stays.minutes(row));
      }
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

  AgendaOptions within(bool partial) const {
    AgendaOptions how = options_;
    how.limits = stopper_.remaining();
    how.limits.progress = nullptr;
    how.partial = partial;
    return how;
  }

  // Whether they can all stay. Not shown is taken for no, and spoils the proof.
  bool can_stay(const Stays& stays, const std::vector<bool>& stay) {
    if (stays.unequal(stay)) return false;
    const AgendaResult found = solve(staying(stays, stay, true), within(false));
    if (found.best) keep_if_fewer(stays, *found.best);
    if (found.status == Status::stopped) certain_ = false;
    return found.best.has_value();
  }

  void keep_if_fewer(const Stays& stays, const Agenda& day) {
    const StayRows given_up = stays.given_up(day);
    const ChangeCount count = stays.count(given_up);
    if (fewest_ && count >= *fewest_) return;
    fewest_ = count;
    given_up_ = given_up;
  }

  // A minimal part of `stay` that cannot all stay: without any one of it the rest can.
  StayRows minimal(const Stays& stays, std::vector<bool> stay) {
    if (auto pair = stays.unequal(stay)) return *pair;
    std::vector<bool> places = stay;
    std::fill(places.begin() + static_cast<std::ptrdiff_t>(problem_.size()), places.end(), false);
    if (places != stay && !stopper_.interrupted() && !can_stay(stays, places)) stay = places;
    StayRows needed;
    for (std::size_t row = 0; row < stay.size(); ++row) {
      if (!stay[row]) continue;
      stay[row] = false;
      if (stopper_.interrupted() || can_stay(stays, stay)) {
        stay[row] = true;
        needed.push_back(row);
      }
    }
    return needed;
  }

  // What stays in the end.
  std::vector<bool> decided(const Stays& stays, bool& proven) {
    std::vector<StayRows> sets;
    for (const std::size_t row : stays.impossible()) sets.push_back({row});
    while (!stopper_.interrupted()) {
      const std::vector<bool> stay = stays.without(stays.cheapest(sets, lost_));
      if (can_stay(stays, stay)) {
        proven = certain_;
        return stay;
      }
      if (!certain_) break;
      sets.push_back(minimal(stays, stay));
      if (sets.back().empty()) break;
    }
    proven = false;
    return stays.without(given_up_);
  }

  // The best day in which they stay.
  void settle(AgendaResult& result, const AgendaProblem& asked, bool& proven) {
    const AgendaResult found = solve(asked, within(false));
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
  StayRows lost_;  // of them, those that were published
  bool certain_ = true;
  std::optional<ChangeCount> fewest_;
  StayRows given_up_;  // of the day with the fewest changes so far
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

std::vector<ActivityId> moved_activities(const AgendaProblem& problem, const Agenda& published, const Agenda& day) {
  std::vector<ActivityId> moved = changed_activities(problem, published, day);
  std::erase_if(moved, [&](ActivityId id) {
    const Placement& before = *published.placements[id.index()];
    const auto& after = day.placements[id.index()];
    return after && after->start == before.start && after->room == before.room;
  });
  return moved;
}

std::vector<PersonChange> changed_people(const AgendaProblem& problem, const Agenda& published, const Agenda& day) {
  std::vector<PersonChange> changes;
  for (std::size_t row = 0; row < problem.input().people.size(); ++row) changes.push_back({PersonId(row), {}, {}});
  for (const ActivityId id : changed_activities(problem, published, day)) {
    for (const PersonId person : problem.people_of(id)) changes[person.index()].activities.push_back(id);
  }
  for (const ActivityId id : moved_activities(problem, published, day)) {
    for (const PersonId person : problem.people_of(id)) changes[person.index()].moved.push_back(id);
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
