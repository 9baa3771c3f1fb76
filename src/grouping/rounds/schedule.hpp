// src/grouping/rounds/schedule.hpp: the rounds as they stand, with a table of how often any two units meet.
//
// A meeting of two units that have met k times costs
//
//   k = 0   their pairs that had met before the first round
//   k > 0   all their pairs
//
// repeats (and so do the members of one unit in each round that places it), so a change in one round is priced in
// O(size of the groups it touches).
#pragma once

#include <cstdint>
#include <vector>

#include "grouping/rounds/rounds_model.hpp"

namespace samling::grouping {

/// What counts first: repeats, then how unfairly sitting out is spread (pairs of rounds that one sits out).
struct Repeats {
  long repeats = 0;
  long sitting = 0;
  friend auto operator<=>(const Repeats&, const Repeats&) = default;
  friend Repeats operator+(Repeats a, Repeats b) { return {a.repeats + b.repeats, a.sitting + b.sitting}; }
};

/// Unit u goes to group `to` of a round (-1: sits out); with `other` >= 0 that one comes back the other way.
struct UnitMove {
  int round = 0;
  int unit = 0;
  int to = -1;
  int other = -1;
};

class Schedule {
 public:
  /// Keeps a reference to the model.
  Schedule(const RoundsModel& model, std::vector<UnitRound> rounds);

  [[nodiscard]] const RoundsModel& model() const { return *model_; }
  [[nodiscard]] const std::vector<UnitRound>& rounds() const { return rounds_; }
  [[nodiscard]] int slot(int round, int u) const { return slots_[index(round, u)]; }
  [[nodiscard]] const std::vector<int>& group(int round, int g) const {
    const UnitRound& r = rounds_[static_cast<std::size_t>(round)];
    return g < 0 ? r.out : r.groups[static_cast<std::size_t>(g)];
  }
  [[nodiscard]] Repeats repeats() const { return total_; }
  /// Repeats that unit u has in a round.
  [[nodiscard]] bool has_repeat(int round, int u) const;
  [[nodiscard]] int out_weight(int round) const;
  [[nodiscard]] int group_weight(int round, int g) const;

  [[nodiscard]] Repeats delta(const UnitMove& move) const;
  /// Sizes and the number who may sit out, after the move.
  [[nodiscard]] bool keeps_sizes(const UnitMove& move) const;
  /// The group `g` of the move's round after the move, in units.
  [[nodiscard]] std::vector<int> group_after(const UnitMove& move, int g) const;
  void apply(const UnitMove& move);

  /// u and v change names in every round: repeats stay (when nothing has met before).
  void rename(int u, int v);

 private:
  [[nodiscard]] std::size_t index(int round, int u) const {
    return static_cast<std::size_t>(round) * model_->weight.size() + static_cast<std::size_t>(u);
  }
  [[nodiscard]] long join(int u, const std::vector<int>& group, int skip) const;
  [[nodiscard]] long leave(int u, const std::vector<int>& group) const;
  /// Repeats within unit u that its being placed in one round makes when it sits out `out` of the others.
  [[nodiscard]] long within(int u, int out) const;
  void relocate(int round, int u, int to);
  void count_everything();

  const RoundsModel* model_;
  std::vector<UnitRound> rounds_;
  std::vector<int> slots_;
  std::vector<std::uint16_t> meetings_;  ///< U x U.
  std::vector<int> outs_;                ///< Rounds that each unit sits out.
  Repeats total_;
};

}  // namespace samling::grouping
