// samling/grouping/rules.hpp: what every group must obey.
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

/// Every rule holds for every group of an answer. Vectors are indexed by municipality; empty means the rule is not used.
struct Rules {
  std::vector<std::string> names;  ///< n names for the sentences of results; empty: "#3" for row 3.

  /// Longest allowed travel between any two who meet in person: the longer direction. A missing figure breaks it.
  std::optional<Minutes> travel_limit;
  Eigen::MatrixXd minutes;  ///< n x n, from row to column, NaN missing; needed with travel_limit.

  bool common_theme = false;                 ///< Some theme is worked on by every member.
  std::vector<std::vector<ThemeId>> themes;  ///< n lists, ascending.

  std::vector<std::pair<MunicipalityId, MunicipalityId>> must_together;  ///< In one group, or both unplaced.
  std::vector<std::pair<MunicipalityId, MunicipalityId>> keep_apart;     ///< Never in one group.
  std::vector<Members> pinned;      ///< Published: these groups stand exactly so.
  std::vector<Members> forbidden;   ///< Groups that were tried and cannot meet (plan uses it).
  std::vector<Exclusion> excluded;  ///< Not placed, with the reason.

  std::optional<PeopleRange> people;
  std::vector<int> people_of;  ///< n counts; needed with people.

  int remote_per_group = 0;          ///< At most so many members of a group attend remotely; no travel limit for them.
  std::vector<bool> may_attend_remotely;  ///< n flags; needed with remote_per_group.
};

}  // namespace samling::grouping
