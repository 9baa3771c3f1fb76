#include "samling/plan/programme.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "plan/candidates.hpp"
#include "plan/words.hpp"

namespace samling::plan {
namespace {

using grouping::Members;
using model::Municipality;
using model::Region;

std::vector<ThemeId> requested_themes(const Programme& programme) {
  std::vector<ThemeId> themes;
  for (const std::string& code : programme.request.themes) themes.push_back(programme.region.catalogue().at(code));
  std::sort(themes.begin(), themes.end());
  return themes;
}

// Themes that a municipality works on, of those asked for.
std::vector<std::vector<ThemeId>> themes_in_play(const Region& region, const std::vector<ThemeId>& asked) {
  std::vector<std::vector<ThemeId>> lists;
  for (std::size_t i = 0; i < region.size(); ++i) {
    auto themes = region.themes_of(MunicipalityId(i));
    if (!asked.empty()) {
      std::erase_if(themes, [&](ThemeId t) { return !std::binary_search(asked.begin(), asked.end(), t); });
    }
    lists.push_back(std::move(themes));
  }
  return lists;
}

std::vector<grouping::Exclusion> exclusions(const Programme& programme,
                                            const std::vector<std::vector<ThemeId>>& themes) {
  std::vector<std::string> asked;
  for (const std::string& code : programme.request.themes) {
    asked.push_back(programme.region.catalogue()[programme.region.catalogue().at(code)].name);
  }
  const bool needs_theme = programme.request.common_theme || !asked.empty();
  std::vector<grouping::Exclusion> excluded;
  for (std::size_t i = 0; i < programme.region.size(); ++i) {
    const MunicipalityId id(i);
    const Municipality& municipality = programme.region[id];
    if (municipality.withdrawn) {
      excluded.push_back({id, "has withdrawn from the programme"});
    } else if (needs_theme && municipality.projects.empty()) {
      excluded.push_back({id, "its theme is not stated"});
    } else if (needs_theme && themes[i].empty()) {
      excluded.push_back({id, "does not work on " + join_words(asked, "or")});
    }
  }
  return excluded;
}

Eigen::MatrixXd seat_minutes(const Region& region) {
  const auto n = static_cast<Eigen::Index>(region.size());
  Eigen::MatrixXd minutes(n, n);
  const geo::TravelMatrix& travel = region.travel();
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      const auto figure = travel.minutes(region.place(MunicipalityId(i)), region.place(MunicipalityId(j)));
      minutes(i, j) = figure ? figure->count() : std::numeric_limits<double>::quiet_NaN();
    }
  }
  return minutes;
}

std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs_of(
    const Region& region, const std::vector<std::pair<std::string, std::string>>& codes) {
  std::vector<std::pair<MunicipalityId, MunicipalityId>> pairs;
  for (const auto& [a, b] : codes) pairs.emplace_back(region.at(a), region.at(b));
  return pairs;
}

Members members_of(const Region& region, const std::vector<std::string>& codes) {
  Members members;
  for (const std::string& code : codes) members.push_back(region.at(code));
  std::sort(members.begin(), members.end());
  return members;
}

// Kinds as numbers, in the order of their names.
grouping::AtMost at_most_of(const Region& region, const AskedAtMost& asked) {
  std::map<std::string, int> number;
  for (const auto& [code, kind] : asked.kind_of) number.emplace(kind, 0);
  int next = 0;
  for (auto& [kind, row] : number) row = next++;
  grouping::AtMost rule{asked.kind, std::vector<int>(region.size(), -1), asked.most, asked.grade};
  for (const auto& [code, kind] : asked.kind_of) rule.kind_of[region.at(code).index()] = number.at(kind);
  return rule;
}

grouping::AtLeast at_least_of(const Region& region, const AskedAtLeast& asked) {
  grouping::AtLeast rule{asked.name, std::vector<bool>(region.size(), false), asked.least, asked.grade};
  for (const std::string& code : asked.of) rule.is_one[region.at(code).index()] = true;
  return rule;
}

grouping::Rules rules_of(const Programme& programme) {
  const Region& region = programme.region;
  const Request& request = programme.request;
  grouping::Rules rules;
  rules.common_theme = request.common_theme;
  rules.themes = themes_in_play(region, requested_themes(programme));
  rules.must_together = pairs_of(region, request.must_together);
  rules.keep_apart = pairs_of(region, request.keep_apart);
  for (const auto& codes : request.pinned) rules.pinned.push_back(members_of(region, codes));
  rules.excluded = exclusions(programme, rules.themes);
  rules.people = request.people;
  rules.grades = request.grades;
  for (const AskedAtMost& asked : request.at_most) rules.at_most.push_back(at_most_of(region, asked));
  for (const AskedAtLeast& asked : request.at_least) rules.at_least.push_back(at_least_of(region, asked));
  for (const AskedMeeting& asked : request.met)
    rules.met.push_back({region.at(asked.a), region.at(asked.b), asked.ago});
  rules.met_fade = request.met_fade;
  rules.most_unplaced = request.most_unplaced;
  rules.remote_per_group = request.remote_per_group;
  for (const Municipality& municipality : region.municipalities()) {
    rules.names.push_back(municipality.name);
    rules.people_of.push_back(municipality.people);
    rules.may_attend_remotely.push_back(municipality.may_attend_remotely);
  }
  return rules;
}

// Whole minutes on the safe side: arrivals later, departures earlier.
WholeMinutes rounded_up(Minutes minutes) {
  return WholeMinutes(static_cast<int>(std::ceil(minutes.count() - 1e-9)));
}

timetable::Delegation delegation_of(const Municipality& municipality, const venue::Traveller& traveller,
                                    const venue::Choice& choice) {
  timetable::Delegation delegation{traveller.municipality, municipality.name, {}, {}};
  Minutes there{0};
  Minutes home{0};
  for (const venue::Leg& leg : choice.legs) {
    if (leg.municipality != traveller.municipality) continue;
    there = leg.there;
    home = leg.home;
  }
  if (municipality.earliest_departure) delegation.arrives = *municipality.earliest_departure + rounded_up(there);
  if (municipality.latest_home) delegation.leaves = *municipality.latest_home - rounded_up(home);
  return delegation;
}

}  // namespace

grouping::GroupingProblem grouping_problem(const Programme& programme, int threads,
                                           const std::vector<Members>& groups) {
  const Request& request = programme.request;
  grouping::Rules rules = rules_of(programme);
  const auto ask = [&](model::Affinity affinity) {
    return grouping::GroupingProblem(std::move(affinity), request.sizes, std::move(rules), request.objective,
                                     request.group_count, request.unplaced_price);
  };
  if (const auto companions = companions_named(programme)) {
    rules.remote_per_group = 0;  // asked with a travel limit it is refused; without one nobody needs it
    return ask(candidate_affinity(programme, rules, *companions, groups, threads));
  }
  rules.travel_limit = request.travel_limit;
  rules.minutes = seat_minutes(programme.region);
  return ask(model::affinity(programme.region, request.affinity, threads));
}

std::optional<Minutes> limit_to_venue(const Request& request) {
  const bool binds = request.grades.travel_limit.grade == grouping::Grade::forbid;
  return request.venue_limit || !binds ? request.venue_limit : request.travel_limit;
}

venue::VenueProblem venue_problem(const Programme& programme, const Members& members, const Members& remote) {
  const Region& region = programme.region;
  std::vector<venue::Traveller> travellers;
  std::vector<venue::Candidate> candidates = programme.venues;
  for (const MunicipalityId id : members) {
    const Municipality& municipality = region[id];
    const bool is_remote = std::find(remote.begin(), remote.end(), id) != remote.end();
    travellers.push_back({id, municipality.name, municipality.code, municipality.people, is_remote});
    if (programme.request.town_halls && municipality.can_host && !is_remote) {
      candidates.push_back({.key = municipality.code,
                            .name = municipality.name + " town hall",
                            .position = municipality.seat,
                            .capacity = municipality.host_capacity,
                            .host = id});
    }
  }
  return venue::VenueProblem(std::move(travellers), std::move(candidates), region.travel(),
                             limit_to_venue(programme.request));
}

timetable::DayProblem day_problem(const Programme& programme, const Members& members, const venue::VenueProblem& venues,
                                  const venue::Choice& choice) {
  require(programme.request.day.has_value(), "day", "", "the request has no day template");
  std::vector<timetable::Delegation> delegations;
  for (const MunicipalityId id : members) {
    const auto& travellers = venues.travellers();
    const auto traveller = std::find_if(travellers.begin(), travellers.end(),
                                        [&](const venue::Traveller& t) { return t.municipality == id; });
    require(traveller != travellers.end(), "members", programme.region[id].code,
            "is not a traveller of the venue problem");
    delegations.push_back(delegation_of(programme.region[id], *traveller, choice));
  }
  return timetable::DayProblem(*programme.request.day, std::move(delegations));
}

}  // namespace samling::plan
