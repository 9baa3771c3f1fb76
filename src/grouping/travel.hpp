// src/grouping/travel.hpp: the travel limit between two, and between all of a group with some attending remotely.
#pragma once

#include <algorithm>
#include <cmath>

#include "grouping/binding.hpp"
#include "samling/grouping/rules.hpp"

namespace samling::grouping {

/// Minutes of the longer direction; NaN when a figure is missing.
[[nodiscard]] inline double longer_minutes(const Rules& rules, MunicipalityId a, MunicipalityId b) {
  const double there = rules.minutes(a.value(), b.value());
  const double back = rules.minutes(b.value(), a.value());
  return std::isnan(there) ? there : (std::isnan(back) ? back : std::max(there, back));
}

/// Beyond the limit, however it is graded; a missing figure is. False without a limit.
[[nodiscard]] inline bool too_far(const Rules& rules, MunicipalityId a, MunicipalityId b) {
  return rules.travel_limit && !(longer_minutes(rules, a, b) <= rules.travel_limit->count());
}
/// May the two meet in person? True where no limit binds.
[[nodiscard]] inline bool within_limit(const Rules& rules, MunicipalityId a, MunicipalityId b) {
  return !travel_binds(rules) || !too_far(rules, a, b);
}

[[nodiscard]] inline bool may_be_remote(const Rules& rules, MunicipalityId id) {
  return rules.remote_per_group > 0 && rules.may_attend_remotely[id.index()];
}

/// Is the travel limit kept when at most `remote` more of the members, from those who may, attend remotely? Every pair
/// too far apart needs one of its two to be remote: a vertex cover, found by branching on the two.
[[nodiscard]] inline bool travel_can_be_kept(const Rules& rules, Members members, int remote) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    for (std::size_t j = i + 1; j < members.size(); ++j) {
      if (within_limit(rules, members[i], members[j])) continue;
      if (remote == 0) return false;
      for (const std::size_t leaver : {i, j}) {
        if (!may_be_remote(rules, members[leaver])) continue;
        Members rest = members;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(leaver));
        if (travel_can_be_kept(rules, std::move(rest), remote - 1)) return true;
      }
      return false;
    }
  }
  return true;
}

}  // namespace samling::grouping
