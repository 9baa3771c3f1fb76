// io/plan_fields.hpp: the fields of a plan file, once, in their order; the writer and the reader both walk over them.
//
// The structured bindings name every member, so a member that is added to plan/plan.hpp and forgotten here does not
// compile.
#pragma once

#include <concepts>
#include <type_traits>

#include "samling/plan/plan.hpp"

namespace samling::io {

/// A field that came later in this version of the format: written always, and files without it are read.
struct CameLater {};

/// T or const T: the writer walks over constants, the reader over variables.
template <class Given, class T>
concept Like = std::same_as<std::remove_const_t<Given>, T>;

template <class Visitor>
void visit_fields(Like<plan::PlannedPair> auto& pair, Visitor& visit) {
  auto& [a, b, likeness, unlikeness, unlikeness_basis, minutes, kilometres, estimate, affinity, only_a, only_b] = pair;
  visit("a", a);
  visit("b", b);
  visit("likeness", likeness);
  visit("unlikeness", unlikeness);
  visit("unlikeness_basis", unlikeness_basis);
  visit("minutes", minutes);
  visit("kilometres", kilometres);
  visit("estimate", estimate);
  visit("affinity", affinity);
  visit("only_a", only_a);
  visit("only_b", only_b);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedLeg> auto& leg, Visitor& visit) {
  auto& [municipality, minutes_there, minutes_home, kilometres, estimate] = leg;
  visit("municipality", municipality);
  visit("minutes_there", minutes_there);
  visit("minutes_home", minutes_home);
  visit("kilometres", kilometres);
  visit("estimate", estimate);
}

template <class Visitor>
void visit_fields(Like<plan::RefusedVenue> auto& venue, Visitor& visit) {
  auto& [key, name, reason] = venue;
  visit("key", key);
  visit("name", name);
  visit("reason", reason);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedVenue> auto& venue, Visitor& visit) {
  auto& [key, name, lat, lon, neutral, worst_minutes, sum_minutes, legs, refused, why] = venue;
  visit("key", key);
  visit("name", name);
  visit("lat", lat);
  visit("lon", lon);
  visit("neutral", neutral);
  visit("worst_minutes", worst_minutes);
  visit("sum_minutes", sum_minutes);
  visit("legs", legs);
  visit("refused", refused);
  visit("why", why);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedActivity> auto& activity, Visitor& visit) {
  auto& [kind, start, end, presenter] = activity;
  visit("kind", kind);
  visit("start", start);
  visit("end", end);
  visit("presenter", presenter);
}

template <class Visitor>
void visit_fields(Like<plan::Alternative> auto& alternative, Visitor& visit) {
  auto& [members, group_score, change, why_not] = alternative;
  visit("members", members);
  visit("group_score", group_score);
  visit("change", change);
  visit("why_not", why_not);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedGroup> auto& group, Visitor& visit) {
  auto& [key, members, remote, theme, score, penalty, pairs, venue, day, date, why, alternatives, warnings] = group;
  visit("key", key);
  visit("members", members);
  visit("remote", remote);
  visit("theme", theme);
  visit("score", score);
  visit("penalty", penalty, CameLater{});
  visit("pairs", pairs);
  visit("venue", venue);
  visit("day", day);
  visit("date", date);
  visit("why", why);
  visit("alternatives", alternatives);
  visit("warnings", warnings);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedMunicipality> auto& municipality, Visitor& visit) {
  auto& [code, name, county, lat, lon, themes, approaches, people, group, rule, why] = municipality;
  visit("code", code);
  visit("name", name);
  visit("county", county);
  visit("lat", lat);
  visit("lon", lon);
  visit("themes", themes);
  visit("approaches", approaches);
  visit("people", people);
  visit("group", group);
  visit("rule", rule);
  visit("why", why);
}

template <class Visitor>
void visit_fields(Like<plan::RejectedGroup> auto& rejected, Visitor& visit) {
  auto& [members, score, stage, reasons, repairs] = rejected;
  visit("members", members);
  visit("score", score);
  visit("stage", stage);
  visit("reasons", reasons);
  visit("repairs", repairs);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedTheme> auto& theme, Visitor& visit) {
  auto& [code, name] = theme;
  visit("code", code);
  visit("name", name);
}

template <class Visitor>
void visit_fields(Like<plan::PlannedRule> auto& asked, Visitor& visit) {
  auto& [rule, grade, weight, what] = asked;
  visit("rule", rule);
  visit("grade", grade);
  visit("weight", weight);
  visit("what", what);
}

template <class Visitor>
void visit_fields(Like<plan::PlanSettings> auto& settings, Visitor& visit) {
  auto& [objective, size_min, size_max, group_count, travel_limit, venue_limit, common_theme, theme_weight,
         difference_weight, travel_weight, travel_scale, travel_measure, likeness, unplaced_price, time_zone, rules] =
      settings;
  visit("objective", objective);
  visit("size_min", size_min);
  visit("size_max", size_max);
  visit("group_count", group_count);
  visit("travel_limit", travel_limit);
  visit("venue_limit", venue_limit);
  visit("common_theme", common_theme);
  visit("theme_weight", theme_weight);
  visit("difference_weight", difference_weight);
  visit("travel_weight", travel_weight);
  visit("travel_scale", travel_scale);
  visit("travel_measure", travel_measure);
  visit("likeness", likeness);
  visit("unplaced_price", unplaced_price);
  visit("time_zone", time_zone);
  visit("rules", rules, CameLater{});
}

template <class Visitor>
void visit_fields(Like<plan::Plan> auto& plan, Visitor& visit) {
  auto& [title, samling_version, input_checksum, seed, status, score, unplaced_penalty, upper_bound, proof, settings,
         themes, groups, other_pairs, municipalities, rejected, conflict, repairs, warnings, attributions] = plan;
  visit("title", title);
  visit("samling_version", samling_version);
  visit("input_checksum", input_checksum);
  visit("seed", seed);
  visit("status", status);
  visit("score", score);
  visit("unplaced_penalty", unplaced_penalty, CameLater{});
  visit("upper_bound", upper_bound);
  visit("proof", proof);
  visit("settings", settings);
  visit("themes", themes);
  visit("groups", groups);
  visit("other_pairs", other_pairs);
  visit("municipalities", municipalities);
  visit("rejected", rejected);
  visit("conflict", conflict);
  visit("repairs", repairs);
  visit("warnings", warnings);
  visit("attributions", attributions);
}

}  // namespace samling::io
