// plan/evidence.hpp: the terms of every pair that a sentence of the plan rests on.
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "samling/plan/plan.hpp"

namespace samling::plan {

/// Pairs asked for, each once, first < second.
class Evidence {
 public:
  void ask(MunicipalityId a, MunicipalityId b);
  void ask_within(const grouping::Members& members);
  void ask_between(MunicipalityId a, const grouping::Members& members);
  /// Drops the pairs within `members`: the group tells them itself.
  void leave_to_group(const grouping::Members& members);
  [[nodiscard]] std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs() const;

 private:
  std::set<std::pair<MunicipalityId, MunicipalityId>> pairs_;
};

/// The terms of pairs, in their order. One call for many: practices are compared within the whole region.
[[nodiscard]] std::vector<PlannedPair> pair_terms(const Programme& programme,
                                                  const std::vector<std::pair<MunicipalityId, MunicipalityId>>& pairs);
/// The terms of all pairs in each group.
[[nodiscard]] std::vector<std::vector<PlannedPair>> terms_by_group(const Programme& programme,
                                                                   const std::vector<grouping::Members>& groups);

}  // namespace samling::plan
