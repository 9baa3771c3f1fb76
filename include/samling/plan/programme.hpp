// samling/plan/programme.hpp: what a programme asks for: the region, the venues and the request.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "samling/core/issue.hpp"
#include "samling/grouping/grouping.hpp"
#include "samling/model/affinity.hpp"
#include "samling/model/region.hpp"
#include "samling/season/dates.hpp"
#include "samling/timetable/day.hpp"
#include "samling/venue/venue.hpp"

namespace samling::plan {

/// At most so many of one kind in a group, in the programme file's words.
struct AskedAtMost {
  std::string kind;                            ///< "county".
  std::map<std::string, std::string> kind_of;  ///< Code -> "Vestfold"; who is not there is of no kind.
  int most = 1;
  grouping::RuleGrade grade;
};

/// At least so many who are something in a group.
struct AskedAtLeast {
  std::string name;             ///< "mentor".
  std::vector<std::string> of;  ///< Codes.
  int least = 1;
  grouping::RuleGrade grade;
};

/// Two who have met.
struct AskedMeeting {
  std::string a;  ///< Code.
  std::string b;
  int ago = 0;  ///< Gatherings since then; 0: the latest.
};

/// Everything asked, in the programme file's words. Municipalities are named by code.
struct Request {
  // who
  std::vector<std::string> themes;  ///< Only municipalities that work on one of these (codes); empty: all.
  grouping::SizeRange sizes;
  std::optional<int> group_count;
  std::optional<Minutes> travel_limit;  ///< Between any two members.
  bool common_theme = true;
  std::optional<grouping::PeopleRange> people;
  int remote_per_group = 0;
  std::optional<double> unplaced_price;
  grouping::Objective objective = grouping::Objective::mean_companion;
  model::AffinityOptions affinity;
  std::vector<std::pair<std::string, std::string>> must_together;
  std::vector<std::pair<std::string, std::string>> keep_apart;
  std::vector<std::vector<std::string>> pinned;
  grouping::RuleGrades grades;
  std::vector<AskedAtMost> at_most;
  std::vector<AskedAtLeast> at_least;
  std::vector<AskedMeeting> met;
  double met_fade = 0.5;
  std::optional<int> most_unplaced;  ///< At most so many that were asked for may be left out.
  std::optional<int> candidates;     ///< Each names so many of its nearest and no group holds others; nothing: all
                                     ///< pairs count, above 1,000 municipalities 16.
  // where
  std::optional<Minutes> venue_limit;  ///< Longest travel to the venue; nothing: travel_limit where that binds.
  bool town_halls = true;              ///< Town halls of members that can host are candidates.
  // when
  std::optional<timetable::DayTemplate> day;  ///< Nothing: no timetable is made.
  std::optional<season::DateRequest> dates;   ///< Nothing: gatherings have no dates.
  std::string time_zone = "Europe/Oslo";      ///< IANA name, for the calendars.
  // how
  std::uint64_t seed = 1;
  std::optional<std::int64_t> max_rounds;
  int regroup_rounds = 50;  ///< How many groups may be forbidden and regrouped when their venue or day cannot be had.
};

/// Outlines for the map: closed rings, as they were read.
struct Boundary {
  std::string code;  ///< Municipality, when known.
  std::vector<std::vector<geo::LatLon>> rings;
};

struct Programme {
  std::string title;
  model::Region region;
  std::vector<venue::Candidate> venues;  ///< Neutral ones; town halls are added from the region.
  Request request;
  std::vector<Boundary> boundaries;       ///< May be empty: the map has a graticule.
  std::vector<std::string> attributions;  ///< Sources to be named in every output.
  std::string input_checksum;             ///< "sha256:…" of the files read; empty when built through the API.
  std::vector<Issue> warnings;            ///< From reading.
};

/// Municipalities of the request's themes, as a grouping problem over the whole region; the others are excluded with a
/// reason
/// ("theme not stated", "does not work on heltid", "withdrew"). Above 1,000 municipalities, and with
/// request.candidates, the affinity is sparse, with the travel limit in it; whoever share one of `groups` (which are to
/// be judged) are candidates of each other. Throws InvalidInput, each demand named, when what is asked needs all pairs
/// and there are too many: more than 3,000.
[[nodiscard]] grouping::GroupingProblem grouping_problem(const Programme& programme, int threads = 1,
                                                         const std::vector<grouping::Members>& groups = {});
/// Longest travel to a venue: venue_limit, or else the travel limit unless it is only warned of, weighed or ignored.
[[nodiscard]] std::optional<Minutes> limit_to_venue(const Request& request);
/// Candidates for one group: the neutral venues, then the town halls of members that can host.
[[nodiscard]] venue::VenueProblem venue_problem(const Programme& programme, const grouping::Members& members,
                                                const grouping::Members& remote = {});
/// The day of a group at a venue: windows from departure, travel and latest home. Throws InvalidInput without
/// request.day.
[[nodiscard]] timetable::DayProblem day_problem(const Programme& programme, const grouping::Members& members,
                                                const venue::VenueProblem& venues, const venue::Choice& choice);

}  // namespace samling::plan
