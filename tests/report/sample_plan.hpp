// report/sample_plan.hpp: plans to report on, built by hand, each consistent in its figures.
#pragma once

#include <string>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::testing {

/// The pilot of 5 March 2015 (scenario A8's day) among four groups: one after the change to summer time, one on
/// estimates, one with a remote member and no date; four not placed, two not asked for, a rejected group, warnings,
/// sources.
[[nodiscard]] plan::Plan pilot_plan();
/// The pilot trio alone.
[[nodiscard]] plan::Plan trio_plan();
/// Nobody placed, a conflict and its repairs.
[[nodiscard]] plan::Plan infeasible_plan();
/// `count` municipalities on a drawn coast, in groups of 3 to 5, with venues, days and dates; the same for the same
/// seed.
[[nodiscard]] plan::Plan drawn_plan(std::size_t count, std::uint64_t seed);
/// pilot_plan() in which every text from outside is `text` (codes, keys, dates and clock times stay usable).
[[nodiscard]] plan::Plan filled_with(const std::string& text);
/// Texts that break careless writers.
[[nodiscard]] std::vector<std::string> hostile_texts();
/// Outlines about the pilot's municipalities: squares, one of them with a hole and one that crosses itself.
[[nodiscard]] std::vector<plan::Boundary> pilot_outlines();

}  // namespace samling::testing
