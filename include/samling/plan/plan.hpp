// samling/plan/plan.hpp: the conductor: one function, one result.
//
// A plan stands alone: it names municipalities by code and carries every figure its sentences use, so that each number can
// be recomputed from the plan file with the formulas of model/affinity.hpp and grouping/grouping.hpp.
//
// Strategy: group; find each group a venue and a day; where a group has none, forbid it and group again (at most
// request.regroup_rounds times), keeping why; then dates. Stages never call upwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "samling/core/limits.hpp"
#include "samling/plan/programme.hpp"

namespace samling::plan {

/// Terms of one pair in a group.
struct PlannedPair {
  std::string a;  ///< Code.
  std::string b;
  double likeness = 0.0;
  double unlikeness = 0.0;
  std::string unlikeness_basis;  ///< "tags", "text", "unknown".
  std::optional<double> minutes;     ///< Longer direction.
  std::optional<double> kilometres;
  bool estimate = false;
  double affinity = 0.0;
  std::vector<std::string> only_a;
  std::vector<std::string> only_b;
  friend bool operator==(const PlannedPair&, const PlannedPair&) = default;
};

struct PlannedLeg {
  std::string municipality;  ///< Code.
  double minutes_there = 0.0;
  double minutes_home = 0.0;
  std::optional<double> kilometres;
  bool estimate = false;
  friend bool operator==(const PlannedLeg&, const PlannedLeg&) = default;
};

struct RefusedVenue {
  std::string key;
  std::string name;
  std::string reason;  ///< "65 > 60".
  friend bool operator==(const RefusedVenue&, const RefusedVenue&) = default;
};

struct PlannedVenue {
  std::string key;
  std::string name;
  double lat = 0.0;
  double lon = 0.0;
  bool neutral = true;
  double worst_minutes = 0.0;
  double sum_minutes = 0.0;
  std::vector<PlannedLeg> legs;
  std::vector<RefusedVenue> refused;
  std::string why;  ///< Sentence.
  friend bool operator==(const PlannedVenue&, const PlannedVenue&) = default;
};

struct PlannedActivity {
  std::string kind;       ///< "opening", "slot", "break", "lunch", "evaluation".
  std::string start;      ///< "10:10".
  std::string end;
  std::string presenter;  ///< Code; empty but for slots.
  friend bool operator==(const PlannedActivity&, const PlannedActivity&) = default;
};

/// "Why not that one": a group that was not chosen, and what it would have cost.
struct Alternative {
  std::vector<std::string> members;
  double group_score = 0.0;          ///< Of that group alone.
  std::optional<double> change;      ///< Of the whole score when the two change places; nothing when a rule forbids it.
  std::string why_not;               ///< Sentence with the number.
  friend bool operator==(const Alternative&, const Alternative&) = default;
};

struct PlannedGroup {
  std::string key;                     ///< "G1".
  std::vector<std::string> members;    ///< Codes, ascending.
  std::vector<std::string> remote;     ///< Those of them who attend remotely.
  std::string theme;                   ///< Code of the common theme; empty without.
  double score = 0.0;                  ///< group_score: of the pairs, less the penalty.
  double penalty = 0.0;                ///< What the weighed rules take off.
  std::vector<PlannedPair> pairs;      ///< All pairs.
  std::optional<PlannedVenue> venue;
  std::vector<PlannedActivity> day;
  std::optional<std::string> date;     ///< "2015-03-05".
  std::string why;                     ///< Why this group.
  std::vector<Alternative> alternatives;
  std::vector<std::string> warnings;
  friend bool operator==(const PlannedGroup&, const PlannedGroup&) = default;
};

struct PlannedMunicipality {
  std::string code;
  std::string name;
  std::string county;
  double lat = 0.0;
  double lon = 0.0;
  std::vector<std::string> themes;   ///< Codes.
  std::vector<std::string> approaches;  ///< Tags of all its projects.
  int people = 0;
  std::string group;                 ///< Key; empty when unplaced.
  std::string rule;                  ///< Unplaced: see grouping::UnplacedReason.
  std::string why;                   ///< Sentence: why this group, or why none.
  friend bool operator==(const PlannedMunicipality&, const PlannedMunicipality&) = default;
};

/// A group that was best until its venue or its day could not be had.
struct RejectedGroup {
  std::vector<std::string> members;
  double score = 0.0;
  std::string stage;                 ///< "venue" or "day".
  std::vector<std::string> reasons;  ///< "C misses 15 min at each end".
  std::vector<std::string> repairs;  ///< "A-B-C becomes valid if the day is 10:15-14:45 with 65-minute slots".
  friend bool operator==(const RejectedGroup&, const RejectedGroup&) = default;
};

struct PlannedTheme {
  std::string code;
  std::string name;
  friend bool operator==(const PlannedTheme&, const PlannedTheme&) = default;
};

/// One rule as it was asked for.
struct PlannedRule {
  std::string rule;     ///< "travel_limit", "at_most".
  std::string grade;    ///< "forbid", "warn", "weigh", "ignore".
  double weight = 0.0;  ///< Score lost for one unit of breach; 0 unless weighed.
  std::string what;     ///< "at most 2 of one county in a group".
  friend bool operator==(const PlannedRule&, const PlannedRule&) = default;
};

/// What the score was computed with.
struct PlanSettings {
  std::string objective;        ///< "mean_companion" or "pair_sum".
  int size_min = 3;
  int size_max = 5;
  std::optional<int> group_count;
  std::optional<double> travel_limit;  ///< Minutes.
  std::optional<double> venue_limit;   ///< Minutes.
  bool common_theme = true;
  double theme_weight = 1.0;
  double difference_weight = 0.5;
  double travel_weight = 1.0;
  double travel_scale = 90.0;
  std::string travel_measure;   ///< "minutes" or "kilometres".
  std::string likeness;         ///< "weighted_jaccard" or "cosine".
  double unplaced_price = 0.0;
  std::string time_zone;
  std::vector<PlannedRule> rules;  ///< Those the request uses.
  friend bool operator==(const PlanSettings&, const PlanSettings&) = default;
};

struct Plan {
  std::string title;
  std::string samling_version;
  std::string input_checksum;
  std::uint64_t seed = 1;
  std::string status;           ///< to_string(Status).
  double score = 0.0;           ///< sum of group scores - unplaced_price x unplaced that could have been placed
                                ///< - unplaced_penalty.
  double unplaced_penalty = 0.0;  ///< Half the weight of each weighed must_together pair for each of its two without a group.
  double upper_bound = 0.0;
  std::string proof;            ///< Sentence: what the bound says.
  PlanSettings settings;
  std::vector<PlannedTheme> themes;
  std::vector<PlannedGroup> groups;
  std::vector<PlannedPair> other_pairs;  ///< Pairs outside the groups whose terms a sentence uses: alternatives, rejected
                                         ///< groups, the nearest of an unplaced municipality. Ascending, each once.
  std::vector<PlannedMunicipality> municipalities;  ///< All of the region, ascending by code.
  std::vector<RejectedGroup> rejected;
  std::vector<std::string> conflict;  ///< Infeasible: the smallest conflict, a demand each.
  std::vector<std::string> repairs;   ///< Infeasible: what was tried and works.
  std::vector<std::string> warnings;  ///< "estimate: water crossing possible", prechecks.
  std::vector<std::string> attributions;
  friend bool operator==(const Plan&, const Plan&) = default;
};

struct PlanOptions {
  Limits limits;  ///< seed and max_rounds of the request hold unless `override_request`.
  bool override_request = false;
};

/// Never throws for a hard problem: an infeasible request gives the best partial plan and the reason.
[[nodiscard]] Plan make_plan(const Programme& programme, const PlanOptions& options = {});

}  // namespace samling::plan
