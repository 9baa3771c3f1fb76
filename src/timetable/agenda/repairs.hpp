// timetable/agenda/repairs.hpp: changed days that hold everything.
#pragma once

#include <vector>

#include "timetable/agenda/conflict.hpp"

namespace samling::timetable::agenda {

/// Every repair is solved before it is offered. `ways_out` as smallest_conflict() found them: those of one demand are
/// made as small as they can be; when fewer than two work, those of several demands are dropped as a whole.
[[nodiscard]] std::vector<Repair> repairs(const AgendaProblem& problem, const std::vector<Demand>& all,
                                          const std::vector<std::vector<std::size_t>>& ways_out,
                                          const AgendaOptions& options);

}  // namespace samling::timetable::agenda
