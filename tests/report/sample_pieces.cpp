#include "sample_pieces.hpp"

#include <algorithm>

#include "samling/core/units.hpp"

namespace samling::testing {

using plan::Plan;
using plan::PlannedActivity;
using plan::PlannedMunicipality;
using plan::PlannedPair;

namespace {

double affinity(const plan::PlanSettings& s, const PlannedPair& pair) {
  return s.theme_weight * pair.likeness + s.difference_weight * pair.unlikeness -
         s.travel_weight * pair.minutes.value_or(2 * s.travel_scale) / s.travel_scale;
}

}  // namespace

void complete(Plan& plan) {
  for (auto& group : plan.groups) {
    double sum = 0.0;
    for (auto& pair : group.pairs) sum += pair.affinity = affinity(plan.settings, pair);
    group.score = group.members.size() < 2 ? 0.0 : 2.0 / static_cast<double>(group.members.size() - 1) * sum;
    plan.score += group.score;
    for (const auto& code : group.members) {
      for (auto& municipality : plan.municipalities) {
        if (municipality.code == code) municipality.group = group.key;
      }
    }
    if (!group.venue) continue;
    for (const auto& leg : group.venue->legs) {
      group.venue->worst_minutes = std::max({group.venue->worst_minutes, leg.minutes_there, leg.minutes_home});
      group.venue->sum_minutes += std::max(leg.minutes_there, leg.minutes_home);
    }
  }
  for (const auto& municipality : plan.municipalities) {
    if (municipality.group.empty() && municipality.rule != "excluded") plan.score -= plan.settings.unplaced_price;
  }
  std::ranges::sort(plan.municipalities, {}, &PlannedMunicipality::code);
}

std::vector<PlannedActivity> day(const std::vector<std::string>& presenters, const std::string& start, int slot) {
  std::vector<PlannedActivity> activities;
  auto now = *parse_clock_time(start);
  const auto add = [&](const std::string& kind, int minutes, const std::string& presenter = "") {
    activities.push_back({kind, to_string(now), to_string(now + WholeMinutes(minutes)), presenter});
    now = now + WholeMinutes(minutes);
  };
  add("opening", 10);
  for (std::size_t i = 0; i < presenters.size(); ++i) {
    if (i > 0) add("break", 10);
    if (i == (presenters.size() + 1) / 2 - 1 + (presenters.size() % 2 == 0 ? 1 : 0)) add("lunch", 30);
    add("slot", slot, presenters[i]);
  }
  add("evaluation", 15);
  return activities;
}

PlannedMunicipality seat(const std::string& code, const std::string& name, const std::string& county, double lat,
                         double lon, std::vector<std::string> themes, std::vector<std::string> approaches,
                         const std::string& why) {
  return {.code = code,
          .name = name,
          .county = county,
          .lat = lat,
          .lon = lon,
          .themes = std::move(themes),
          .approaches = std::move(approaches),
          .people = 5,
          .why = why};
}

PlannedMunicipality lonely(PlannedMunicipality municipality, const std::string& rule) {
  municipality.rule = rule;
  return municipality;
}

}  // namespace samling::testing
