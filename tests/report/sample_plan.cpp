#include "sample_plan.hpp"

#include <optional>

#include "sample_pieces.hpp"

namespace samling::testing {
namespace {

using plan::Plan;
using plan::PlannedActivity;
using plan::PlannedGroup;
using plan::PlannedMunicipality;
using plan::PlannedVenue;

std::vector<PlannedActivity> pilot_day() {
  return {{"opening", "10:00", "10:10", ""},  {"slot", "10:10", "11:25", "0105"},  {"break", "11:25", "11:35", ""},
          {"lunch", "11:35", "12:05", ""},    {"slot", "12:05", "13:20", "0106"},  {"break", "13:20", "13:30", ""},
          {"slot", "13:30", "14:45", "0217"}, {"evaluation", "14:45", "15:00", ""}};
}

plan::PlanSettings settings() {
  return {.objective = "mean_companion",
          .size_min = 3,
          .size_max = 5,
          .travel_limit = 90.0,
          .venue_limit = 60.0,
          .travel_measure = "minutes",
          .likeness = "weighted_jaccard",
          .unplaced_price = 10.0,
          .time_zone = "Europe/Oslo"};
}

std::vector<PlannedMunicipality> pilot_seats() {
  const std::string alike = "In the group with the highest score among those who share a theme within 90 min.";
  return {
      seat("0105", "Sarpsborg", "Østfold", 59.2839, 11.1096, {"heltid"}, {"longer shifts"}, alike),
      seat("0106", "Fredrikstad", "Østfold", 59.2181, 10.9298, {"heltid", "omdomme"}, {"staff pool", "longer shifts"},
           alike),
      seat("0217", "Oppegård", "Akershus", 59.8120, 10.8036, {"heltid"}, {"in-house training"}, alike),
      seat("0226", "Sørum", "Akershus", 59.9860, 11.2370, {"kompetanse"}, {"trainees"}, alike),
      seat("0533", "Lunner", "Oppland", 60.2930, 10.5860, {"kompetanse"}, {"mentors"}, alike),
      seat("0538", "Nordre Land", "Oppland", 60.8410, 10.0750, {"kompetanse"}, {"culture of presence"}, alike),
      seat("0534", "Gran", "Oppland", 60.3630, 10.5720, {"kompetanse"}, {}, alike),
      seat("1621", "Ørland", "Sør-Trøndelag", 63.6860, 9.6650, {"omdomme"}, {"theme day"}, alike),
      seat("1627", "Bjugn", "Sør-Trøndelag", 63.7650, 9.8030, {"omdomme"}, {"theme day", "council"}, alike),
      seat("1624", "Rissa", "Sør-Trøndelag", 63.5850, 9.9620, {"omdomme"}, {"citizens"}, alike),
      seat("1130", "Strand", "Rogaland", 59.0420, 6.0230, {"omdomme"}, {"associations"}, alike),
      seat("1141", "Finnøy", "Rogaland", 59.1670, 5.8430, {"omdomme", "kompetanse"}, {"kick-off"}, alike),
      seat("1142", "Rennesøy", "Rogaland", 59.0960, 5.7260, {"omdomme"}, {"kick-off"}, alike),
  };
}

PlannedGroup pilot_group() {
  PlannedGroup group{.key = "G1", .members = {"0105", "0106", "0217"}, .theme = "heltid"};
  group.pairs = {{"0105", "0106", 1.0, 0.5, "tags", 20.0, 16.4, false, 0.0, {}, {"staff pool"}},
                 {"0105", "0217", 1.0, 1.0, "tags", 58.0, 73.2, false, 0.0, {"longer shifts"}, {"in-house training"}},
                 {"0106",
                  "0217",
                  0.5,
                  1.0,
                  "tags",
                  65.0,
                  76.8,
                  false,
                  0.0,
                  {"longer shifts", "staff pool"},
                  {"in-house training"}}};
  group.venue =
      PlannedVenue{.key = "inspiria",
                   .name = "Inspiria Science Center",
                   .lat = 59.2937,
                   .lon = 11.0609,
                   .legs = {{"0105", 8, 8, 4.1, false}, {"0106", 20, 21, 12.7, false}, {"0217", 55, 55, 69.4, false}},
                   .refused = {{"0106", "Fredrikstad town hall", "65 > 60"}, {"0217", "Kolbotn town hall", "65 > 60"}},
                   .why = "Nobody travels longer than 55 min; the sum is 84 min, the least of those that can be used."};
  group.day = pilot_day();
  group.date = "2015-03-05";
  group.why =
      "All three work on full-time work, in three different ways; the longest way between two of them is 65 min.";
  group.alternatives = {
      {{"0105", "0106", "0701"},
       2.104,
       std::nullopt,
       "Horten and Sarpsborg are 105 min apart (ferry); the limit is 90."},
      {{"0105", "0106", "0226"}, 0.412, -1.937, "Sørum has no theme in common; the whole score would fall by 1.937."}};
  return group;
}

PlannedGroup summer_group() {
  PlannedGroup group{.key = "G2", .members = {"0226", "0533", "0534", "0538"}, .theme = "kompetanse"};
  group.pairs = {{"0226", "0533", 1.0, 1.0, "tags", 52.0, 55.2, true, 0.0, {"trainees"}, {"mentors"}},
                 {"0226", "0534", 1.0, 0.0, "unknown", 58.0, 61.9, true, 0.0, {}, {}},
                 {"0226", "0538", 1.0, 0.82, "text", 121.5, 122.0, true, 0.0, {"lærling"}, {"nærvær", "arbeidsglede"}},
                 {"0533", "0534", 1.0, 0.0, "unknown", 12.0, 9.3, true, 0.0, {}, {}},
                 {"0533", "0538", 1.0, 0.7, "text", 68.0, 71.5, true, 0.0, {"mentor"}, {"nærvær"}},
                 {"0534", "0538", 1.0, 0.0, "unknown", 60.5, 63.1, true, 0.0, {}, {}}};
  group.venue = PlannedVenue{.key = "0534",
                             .name = "Gran town hall",
                             .lat = 60.363,
                             .lon = 10.572,
                             .neutral = false,
                             .legs = {{"0226", 58, 58.4, 61.9, true},
                                      {"0533", 12, 12, 9.3, true},
                                      {"0534", 0, 0, 0.0, true},
                                      {"0538", 60.5, 60.5, 63.1, true}},
                             .why = "Nobody travels longer than 60.5 min (estimate)."};
  group.day = day({"0226", "0533", "0534", "0538"}, "09:30", 60);
  group.date = "2015-03-31";
  group.why = "Four neighbours on competence and recruitment.";
  group.warnings = {"estimate: water crossing possible between Sørum and Gran"};
  return group;
}

PlannedGroup winter_group() {
  PlannedGroup group{.key = "G3", .members = {"1621", "1624", "1627"}, .theme = "omdomme"};
  group.pairs = {{"1621", "1624", 1.0, 1.0, "tags", 40.0, 33.0, false, 0.0, {"theme day"}, {"citizens"}},
                 {"1621", "1627", 1.0, 0.5, "tags", 18.0, 14.1, false, 0.0, {}, {"council"}},
                 {"1624", "1627", 1.0, 1.0, "tags", 35.0, 30.2, false, 0.0, {"citizens"}, {"theme day", "council"}}};
  group.venue =
      PlannedVenue{.key = "brekstad",
                   .name = "Kultursenteret, Brekstad",
                   .lat = 63.6870,
                   .lon = 9.6720,
                   .legs = {{"1621", 2, 2, 0.6, false}, {"1624", 41, 41, 33.4, false}, {"1627", 18, 18, 14.2, false}},
                   .why = "Nobody travels longer than 41 min."};
  group.day = day(group.members, "10:00", 75);
  group.date = "2015-03-26";
  group.why = "Reputation, from three sides.";
  return group;
}

PlannedGroup remote_group() {
  PlannedGroup group{.key = "G4", .members = {"1130", "1141", "1142"}, .remote = {"1130"}, .theme = "omdomme"};
  group.pairs = {
      {"1130", "1141", 0.5, 1.0, "tags", std::nullopt, std::nullopt, false, 0.0, {"associations"}, {"kick-off"}},
      {"1130", "1142", 1.0, 1.0, "tags", 80.0, 38.0, false, 0.0, {"associations"}, {"kick-off"}},
      {"1141", "1142", 0.5, 0.0, "tags", 25.0, 17.5, false, 0.0, {}, {}}};
  group.venue = PlannedVenue{.key = "1142",
                             .name = "Rennesøy town hall",
                             .lat = 59.096,
                             .lon = 5.726,
                             .neutral = false,
                             .legs = {{"1141", 25, 25, 17.5, false}, {"1142", 0, 0, 0.0, false}},
                             .why = "The host travels nowhere; Finnøy 25 min."};
  group.why = "Two neighbours with one project, and Strand by video.";
  group.warnings = {"no date: every candidate date is a black-out date of a member"};
  return group;
}

}  // namespace

Plan pilot_plan() {
  Plan plan{.title = "Sammen om en bedre kommune: meeting points, spring 2015",
            .samling_version = "0.1.0",
            .input_checksum = "sha256:4f0c9a1b7d2e83556b0a9d4cc1f7e2387a6b5c4d3e2f10998877665544332211",
            .seed = 7,
            .status = "feasible",
            .proof = "The row sum bound: no group can give a member more than its two best companions do."};
  plan.settings = settings();
  plan.themes = {{"heltid", "Full-time work (heltid/deltid)"},
                 {"kompetanse", "Competence and recruitment"},
                 {"omdomme", "Reputation"}};
  plan.groups = {pilot_group(), summer_group(), winter_group(), remote_group()};
  plan.municipalities = pilot_seats();
  for (auto& one :
       {lonely(seat("0701", "Horten", "Vestfold", 59.4170, 10.4830, {"heltid"}, {},
                    "No group within 90 min; nearest 105."),
               "travel_limit"),
        lonely(seat("0436", "Tolga", "Hedmark", 62.4080, 10.9970, {"omdomme"}, {"settlers"},
                    "No group within 90 min; nearest 188."),
               "travel_limit"),
        lonely(seat("0441", "Os", "Hedmark", 62.4960, 11.2230, {"omdomme"}, {"settlers"},
                    "Must be together with Tolga, which has no group."),
               "must_together"),
        lonely(seat("1017", "Songdalen", "Vest-Agder", 58.1420, 7.8200, {"heltid"}, {},
                    "No group within 90 min; nearest 231."),
               "travel_limit"),
        lonely(seat("0514", "Lom", "Oppland", 61.8380, 8.5670, {}, {}, "Theme not stated."), "excluded"),
        lonely(seat("0403", "Hamar", "Hedmark", 60.7940, 11.0680, {"heltid"}, {}, "Withdrew."), "excluded")}) {
    plan.municipalities.push_back(one);
  }
  plan.rejected = {
      {{"0105", "0106", "0226"}, 2.611, "venue", {"Sørum: 71 > 60 at every venue"}, {"limit to the venue 71"}},
      {{"0217", "0226", "0533"},
       2.577,
       "day",
       {"345 minutes asked, 300 there, 45 over"},
       {"75 minutes each", "end at 15:45"}}};
  plan.warnings = {"estimate: water crossing possible",
                   "345 minutes asked, 300 there, 45 over: 3 x 90 + opening 10 + lunch 30 + evaluation 15 + 2 breaks x "
                   "10; 75 minutes each is used"};
  plan.attributions = {"Seats: GeoNames, CC BY 4.0", "Roads: the national road network, NLOD 2.0"};
  complete(plan);
  plan.upper_bound = plan.score + 1.4;
  return plan;
}

Plan trio_plan() {
  auto plan = pilot_plan();
  plan.groups = {pilot_group()};
  plan.groups[0].alternatives.clear();  // They name others.
  plan.municipalities = pilot_seats();
  plan.municipalities.resize(3);
  plan.rejected.clear();
  plan.warnings.clear();
  plan.status = "optimal";
  plan.score = 0.0;
  complete(plan);
  plan.upper_bound = plan.score;
  return plan;
}

Plan infeasible_plan() {
  auto plan = trio_plan();
  plan.groups.clear();
  for (auto& municipality : plan.municipalities) {
    municipality.group.clear();
    municipality.rule = "must_together";
    municipality.why = "Sarpsborg with Oppegård cannot hold together with the limit of 50 min.";
  }
  plan.status = "infeasible";
  plan.conflict = {"Sarpsborg with Oppegård", "limit 50"};
  plan.repairs = {"limit 58", "drop Sarpsborg with Oppegård", "Oppegård remote"};
  plan.score = 0.0;
  complete(plan);
  plan.upper_bound = 0.0;
  return plan;
}

}  // namespace samling::testing
