// src/grouping/rounds/first_rounds.hpp: rounds to begin the search with.
#pragma once

#include <optional>
#include <vector>

#include "grouping/rounds/rounds_model.hpp"
#include "samling/core/chance.hpp"
#include "samling/core/limits.hpp"

namespace samling::grouping {

/// The problem with a price on leaving someone out that is worth more than any likely gain of score, and with its
/// pairs made dearer by `price` for each of their `meetings` (n x n; empty: none).
[[nodiscard]] GroupingProblem dearer(const GroupingProblem& problem, const std::vector<int>& meetings, double price);

/// n x n meetings in the rounds.
[[nodiscard]] std::vector<int> meetings_of(const GroupingProblem& problem, const std::vector<Grouping>& rounds);

/// A price of one repeat that no likely gain of score outweighs.
[[nodiscard]] double repeat_price(const GroupingProblem& problem);

/// Each round solved by itself, the pairs that have met before made dearer. Obeys every rule.
[[nodiscard]] std::vector<UnitRound> rounds_by_solving(const RoundsModel& model, const Grouping& first, int rounds,
                                                       const Limits& limits);

/// Everyone shuffled into `groups` groups as even as can be. For plain models.
[[nodiscard]] std::vector<UnitRound> rounds_by_chance(const RoundsModel& model, int groups, int rounds, Chance& chance);

/// g groups of s, g a prime power: member j of group y in round k is number y + k x j (in the field of g elements) of
/// column j: two of different columns meet in one round at most, so g rounds have no repeat. When s divides g, one
/// round more is made of the columns themselves; with s = g - the affine plane - it is the last there can be. Nothing
/// when it does not suit or has too few rounds.
[[nodiscard]] std::optional<std::vector<UnitRound>> rounds_by_fields(const RoundsModel& model, int rounds);

/// How many groups make the fewest pairs: as many as there can be when as many as can be are placed.
[[nodiscard]] int most_groups(const RoundsModel& model);

}  // namespace samling::grouping
