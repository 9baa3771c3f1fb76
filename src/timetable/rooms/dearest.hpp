// timetable/rooms/dearest.hpp: how dear timetables can be, from above, before anything is searched.
//
// Rules are prices to the search (costs.hpp). They come before every wish only when one broken rule is dearer than all
// wishes of any timetable together, and sums of both must stay within 64 bits.
#pragma once

#include "samling/timetable/rooms.hpp"

namespace samling::timetable {

/// Above what any timetable that obeys the rules can cost, and at least 10^12.
[[nodiscard]] std::int64_t price_of_a_broken_rule(const RoomsProblem& problem);
/// Whether the sum of everything that can cost something fits.
[[nodiscard]] bool prices_fit(const RoomsProblem& problem);

/// A larger forbidden value is not worse.
inline constexpr std::int64_t most_counted = 10;

}  // namespace samling::timetable
