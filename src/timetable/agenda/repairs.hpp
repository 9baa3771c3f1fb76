// timetable/agenda/repairs.hpp: changed days that hold everything.
#pragma once

#include <vector>

#include "timetable/agenda/conflict.hpp"

namespace samling::timetable::agenda {

/// Every repair is solved before it is offered; least change first. First the ways out of one demand, each made as
/// small as it can be, breaks inside the slots and people from afar; when fewer than enough work, ways out of two
/// demands and then of more, so that there are at least two whenever there are two ways out.
[[nodiscard]] std::vector<Repair> repairs(const AgendaProblem& problem, DemandOracle& oracle, const Conflict& conflict,
                                          const AgendaOptions& options);

}  // namespace samling::timetable::agenda
