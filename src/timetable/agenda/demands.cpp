#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "samling/timetable/agenda/explain.hpp"
#include "timetable/agenda/measures.hpp"
#include "timetable/agenda/words.hpp"

namespace samling::timetable::agenda {
namespace {

bool has_window(const Activity& activity) {
  return activity.earliest || activity.latest || activity.over_by;
}

std::string minutes_of(const Activity& activity) {
  if (activity.shortest == activity.longest) return std::to_string(activity.shortest.count());
  return fmt::format("{}-{}", activity.shortest.count(), activity.longest.count());
}

class DemandList {
 public:
  explicit DemandList(const AgendaProblem& problem) : problem_(problem), input_(problem.input()) {}

  std::vector<Demand> all() {
    for (std::size_t row = 0; row < problem_.size(); ++row) add_activity(ActivityId(row));
    for (std::size_t row = 0; row < input_.relations.size(); ++row) add_relation(row);
    add_rooms();
    for (std::size_t row = 0; row < input_.people.size(); ++row) add_person(PersonId(row));
    if (input_.longest_stretch && input_.stretch.grade == Grade::forbid) {
      add({DemandKind::stretch,
           {},
           {},
           0,
           fmt::format("at most {} min without a break", input_.longest_stretch->count())});
    }
    add({DemandKind::start, {}, {}, 0, "start no earlier than " + to_string(input_.start)});
    add({DemandKind::end, {}, {}, 0, "over by " + to_string(input_.end)});
    return std::move(found_);
  }

 private:
  void add(Demand demand) { found_.push_back(std::move(demand)); }

  void add_activity(ActivityId id) {
    const Activity& activity = problem_[id];
    const std::string name = name_of(activity);
    add_length(id);
    if (has_window(activity) && activity.window.grade == Grade::forbid) {
      add({DemandKind::window, id, {}, 0, name + window_words(activity)});
    }
    if (activity.pinned_start || activity.pinned_room) add({DemandKind::pin, id, {}, 0, name + " stays where it is"});
    add_room(id);
    if (activity.everybody) {
      if (!input_.people.empty()) add({DemandKind::attendance, id, {}, 0, "everybody at " + name});
      return;
    }
    for (const PersonId person : problem_.people_of(id)) {
      add({DemandKind::attendance, id, person, 0,
           fmt::format("{} at {}", name_of(input_.people[person.index()]), name)});
    }
  }

  void add_length(ActivityId id) {
    const Activity& activity = problem_[id];
    if (activity.family.empty()) {
      if (activity.price) return;  // may be left out anyway
      add({DemandKind::held, id, {}, 0, fmt::format("{} of {} min", name_of(activity), minutes_of(activity))});
      return;
    }
    if (!families_.insert(activity.family).second) return;
    const auto members = std::ranges::count(input_.activities, activity.family, &Activity::family);
    add({DemandKind::length,
         id,
         {},
         0,
         fmt::format("{} x {} of {} min", members, activity.family, minutes_of(activity))});
  }

  static std::string window_words(const Activity& activity) {
    std::string text;
    if (activity.earliest && activity.latest) {
      text = fmt::format(" to start {}-{}", to_string(*activity.earliest), to_string(*activity.latest));
    } else if (activity.earliest) {
      text = " to start no earlier than " + to_string(*activity.earliest);
    } else if (activity.latest) {
      text = " to start no later than " + to_string(*activity.latest);
    }
    if (activity.over_by) text += (text.empty() ? " over by " : ", over by ") + to_string(*activity.over_by);
    return text;
  }

  void add_room(ActivityId id) {
    const Activity& activity = problem_[id];
    if (!activity.needs_room) return;
    bool any = true;
    for (std::size_t room = 0; room < input_.rooms.size(); ++room) any = any && problem_.suits(id, RoomId(room));
    if (any ||
        (activity.pinned_room && activity.rooms.empty() && activity.equipment.empty() && problem_.seats_of(id) == 0)) {
      return;
    }
    std::string text = fmt::format("{} in a room with {} seats", name_of(activity), problem_.seats_of(id));
    if (!activity.equipment.empty()) text += fmt::format(" and {}", fmt::join(activity.equipment, ", "));
    if (!activity.rooms.empty()) text += ", of those named";
    add({DemandKind::room, id, {}, 0, std::move(text)});
  }

  void add_relation(std::size_t row) {
    const Relation& relation = input_.relations[row];
    if (relation.grade.grade != Grade::forbid) return;
    add({DemandKind::relation,
         relation.first,
         {},
         row,
         name_of(problem_[relation.first]) + " " + words_of(problem_, relation)});
  }

  void add_rooms() {
    const bool needed = std::ranges::any_of(input_.activities, &Activity::needs_room);
    if (!needed) return;
    add({DemandKind::rooms,
         {},
         {},
         0,
         input_.rooms.size() == 1 ? std::string("one room") : fmt::format("{} rooms", input_.rooms.size())});
    for (std::size_t row = 0; row < input_.rooms.size(); ++row) {
      const Room& room = input_.rooms[row];
      if (!room.from && !room.until) continue;
      add({DemandKind::room_hours, {}, {}, row, "hours of " + name_of(room)});
    }
    if (input_.changeover.count() > 0) {
      add({DemandKind::changeover, {}, {}, 0, fmt::format("{} min to change a room over", input_.changeover.count())});
    }
    if (input_.walking.count() > 0 || !input_.walking_between.empty()) {
      add({DemandKind::walking, {}, {}, 0, "time to walk between rooms"});
    }
  }

  void add_person(PersonId id) {
    const Person& person = input_.people[id.index()];
    const std::string name = name_of(person);
    if (!person.remote && person.arrives) {
      add({DemandKind::arrival, {}, id, 0, name + " arrives " + to_string(*person.arrives)});
    }
    if (!person.remote && person.leaves) {
      add({DemandKind::departure, {}, id, 0, name + " leaves " + to_string(*person.leaves)});
    }
    for (std::size_t row = 0; row < person.away.size(); ++row) {
      add({DemandKind::away,
           {},
           id,
           row,
           fmt::format("{} is away {}-{}", name, to_string(person.away[row].from), to_string(person.away[row].until))});
    }
  }

  const AgendaProblem& problem_;
  const AgendaInput& input_;
  std::set<std::string> families_;
  std::vector<Demand> found_;
};

// Takes one demand out of the question; rows of lists stay, so that the next one finds its own.
void drop_of_activity(AgendaInput& input, const AgendaProblem& problem, const Demand& demand) {
  Activity& activity = input.activities[demand.activity->index()];
  switch (demand.kind) {
    case DemandKind::held:
      activity.price = 0.0;
      break;
    case DemandKind::length:
      for (Activity& member : input.activities) {
        if (member.family == activity.family) member.shortest = input.grid;
      }
      break;
    case DemandKind::window:
      activity.window.grade = Grade::ignore;
      break;
    case DemandKind::pin:
      activity.pinned_start.reset();
      activity.pinned_room.reset();
      break;
    case DemandKind::room:
      activity.seats = 0;
      activity.equipment.clear();
      activity.rooms.clear();
      break;
    case DemandKind::relation:
      input.relations[demand.row].grade.grade = Grade::ignore;
      break;
    case DemandKind::attendance:
      if (!demand.person) {
        activity.everybody = false;
        if (!activity.seats) activity.seats = problem.seats_of(*demand.activity);
      } else {
        std::erase(activity.people, *demand.person);
      }
      break;
    default:
      break;
  }
}

void drop_of_day(AgendaInput& input, const Demand& demand) {
  switch (demand.kind) {
    case DemandKind::start:
      input.start = ClockTime::since_midnight(WholeMinutes(input.start.since_midnight().count() % input.grid.count()));
      break;
    case DemandKind::end:
      input.end = ClockTime::at(24, 0);
      break;
    case DemandKind::arrival:
      input.people[demand.person->index()].arrives.reset();
      break;
    case DemandKind::departure:
      input.people[demand.person->index()].leaves.reset();
      break;
    case DemandKind::room_hours:
      input.rooms[demand.row].from.reset();
      input.rooms[demand.row].until.reset();
      break;
    case DemandKind::rooms:
      for (Activity& activity : input.activities) {
        activity.needs_room = false;
        activity.pinned_room.reset();
      }
      break;
    case DemandKind::changeover:
      input.changeover = WholeMinutes{0};
      break;
    case DemandKind::walking:
      input.walking = WholeMinutes{0};
      input.walking_between.clear();
      break;
    case DemandKind::stretch:
      input.longest_stretch.reset();
      break;
    default:
      break;
  }
}

// Rows of `away` from the last on, so that the earlier ones keep their number.
void drop_away(AgendaInput& input, const std::vector<Demand>& all, const std::vector<bool>& kept) {
  for (std::size_t i = all.size(); i-- > 0;) {
    if (kept[i] || all[i].kind != DemandKind::away) continue;
    auto& away = input.people[all[i].person->index()].away;
    away.erase(away.begin() + static_cast<std::ptrdiff_t>(all[i].row));
  }
}

}  // namespace

std::vector<Demand> demands(const AgendaProblem& problem) {
  return DemandList(problem).all();
}

AgendaProblem with_only(const AgendaProblem& problem, const std::vector<Demand>& all, const std::vector<bool>& kept) {
  AgendaInput input = problem.input();
  input.preferences.clear();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (kept[i] || all[i].kind == DemandKind::away) continue;
    if (all[i].activity) {
      drop_of_activity(input, problem, all[i]);
    } else {
      drop_of_day(input, all[i]);
    }
  }
  drop_away(input, all, kept);
  return AgendaProblem(std::move(input));
}

std::string_view to_string(DemandKind kind) {
  switch (kind) {
    case DemandKind::start:
      return "start";
    case DemandKind::end:
      return "end";
    case DemandKind::held:
      return "held";
    case DemandKind::length:
      return "length";
    case DemandKind::window:
      return "window";
    case DemandKind::pin:
      return "pin";
    case DemandKind::room:
      return "room";
    case DemandKind::relation:
      return "relation";
    case DemandKind::attendance:
      return "attendance";
    case DemandKind::arrival:
      return "arrival";
    case DemandKind::departure:
      return "departure";
    case DemandKind::away:
      return "away";
    case DemandKind::room_hours:
      return "room_hours";
    case DemandKind::rooms:
      return "rooms";
    case DemandKind::changeover:
      return "changeover";
    case DemandKind::walking:
      return "walking";
    case DemandKind::stretch:
      return "stretch";
  }
  return "unknown";
}

}  // namespace samling::timetable::agenda
