// samling/grouping/rules.hpp: what every group must obey, or should.
//
// A rule has a grade. Graded forbid it binds. Graded weigh its measure of breach, in the brackets below, times its
// weight is taken off the score:
//
//   travel_limit   pairs of the group beyond the limit (a missing figure is beyond); with remote attendance the fewest
//                  such pairs that any choice of at most remote_per_group of those who may leaves
//   common_theme   1 when no theme is worked on by all of the group
//   must_together  pairs that are not in one group, whether both have a group, one or none. Half of the weight is borne
//                  by each of the two: by its group, or by the whole while it has none
//   keep_apart     pairs in the group                 (a pair listed twice counts once)
//   met            met_fade^ago of each pair in the group, of its latest meeting
//   people         people missing to the least or above the most
//   at_most        members above `most`, summed over the kinds
//   at_least       members missing to `least`
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "samling/core/ids.hpp"
#include "samling/core/units.hpp"

namespace samling::grouping {

using Members = std::vector<MunicipalityId>;  ///< Ascending, distinct.

/// Closed range of group sizes, counted in municipalities.
struct SizeRange {
  int min = 3;
  int max = 5;
  friend bool operator==(const SizeRange&, const SizeRange&) = default;
};

/// Closed range of the people in one group.
struct PeopleRange {
  int min = 0;
  int max = 1'000'000;
  friend bool operator==(const PeopleRange&, const PeopleRange&) = default;
};

/// A municipality that is not to be placed, and why ("theme not stated").
struct Exclusion {
  MunicipalityId municipality;
  std::string reason;
};

/// How a rule is taken.
enum class Grade {
  forbid,  ///< It holds in every answer.
  warn,    ///< It may be broken; every break is in the result's warnings.
  weigh,   ///< It may be broken; every break costs weight x its measure of score, and is in the warnings.
  ignore,  ///< As if it were not there.
};

/// Grade of one rule; the weight (score lost for one unit of breach, 0 to 1e6) counts with weigh only.
struct RuleGrade {
  Grade grade = Grade::forbid;
  double weight = 1.0;
  friend bool operator==(const RuleGrade&, const RuleGrade&) = default;
};

/// Grades of the rules that there is one of. In brackets the measure of a breach.
struct RuleGrades {
  RuleGrade travel_limit;   ///< [pairs too far apart]
  RuleGrade common_theme;   ///< [groups without one]
  RuleGrade must_together;  ///< [pairs not in one group]
  RuleGrade keep_apart;     ///< [pairs in one group]
  RuleGrade people;         ///< [people too many or too few in a group]
  RuleGrade met;            ///< [pairs in one group that have met, each times met_fade^ago]
  friend bool operator==(const RuleGrades&, const RuleGrades&) = default;
};

/// At most so many of one kind in a group: "at most 2 from one county".
struct AtMost {
  std::string name;          ///< "county".
  std::vector<int> kind_of;  ///< n kinds; -1: of no kind.
  int most = 1;
  RuleGrade grade;  ///< [members too many, summed over the kinds]
};

/// At least so many who are something in a group: "at least one mentor", "at least one possible host".
struct AtLeast {
  std::string name;          ///< "mentor".
  std::vector<bool> is_one;  ///< n flags.
  int least = 1;
  RuleGrade grade;  ///< [members too few]
};

/// Two who have met, `ago` gatherings since then: 0 the latest.
struct Meeting {
  MunicipalityId a;
  MunicipalityId b;
  int ago = 0;  ///< >= 0.
};

/// Limits of one group where groups differ (MDGPLIB "ds", CCPLIB).
struct GroupLimits {
  SizeRange sizes;
  PeopleRange people;
  friend bool operator==(const GroupLimits&, const GroupLimits&) = default;
};

/// Every rule (as graded) holds for every group of an answer. Vectors are indexed by municipality; empty means the rule
/// is not used.
struct Rules {
  std::vector<std::string> names;  ///< n names for the sentences of results; empty: "#3" for row 3.

  /// Longest allowed travel between any two who meet in person: the longer direction. A missing figure breaks it.
  std::optional<Minutes> travel_limit;
  Eigen::MatrixXd minutes;  ///< n x n, from row to column, NaN missing; needed with travel_limit.

  bool common_theme = false;                 ///< Some theme is worked on by every member.
  std::vector<std::vector<ThemeId>> themes;  ///< n lists, ascending.

  std::vector<std::pair<MunicipalityId, MunicipalityId>> must_together;  ///< In one group, or both unplaced.
  std::vector<std::pair<MunicipalityId, MunicipalityId>> keep_apart;     ///< Never in one group.
  std::vector<Members> pinned;                                           ///< Published: these groups stand exactly so.
  std::vector<Members> forbidden;   ///< Groups that were tried and cannot meet (plan uses it).
  std::vector<Exclusion> excluded;  ///< Not placed, with the reason.

  std::optional<PeopleRange> people;
  std::vector<int> people_of;  ///< n counts; needed with people.

  std::vector<AtMost> at_most;
  std::vector<AtLeast> at_least;
  std::vector<Meeting> met;  ///< Pairs that should not meet again (several entries of a pair: the latest counts).
  double met_fade = 0.5;  ///< In [0, 1]; a meeting counts met_fade^ago. With grade forbid every pair listed is apart.
  RuleGrades grades;

  /// One entry a group when groups have limits of their own; then group_count is their number, sizes and people must
  /// contain them all, and an answer keeps them when its groups can be matched to the entries, each within its limits.
  std::vector<GroupLimits> group_limits;
  std::optional<int> most_unplaced;  ///< At most so many (not excluded) may be left out.

  int remote_per_group = 0;  ///< At most so many members of a group attend remotely; no travel limit for them.
  std::vector<bool> may_attend_remotely;  ///< n flags; needed with remote_per_group.
};

}  // namespace samling::grouping
