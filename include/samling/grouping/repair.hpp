// samling/grouping/repair.hpp: a published grouping meets the world: someone drops out, joins late, declines or is
// vetoed, a limit changes.
//
//   maximise   score(new)  -  move_price x people moved
//
// Someone is moved when they were placed before and are now not in the group that continues theirs; which new group
// continues which old one is the choice that moves fewest people (an assignment). Who drops out or joins late is not
// counted as moved.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct RepairOptions {
  Limits limits;
  /// Score lost for each one moved. Nothing: the fewest moves whatever the score, then the best score among those.
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
  Status status = Status::stopped;
};

/// `problem` is the problem as it is now: who dropped out is excluded, who declined a group or is vetoed stands in its
/// rules (forbidden, keep_apart), what is published and stands is pinned. `published` is the grouping before. Throws
/// InvalidInput unless ids are rows.
[[nodiscard]] RepairResult repair(const GroupingProblem& problem, const Grouping& published,
                                  const RepairOptions& options = {});
/// Old groups matched to new ones so that fewest are moved: for each old group its new one, or nothing. By maximum
/// weight matching.
[[nodiscard]] std::vector<std::optional<std::size_t>> continuations(const Grouping& before, const Grouping& after,
                                                                    const std::vector<int>& people = {});

}  // namespace samling::grouping
