#include "samling/venue/venue.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace samling::venue {
namespace {

// Those the matrix must know: who travels, and the candidates.
std::vector<std::string> places_of(const std::vector<Traveller>& travellers, const std::vector<Candidate>& candidates) {
  std::vector<std::string> places;
  std::set<std::string> seen;
  const auto add = [&](const std::string& place) {
    if (seen.insert(place).second) places.push_back(place);
  };
  for (const Traveller& traveller : travellers) {
    if (!traveller.remote) add(traveller.place);
  }
  for (const Candidate& candidate : candidates) add(candidate.key);
  return places;
}

// The rows and columns of `places`, all of which the matrix has.
geo::TravelMatrix extract(const geo::TravelMatrix& travel, const std::vector<std::string>& places) {
  if (!travel.has_table()) {
    std::vector<geo::LatLon> positions;
    for (const std::string& place : places) positions.push_back(travel.positions()[travel.find(place)->index()]);
    return geo::estimate_travel(places, positions, travel.estimate_options());
  }
  std::vector<Eigen::Index> rows;
  for (const std::string& place : places) rows.push_back(static_cast<Eigen::Index>(travel.find(place)->index()));
  Eigen::MatrixXd minutes = travel.minutes()(rows, rows);
  Eigen::MatrixXd kilometres;
  if (travel.kilometres().size() > 0) kilometres = travel.kilometres()(rows, rows);
  geo::EstimateMarks estimates;
  if (travel.estimates().size() > 0) estimates = travel.estimates()(rows, rows);
  return geo::TravelMatrix(places, std::move(minutes), std::move(kilometres), std::move(estimates));
}

class Complaints {
 public:
  void unless(bool holds, const char* rule, const char* field, const std::string& value, const std::string& message) {
    if (!holds) issues_.push_back(Issue{.rule = rule, .field = field, .value = value, .message = message});
  }
  void unless_known(const geo::TravelMatrix& travel, const char* field, const std::string& place) {
    if (travel.find(place)) return;
    std::string message = "the travel matrix does not have this place";
    const auto near = near_matches(place, travel.places(), 1);
    if (!near.empty()) message += "; near: " + near.front();
    unless(false, "unknown_place", field, place, message);
  }
  void raise() const {
    if (!issues_.empty()) throw InvalidInput(issues_);
  }

 private:
  std::vector<Issue> issues_;
};

void examine(const std::vector<Traveller>& travellers, const std::vector<Candidate>& candidates,
             const geo::TravelMatrix& travel, std::optional<Minutes> limit) {
  Complaints complaints;
  const bool somebody = std::ranges::any_of(travellers, [](const Traveller& traveller) { return !traveller.remote; });
  complaints.unless(somebody, "no_travellers", "travellers", "", "somebody must attend in person");
  std::set<MunicipalityId> members;
  for (const Traveller& traveller : travellers) {
    complaints.unless(members.insert(traveller.municipality).second, "duplicate_traveller", "travellers",
                      traveller.name, "is there twice");
    complaints.unless(traveller.people >= 0, "negative_people", "people", std::to_string(traveller.people),
                      traveller.name + " must not send fewer than 0 people");
    if (!traveller.remote) complaints.unless_known(travel, "place", traveller.place);
  }
  std::set<std::string> keys;
  for (const Candidate& candidate : candidates) {
    complaints.unless(keys.insert(candidate.key).second, "duplicate_venue", "key", candidate.key, "is there twice");
    complaints.unless(candidate.capacity >= 0, "negative_capacity", "capacity", std::to_string(candidate.capacity),
                      candidate.name + " must not have a capacity below 0");
    complaints.unless_known(travel, "key", candidate.key);
  }
  complaints.unless(!limit || limit->count() > 0.0, "invalid_limit", "limit",
                    limit ? format_number(limit->count()) : std::string(), "must be more than 0 minutes");
  complaints.raise();
}

// "65 > 60" with as many decimals as it takes to see that it is more.
std::pair<std::string, std::string> told_apart(double more, double less) {
  int decimals = 1;
  while (decimals < 9 && format_number(more, decimals) == format_number(less, decimals)) ++decimals;
  return {format_number(more, decimals), format_number(less, decimals)};
}

// Every broken rule of one candidate, in the order of Refusal, the worst traveller first.
std::vector<Refusal> refusals(const VenueProblem& problem, VenueId venue) {
  const Candidate& candidate = problem.candidates()[venue.index()];
  std::vector<Refusal> broken;
  if (candidate.refused) {
    broken.push_back({venue, "refused", *candidate.refused,
                      fmt::format("{} cannot be used: {}", candidate.name, *candidate.refused)});
  }
  if (const int people = problem.people_present(); people > candidate.capacity) {
    broken.push_back({venue, "capacity", fmt::format("{} people > {}", people, candidate.capacity),
                      fmt::format("{} people come, {} holds {}", people, candidate.name, candidate.capacity)});
  }
  const PlaceId there = *problem.travel().find(candidate.key);
  std::multimap<Minutes, Refusal, std::greater<>> too_far;  // equal minutes stay in the travellers' order
  for (const Traveller& traveller : problem.travellers()) {
    if (traveller.remote) continue;
    const auto way = problem.travel().minutes_between(*problem.travel().find(traveller.place), there);
    if (!way) {
      broken.push_back({venue, "no_connection", "no connection from " + traveller.name,
                        fmt::format("there is no connection between {} and {}", traveller.name, candidate.name)});
    } else if (problem.limit() && *way > *problem.limit()) {
      const auto [minutes, limit] = told_apart(way->count(), problem.limit()->count());
      too_far.emplace(*way,
                      Refusal{venue, "travel_limit", fmt::format("{} > {}", minutes, limit),
                              fmt::format("{} travels {} minutes, the limit is {}", traveller.name, minutes, limit)});
    }
  }
  for (auto& [way, refusal] : too_far) broken.push_back(std::move(refusal));
  return broken;
}

Choice choice_at(const VenueProblem& problem, VenueId venue) {
  const geo::TravelMatrix& travel = problem.travel();
  const PlaceId there = *travel.find(problem.candidates()[venue.index()].key);
  Choice choice{.venue = venue};
  for (const Traveller& traveller : problem.travellers()) {
    if (traveller.remote) continue;
    const PlaceId home = *travel.find(traveller.place);
    const Leg leg{traveller.municipality, *travel.minutes(home, there), *travel.minutes(there, home),
                  travel.kilometres(home, there), travel.is_estimate(home, there) || travel.is_estimate(there, home)};
    const Minutes longer = std::max(leg.there, leg.home);
    choice.worst = std::max(choice.worst, longer);
    choice.sum += longer;
    choice.legs.push_back(leg);
  }
  return choice;
}

}  // namespace

VenueProblem::VenueProblem(std::vector<Traveller> travellers, std::vector<Candidate> candidates,
                           const geo::TravelMatrix& travel, std::optional<Minutes> limit)
    : travellers_(std::move(travellers)), candidates_(std::move(candidates)), limit_(limit) {
  examine(travellers_, candidates_, travel, limit_);
  travel_ = extract(travel, places_of(travellers_, candidates_));
}

int VenueProblem::people_present() const {
  int people = 0;
  for (const Traveller& traveller : travellers_) people += traveller.remote ? 0 : traveller.people;
  return people;
}

VenueResult solve(const VenueProblem& problem) {
  VenueResult result;
  for (std::size_t row = 0; row < problem.candidates().size(); ++row) {
    const VenueId venue(row);
    const std::vector<Refusal> broken = refusals(problem, venue);
    if (broken.empty()) {
      result.ranked.push_back(choice_at(problem, venue));
    } else {
      result.refused.push_back(broken.front());
    }
  }
  const auto key = [&](const Choice& choice) -> const std::string& {
    return problem.candidates()[choice.venue.index()].key;
  };
  std::ranges::sort(result.ranked, [&](const Choice& a, const Choice& b) {
    return std::tie(a.worst, a.sum, key(a)) < std::tie(b.worst, b.sum, key(b));
  });
  result.status = result.ranked.empty() ? Status::infeasible : Status::optimal;
  return result;
}

std::vector<Issue> check(const VenueProblem& problem, VenueId venue) {
  if (venue.value() < 0 || venue.index() >= problem.candidates().size()) {
    return {Issue{.rule = "unknown_venue",
                  .field = "venue",
                  .value = std::to_string(venue.value()),
                  .message = fmt::format("there are {} candidates", problem.candidates().size())}};
  }
  std::vector<Issue> issues;
  for (const Refusal& refusal : refusals(problem, venue)) {
    issues.push_back(Issue{.rule = refusal.rule,
                           .field = problem.candidates()[venue.index()].key,
                           .value = refusal.reason,
                           .message = refusal.sentence});
  }
  return issues;
}

}  // namespace samling::venue
