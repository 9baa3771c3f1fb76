// samling/venue/venue.hpp: where one group meets.
//
//   minimise    lexicographically: the worst member's travel to the venue, then the sum of all, then the venue's key
//   subject to  the limit on every member's travel, the capacity, and the venue's own refusals
//
// The worst traveller first, because a midpoint that one far participant pays for ruins the day. This is the vertex
// 1-centre with a 1-median tie-break over given candidates: Hakimi (1964), doi:10.1287/opre.12.3.450. Exact: every
// candidate is looked at. Members who attend remotely do not travel.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "samling/core/ids.hpp"
#include "samling/core/issue.hpp"
#include "samling/core/limits.hpp"
#include "samling/core/units.hpp"
#include "samling/geo/latlon.hpp"
#include "samling/geo/travel_matrix.hpp"

namespace samling::venue {

/// A place a gathering can be held in.
struct Candidate {
  std::string key;  ///< Place of the travel matrix: "inspiria", or a municipality's code for its town hall.
  std::string name;
  geo::LatLon position;
  int capacity = 30;                   ///< People.
  std::optional<MunicipalityId> host;  ///< The municipality whose town hall it is; nothing for a neutral venue.
  std::optional<std::string> refused;  ///< Not to be used, and why ("closed for rebuilding").
  std::vector<Date> closed_dates;
};

/// One who travels.
struct Traveller {
  MunicipalityId municipality;
  std::string name;
  std::string place;  ///< Of the travel matrix.
  int people = 1;
  bool remote = false;
};

/// The question for one group: complete, validated, immutable.
class VenueProblem {
 public:
  /// Throws InvalidInput, all issues at once: nobody who travels, a traveller twice, a place the matrix does not have,
  /// duplicate keys, people or capacity below 0, limit not positive. No candidates is a hard problem, not bad input:
  /// nobody of the group may be able to host. Copies only the rows and columns of the group and its candidates.
  VenueProblem(std::vector<Traveller> travellers, std::vector<Candidate> candidates, const geo::TravelMatrix& travel,
               std::optional<Minutes> limit = {});
  [[nodiscard]] const std::vector<Traveller>& travellers() const { return travellers_; }
  [[nodiscard]] const std::vector<Candidate>& candidates() const { return candidates_; }
  /// Between the places of those who travel and the candidates; a place may have another PlaceId than in the matrix
  /// given.
  [[nodiscard]] const geo::TravelMatrix& travel() const { return travel_; }
  [[nodiscard]] std::optional<Minutes> limit() const { return limit_; }
  [[nodiscard]] int people_present() const;  ///< Without those who attend remotely.

 private:
  std::vector<Traveller> travellers_;
  std::vector<Candidate> candidates_;
  geo::TravelMatrix travel_;
  std::optional<Minutes> limit_;
};

/// One traveller's way to the venue and home again.
struct Leg {
  MunicipalityId municipality;
  Minutes there{0};
  Minutes home{0};
  std::optional<Kilometres> kilometres;  ///< There.
  bool estimate = false;
};

/// A venue as the group would see it. Travel counted is the longer of there and home.
struct Choice {
  VenueId venue;  ///< Row of candidates().
  Minutes worst{0};
  Minutes sum{0};
  std::vector<Leg> legs;  ///< Those who travel, in the problem's order.
};

/// A venue that cannot be used, with the number: "65 > 60". Where several rules are broken, the first of this order.
struct Refusal {
  VenueId venue;
  std::string rule;      ///< "refused", "capacity", "no_connection", "travel_limit" (the worst traveller's).
  std::string reason;    ///< The refusal's words, "31 people > 30", "no connection from Sarpsborg", "65 > 60".
  std::string sentence;  ///< "Oppegård travels 65 minutes, the limit is 60".
};

struct VenueResult {
  std::vector<Choice> ranked;          ///< Admissible, best first.
  std::vector<Refusal> refused;        ///< The others, in the problem's order.
  Status status = Status::infeasible;  ///< optimal or infeasible.
  [[nodiscard]] const Choice* best() const { return ranked.empty() ? nullptr : &ranked.front(); }
};

[[nodiscard]] VenueResult solve(const VenueProblem& problem);
/// The judge: why this candidate cannot be used; empty when it can.
[[nodiscard]] std::vector<Issue> check(const VenueProblem& problem, VenueId venue);

}  // namespace samling::venue
