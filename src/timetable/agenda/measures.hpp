// timetable/agenda/measures.hpp: what the judge reads off a finished agenda. Slow and plain; the search has its own.
#pragma once

#include <string>
#include <vector>

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

/// From the end of the earlier to the start of the later; below 0 when they overlap.
[[nodiscard]] WholeMinutes minutes_between(const Placement& a, const Placement& b);
/// Whether the relation holds between two that are held.
[[nodiscard]] bool holds(const Relation& relation, const Placement& first, const Placement& second);
/// "must be over before Lunch", "must start with Panel", "must be 30 min apart from Panel".
[[nodiscard]] std::string words_of(const AgendaProblem& problem, const Relation& relation);
/// What lies between breaks and lunches, the day's first start and its last end; empty ones left out.
[[nodiscard]] std::vector<Interval> stretches(const AgendaProblem& problem, const Agenda& agenda);
/// Minutes outside the activity's window.
[[nodiscard]] WholeMinutes outside_window(const Activity& activity, const Placement& at);
/// Minutes between the first start and the last end in which nothing runs.
[[nodiscard]] WholeMinutes idle_minutes(const Agenda& agenda);

}  // namespace samling::timetable::agenda
