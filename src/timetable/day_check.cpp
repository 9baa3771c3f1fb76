// The judge of a day: obvious and slow, and it knows nothing of the search.
#include <algorithm>

#include <fmt/format.h>

#include "samling/timetable/day.hpp"
#include "timetable/day_shape.hpp"

namespace samling::timetable {
namespace {

int count_of(const Timetable& timetable, ActivityKind kind) {
  return static_cast<int>(
      std::ranges::count_if(timetable.activities, [&](const Activity& activity) { return activity.kind == kind; }));
}

// "slot 10:10-11:25".
std::string named(const Activity& activity) {
  return fmt::format("{} {}-{}", to_string(activity.kind), to_string(activity.start), to_string(activity.end()));
}

class Judge {
 public:
  Judge(const DayProblem& problem, const Timetable& timetable)
      : problem_(problem), day_(problem.day()), timetable_(timetable), activities_(timetable.activities) {}

  std::vector<Issue> judge() {
    judge_numbers();
    judge_presenters();
    judge_slot_lengths();
    judge_times();
    judge_frame();
    judge_gaps();
    judge_lunch();
    judge_delegations();
    return issues_;
  }

 private:
  void broken(const std::string& rule, const std::string& value, const std::string& message,
              Level level = Level::error) {
    issues_.push_back(Issue{.level = level, .rule = rule, .value = value, .message = message});
  }

  // How many of each kind, and how long each is.
  void judge_numbers() {
    const int slots = static_cast<int>(problem_.delegations().size());
    judge_kind(ActivityKind::opening, day_.opening, 1);
    judge_kind(ActivityKind::pause, day_.pause, slots - 1);
    judge_kind(ActivityKind::lunch, day_.lunch, 1);
    judge_kind(ActivityKind::evaluation, day_.evaluation, 1);
  }

  void judge_kind(ActivityKind kind, WholeMinutes length, int wanted) {
    const int expected = length.count() > 0 ? wanted : 0;
    const int found = count_of(timetable_, kind);
    if (found != expected) {
      broken("activities", std::string(to_string(kind)),
             fmt::format("there must be {} of this kind, there are {}", expected, found));
    }
    for (const Activity& activity : activities_) {
      if (activity.kind != kind || expected == 0) continue;
      if (activity.length != length) {
        broken("length", named(activity), fmt::format("must be {} minutes", length.count()));
      }
    }
  }

  void judge_presenters() {
    for (const Delegation& delegation : problem_.delegations()) {
      const auto slots = std::ranges::count_if(activities_, [&](const Activity& activity) {
        return activity.kind == ActivityKind::slot && activity.presenter == delegation.municipality;
      });
      if (slots != 1) broken("presenters", delegation.name, fmt::format("must have one slot, has {}", slots));
    }
    for (const Activity& activity : activities_) {
      const bool known = std::ranges::any_of(problem_.delegations(), [&](const Delegation& delegation) {
        return activity.presenter == delegation.municipality;
      });
      const bool is_slot = activity.kind == ActivityKind::slot;
      if (is_slot ? !known : activity.presenter.has_value()) {
        broken("presenters", named(activity),
               is_slot ? "must have a delegation of the problem as presenter" : "must not have a presenter");
      }
    }
  }

  void judge_slot_lengths() {
    const WholeMinutes slot = timetable_.slot;
    if (slot < day_.slot.min || slot > day_.slot.max) {
      broken("slot_range", std::to_string(slot.count()),
             fmt::format("must be from {} to {} minutes", day_.slot.min.count(), day_.slot.max.count()));
    }
    if (slot.count() % day_.grid.count() != 0) {
      broken("grid", std::to_string(slot.count()),
             fmt::format("the slot length must be a multiple of {} minutes", day_.grid.count()));
    }
    const auto presenting = presenting_times(day_, problem_.delegations().size(), slot);
    if (!presenting) {
      broken("pauses_inside_slots", std::to_string(slot.count()),
             "slots of that length do not hold the lunch and the breaks");
    }
    if (!presenting) return;
    std::size_t row = 0;
    for (const Activity& activity : activities_) {
      if (activity.kind != ActivityKind::slot || row == presenting->size()) continue;
      const WholeMinutes length = (*presenting)[row++];
      if (activity.length != length) {
        broken("slot_length", named(activity), fmt::format("must be {} minutes", length.count()));
      }
    }
  }

  // Within the template, on the grid, one after the other.
  void judge_times() {
    for (std::size_t i = 0; i < activities_.size(); ++i) {
      const Activity& activity = activities_[i];
      if (activity.start < day_.start) {
        broken("start", named(activity), "must not start before " + to_string(day_.start));
      }
      if (activity.end() > day_.end) broken("end", named(activity), "must be over by " + to_string(day_.end));
      if ((activity.start - day_.start).count() % day_.grid.count() != 0) {
        broken("grid", named(activity),
               fmt::format("must start a multiple of {} minutes after {}", day_.grid.count(), to_string(day_.start)));
      }
      if (i == 0) continue;
      const WholeMinutes idle = activity.start - activities_[i - 1].end();
      if (idle.count() < 0) {
        broken("overlap", named(activity), "must not start before the end of " + named(activities_[i - 1]));
      }
      if (idle.count() > 0) {
        broken("idle_time", named(activity), fmt::format("{} minutes idle before it", idle.count()), Level::warning);
      }
    }
  }

  // The opening is first, the evaluation last.
  void judge_frame() {
    for (std::size_t i = 0; i < activities_.size(); ++i) {
      const Activity& activity = activities_[i];
      if (activity.kind == ActivityKind::opening && i > 0) broken("order", named(activity), "must be first");
      if (activity.kind == ActivityKind::evaluation && i + 1 < activities_.size()) {
        broken("order", named(activity), "must be last");
      }
    }
  }

  // One break between any two slots; no break and, but for a single presenter, no lunch elsewhere.
  void judge_gaps() {
    const int slots = count_of(timetable_, ActivityKind::slot);
    int slots_seen = 0;
    int breaks_in_gap = 0;
    for (const Activity& activity : activities_) {
      const bool between = slots_seen > 0 && slots_seen < slots;
      if (activity.kind == ActivityKind::slot) {
        if (slots_seen > 0 && day_.pause.count() > 0) {
          if (breaks_in_gap != 1) {
            broken("break", named(activity), fmt::format("must have one break before it, has {}", breaks_in_gap));
          }
        }
        ++slots_seen;
        breaks_in_gap = 0;
      } else if (activity.kind == ActivityKind::pause) {
        if (!between) broken("break", named(activity), "must be between two slots");
        ++breaks_in_gap;
      } else if (activity.kind == ActivityKind::lunch) {
        if (!between && slots != 1) broken("lunch_place", named(activity), "must be between two slots");
      }
    }
  }

  void judge_lunch() {
    if (!day_.lunch_window || day_.lunch.count() == 0) return;
    for (const Activity& activity : activities_) {
      if (activity.kind != ActivityKind::lunch) continue;
      if (outside_window(day_, activity.start).count() > 0) {
        broken("lunch_window", named(activity),
               fmt::format("must start {}-{}", to_string(day_.lunch_window->earliest),
                           to_string(day_.lunch_window->latest)));
      }
    }
  }

  // Everybody is there for the whole day.
  void judge_delegations() {
    if (activities_.empty()) return;
    const ClockTime first = std::ranges::min_element(activities_, {}, &Activity::start)->start;
    const ClockTime last = std::ranges::max_element(activities_, {}, &Activity::end)->end();
    for (const Delegation& delegation : problem_.delegations()) {
      if (delegation.arrives && first < *delegation.arrives) {
        broken("arrival", delegation.name,
               fmt::format("arrives {}, the day starts {}", to_string(*delegation.arrives), to_string(first)));
      }
      if (delegation.leaves && last > *delegation.leaves) {
        broken("departure", delegation.name,
               fmt::format("leaves {}, the day ends {}", to_string(*delegation.leaves), to_string(last)));
      }
    }
  }

  const DayProblem& problem_;
  const DayTemplate& day_;
  const Timetable& timetable_;
  const std::vector<Activity>& activities_;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> check(const DayProblem& problem, const Timetable& timetable) {
  return Judge(problem, timetable).judge();
}

DayScore score(const DayProblem& problem, const Timetable& timetable) {
  DayScore score{.slot = timetable.slot};
  const std::vector<Activity>& activities = timetable.activities;
  if (activities.empty()) return score;
  score.start = activities.front().start;
  for (std::size_t i = 0; i < activities.size(); ++i) {
    if (i > 0) score.idle += activities[i].start - activities[i - 1].end();
    if (activities[i].kind != ActivityKind::lunch) continue;
    score.lunch_off = lunch_off(problem.day(), activities[i].start);
    score.break_after_lunch = i + 1 < activities.size() && activities[i + 1].kind == ActivityKind::pause;
  }
  return score;
}

std::strong_ordering operator<=>(const DayScore& a, const DayScore& b) {
  if (const auto longer = a.slot <=> b.slot; longer != 0) return longer;
  if (const auto less_idle = b.idle <=> a.idle; less_idle != 0) return less_idle;
  if (const auto break_first = b.break_after_lunch <=> a.break_after_lunch; break_first != 0) return break_first;
  if (const auto nearer = b.lunch_off <=> a.lunch_off; nearer != 0) return nearer;
  return b.start <=> a.start;
}

}  // namespace samling::timetable
