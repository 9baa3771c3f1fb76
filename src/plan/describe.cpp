#include "plan/describe.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plan/rule_words.hpp"
#include "plan/sentences.hpp"
#include "plan/words.hpp"

namespace samling::plan {
namespace {

using grouping::GroupingProblem;
using grouping::Members;
using model::Region;

std::optional<double> count_of(const std::optional<Minutes>& minutes) {
  return minutes ? std::optional(minutes->count()) : std::nullopt;
}

std::optional<double> count_of(const std::optional<Kilometres>& kilometres) {
  return kilometres ? std::optional(kilometres->count()) : std::nullopt;
}

PlannedVenue describe_venue(const Region& region, const Arrangement& arrangement) {
  const venue::Choice& choice = *arrangement.choice;
  const venue::Candidate& candidate = arrangement.candidates[choice.venue.index()];
  PlannedVenue planned;
  planned.key = candidate.key;
  planned.name = candidate.name;
  planned.lat = candidate.position.lat();
  planned.lon = candidate.position.lon();
  planned.neutral = !candidate.host.has_value();
  planned.worst_minutes = choice.worst.count();
  planned.sum_minutes = choice.sum.count();
  for (const venue::Leg& leg : choice.legs) {
    planned.legs.push_back({region[leg.municipality].code, leg.there.count(), leg.home.count(), count_of(leg.kilometres),
                            leg.estimate});
  }
  for (const venue::Refusal& refusal : arrangement.venues.refused) {
    const venue::Candidate& refused = arrangement.candidates[refusal.venue.index()];
    planned.refused.push_back({refused.key, refused.name, refusal.reason});
  }
  planned.why = why_venue(region, arrangement);
  return planned;
}

std::vector<PlannedActivity> describe_day(const Region& region, const timetable::Timetable& timetable) {
  std::vector<PlannedActivity> day;
  for (const timetable::Activity& activity : timetable.activities) {
    day.push_back({std::string(timetable::to_string(activity.kind)), to_string(activity.start), to_string(activity.end()),
                   activity.presenter ? region[*activity.presenter].code : ""});
  }
  return day;
}

// The common theme that weighs most in the catalogue; ties by its order.
std::string theme_of(const Region& region, const GroupingProblem& problem, const Members& members) {
  const auto common = grouping::common_themes(problem, members);
  if (common.empty()) return "";
  const auto heaviest = std::max_element(common.begin(), common.end(), [&](ThemeId a, ThemeId b) {
    return region.catalogue()[a].weight < region.catalogue()[b].weight;
  });
  return region.catalogue()[*heaviest].code;
}

}  // namespace

std::string group_key(std::size_t row) { return "G" + std::to_string(row + 1); }

std::vector<std::string> codes_of(const Region& region, const Members& members) {
  std::vector<std::string> codes;
  for (const MunicipalityId id : members) codes.push_back(region[id].code);
  return codes;
}

std::vector<std::string> names_of(const Region& region, const Members& members) {
  std::vector<std::string> names;
  for (const MunicipalityId id : members) names.push_back(region[id].name);
  return names;
}

PlannedGroup describe_group(const Programme& programme, const GroupingProblem& problem, const std::string& key,
                            const Members& members, std::vector<PlannedPair> pairs, const Arrangement& arrangement) {
  const Region& region = programme.region;
  PlannedGroup group;
  group.key = key;
  group.members = codes_of(region, members);
  group.remote = codes_of(region, arrangement.remote);
  group.theme = theme_of(region, problem, members);
  group.score = grouping::group_score(problem, members);
  group.penalty = penalty_of(problem, members);
  group.pairs = std::move(pairs);
  if (arrangement.choice) group.venue = describe_venue(region, arrangement);
  if (arrangement.day && arrangement.day->best) group.day = describe_day(region, *arrangement.day->best);
  group.why = why_group(region, problem, group, members);
  for (const Issue& issue : grouping::warnings(problem, {{members}, {}})) {
    if (issue.rule != "must_together") group.warnings.push_back(breach_text(issue));
  }
  for (std::string& warning : group_warnings(region, group, arrangement)) group.warnings.push_back(std::move(warning));
  return group;
}

RejectedGroup describe_rejection(const Programme& programme, const GroupingProblem& problem, const Rejection& rejection) {
  const Region& region = programme.region;
  RejectedGroup rejected;
  rejected.members = codes_of(region, rejection.members);
  rejected.score = grouping::group_score(problem, rejection.members);
  rejected.stage = rejection.arrangement.failed_stage;
  rejected.reasons = rejection_reasons(rejection.arrangement);
  rejected.repairs = rejection_repairs(join_words(names_of(region, rejection.members)), rejection.arrangement);
  return rejected;
}

std::vector<PlannedMunicipality> describe_municipalities(const Programme& programme, const Arranged& arranged,
                                                         const std::vector<PlannedGroup>& groups) {
  const Region& region = programme.region;
  std::vector<PlannedMunicipality> described;
  for (std::size_t i = 0; i < region.size(); ++i) {
    const MunicipalityId id(i);
    const model::Municipality& municipality = region[id];
    PlannedMunicipality planned;
    planned.code = municipality.code;
    planned.name = municipality.name;
    planned.county = municipality.county;
    planned.lat = municipality.seat.lat();
    planned.lon = municipality.seat.lon();
    planned.people = municipality.people;
    for (const ThemeId theme : region.themes_of(id)) planned.themes.push_back(region.catalogue()[theme].code);
    for (const model::Project& project : municipality.projects) {
      for (const std::string& tag : project.approach_tags) {
        if (std::find(planned.approaches.begin(), planned.approaches.end(), tag) == planned.approaches.end()) {
          planned.approaches.push_back(tag);
        }
      }
    }
    tell_outcome(planned, region, id, arranged, groups);
    described.push_back(std::move(planned));
  }
  std::sort(described.begin(), described.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
  return described;
}

PlanSettings describe_settings(const Programme& programme, const GroupingProblem& problem) {
  const Request& request = programme.request;
  const model::AffinityOptions& affinity = request.affinity;
  PlanSettings settings;
  settings.objective = request.objective == grouping::Objective::pair_sum ? "pair_sum" : "mean_companion";
  settings.size_min = request.sizes.min;
  settings.size_max = request.sizes.max;
  settings.group_count = request.group_count;
  settings.travel_limit = count_of(request.travel_limit);
  settings.venue_limit = count_of(limit_to_venue(request));
  settings.common_theme = request.common_theme;
  settings.theme_weight = affinity.theme_weight;
  settings.difference_weight = affinity.difference_weight;
  settings.travel_weight = affinity.travel_weight;
  settings.travel_scale = affinity.travel_scale;
  settings.travel_measure = affinity.travel_measure == model::TravelMeasure::minutes ? "minutes" : "kilometres";
  settings.likeness = affinity.likeness == themes::Likeness::cosine ? "cosine" : "weighted_jaccard";
  settings.unplaced_price = problem.unplaced_price();
  settings.time_zone = request.time_zone;
  settings.rules = rules_as_asked(programme);
  return settings;
}

}  // namespace samling::plan
