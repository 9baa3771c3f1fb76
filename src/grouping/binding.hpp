// src/grouping/binding.hpp: which rules bind (graded forbid), which are only noted (warn, weigh), and the pair rules as
// sets.
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "samling/grouping/rules.hpp"

namespace samling::grouping {

using IdPair = std::pair<MunicipalityId, MunicipalityId>;  ///< The lower id first.

[[nodiscard]] inline bool binds(const RuleGrade& grade) {
  return grade.grade == Grade::forbid;
}
[[nodiscard]] inline bool is_weighed(const RuleGrade& grade) {
  return grade.grade == Grade::weigh && grade.weight > 0.0;
}

/// Some rule is weighed, so that a group's score is not of its pairs alone.
[[nodiscard]] inline bool weighs_any(const Rules& rules) {
  const RuleGrades& grades = rules.grades;
  const auto weighed = [](const auto& rule) { return is_weighed(rule.grade); };
  return is_weighed(grades.travel_limit) || is_weighed(grades.common_theme) || is_weighed(grades.must_together) ||
         is_weighed(grades.keep_apart) || is_weighed(grades.people) || is_weighed(grades.met) ||
         std::any_of(rules.at_most.begin(), rules.at_most.end(), weighed) ||
         std::any_of(rules.at_least.begin(), rules.at_least.end(), weighed);
}

[[nodiscard]] inline bool travel_binds(const Rules& rules) {
  return rules.travel_limit.has_value() && binds(rules.grades.travel_limit);
}
[[nodiscard]] inline bool theme_binds(const Rules& rules) {
  return rules.common_theme && binds(rules.grades.common_theme);
}
[[nodiscard]] inline bool people_bind(const Rules& rules) {
  return rules.people.has_value() && binds(rules.grades.people);
}

/// The must_together pairs that bind.
[[nodiscard]] inline std::span<const IdPair> bound_together(const Rules& rules) {
  return binds(rules.grades.must_together) ? std::span<const IdPair>(rules.must_together) : std::span<const IdPair>();
}
/// The must_together pairs that are weighed, each once.
[[nodiscard]] inline std::set<IdPair> weighed_together(const Rules& rules) {
  std::set<IdPair> pairs;
  if (!is_weighed(rules.grades.must_together)) return pairs;
  for (const auto& [a, b] : rules.must_together) pairs.insert(std::minmax(a, b));
  return pairs;
}

/// What each of n bears while it is left out: half the weight of each of its weighed must_together pairs.
[[nodiscard]] inline std::vector<double> halves_of_pairs(const Rules& rules, std::size_t n) {
  std::vector<double> halves(n, 0.0);
  for (const auto& [a, b] : weighed_together(rules)) {
    halves[a.index()] += 0.5 * rules.grades.must_together.weight;
    halves[b.index()] += 0.5 * rules.grades.must_together.weight;
  }
  return halves;
}

/// Pairs that have met, each with its latest meeting.
[[nodiscard]] inline std::map<IdPair, int> latest_meetings(const Rules& rules) {
  std::map<IdPair, int> latest;
  for (const Meeting& meeting : rules.met) {
    const auto [found, fresh] = latest.try_emplace(std::minmax(meeting.a, meeting.b), meeting.ago);
    if (!fresh) found->second = std::min(found->second, meeting.ago);
  }
  return latest;
}
/// met_fade^ago: what a meeting still counts.
[[nodiscard]] inline double faded(const Rules& rules, int ago) {
  return std::pow(rules.met_fade, ago);
}

/// The rules without those that do not bind, every grade forbid.
[[nodiscard]] inline Rules only_binding(Rules rules) {
  if (!travel_binds(rules)) rules.travel_limit.reset();
  if (!theme_binds(rules)) rules.common_theme = false;
  if (!people_bind(rules)) rules.people.reset();
  if (!binds(rules.grades.must_together)) rules.must_together.clear();
  if (!binds(rules.grades.keep_apart)) rules.keep_apart.clear();
  if (!binds(rules.grades.met)) rules.met.clear();
  std::erase_if(rules.at_most, [](const AtMost& rule) { return !binds(rule.grade); });
  std::erase_if(rules.at_least, [](const AtLeast& rule) { return !binds(rule.grade); });
  rules.grades = {};
  return rules;
}

/// Pairs that must never sit in one group: kept apart, or met, where those rules bind.
[[nodiscard]] inline std::set<IdPair> bound_apart(const Rules& rules) {
  std::set<IdPair> apart;
  if (binds(rules.grades.keep_apart)) {
    for (const auto& [a, b] : rules.keep_apart) apart.insert(std::minmax(a, b));
  }
  if (binds(rules.grades.met)) {
    for (const Meeting& meeting : rules.met) apart.insert(std::minmax(meeting.a, meeting.b));
  }
  return apart;
}

}  // namespace samling::grouping
