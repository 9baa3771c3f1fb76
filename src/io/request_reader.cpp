#include "io/request_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "io/rules_reader.hpp"

namespace samling::io {
namespace {

// True when it is there and could be read.
bool read_required(const JsonPlace& place, int& target) {
  const auto value = place.required() ? place.whole() : std::nullopt;
  take(target, value);
  return value.has_value();
}

grouping::SizeRange read_sizes(const JsonPlace& place, const RequestWorld& world) {
  grouping::SizeRange sizes;
  if (!place.required() || !place.object_with({"min", "max"}) || !place.is_object()) return sizes;
  const JsonPlace min = place["min"];
  const JsonPlace max = place["max"];
  const bool min_given = read_required(min, sizes.min);
  const bool max_given = read_required(max, sizes.max);
  if (!min_given || !max_given) return sizes;
  const bool countable = world.codes.complete() && world.active > 0;
  if (sizes.min < 2) {
    min.error("impossible_size", "a group has at least 2 municipalities");
  } else if (countable && static_cast<std::size_t>(sizes.min) > world.active) {
    min.error("impossible_size",
              fmt::format("groups of at least {} cannot be made of {} municipalities", sizes.min, world.active));
  }
  if (sizes.min > sizes.max) {
    max.error("impossible_size", fmt::format("max {} is less than min {}", sizes.max, sizes.min));
  }
  return sizes;
}

std::optional<grouping::PeopleRange> read_people(const JsonPlace& place) {
  if (!place.exists() || !place.object_with({"min", "max"})) return std::nullopt;
  grouping::PeopleRange people;
  take(people.min, place["min"].whole(not_negative));
  take(people.max, place["max"].whole(at_least_one));
  if (people.min > people.max) {
    place["max"].error("contradiction", fmt::format("max {} is less than min {}", people.max, people.min));
  }
  return people;
}

std::optional<Minutes> read_limit(const JsonPlace& place) {
  const auto minutes = place.number(positive);
  return minutes ? std::optional(Minutes(*minutes)) : std::nullopt;
}

void read_per_theme(const JsonPlace& place, ThemeTable& themes) {
  for (const auto& [code, weight] : place.fields()) {
    const auto theme = themes.find(code);
    if (!theme && themes.complete) {
      weight.error("unknown_theme",
                   fmt::format("there is no theme \"{}\"{}", code, did_you_mean(code, themes.codes())));
    }
    const auto value = weight.number(not_negative);
    if (theme && value) themes.themes[theme->index()].weight = *value;
  }
}

// As model::validate and the grouping problem bound them, so that no score can overflow.
constexpr Range weight_range{0.0, 1e6};
constexpr Range scale_range{1e-3, 1e6};
constexpr Range candidate_range{1.0, 1000.0};
constexpr Range price_range{0.0, 1e9};

model::AffinityOptions read_weights(const JsonPlace& place, ThemeTable& themes) {
  model::AffinityOptions options;
  if (!place.object_with({"theme", "difference", "travel", "travel_scale", "travel_measure", "likeness", "parent_share",
                          "per_theme"})) {
    return options;
  }
  take(options.theme_weight, place["theme"].number(weight_range));
  take(options.difference_weight, place["difference"].number(weight_range));
  take(options.travel_weight, place["travel"].number(weight_range));
  take(options.travel_scale, place["travel_scale"].number(scale_range));
  take(options.parent_share, place["parent_share"].number({0.0, 1.0}));
  if (const auto row = place["travel_measure"].word({"minutes", "kilometres"})) {
    options.travel_measure = *row == 0 ? model::TravelMeasure::minutes : model::TravelMeasure::kilometres;
  }
  if (const auto row = place["likeness"].word({"weighted_jaccard", "cosine"})) {
    options.likeness = *row == 0 ? themes::Likeness::weighted_jaccard : themes::Likeness::cosine;
  }
  read_per_theme(place["per_theme"], themes);
  return options;
}

std::vector<std::string> read_themes(const JsonPlace& place, const ThemeTable& themes) {
  std::vector<std::string> codes;
  for (const JsonPlace& element : place.elements()) {
    const auto code = element.required() ? element.text() : std::nullopt;
    if (!code) continue;
    if (!themes.find(*code) && themes.complete) {
      element.error("unknown_theme", "there is no theme with this code" + did_you_mean(*code, themes.codes()));
    }
    codes.push_back(*code);
  }
  return codes;
}

void read_who(const JsonPlace& place, const RequestWorld& world, plan::Request& request) {
  request.themes = read_themes(place["themes"], world.themes);
  const std::size_t errors = place.issues().error_count();
  request.sizes = read_sizes(place["sizes"], world);
  const bool sizes_are_good = place.issues().error_count() == errors;
  request.group_count = place["group_count"].whole(at_least_one);
  request.travel_limit = read_limit(place["travel_limit"]);
  take(request.common_theme, place["common_theme"].flag());
  if (request.common_theme && !world.themes_are_used) {
    place["common_theme"].error("contradiction",
                                "must be false: the programme names no \"themes\" and \"projects\" to have in common");
  }
  request.people = read_people(place["people"]);
  take(request.remote_per_group, place["remote_per_group"].whole(not_negative));
  request.unplaced_price = place["unplaced_price"].number(price_range);
  request.most_unplaced = place["most_unplaced"].whole(not_negative);
  request.candidates = place["candidates"].whole(candidate_range);
  if (const auto row = place["objective"].word({"mean_companion", "pair_sum"})) {
    request.objective = *row == 0 ? grouping::Objective::mean_companion : grouping::Objective::pair_sum;
  }
  request.affinity = read_weights(place["weights"], world.themes);
  read_rules(place["rules"], world, sizes_are_good ? std::optional(request.sizes) : std::nullopt, request);
}

}  // namespace

plan::Request read_request(const JsonPlace& place, const RequestWorld& world) {
  plan::Request request;
  if (!place.required()) return request;
  if (!place.object_with({"themes",
                          "sizes",
                          "group_count",
                          "travel_limit",
                          "common_theme",
                          "people",
                          "remote_per_group",
                          "unplaced_price",
                          "most_unplaced",
                          "candidates",
                          "objective",
                          "weights",
                          "rules",
                          "venue",
                          "day",
                          "dates",
                          "time_zone",
                          "seed",
                          "max_rounds",
                          "regroup_rounds"})) {
    return request;
  }
  read_who(place, world, request);
  const JsonPlace venue = place["venue"];
  if (venue.object_with({"limit", "town_halls"})) {
    request.venue_limit = read_limit(venue["limit"]);
    take(request.town_halls, venue["town_halls"].flag());
  }
  if (place["day"].exists()) request.day = read_day(place["day"]);
  if (place["dates"].exists()) request.dates = read_dates(place["dates"]);
  request.time_zone = read_time_zone(place["time_zone"]);
  take(request.seed, place["seed"].whole_unsigned());
  request.max_rounds = place["max_rounds"].whole_64(not_negative);
  take(request.regroup_rounds, place["regroup_rounds"].whole(not_negative));
  return request;
}

}  // namespace samling::io
