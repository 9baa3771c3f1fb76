// samling/timetable/agenda/replan.hpp: a published day after something changed: as few people as can be get another
// one.
//
// Somebody falls ill, arrives later, a room is lost, an activity is added: the question is another one, and the day
// that people have been told may not work any more. An activity is *moved* when it has another start or room or is left
// out; it is *changed* when it is moved or has another length. Of all days that hold everything, replan() looks for
// those with, in this order,
//
//   the fewest people with a changed activity,
//   of these the fewest with a moved one (where slots must be shorter for all, as many as can come when they were
//   told), the fewest activities moved, the fewest activities changed;
//
// and of what may then be changed, the best day is taken.
//
// What stays is the place of each activity and the length of each (of activities of one family: of all at once). Sets
// of these that cannot all stay are collected, each made minimal; the cheapest way to give up one of each is tried, and
// is the answer when a day is found (implicit hitting sets: Moreno-Centeno and Karp 2013, doi:10.1287/opre.1120.1139).
// So "fewest" is proven unless a limit ended the search.
#pragma once

#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

/// What is new for one person.
struct PersonChange {
  PersonId person;
  std::vector<ActivityId> activities;  ///< Theirs, with another start, length or room, or left out; ascending.
  std::vector<ActivityId> moved;       ///< Of these: not only longer or shorter.
  friend bool operator==(const PersonChange&, const PersonChange&) = default;
};

/// Activities that `day` holds at another time, for another length, in another room than `published`, or not at all;
/// ascending. What `published` does not hold is new, not changed. Both have a placement (or none) for each activity of
/// the problem; throws InvalidInput otherwise.
[[nodiscard]] std::vector<ActivityId> changed_activities(const AgendaProblem& problem, const Agenda& published,
                                                         const Agenda& day);
/// Of these, those with another start or room, or left out: all but those that are only longer or shorter.
[[nodiscard]] std::vector<ActivityId> moved_activities(const AgendaProblem& problem, const Agenda& published,
                                                       const Agenda& day);
/// The people who must be at a changed activity, ascending.
[[nodiscard]] std::vector<PersonChange> changed_people(const AgendaProblem& problem, const Agenda& published,
                                                       const Agenda& day);

struct AgendaReplan {
  AgendaResult result;                 ///< As of solve(); when not everything can be held, of what the best partial day
                                       ///< holds. upper_bound: no day that moves only what was chosen scores more.
  Agenda published;                    ///< What it was made from.
  std::vector<PersonChange> people;    ///< changed_people() of result.best.
  std::vector<ActivityId> activities;  ///< changed_activities() of result.best.
  std::vector<ActivityId> moved;       ///< moved_activities() of result.best.
  bool fewest = false;  ///< Proven: no day that holds the same activities is before this one in the order above.
};

/// `published` is a day of this question's activities, made by anyone, that need not obey its rules any more (what has
/// gone from the question is not in it). Lengths stay too. options.limits are for the whole, options.max_nodes for each
/// question asked on the way.
[[nodiscard]] AgendaReplan replan(const AgendaProblem& problem, const Agenda& published,
                                  const AgendaOptions& options = {});

}  // namespace samling::timetable::agenda
