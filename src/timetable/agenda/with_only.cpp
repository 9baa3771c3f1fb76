// The same question with fewer demands.
#include <algorithm>
#include <utility>

#include "samling/timetable/agenda/explain.hpp"

namespace samling::timetable::agenda {
namespace {

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
    case DemandKind::equal:  // after the family's length, whose members it finds by the name
      for (Activity& member : input.activities) {
        if (&member != &activity && member.family == activity.family) member.family.clear();
      }
      activity.family.clear();
      break;
    case DemandKind::seats:
      activity.seats = 0;
      break;
    case DemandKind::equipment:
      activity.equipment.clear();
      break;
    case DemandKind::room:
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
    case DemandKind::alone:
      for (Activity& activity : input.activities) activity.alone = false;
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

}  // namespace samling::timetable::agenda
