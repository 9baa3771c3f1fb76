// timetable/agenda/tidy.hpp: of days that are equally good, one that people would hold.
#pragma once

#include "samling/timetable/agenda.hpp"

namespace samling::timetable::agenda {

/// Holds what `day` holds, and costs no more: no break that holds everywhere is first, last or right after another, and
/// the day begins when it may, as far as that is possible and found with a few small searches.
[[nodiscard]] Agenda tidied(const AgendaProblem& problem, Agenda day, const AgendaOptions& options);

}  // namespace samling::timetable::agenda
