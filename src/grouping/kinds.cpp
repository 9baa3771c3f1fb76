#include "grouping/kinds.hpp"

#include <algorithm>

namespace samling::grouping {

int too_many(const AtMost& rule, const Members& members) {
  std::vector<int> kinds;
  for (const MunicipalityId id : members) {
    if (const int kind = rule.kind_of[id.index()]; kind >= 0) kinds.push_back(kind);
  }
  std::sort(kinds.begin(), kinds.end());
  int excess = 0;
  for (auto first = kinds.begin(); first != kinds.end();) {
    const auto last = std::upper_bound(first, kinds.end(), *first);
    excess += std::max(0, static_cast<int>(last - first) - rule.most);
    first = last;
  }
  return excess;
}

int count_of(const AtLeast& rule, const Members& members) {
  return static_cast<int>(
      std::count_if(members.begin(), members.end(), [&](MunicipalityId id) { return rule.is_one[id.index()]; }));
}

bool keeps_kinds(const Rules& rules, const Members& members) {
  return std::all_of(rules.at_most.begin(), rules.at_most.end(),
                     [&](const AtMost& rule) { return !binds(rule.grade) || too_many(rule, members) == 0; });
}

}  // namespace samling::grouping
