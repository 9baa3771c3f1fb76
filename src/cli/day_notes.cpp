#include "cli/day_notes.hpp"

#include <fmt/format.h>

namespace samling::cli {
namespace {

using timetable::ActivityKind;

// The first time on the grid when everybody is there, and who comes last.
struct Gathered {
  ClockTime time;
  const timetable::Delegation* last = nullptr;  // nobody: when doors open
};

Gathered gathered(const timetable::DayTemplate& day, const std::vector<timetable::Delegation>& delegations) {
  Gathered first{day.start, nullptr};
  for (const timetable::Delegation& delegation : delegations) {
    while (delegation.arrives && first.time < *delegation.arrives) first = {first.time + day.grid, &delegation};
  }
  return first;
}

// Among days with the same slots the one is taken whose lunch is nearest the middle of its window; only then the
// earliest.
std::string late_start(const timetable::DayTemplate& day, const std::vector<timetable::Delegation>& delegations,
                       const timetable::Timetable& timetable) {
  if (timetable.activities.empty()) return "";
  const ClockTime start = timetable.activities.front().start;
  const Gathered everybody = gathered(day, delegations);
  if (start > everybody.time && day.lunch.count() > 0) {
    return fmt::format("starts {}: lunch then is nearest {}", to_string(start),
                       day.lunch_window ? "the middle of its window" : "12:00");
  }
  if (start == everybody.time && everybody.last != nullptr) {
    return fmt::format("starts {}: {} arrives {}", to_string(start), everybody.last->name,
                       to_string(*everybody.last->arrives));
  }
  return "";
}

std::string longest_slot(const timetable::DayTemplate& day, const timetable::Timetable& timetable) {
  if (day.slot.min == day.slot.max) return "";
  const char* const why = timetable.slot == day.slot.max ? "the longest asked for" : "the longest that fits";
  return fmt::format("{} minutes each is {}", timetable.slot.count(), why);
}

std::string inside(const timetable::DayTemplate& day, const timetable::Timetable& timetable) {
  if (!day.pauses_inside_slots) return "";
  WholeMinutes taken{0};
  std::vector<int> slots;
  for (const timetable::Activity& activity : timetable.activities) {
    if (activity.kind == ActivityKind::lunch || activity.kind == ActivityKind::pause) taken += activity.length;
    if (activity.kind == ActivityKind::slot) slots.push_back(static_cast<int>(activity.length.count()));
  }
  return fmt::format("{} nominal; {} min of lunch and breaks taken out: {}", timetable.slot.count(), taken.count(),
                     fmt::join(slots, ", "));
}

}  // namespace

std::vector<std::string> day_notes(const timetable::DayTemplate& day,
                                   const std::vector<timetable::Delegation>& delegations,
                                   const timetable::Timetable& timetable) {
  std::vector<std::string> notes;
  for (const std::string& note :
       {late_start(day, delegations, timetable), longest_slot(day, timetable), inside(day, timetable)}) {
    if (!note.empty()) notes.push_back(note);
  }
  return notes;
}

}  // namespace samling::cli
