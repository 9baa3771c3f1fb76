// io/agenda_order.hpp: what goes without saying of openings and evaluations in an agenda file: an opening is held before
// everything that is presented, discussed, worked on or evaluated and before the breaks, an evaluation after all these,
// unless the file says "anywhere" of it, or says of the two how they stand to each other. Lunch (with which a day may
// begin or end) and what is of kind other (a registration) stand where they like.
#pragma once

#include <vector>

#include "samling/timetable/agenda/input.hpp"

namespace samling::io {

/// Adds these relations, at the end, in order of rows; `anywhere`: one entry an activity.
void presume_order(timetable::agenda::AgendaInput& input, const std::vector<bool>& anywhere);
/// Whether the file must say "anywhere" of an activity, so that its relations are read back as they are.
[[nodiscard]] bool is_anywhere(const timetable::agenda::AgendaInput& input, timetable::agenda::ActivityId id);

}  // namespace samling::io
