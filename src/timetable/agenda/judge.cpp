// The judge of an agenda: obvious and slow, and it knows nothing of the search.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "samling/timetable/agenda.hpp"
#include "timetable/agenda/measures.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

class AgendaJudge {
 public:
  AgendaJudge(const AgendaProblem& problem, const Agenda& agenda)
      : problem_(problem), input_(problem.input()), agenda_(agenda) {}

  std::vector<Issue> judge() {
    if (agenda_.placements.size() != problem_.size()) {
      broken("activities", std::to_string(agenda_.placements.size()),
             fmt::format("there must be one entry for each of the {} activities", problem_.size()));
      return issues_;
    }
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      const ActivityId id(row);
      if (!placed(id)) {
        if (!problem_[id].price) broken("left_out", name_of(problem_[id]), "must be held");
        continue;
      }
      judge_times(id);
      judge_window(id);
      judge_room(id);
      judge_people(id);
    }
    judge_families();
    judge_pairs();
    for (const Relation& relation : input_.relations) judge_relation(relation);
    judge_stretch();
    return issues_;
  }

 private:
  const Placement* placed(ActivityId id) const {
    const auto& placement = agenda_.placements[id.index()];
    return placement ? &*placement : nullptr;
  }
  std::string named(ActivityId id) const {
    const Placement& at = *placed(id);
    return fmt::format("{} {}-{}", name_of(problem_[id]), to_string(at.start), to_string(at.end()));
  }
  void broken(const std::string& rule, const std::string& value, const std::string& message,
              Level level = Level::error) {
    issues_.push_back(Issue{.level = level, .rule = rule, .value = value, .message = message});
  }
  static Level level_of(const RuleGrade& grade) { return grade.grade == Grade::forbid ? Level::error : Level::warning; }

  void judge_times(ActivityId id) {
    const Activity& activity = problem_[id];
    const Placement& at = *placed(id);
    if (at.start < input_.start) broken("start", named(id), "must not start before " + to_string(input_.start));
    if (at.end() > input_.end) broken("end", named(id), "must be over by " + to_string(input_.end));
    if ((at.start - input_.start).count() % input_.grid.count() != 0) {
      broken("grid", named(id),
             fmt::format("must start a multiple of {} minutes after {}", input_.grid.count(), to_string(input_.start)));
    }
    if (at.length < activity.shortest || at.length > activity.longest || at.length.count() % input_.grid.count() != 0) {
      broken("length", named(id),
             fmt::format("must be {}-{} minutes, a multiple of {}", activity.shortest.count(), activity.longest.count(),
                         input_.grid.count()));
    }
    if (activity.pinned_start && at.start != *activity.pinned_start) {
      broken("pinned_start", named(id), "is pinned to " + to_string(*activity.pinned_start));
    }
  }

  void judge_window(ActivityId id) {
    const Activity& activity = problem_[id];
    if (activity.window.grade == Grade::ignore) return;
    const Placement& at = *placed(id);
    const Level level = level_of(activity.window);
    if (activity.earliest && at.start < *activity.earliest) {
      broken("window", named(id), "must start no earlier than " + to_string(*activity.earliest), level);
    }
    if (activity.latest && at.start > *activity.latest) {
      broken("window", named(id), "must start no later than " + to_string(*activity.latest), level);
    }
    if (activity.over_by && at.end() > *activity.over_by) {
      broken("window", named(id), "must be over by " + to_string(*activity.over_by), level);
    }
  }

  void judge_room(ActivityId id) {
    const Placement& at = *placed(id);
    if (at.room.has_value() != problem_[id].needs_room) {
      broken("room", named(id), at.room ? "takes no room" : "must have a room");
    }
    if (!at.room) return;
    if (at.room->value() < 0 || at.room->index() >= input_.rooms.size()) {
      broken("room", named(id), "there is no such room");
      return;
    }
    const Room& room = input_.rooms[at.room->index()];
    if (!problem_.suits(id, *at.room)) {
      broken("room", named(id),
             fmt::format("{} does not suit: {} seats wanted, or equipment, or another room is asked for", name_of(room),
                         problem_.seats_of(id)));
    }
    if ((room.from && at.start < *room.from) || (room.until && at.end() > *room.until)) {
      broken("room_hours", named(id), name_of(room) + " is not ours then");
    }
  }

  void judge_people(ActivityId id) {
    const Placement& at = *placed(id);
    for (const PersonId who : problem_.people_of(id)) {
      const Person& person = input_.people[who.index()];
      if (!person.remote && person.arrives && at.start < *person.arrives) {
        broken("arrival", named(id), fmt::format("{} arrives {}", name_of(person), to_string(*person.arrives)));
      }
      if (!person.remote && person.leaves && at.end() > *person.leaves) {
        broken("departure", named(id), fmt::format("{} leaves {}", name_of(person), to_string(*person.leaves)));
      }
      for (const Interval& away : person.away) {
        if (at.start < away.until && at.end() > away.from) {
          broken("away", named(id),
                 fmt::format("{} is away {}-{}", name_of(person), to_string(away.from), to_string(away.until)));
        }
      }
    }
  }

  void judge_families() {
    std::map<std::string, ActivityId> first;
    for (std::size_t row = 0; row < problem_.size(); ++row) {
      const ActivityId id(row);
      const std::string& family = problem_[id].family;
      if (family.empty() || !placed(id)) continue;
      const ActivityId other = first.try_emplace(family, id).first->second;
      if (placed(id)->length != placed(other)->length) {
        broken("family", named(id), "must be as long as " + named(other));
      }
    }
  }

  // Minutes that must lie between two activities that share a person in person; nothing: they share none.
  std::optional<WholeMinutes> shared_person(ActivityId a, ActivityId b) const {
    std::optional<WholeMinutes> gap;
    for (const PersonId who : problem_.people_of(a)) {
      if (std::ranges::count(problem_.people_of(b), who) == 0) continue;
      WholeMinutes walk{0};
      const bool both = placed(a)->room && placed(b)->room;
      if (both && !input_.people[who.index()].remote) walk = problem_.walking(*placed(a)->room, *placed(b)->room);
      gap = std::max(gap.value_or(walk), walk);
    }
    return gap;
  }

  void judge_pairs() {
    for (std::size_t i = 0; i < problem_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (placed(ActivityId(i)) && placed(ActivityId(j))) judge_pair(ActivityId(j), ActivityId(i));
      }
    }
  }

  void judge_pair(ActivityId a, ActivityId b) {
    const WholeMinutes between = minutes_between(*placed(a), *placed(b));  // below 0: they overlap
    const auto too_near = [&](const char* rule, WholeMinutes least, const std::string& why) {
      if (between < least) broken(rule, named(b), fmt::format("{} {}", why, named(a)));
    };
    if (problem_[a].alone || problem_[b].alone) too_near("alone", WholeMinutes{0}, "must not overlap");
    if (placed(a)->room && placed(a)->room == placed(b)->room) {
      too_near("room_taken", input_.changeover,
               fmt::format("is in the same room, with less than {} min between, as", input_.changeover.count()));
    }
    if (const auto gap = shared_person(a, b)) {
      too_near("people_busy", *gap, fmt::format("has people, with less than {} min between, of", gap->count()));
    }
  }

  void judge_relation(const Relation& relation) {
    if (relation.grade.grade == Grade::ignore) return;
    const Placement* first = placed(relation.first);
    const Placement* second = placed(relation.second);
    if (first == nullptr || second == nullptr || holds(relation, *first, *second)) return;
    broken(std::string(to_string(relation.kind)), named(relation.first),
           words_of(problem_, relation) + ", which is " + named(relation.second), level_of(relation.grade));
  }

  void judge_stretch() {
    if (!input_.longest_stretch || input_.stretch.grade == Grade::ignore) return;
    for (const Interval& stretch : stretches(problem_, agenda_)) {
      if (stretch.until - stretch.from <= *input_.longest_stretch) continue;
      broken("longest_stretch", fmt::format("{}-{}", to_string(stretch.from), to_string(stretch.until)),
             fmt::format("{} minutes without a break, {} allowed", (stretch.until - stretch.from).count(),
                         input_.longest_stretch->count()),
             level_of(input_.stretch));
    }
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  const Agenda& agenda_;
  std::vector<Issue> issues_;
};

}  // namespace

std::vector<Issue> check(const AgendaProblem& problem, const Agenda& agenda) {
  return AgendaJudge(problem, agenda).judge();
}

}  // namespace samling::timetable::agenda
