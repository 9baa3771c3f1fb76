#include <nlohmann/json.hpp>

#include "report/plan_view.hpp"
#include "report/text.hpp"
#include "samling/report/report.hpp"

namespace samling::report {
namespace {

using Json = nlohmann::ordered_json;  // Fields in the order written: same plan, same bytes.

// RFC 7946, 3.1.1: longitude, then latitude.
Json position(double lat, double lon) {
  return Json::array({lon, lat});
}

Json feature(Json geometry, Json properties) {
  return {{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

Json optional_number(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json cleaned(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const auto& text : texts) list.push_back(clean(text));
  return list;
}

Json seat(const PlanView& view, const plan::PlannedMunicipality& municipality) {
  Json properties = {{"kind", "municipality"},
                     {"code", clean(municipality.code)},
                     {"name", clean(municipality.name)},
                     {"county", clean(municipality.county)},
                     {"themes", cleaned(municipality.themes)},
                     {"people", municipality.people},
                     {"group", municipality.group.empty() ? Json(nullptr) : Json(clean(municipality.group))}};
  if (const auto* group = view.group(municipality.group)) {
    properties["group_score"] = group->score;
    properties["remote"] = is_remote(*group, municipality.code);
  } else {
    properties["rule"] = clean(municipality.rule);
  }
  properties["why"] = clean(municipality.why);
  return feature({{"type", "Point"}, {"coordinates", position(municipality.lat, municipality.lon)}},
                 std::move(properties));
}

Json meeting_place(const plan::PlannedGroup& group) {
  const auto& venue = *group.venue;
  Json properties = {{"kind", "venue"},
                     {"key", clean(venue.key)},
                     {"name", clean(venue.name)},
                     {"group", clean(group.key)},
                     {"theme", clean(group.theme)},
                     {"members", cleaned(group.members)},
                     {"neutral", venue.neutral},
                     {"worst_minutes", venue.worst_minutes},
                     {"sum_minutes", venue.sum_minutes},
                     {"date", group.date ? Json(clean(*group.date)) : Json(nullptr)},
                     {"why", clean(venue.why)}};
  return feature({{"type", "Point"}, {"coordinates", position(venue.lat, venue.lon)}}, std::move(properties));
}

Json journey(const plan::PlannedGroup& group, const plan::PlannedLeg& leg, const plan::PlannedMunicipality& from) {
  const auto& venue = *group.venue;
  Json properties = {{"kind", "journey"},
                     {"group", clean(group.key)},
                     {"from", clean(leg.municipality)},
                     {"to", clean(venue.key)},
                     {"minutes_there", leg.minutes_there},
                     {"minutes_home", leg.minutes_home},
                     {"kilometres", optional_number(leg.kilometres)},
                     {"estimate", leg.estimate}};
  Json line = {{"type", "LineString"},
               {"coordinates", Json::array({position(from.lat, from.lon), position(venue.lat, venue.lon)})}};
  return feature(std::move(line), std::move(properties));
}

}  // namespace

std::string geojson(const plan::Plan& plan) {
  const PlanView view(plan);
  Json features = Json::array();
  for (const auto& municipality : plan.municipalities) features.push_back(seat(view, municipality));
  for (const auto& group : plan.groups) {
    if (!group.venue) continue;
    features.push_back(meeting_place(group));
    for (const auto& leg : group.venue->legs) {
      if (const auto* from = view.municipality(leg.municipality)) features.push_back(journey(group, leg, *from));
    }
  }
  const Json collection = {{"type", "FeatureCollection"},
                           {"title", clean(plan.title)},
                           {"samling_version", clean(plan.samling_version)},
                           {"input_checksum", clean(plan.input_checksum)},
                           {"seed", plan.seed},
                           {"attributions", cleaned(plan.attributions)},
                           {"features", std::move(features)}};
  return collection.dump(1) + "\n";
}

}  // namespace samling::report
