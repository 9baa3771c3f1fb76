// samling/timetable/agenda/replan.hpp: a published day after something changed: as few people as can be get another
// one.
//
// Somebody falls ill, arrives later, a room is lost, an activity is added: the question is another one, and the day
// that people have been told may not work any more. Of all days that hold everything, replan() looks for those in which
// the fewest people have an activity at another time or in another room; among them the fewest activities are moved;
// and of what may then be moved, the best day is taken.
//
// Sets of activities that cannot all stay where they were are collected, each made minimal; the cheapest way to move
// one of each is tried, and is the answer when a day is found (implicit hitting sets: Moreno-Centeno and Karp 2013,
// doi:10.1287/opre.1120.1139). So "fewest" is proven unless a limit ended the search.
#pragma once

#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

/// What is new for one person.
struct PersonChange {
  PersonId person;
  std::vector<ActivityId> activities;  ///< Theirs, with another start, length or room, or left out; ascending.
  friend bool operator==(const PersonChange&, const PersonChange&) = default;
};

/// Activities that `day` holds at another time, for another length, in another room than `published`, or not at all;
/// ascending. What `published` does not hold is new, not changed. Both have a placement (or none) for each activity of
/// the problem; throws InvalidInput otherwise.
[[nodiscard]] std::vector<ActivityId> changed_activities(const AgendaProblem& problem, const Agenda& published,
                                                         const Agenda& day);
/// The people who must be at one of them, ascending.
[[nodiscard]] std::vector<PersonChange> changed_people(const AgendaProblem& problem, const Agenda& published,
                                                       const Agenda& day);

struct AgendaReplan {
  AgendaResult result;                 ///< As of solve(); when not everything can be held, of what the best partial day
                                       ///< holds. upper_bound: no day that moves only what was chosen scores more.
  std::vector<PersonChange> people;    ///< changed_people() of result.best.
  std::vector<ActivityId> activities;  ///< changed_activities() of result.best.
  bool fewest = false;  ///< Proven: no day that holds the same activities changes fewer people, nor as few people with
                        ///< fewer activities.
};

/// `published` is a day of this question's activities, made by anyone, that need not obey its rules any more (what has
/// gone from the question is not in it). Lengths stay too. options.limits are for the whole, options.max_nodes for each
/// question asked on the way.
[[nodiscard]] AgendaReplan replan(const AgendaProblem& problem, const Agenda& published,
                                  const AgendaOptions& options = {});

}  // namespace samling::timetable::agenda
