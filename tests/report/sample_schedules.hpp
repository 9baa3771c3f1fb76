// sample_schedules.hpp: schedules to write and to look at.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "samling/report/schedule.hpp"

namespace samling::testing {

/// Two days in three rooms: parallel talks, breaks everywhere, an evening past midnight, a reader without a room, two
/// entries that clash in a room, something left out.
[[nodiscard]] report::Schedule two_days();
/// Days of which nothing is held.
[[nodiscard]] report::Schedule nothing_held();
/// As many rooms, four sessions of three talks each.
[[nodiscard]] report::Schedule many_rooms(int rooms);
/// The nights in Oslo in which the clocks go forward and back.
[[nodiscard]] report::Schedule clock_changes();
/// Every text from outside is this one.
[[nodiscard]] report::Schedule spoken(const std::string& text);
/// Anything that check_schedule() lets pass, often with clashes.
[[nodiscard]] report::Schedule drawn_schedule(std::uint64_t seed);
/// Every sample with the name of its folder.
[[nodiscard]] std::vector<std::pair<std::string, report::Schedule>> sample_schedules();

}  // namespace samling::testing
