#include "samling/plan/plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plan/describe.hpp"
#include "plan/evidence.hpp"
#include "plan/regroup.hpp"
#include "plan/rule_words.hpp"
#include "plan/words.hpp"
#include "samling/core/version.hpp"

namespace samling::plan {
namespace {

Limits effective_limits(const Programme& programme, const PlanOptions& options) {
  Limits limits = options.limits;
  if (!options.override_request) {
    limits.seed = programme.request.seed;
    if (!limits.max_rounds) limits.max_rounds = programme.request.max_rounds;
  }
  validate(limits);
  return limits;
}

void add_absences(season::Gathering& gathering, const Programme& programme, const grouping::Members& members,
                  const Arrangement& arrangement) {
  for (const MunicipalityId id : members) {
    for (const Date& date : programme.region[id].blackout_dates) {
      gathering.absences.push_back({programme.region[id].name, date, "away"});
    }
  }
  const venue::Candidate& venue = arrangement.candidates[arrangement.choice->venue.index()];
  for (const Date& date : venue.closed_dates) gathering.absences.push_back({venue.name, date, "closed"});
}

// Dates for the groups that can meet; the others keep none.
void give_dates(Plan& plan, const Programme& programme, const Arranged& arranged) {
  if (!programme.request.dates) return;
  std::vector<season::Gathering> gatherings;
  std::vector<std::size_t> row_of;
  for (std::size_t g = 0; g < arranged.arrangements.size(); ++g) {
    const Arrangement& arrangement = arranged.arrangements[g];
    if (!arrangement.choice) continue;
    season::Gathering gathering{plan.groups[g].key, plan.groups[g].venue->key, {}};
    add_absences(gathering, programme, arranged.result.best.groups[g], arrangement);
    gatherings.push_back(std::move(gathering));
    row_of.push_back(g);
  }
  if (gatherings.empty()) return;
  const season::DatesProblem problem(std::move(gatherings), season::candidate_dates(*programme.request.dates),
                                     programme.request.dates->per_day);
  const auto result = season::solve(problem);
  for (std::size_t i = 0; i < row_of.size(); ++i) {
    PlannedGroup& group = plan.groups[row_of[i]];
    if (result.date_of[i]) {
      group.date = to_string(*result.date_of[i]);
    } else {
      group.warnings.push_back("no date: " + result.reasons[i]);
    }
  }
}

void give_themes(Plan& plan, const model::Region& region) {
  for (const themes::Theme& theme : region.catalogue().themes()) plan.themes.push_back({theme.code, theme.name});
}

// "nearest 140" of a municipality without a group: the nearest that is not excluded.
void ask_nearest_of_unplaced(Evidence& evidence, const Programme& programme, const Arranged& arranged) {
  std::vector<bool> excluded(programme.region.size(), false);
  for (const auto& exclusion : arranged.problem.rules().excluded) excluded[exclusion.municipality.index()] = true;
  for (const MunicipalityId id : arranged.result.best.unplaced) {
    if (excluded[id.index()]) continue;
    std::optional<std::pair<Minutes, MunicipalityId>> nearest;
    for (std::size_t i = 0; i < programme.region.size(); ++i) {
      const MunicipalityId other(i);
      const auto minutes = other == id || excluded[i] ? std::nullopt : programme.region.minutes_between(id, other);
      if (minutes && (!nearest || *minutes < nearest->first)) nearest = {*minutes, other};
    }
    if (nearest) evidence.ask(id, nearest->second);
  }
}

// Infeasible: a contradiction, no group that can meet, a pinned group that cannot meet, or a day that cannot work.
Status status_of(const Arranged& arranged) {
  const bool pinned_fails = std::any_of(arranged.arrangements.begin(), arranged.arrangements.end(),
                                        [](const Arrangement& a) { return !a.can_meet(); });
  if (arranged.refused_day || pinned_fails) return Status::infeasible;
  const bool none_can_meet = arranged.result.best.groups.empty() && !arranged.rejections.empty();
  if (none_can_meet && arranged.result.status != Status::stopped) return Status::infeasible;
  return arranged.result.status;
}

std::string proof_of(const Plan& plan, const Arranged& arranged) {
  if (plan.status == "optimal") {
    return "No grouping under these rules scores more: proven by exact search over all admissible groups.";
  }
  const double gap = arranged.upper_bound - plan.score;
  return fmt::format(
      "No grouping under these rules scores more than {}: this one may be improved by at most {} ({}).",
      score_text(arranged.upper_bound), score_text(gap),
      plan.score != 0.0 ? fmt::format("{:.2f} % of its score", 100.0 * gap / std::abs(plan.score)) : "no scale");
}

void tell_conflict(Plan& plan, const Arranged& arranged) {
  if (arranged.result.conflict) {
    plan.conflict = arranged.result.conflict->demands;
    plan.repairs = arranged.result.conflict->repairs;
  }
  if (arranged.refused_day) {
    for (const Issue& reason : arranged.refused_day->reasons) plan.conflict.push_back(reason.message);
    for (const timetable::Repair& repair : arranged.refused_day->repairs) {
      plan.repairs.push_back(fmt::format("{} (the day then runs {}-{})", repair.sentence,
                                         to_string(repair.timetable.activities.front().start),
                                         to_string(repair.timetable.activities.back().end())));
    }
  }
  if (plan.status == "infeasible" && plan.conflict.empty()) {
    plan.conflict.push_back("no group can be formed; each municipality says why");
  }
}

void tell_warnings(Plan& plan, const Programme& programme, const Arranged& arranged) {
  for (const Issue& issue : programme.warnings) plan.warnings.push_back(to_string(issue));
  for (const Issue& issue : grouping::precheck(arranged.problem)) plan.warnings.push_back(issue.message);
  for (const Issue& issue : grouping::warnings(arranged.problem, arranged.result.best)) {
    if (issue.rule == "must_together") plan.warnings.push_back(breach_text(issue));
  }
  for (const Issue& issue : arranged.notes) plan.warnings.push_back(issue.message);
  const bool estimates = std::any_of(plan.groups.begin(), plan.groups.end(), [](const PlannedGroup& group) {
    return std::any_of(group.pairs.begin(), group.pairs.end(), [](const PlannedPair& p) { return p.estimate; }) ||
           (group.venue && std::any_of(group.venue->legs.begin(), group.venue->legs.end(),
                                       [](const PlannedLeg& leg) { return leg.estimate; }));
  });
  if (estimates)
    plan.warnings.emplace_back("estimate: water crossing possible; figures marked estimate are straight lines");
  if (!arranged.all_can_meet) {
    plan.warnings.push_back(
        fmt::format("after {} rounds of regrouping some groups still had no venue or day; they were dissolved",
                    programme.request.regroup_rounds));
  }
}

}  // namespace

Plan make_plan(const Programme& programme, const PlanOptions& options) {
  const Limits limits = effective_limits(programme, options);
  const Arranged arranged = group_and_arrange(programme, limits);
  const grouping::Grouping& best = arranged.result.best;
  Plan plan;
  plan.title = programme.title;
  plan.samling_version = version();
  plan.input_checksum = programme.input_checksum;
  plan.seed = limits.seed;
  plan.status = to_string(status_of(arranged));
  plan.score = arranged.result.score;
  plan.unplaced_penalty = unplaced_penalty_of(arranged.problem, best);
  plan.upper_bound = arranged.upper_bound;
  plan.proof = proof_of(plan, arranged);
  plan.settings = describe_settings(programme, arranged.problem);
  give_themes(plan, programme.region);
  auto pairs = terms_by_group(programme, best.groups);
  Evidence evidence;
  for (std::size_t g = 0; g < best.groups.size(); ++g) {
    plan.groups.push_back(describe_group(programme, arranged.problem, group_key(g), best.groups[g], std::move(pairs[g]),
                                         arranged.arrangements[g]));
    plan.groups.back().alternatives = alternatives(programme, arranged.problem, best, g, evidence);
  }
  give_dates(plan, programme, arranged);
  plan.municipalities = describe_municipalities(programme, arranged, plan.groups);
  for (const Rejection& rejection : arranged.rejections) {
    plan.rejected.push_back(describe_rejection(programme, arranged.problem, rejection));
    evidence.ask_within(rejection.members);
  }
  ask_nearest_of_unplaced(evidence, programme, arranged);
  for (const grouping::Members& members : best.groups) evidence.leave_to_group(members);
  plan.other_pairs = pair_terms(programme, evidence.pairs());
  tell_conflict(plan, arranged);
  tell_warnings(plan, programme, arranged);
  plan.attributions = programme.attributions;
  return plan;
}

}  // namespace samling::plan
