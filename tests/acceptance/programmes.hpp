// acceptance/programmes.hpp: small programmes for the scenarios.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "samling/plan/plan.hpp"
#include "support/drawn_region.hpp"

namespace samling::testing {

/// A programme over `region`: no day, no dates, every town hall a candidate, theme and difference without weight.
inline plan::Programme programme_over(model::Region region, grouping::SizeRange sizes) {
  plan::Programme programme{.title = "Test", .region = std::move(region), .venues = {}, .request = {}, .boundaries = {},
                            .attributions = {}, .input_checksum = "", .warnings = {}};
  programme.request.sizes = sizes;
  return programme;
}

/// Names of each group joined, groups in the plan's order: "A B C; D E F".
inline std::string groups_of(const plan::Plan& plan) {
  std::string text;
  for (const plan::PlannedGroup& group : plan.groups) {
    if (!text.empty()) text += "; ";
    for (const std::string& code : group.members) text += (code == group.members.front() ? "" : " ") + code;
  }
  return text;
}

inline std::vector<std::string> unplaced_of(const plan::Plan& plan) {
  std::vector<std::string> codes;
  for (const plan::PlannedMunicipality& municipality : plan.municipalities) {
    if (municipality.group.empty()) codes.push_back(municipality.code);
  }
  return codes;
}

inline const plan::PlannedMunicipality& municipality_of(const plan::Plan& plan, const std::string& code) {
  return *std::find_if(plan.municipalities.begin(), plan.municipalities.end(),
                       [&](const plan::PlannedMunicipality& m) { return m.code == code; });
}

/// A copy of the region with one municipality changed.
template <class Change>
model::Region changed(const model::Region& region, Change change) {
  auto municipalities = region.municipalities();
  for (model::Municipality& municipality : municipalities) change(municipality);
  return model::Region(std::move(municipalities), region.catalogue(), region.travel(), region.history(), region.as_of());
}

}  // namespace samling::testing
