// samling/grouping/repair.hpp: a published grouping meets the world: someone drops out, joins late, declines or is
// vetoed, a limit changes.
//
//   maximise   score(new)  -  move_price x people moved
//
// Someone is moved when they were placed before and are now not in the group that continues theirs (or in none); which
// new group continues which old one is the choice that moves fewest people (an assignment). Who drops out or joins late
// is not counted as moved, so a late joiner goes to a group with room before anything is broken up.
//
// Small parts (some 20 municipalities that may all meet) are solved exactly, as set partitioning over pairs of a group
// and the old group that it continues; larger ones by annealing and exact splits of a few groups
// (docs/algorithms/repair.md). Deterministic as long as no clock limit is given.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct RepairOptions {
  Limits limits;  ///< A round: one sweep of annealing; default 60 when neither rounds nor time are given.
  /// Score lost for each one moved, in [0, 1e6]. Nothing: the fewest moves whatever the score, then the best score
  /// among those.
  std::optional<double> move_price;
  std::vector<int> people;  ///< n weights of a move; empty: 1 each.
};

/// What becomes of one municipality.
struct RepairChange {
  enum class Kind { stays, moved, joined, left, unplaced } kind = Kind::stays;
  MunicipalityId municipality;
  std::optional<std::size_t> from;  ///< Group of the published grouping.
  std::optional<std::size_t> to;    ///< Group of the new one.
  Members companions_lost;
  Members companions_won;
  std::string reason;  ///< "B declined", "the group has too few", "".
};

struct RepairResult {
  GroupingResult grouping;            ///< Of the problem as it is now.
  std::vector<RepairChange> changes;  ///< One a municipality, by row.
  int moved = 0;                      ///< People (or municipalities) moved.
  int least_moved = 0;                ///< No answer moves fewer; proven when it equals moved.
  double score_before = 0.0;          ///< Of the published grouping without those who left, its breaches aside.
  double score_free = 0.0;            ///< Of the best grouping found without regard to moves: what the loyalty costs.
  Status status =
      Status::stopped;  ///< optimal: proven for what was asked. infeasible: the rules of today cannot be met.
};

/// `problem` is the problem as it is now: who dropped out is excluded, who declined a group or is vetoed stands in its
/// rules (forbidden, keep_apart), what is published and stands is pinned. `published` is the grouping before, which may
/// name fewer than there are now: the others join late. Throws InvalidInput unless ids are rows, each once.
[[nodiscard]] RepairResult repair(const GroupingProblem& problem, const Grouping& published,
                                  const RepairOptions& options = {});
/// The judge's count, from scratch: people of old groups who are not in the group that continues theirs; the excluded
/// do not count.
[[nodiscard]] int people_moved(const GroupingProblem& problem, const Grouping& published, const Grouping& now,
                               const std::vector<int>& people = {});
/// Old groups matched to new ones so that fewest are moved: for each old group its new one, or nothing. By maximum
/// weight matching.
[[nodiscard]] std::vector<std::optional<std::size_t>> continuations(const Grouping& before, const Grouping& after,
                                                                    const std::vector<int>& people = {});

}  // namespace samling::grouping
