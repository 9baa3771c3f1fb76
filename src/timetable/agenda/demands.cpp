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
    add_alone();
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
    if (members > 1 && activity.shortest < activity.longest) {
      add({DemandKind::equal, id, {}, 0, fmt::format("all {} equally long", activity.family)});
    }
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

  // What some room lacks; seats, equipment and the rooms named each by itself.
  void add_room(ActivityId id) {
    const Activity& activity = problem_[id];
    if (!activity.needs_room) return;
    const std::string name = name_of(activity);
    const int seats = problem_.seats_of(id);
    const bool tight =
        std::ranges::any_of(input_.rooms, [&](const Room& room) { return room.seats && *room.seats < seats; });
    if (tight) add({DemandKind::seats, id, {}, 0, fmt::format("{} in a room with {} seats", name, seats)});
    const bool bare = std::ranges::any_of(input_.rooms, [&](const Room& room) {
      return std::ranges::any_of(activity.equipment,
                                 [&](const std::string& tag) { return std::ranges::count(room.equipment, tag) == 0; });
    });
    if (bare) {
      add({DemandKind::equipment,
           id,
           {},
           0,
           fmt::format("{} in a room with {}", name, fmt::join(activity.equipment, ", "))});
    }
    if (activity.rooms.empty()) return;
    std::vector<std::string> asked;
    for (const RoomId room : activity.rooms) asked.push_back(name_of(input_.rooms[room.index()]));
    add({DemandKind::room, id, {}, 0, fmt::format("{} in {}", name, fmt::join(asked, " or "))});
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

  // One demand for all of them: which of two overlaps, when neither may, is no answer to anybody.
  void add_alone() {
    constexpr std::size_t most_names = 3;
    std::vector<std::string> names;
    for (const Activity& activity : input_.activities) {
      if (activity.alone) names.push_back(name_of(activity));
    }
    if (names.empty() || problem_.size() < 2) return;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i) {
      text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    }
    if (names.size() > most_names) text += fmt::format(" and {} more", names.size() - most_names);
    add({DemandKind::alone, {}, {}, 0, "nothing else runs during " + text});
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

}  // namespace

std::vector<Demand> demands(const AgendaProblem& problem) {
  return DemandList(problem).all();
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
    case DemandKind::alone:
      return "alone";
    case DemandKind::equal:
      return "equal";
    case DemandKind::seats:
      return "seats";
    case DemandKind::equipment:
      return "equipment";
  }
  return "unknown";
}

}  // namespace samling::timetable::agenda
