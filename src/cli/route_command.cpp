// samling route: fastest ways over roads and ferries: a travel matrix, or one route with its ferries named.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/number_checks.hpp"
#include "cli/text.hpp"
#include "samling/io/grouping_file.hpp"
#include "samling/io/text_file.hpp"
#include "samling/io/travel_files.hpp"

namespace samling::cli {
namespace {

using Json = nlohmann::ordered_json;

struct RouteOptions {
  std::filesystem::path nodes;
  std::filesystem::path edges;
  std::vector<std::filesystem::path> places;
  std::string from;
  std::string to;
  std::filesystem::path minutes;
  std::filesystem::path kilometres;
  std::string format = "text";
  double access_speed = 30.0;
  int threads = 1;
};

std::vector<io::NamedPlace> all_places(const RouteOptions& options) {
  std::vector<io::NamedPlace> places;
  for (const auto& file : options.places) {
    for (io::NamedPlace& place : io::read_places(file)) places.push_back(std::move(place));
  }
  return places;
}

// "59.28,11.06" is a position, anything else the key or the name of a place.
io::NamedPlace place_called(const std::vector<io::NamedPlace>& places, const std::string& text,
                            const std::string& option) {
  std::vector<std::string> known;
  for (const io::NamedPlace& place : places) {
    if (place.key == text || place.name == text) return place;
    known.push_back(place.name);
  }
  const std::vector<std::string> parts = split(text, ',');
  double lat = 0.0;
  double lon = 0.0;
  if (parts.size() == 2 && CLI::detail::lexical_cast(parts[0], lat) && CLI::detail::lexical_cast(parts[1], lon)) {
    return {text, text, geo::LatLon::degrees(lat, lon)};
  }
  const auto near = near_matches(text, known);
  require(false, option, text,
          near.empty() ? "is neither a place of --places nor a position such as 59.28,11.06"
                       : fmt::format("is not a place of --places; near: {}", fmt::join(near, ", ")));
  return {};
}

std::string ferry_text(const geo::FerryLeg& ferry) {
  return fmt::format("{} ({} min, {} km)", ferry.name.empty() ? "ferry without a name" : ferry.name,
                     format_number(ferry.time.count()), format_number(ferry.length.count()));
}

std::string as_text(const io::NamedPlace& from, const io::NamedPlace& to, const geo::Route& route) {
  std::string text = fmt::format("{} - {}: {} min, {} km\n", visible(from.name), visible(to.name),
                                 format_number(route.time.count()), format_number(route.length.count()));
  for (const geo::FerryLeg& ferry : route.ferries) text += "  ferry: " + visible(ferry_text(ferry)) + "\n";
  return text;
}

std::string as_json(const io::NamedPlace& from, const io::NamedPlace& to, const geo::RoadNetwork& network,
                    const geo::Route& route) {
  Json json{{"from", from.key},
            {"to", to.key},
            {"minutes", route.time.count()},
            {"kilometres", route.length.count()},
            {"ferries", Json::array()},
            {"line", Json::array()}};
  for (const geo::FerryLeg& ferry : route.ferries) {
    json["ferries"].push_back(
        {{"name", ferry.name}, {"minutes", ferry.time.count()}, {"kilometres", ferry.length.count()}});
  }
  for (const NodeId node : route.nodes) {
    json["line"].push_back({network.nodes()[node.index()].lon(), network.nodes()[node.index()].lat()});
  }
  return json.dump(2) + "\n";
}

int one_route(const RouteOptions& options, const geo::RoadNetwork& network) {
  const auto places = all_places(options);
  const io::NamedPlace from = place_called(places, options.from, "--from");
  const io::NamedPlace to = place_called(places, options.to, "--to");
  const auto route = network.route(from.position, to.position, {.speed_kmh = options.access_speed});
  const Output output{.format = options.format, .file = options.minutes};
  if (!route) {
    write(output, options.format == "json"
                      ? Json{{"from", from.key}, {"to", to.key}, {"minutes", nullptr}}.dump(2) + "\n"
                      : from.name + " - " + to.name + ": no connection\n");
    return exit_infeasible;
  }
  write(output, options.format == "json" ? as_json(from, to, network, *route) : as_text(from, to, *route));
  return exit_done;
}

int matrix(const RouteOptions& options, const geo::RoadNetwork& network) {
  std::vector<std::string> keys;
  std::vector<geo::LatLon> positions;
  for (const io::NamedPlace& place : all_places(options)) {
    keys.push_back(place.key);
    positions.push_back(place.position);
  }
  require(!keys.empty(), "--places", "", "names no place");
  const auto travel = network.travel_matrix(keys, positions, {.speed_kmh = options.access_speed}, options.threads);
  write({.format = "csv", .file = options.minutes}, io::minutes_to_csv(travel));
  if (!options.kilometres.empty()) io::write_text(options.kilometres, io::kilometres_to_csv(travel));
  return exit_done;
}

int run_route(const RouteOptions& options) {
  const geo::RoadNetwork network = io::read_road_network(options.nodes, options.edges);
  return options.from.empty() ? matrix(options, network) : one_route(options, network);
}

}  // namespace

Command add_route(CLI::App& program) {
  auto options = std::make_shared<RouteOptions>();
  CLI::App* app = program.add_subcommand("route", "Travel minutes and kilometres from a network of roads and ferries");
  app->footer(
      "A matrix:   samling route --nodes N --edges E --places municipalities.csv --places venues.csv\n"
      "                          --out minutes.csv --kilometres kilometres.csv\n"
      "One route:  samling route --nodes N --edges E --places municipalities.csv --from Horten --to 0106");
  app->add_option("--nodes", options->nodes, "CSV: node, lat, lon")->required();
  app->add_option("--edges", options->edges, "CSV: from, to, length_m, kind, minutes, ...")->required();
  app->add_option("--places", options->places, "CSV: code (or key), lat, lon, name; may be given more than once");
  CLI::Option* from = app->add_option("--from", options->from, "One route: code or name of a place, or lat,lon");
  CLI::Option* to = app->add_option("--to", options->to, "Where it ends");
  from->needs(to);
  to->needs(from);
  app->add_option("-o,--out", options->minutes, "File for the minutes (or the route) instead of standard output");
  app->add_option("--kilometres", options->kilometres, "File for the kilometres along the fastest way");
  app->add_option("--format", options->format, "Of one route")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
  app->add_option("--access-speed", options->access_speed, "km/h between a place and its nearest node")
      ->check(number_above_zero())
      ->capture_default_str();
  add_threads_option(*app, options->threads);
  return {app, [options] { return run_route(*options); }};
}

}  // namespace samling::cli
