// samling/grouping/grouping.hpp: who gathers with whom.
//
//   maximise    sum over groups of group_score(g)  -  unplaced_price x number of unplaced that are not excluded
//                                                   -  what the unplaced bear of weighed must_together pairs
//                                                   (rules.hpp)
//   subject to  every municipality is in exactly one group or listed as unplaced with a reason,
//               sizes.min <= |g| <= sizes.max, the number of groups is the one asked for (when given),
//               and every rule (rules.hpp) holds for every g.
//
//   group_score(g)  = objective(g)  -  sum over weighed rules of weight x measure of breach of g    (rules.hpp)
//
//   pair_sum        objective(g) = sum of affinities over the pairs in g
//   mean_companion  objective(g) = sum over members of their mean affinity to the others
//                                = 2 / (|g| - 1) x pair_sum(g)
//   own score       objective(g) = any function of the members of g
//
// mean_companion lets groups of 3 and of 5 compare fairly. With pair_sum, the number of groups given and no rules this
// is the maximally diverse grouping problem: Gallego, Laguna, Marti and Duarte (2013), doi:10.1057/jors.2012.66.
//
// Guaranteed: check(problem, result.best) is empty; result.score == score(problem, result.best); no grouping of the
// problem scores more than result.upper_bound. Not guaranteed: optimality, unless the status says so.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/grouping/rules.hpp"
#include "samling/model/affinity.hpp"

namespace samling::grouping {

enum class Objective { pair_sum, mean_companion };

/// A user's own score of a group: any function of its members (ascending), finite, the same at every call, callable
/// from several threads at once. It takes the place of the objective and is asked only about sets whose size is
/// within the sizes (other sets count 0). Weighed rules are taken off it as off any objective. For groups of up to 6: a
/// bound needs every admissible group looked at; with more than a million of them there is none, and the upper bound is
/// infinity with the bound method "none". The unplaced price does not follow its scale: give one.
struct GroupScore {
  std::string name;
  std::function<double(const Members&)> value;  ///< Empty: the objective counts.
};

/// The question: complete, validated, immutable.
class GroupingProblem {
 public:
  /// Throws InvalidInput, all issues at once, naming the fields: unless 2 <= sizes.min <= sizes.max (1 <= sizes.min
  /// when group_count is given: one alone scores 0), group_count >= 1 when given, ids in range, vectors of the rules of
  /// length n where needed, unplaced_price finite and >= 0 when given.
  GroupingProblem(model::Affinity affinity, SizeRange sizes, Rules rules = {},
                  Objective objective = Objective::mean_companion, std::optional<int> group_count = {},
                  std::optional<double> unplaced_price = {}, GroupScore own_score = {});

  [[nodiscard]] std::size_t size() const { return affinity_.size(); }
  [[nodiscard]] const model::Affinity& affinity() const { return affinity_; }
  [[nodiscard]] SizeRange sizes() const { return sizes_; }
  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] Objective objective() const { return objective_; }
  [[nodiscard]] std::optional<int> group_count() const { return group_count_; }
  [[nodiscard]] const GroupScore& own_score() const { return own_score_; }
  /// As given, or 4 x sizes.max x the largest |affinity| (at least 1) of two within the travel limit: placing one more
  /// is worth more than any likely gain of score. 0 when group_count x sizes.max < n (without the excluded): then
  /// leaving some out is what was asked.
  [[nodiscard]] double unplaced_price() const { return unplaced_price_; }

 private:
  model::Affinity affinity_;
  SizeRange sizes_;
  Rules rules_;
  Objective objective_;
  std::optional<int> group_count_;
  double unplaced_price_ = 0.0;
  GroupScore own_score_;
};

/// An answer. In normal form members, groups (by first member) and unplaced ascend.
struct Grouping {
  std::vector<Members> groups;
  Members unplaced;
  friend bool operator==(const Grouping&, const Grouping&) = default;
};
[[nodiscard]] Grouping normal_form(Grouping grouping);

struct GroupingOptions {
  std::string method = "auto";  ///< Name of a built-in method (methods.hpp); auto chooses by shape and size.
  Limits limits;  ///< A round of local search: one perturbation and descent. Default 200 rounds when neither rounds nor
                  ///< time are given.
};

/// Why one municipality has no group.
struct UnplacedReason {
  MunicipalityId municipality;
  std::string rule;    ///< "travel_limit", "common_theme", "excluded", "sizes", "must_together", "keep_apart",
                       ///< "forbidden", "pinned", "people", "met", "at_most", "at_least", "group_count", "score".
  std::string reason;  ///< "no group within 90 min; nearest 140".
};

/// A smallest set of demands that cannot hold together: drop any one and the rest can (verified).
struct Conflict {
  std::vector<std::string> demands;  ///< {"A with B", "limit 120"}.
  std::vector<std::string> repairs;  ///< Each was tried and works (on this conflict alone, when there are several):
                                     ///< "limit 130", "drop A with B", "B remote".
};

struct Statistics {
  std::int64_t rounds = 0;             ///< Rounds of local search.
  std::int64_t moves = 0;              ///< Moves applied.
  std::int64_t components = 0;         ///< Independent parts of the problem.
  std::int64_t proven_components = 0;  ///< Parts solved exactly.
};

struct GroupingResult {
  Grouping best;
  double score = 0.0;
  double upper_bound = 0.0;
  std::string
      bound_method;  ///< "row sum", "column generation", "semidefinite", "Lagrangian", …: how the bound was had.
  std::vector<Issue> warnings;  ///< Breaches of rules graded warn or weigh.
  Status status =
      Status::stopped;  ///< infeasible: the demands contradict each other (see contradiction()); best is partial.
  std::vector<UnplacedReason> unplaced;
  std::optional<Conflict> conflict;  ///< With status infeasible.
  Statistics statistics;
};

// The judge: from scratch, apart from the solver.

/// score of the whole answer, price of the unplaced included.
[[nodiscard]] double score(const GroupingProblem& problem, const Grouping& grouping);
/// group_score of one set of members; the objective of fewer than two is 0, of none the group score too.
[[nodiscard]] double group_score(const GroupingProblem& problem, const Members& members);
/// Every breach of a rule graded warn or weigh, in words: level warning. Issue::field is "group 2", or empty for a
/// must_together pair. Every must_together pair that is not in one group is a breach here, also when both are unplaced.
/// Precondition: ids are rows.
[[nodiscard]] std::vector<Issue> warnings(const GroupingProblem& problem, const Grouping& grouping);
/// Every broken rule (graded forbid) of the answer, in words; empty when it is admissible. Issue::field is "group 2" or
/// a code row.
[[nodiscard]] std::vector<Issue> check(const GroupingProblem& problem, const Grouping& grouping);
/// The broken rules (graded forbid) of one set of members as a group.
[[nodiscard]] std::vector<Issue> check_group(const GroupingProblem& problem, const Members& members);
/// Themes that every member works on (empty lists of the problem: none).
[[nodiscard]] std::vector<ThemeId> common_themes(const GroupingProblem& problem, const Members& members);
/// A smallest set of members (at most remote_per_group, all allowed) without whom the travel limit holds, unless it is
/// ignored; nothing when there is none.
[[nodiscard]] std::optional<Members> remote_members(const GroupingProblem& problem, const Members& members);

// The engine.

/// Before any search: arithmetic that cannot work ("7 is not a multiple of 3: 2 groups of 3 leave 1; sizes 3-4 would
/// place all"). Warnings and errors; the search may still give a partial answer.
[[nodiscard]] std::vector<Issue> precheck(const GroupingProblem& problem);
/// Before any search: demands that cannot hold together. Pinned groups must stand, a number of groups or of unplaced
/// must be kept, somebody must be able to have a group, and nobody may lose every place there would be for the sake of
/// a must_together pair. (Two of whom neither could have a group anyway are listed as unplaced and contradict nothing,
/// and so is whoever finds no place beside the others.) Without demands in it: a contradiction of which demands could
/// not be settled. Nothing: none, or not settled within the work allowed.
[[nodiscard]] std::optional<Conflict> contradiction(const GroupingProblem& problem);
[[nodiscard]] GroupingResult solve(const GroupingProblem& problem, const GroupingOptions& options = {});
/// No grouping of the problem scores more. Computed apart from the solver: the row sum bound.
[[nodiscard]] double upper_bound(const GroupingProblem& problem);

}  // namespace samling::grouping
