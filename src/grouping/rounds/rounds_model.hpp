// src/grouping/rounds/rounds_model.hpp: what the engine of rounds works on: units (chains of must_together), which of
// them may meet, and which have met before.
#pragma once

#include <optional>
#include <vector>

#include "grouping/instance/units.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct RoundsModel {
  explicit RoundsModel(const GroupingProblem& asked);

  const GroupingProblem* problem;
  Units units;              ///< Free ones are moved about; pinned groups stand in every round. Whoever no group can
                            ///< hold is not among them.
  std::vector<int> weight;  ///< Municipalities of each free unit.
  std::vector<int> based;   ///< U x U: pairs of their members that have met before the first round; of one unit on the
                            ///< diagonal.
  std::vector<char> may;    ///< U x U: 1 when some rule does not already keep the two apart.
  bool plain = true;  ///< No rule looks at more than sizes and the number of groups: all municipalities are alike.
  bool any_based = false;
  int most_out = 0;  ///< Of the free municipalities at most so many sit out in one round. Set by reference_round.

  [[nodiscard]] int size() const { return static_cast<int>(weight.size()); }
  [[nodiscard]] std::size_t at(int u, int v) const {
    return static_cast<std::size_t>(u) * weight.size() + static_cast<std::size_t>(v);
  }
  /// Pairs of members of two units; of one unit when u == v.
  [[nodiscard]] int pairs(int u, int v) const {
    const int first = weight[static_cast<std::size_t>(u)];
    return u == v ? first * (first - 1) / 2 : first * weight[static_cast<std::size_t>(v)];
  }
  [[nodiscard]] int total_weight() const;
  /// Groups besides the pinned ones, when their number is given.
  [[nodiscard]] std::optional<int> free_groups() const;
  [[nodiscard]] Members members_of(const std::vector<int>& group) const;
};

/// n x n flags of pairs that have met before the first round (a `met` list that is not ignored).
[[nodiscard]] std::vector<char> met_before(const GroupingProblem& problem);

/// One round in free units: groups and those who sit out.
struct UnitRound {
  std::vector<std::vector<int>> groups;
  std::vector<int> out;
};

[[nodiscard]] Grouping in_municipalities(const RoundsModel& model, const UnitRound& round);
/// Nothing when a group cuts through a unit.
[[nodiscard]] std::optional<UnitRound> in_free_units(const RoundsModel& model, const Grouping& grouping);

}  // namespace samling::grouping
