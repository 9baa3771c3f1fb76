// samling/plan/judge.hpp: a plan that anyone made or changed, before the judge.
//
// Nothing in the plan file is believed: members are read as of the region's date, the grouping goes to grouping::judge,
// each venue to venue::check, each day to timetable::check, the dates to season::check, and the score written in the
// file is compared with the one computed again (to 1e-6).
#pragma once

#include <vector>

#include "samling/core/issue.hpp"
#include "samling/grouping/explain.hpp"
#include "samling/plan/plan.hpp"

namespace samling::plan {

struct PlanJudgement {
  grouping::Grouping grouping;    ///< Groups in the plan's order; whoever is in none is unplaced.
  grouping::Judgement judgement;  ///< Its score, bound, broken rules and improving changes.
  std::vector<Issue> broken;      ///< Venues, days, dates and the score; Issue::field is the group's key: "G1".
};

/// The groups of a plan as rows of the programme's region. Throws InvalidInput, all issues at once: an unknown code
/// (with near matches), a municipality in two groups.
[[nodiscard]] grouping::Grouping grouping_of(const Programme& programme, const Plan& plan);
/// Throws as grouping_of does.
[[nodiscard]] PlanJudgement judge(const Programme& programme, const Plan& plan);

}  // namespace samling::plan
