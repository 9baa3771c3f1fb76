// timetable/agenda/length_parts.hpp: a day of flexible lengths as several days of fixed ones.
//
// As long as lengths are open the bound of a day is poor: each activity lasts as long as it likes. Of every combination
// of lengths that is not too dear by itself (WorthwhileDays) the best day is looked for, the cheapest bound first.
#pragma once

#include "timetable/agenda/clause_search.hpp"

namespace samling::timetable::agenda {

[[nodiscard]] bool has_open_lengths(const GridModel& model);
/// `whole`: what is known of the day as it is. TreeResult::nodes are conflicts, with those of `whole`.
[[nodiscard]] TreeResult search_by_lengths(const GridModel& model, const ClauseOptions& options, const Stopper& stopper,
                                           TreeResult whole);

}  // namespace samling::timetable::agenda
