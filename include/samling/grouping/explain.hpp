// samling/grouping/explain.hpp: why this group, why not that one, and what would be better.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// One admissible group on its own.
struct RankedGroup {
  Members members;
  double score = 0.0;
};

/// The `count` best admissible groups (of those that contain `containing`, when given), best first, ties by members. Exact: all
/// admissible groups are enumerated. Meant for regions of hundreds; throws InvalidInput above 5 million candidates.
[[nodiscard]] std::vector<RankedGroup> best_groups(const GroupingProblem& problem, std::size_t count,
                                                   std::optional<MunicipalityId> containing = {});

/// Two municipalities change places (b may be unplaced), or a moves to another group.
struct Change {
  enum class Kind { swap, move, insert } kind = Kind::swap;
  MunicipalityId a;
  std::optional<MunicipalityId> b;         ///< swap: the other one.
  std::optional<std::size_t> to_group;     ///< move and insert: where a goes.
  double gain = 0.0;                       ///< score after - score before; 0 when broken is not empty.
  std::vector<Issue> broken;               ///< Rules the change would break.
};

/// Every single swap, move or insertion that keeps the rules and raises the score by more than 1e-9, best first. An empty list proves
/// that no single change improves.
[[nodiscard]] std::vector<Change> improving_changes(const GroupingProblem& problem, const Grouping& grouping,
                                                    std::size_t count = 10);
/// What would happen if `outsider` took the place of `member` of the same grouping.
[[nodiscard]] Change swap_change(const GroupingProblem& problem, const Grouping& grouping, MunicipalityId member,
                                 MunicipalityId outsider);

/// A hand-made grouping before the judge.
struct Judgement {
  double score = 0.0;
  double upper_bound = 0.0;
  std::vector<Issue> broken;
  std::vector<Change> improvements;
};
[[nodiscard]] Judgement judge(const GroupingProblem& problem, const Grouping& grouping);

}  // namespace samling::grouping
