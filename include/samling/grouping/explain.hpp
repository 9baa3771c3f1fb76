// samling/grouping/explain.hpp: why this group, why not that one, and what would be better.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

/// One admissible group on its own.
struct RankedGroup {
  Members members;
  double score = 0.0;
};

/// The `count` best admissible groups (of those that contain `containing`, when given), best first, ties by members.
/// Exact: all admissible groups are enumerated. Meant for regions of hundreds; throws InvalidInput above 5 million
/// candidates.
[[nodiscard]] std::vector<RankedGroup> best_groups(const GroupingProblem& problem, std::size_t count,
                                                   std::optional<MunicipalityId> containing = {});

/// Two municipalities change places (b may be unplaced), or a moves to another group.
struct Change {
  enum class Kind { swap, move, insert } kind = Kind::swap;
  MunicipalityId a;
  std::optional<MunicipalityId> b;      ///< swap: the other one.
  std::optional<std::size_t> to_group;  ///< move and insert: where a goes.
  double gain = 0.0;                    ///< score after - score before; 0 when broken is not empty.
  std::vector<Issue> broken;            ///< Rules the change would break.
};

/// Every single swap, move or insertion that keeps the rules and raises the score by more than 1e-9, best first. An
/// empty list proves that no single change improves.
[[nodiscard]] std::vector<Change> improving_changes(const GroupingProblem& problem, const Grouping& grouping,
                                                    std::size_t count = 10);
/// What would happen if `outsider` took the place of `member` of the same grouping.
[[nodiscard]] Change swap_change(const GroupingProblem& problem, const Grouping& grouping, MunicipalityId member,
                                 MunicipalityId outsider);

/// What it costs the whole to give `members` a group of their own: the best grouping with that group pinned, against
/// the answer.
struct GroupCost {
  Members members;
  double score = 0.0;   ///< Of the group alone.
  double cost = 0.0;    ///< Score of the whole lost; 0 for a group of the answer, negative when the whole is better
                        ///< with it (then the answer was not the best).
  bool proven = false;  ///< Both groupings were solved to the end.
  std::vector<Issue> broken;  ///< Rules the group breaks; then cost is not computed.
};
[[nodiscard]] GroupCost cost_of_group(const GroupingProblem& problem, const GroupingResult& answer,
                                      const Members& members, const GroupingOptions& options = {});
/// The `count` groups with one municipality that cost the whole least, cheapest first: the best whole in which it has a
/// group is asked for, then the best in which it has another one, and so on, one solve each. Exactly those when all are
/// proven. Throws InvalidInput unless `municipality` is a row.
[[nodiscard]] std::vector<GroupCost> best_groups_for(const GroupingProblem& problem, const GroupingResult& answer,
                                                     MunicipalityId municipality, std::size_t count,
                                                     const GroupingOptions& options = {});

/// Good plans that are really different: one a problem (each best on one axis: its own weights over the same
/// municipalities and rules), no two of them sharing more than `most_shared` of the pairs of the smaller. The later of
/// two too alike is solved again with the pairs of the earlier ones made dearer until they differ enough; left out when
/// none that differs enough is found.
struct DifferentPlan {
  std::string axis;
  GroupingResult result;
  double largest_share = 0.0;  ///< Of pairs shared with any earlier plan.
};
struct Axis {
  std::string name;
  GroupingProblem problem;
};
/// Throws InvalidInput unless the problems are of one size and 0 <= most_shared <= 1.
[[nodiscard]] std::vector<DifferentPlan> different_plans(const std::vector<Axis>& axes, double most_shared = 0.5,
                                                         const GroupingOptions& options = {});

/// Share of the pairs of the one with fewer that sit together in both; 0 when one has none.
[[nodiscard]] double shared_pairs(const Grouping& a, const Grouping& b);

/// How far one number may move before the answer changes: the problem is made anew with other values and solved again
/// (bisection). The answer is the same when it still obeys the rules and no other grouping scores more. Where all
/// scores are linear in the number (a weight), the value at which the next answer takes over is worked out from the two
/// scores and confirmed by solving there (Eisner and Severance (1976), doi:10.1145/321978.321982). A limit changes the
/// problem at certain values only (the minutes of pairs, whole numbers of people): given as `steps`, the search is
/// among them, and exact. `steps` must say how the problem at a value follows: it is that of the largest step not above
/// it.
struct Steadiness {
  double value = 0.0;  ///< As it is.
  std::optional<double>
      down_to;  ///< The least value tried at which the answer is the same; nothing: `lowest` itself keeps it.
  std::optional<double> up_to;    ///< The largest; nothing: `highest` itself keeps it.
  std::optional<Grouping> below;  ///< The answer just below down_to.
  std::optional<Grouping> above;
  std::optional<double> breaks_down;  ///< Exactly where `below` takes over; then down_to is that value. With steps:
                                      ///< the answer still holds there, and nowhere below.
  std::optional<double> breaks_up;    ///< Likewise `above`. With steps: it has taken over there already.
  bool proven = false;                ///< The answer is optimal, and so is every one that says that it still holds.
};
/// Throws InvalidInput unless lowest <= value <= highest and precision > 0.
[[nodiscard]] Steadiness steadiness(const std::function<GroupingProblem(double)>& problem_at, double value,
                                    double lowest, double highest, double precision,
                                    const GroupingOptions& options = {}, const std::vector<double>& steps = {});

/// A hand-made grouping before the judge.
struct Judgement {
  double score = 0.0;
  double upper_bound = 0.0;
  std::vector<Issue> broken;
  std::vector<Change> improvements;
  std::vector<Issue> warnings;            ///< Breaches of rules graded warn or weigh.
  std::optional<Conflict> contradiction;  ///< Of the request itself, whatever the groups: solve() says infeasible.
};
[[nodiscard]] Judgement judge(const GroupingProblem& problem, const Grouping& grouping);

}  // namespace samling::grouping
