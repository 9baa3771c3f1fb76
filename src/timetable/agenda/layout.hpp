// timetable/agenda/layout.hpp: what a whole day in steps costs, and the agenda it stands for.
#pragma once

#include "timetable/agenda/node.hpp"

namespace samling::timetable::agenda {

/// The judge's cost in steps; held to the judge by a test and by an assertion on every day that solve() gives.
[[nodiscard]] Cost layout_cost(const GridModel& model, const Layout& at);
[[nodiscard]] Agenda agenda_of(const AgendaProblem& problem, const Layout& at);

}  // namespace samling::timetable::agenda
