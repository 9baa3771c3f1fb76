// src/grouping/reasons/relaxed.hpp: the problem without some of its rules, and a group that someone could have in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "grouping/instance/instance.hpp"
#include "grouping/instance/units.hpp"

namespace samling::grouping {

/// Names of rules as in UnplacedReason::rule.
using RuleNames = std::vector<std::string>;

/// Every choice of rules that the problem uses, the travel limit apart: none first, small ones before large ones.
[[nodiscard]] std::vector<RuleNames> choices_of_rules(const Rules& rules);

class Relaxed {
 public:
  /// Groups are made of `candidates` alone (ascending).
  Relaxed(const GroupingProblem& problem, const RuleNames& dropped, const Members& candidates);
  Relaxed(const Relaxed&) = delete;
  Relaxed& operator=(const Relaxed&) = delete;

  /// A group of candidates with the municipality that keeps the rules left; nothing when there is none.
  [[nodiscard]] std::optional<Members> group_with(MunicipalityId id) const;
  /// The first of `groups` that it could join, with it (and those who must be with it).
  [[nodiscard]] std::optional<Members> joined(MunicipalityId id, const std::vector<Members>& groups) const;

 private:
  [[nodiscard]] std::optional<int> unit_of(MunicipalityId id) const;

  GroupingProblem problem_;
  Instance instance_;
};

}  // namespace samling::grouping
