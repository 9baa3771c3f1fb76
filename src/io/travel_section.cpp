#include "io/travel_section.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "samling/geo/road_network.hpp"
#include "samling/io/travel_files.hpp"

namespace samling::io {
namespace {

constexpr std::size_t most_in_table = 1'000;  // places: above, straight lines are worked out when asked for
constexpr std::string_view estimate_warning = "estimate: water crossing possible";

// Which kinds of matrix are named; more than one is a contradiction.
std::vector<std::string> kinds_in(const JsonPlace& place) {
  std::vector<std::string> kinds;
  for (const char* kind : {"minutes", "osrm", "graphhopper", "google", "network"}) {
    if (place[kind].exists()) kinds.emplace_back(kind);
  }
  return kinds;
}

// Fields that say something about a kind of matrix that is not there.
void check_companions(const JsonPlace& place, const std::string& kind) {
  const auto belongs = [&](const char* field, std::initializer_list<std::string_view> kinds) {
    if (!place[field].exists() || std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
    place[field].error("contradiction", fmt::format("stands beside {} only", fmt::join(kinds, " or ")));
  };
  belongs("kilometres", {"minutes"});
  belongs("unit", {"minutes"});
  belongs("places", {"osrm", "graphhopper"});
  belongs("origins", {"google"});
  belongs("destinations", {"google"});
}

class MatrixReader {
 public:
  MatrixReader(const JsonPlace& place, SourceFiles& files, const std::vector<TravelPlace>& places)
      : place_(place), files_(files), places_(places) {}

  geo::TravelMatrix read(const std::string& kind) {
    try {
      if (kind == "minutes") return from_csv();
      if (kind == "network") return from_network();
      return from_service(kind);
    } catch (const InvalidInput& problem) {
      place_.issues().add(problem, place_.document().name, place_[kind].line());
      return {};
    }
  }

 private:
  geo::TravelMatrix from_csv() {
    const auto unit = place_["unit"].word({"minutes", "seconds"});
    const auto minutes = files_.open(place_["minutes"]);
    const auto kilometres = files_.open(place_["kilometres"]);
    if (!minutes || (place_["kilometres"].exists() && !kilometres)) return {};
    return read_matrix_csv(minutes->path, kilometres ? kilometres->path : std::filesystem::path(),
                           unit == 1 ? TimeUnit::seconds : TimeUnit::minutes);
  }

  geo::TravelMatrix from_service(const std::string& kind) {
    const auto file = files_.open(place_[kind]);
    if (kind == "google") {
      const auto origins = names("origins");
      const auto destinations = names("destinations");
      if (!file || origins.empty() || destinations.empty()) return {};
      return read_google_matrix(file->path, origins, destinations);
    }
    const auto places = names("places");
    if (!file || places.empty()) return {};
    return kind == "osrm" ? read_osrm_table(file->path, places) : read_graphhopper_matrix(file->path, places);
  }

  geo::TravelMatrix from_network() {
    const JsonPlace network = place_["network"];
    if (!network.object_with({"nodes", "edges", "access_speed_kmh"}) || !network.is_object()) return {};
    geo::AccessOptions access;
    if (const auto speed = network["access_speed_kmh"].number(positive)) access.speed_kmh = *speed;
    const bool named = network["nodes"].required() && network["edges"].required();
    const auto nodes = files_.open(network["nodes"]);
    const auto edges = files_.open(network["edges"]);
    if (!named || !nodes || !edges) return {};
    const geo::RoadNetwork roads = read_road_network(nodes->path, edges->path);
    std::vector<std::string> keys;
    std::vector<geo::LatLon> positions;
    for (const TravelPlace& place : places_) {
      keys.push_back(place.key);
      positions.push_back(place.position);
    }
    return roads.travel_matrix(keys, positions, access);
  }

  std::vector<std::string> names(const char* field) {
    const JsonPlace list = place_[field];
    if (!list.required()) return {};
    const auto names = list.texts();
    if (names.empty() && list.is_array())
      list.error("no_places", "the list is empty; it names the rows of the matrix in their order");
    return names;
  }

  const JsonPlace& place_;
  SourceFiles& files_;
  const std::vector<TravelPlace>& places_;
};

geo::EstimateOptions read_estimate(const JsonPlace& place) {
  geo::EstimateOptions options;
  if (!place.object_with({"detour", "speed_kmh"})) return options;
  if (const auto detour = place["detour"].number(at_least_one)) options.detour = *detour;
  if (const auto speed = place["speed_kmh"].number(positive)) options.speed_kmh = *speed;
  return options;
}

std::string names_of(const std::vector<const TravelPlace*>& places) {
  constexpr std::size_t shown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(shown, places.size()); ++i) text += (i == 0 ? "" : ", ") + places[i]->name;
  if (places.size() > shown) text += fmt::format(" and {} more", places.size() - shown);
  return text;
}

// A matrix none of whose places is known is another matrix, or has lost its leading zeros.
void say_that_none_is_known(const JsonPlace& place, const geo::TravelMatrix& known,
                            const std::vector<TravelPlace>& places) {
  std::vector<std::string> keys;
  for (const TravelPlace& wanted : places) keys.push_back(wanted.key);
  const std::string first = known.places().empty() ? "" : known.places().front();
  place.error(
      "unknown_places",
      fmt::format("none of the matrix's places is a municipality's code or a venue's key; its first is \"{}\"{}", first,
                  did_you_mean(first, keys)));
}

}  // namespace

TravelSection read_travel(const JsonPlace& place, SourceFiles& files, const std::vector<TravelPlace>& places) {
  TravelSection section;
  if (!place.exists()) return section;
  if (!place.object_with({"minutes", "kilometres", "unit", "osrm", "graphhopper", "google", "places", "origins",
                          "destinations", "network", "estimate", "missing"})) {
    return section;
  }
  section.estimate = read_estimate(place["estimate"]);
  section.fill_missing = place["missing"].word({"unreachable", "estimate"}) == 1;
  const auto kinds = kinds_in(place);
  check_companions(place, kinds.empty() ? "" : kinds.front());
  if (kinds.size() > 1) {
    place[kinds[1]].error("contradiction",
                          fmt::format("travel is given by \"{}\" already; name one of them", kinds[0]));
  } else if (kinds.size() == 1) {
    section.given = true;
    section.known = MatrixReader(place, files, places).read(kinds.front());
  }
  return section;
}

geo::TravelMatrix complete_travel(const TravelSection& section, const std::vector<TravelPlace>& places,
                                  const JsonPlace& place) {
  std::vector<std::string> keys;
  std::vector<geo::LatLon> positions;
  std::vector<const TravelPlace*> absent;
  for (const TravelPlace& wanted : places) {
    keys.push_back(wanted.key);
    positions.push_back(wanted.position);
    if (!section.known.find(wanted.key)) absent.push_back(&wanted);
  }
  if (!section.given) {
    place.warning("estimate",
                  fmt::format("no travel is given, so every figure is a straight line; {}", estimate_warning));
    return places.size() > most_in_table ? geo::straight_line_travel(keys, positions, section.estimate)
                                         : geo::estimate_travel(keys, positions, section.estimate);
  }
  if (absent.size() == places.size()) {
    say_that_none_is_known(place, section.known, places);
    return {};
  }
  if (!absent.empty()) {
    place.warning("estimate", fmt::format("the matrix does not have {}, whose figures are straight lines; {}",
                                          names_of(absent), estimate_warning));
  }
  return geo::fill_with_estimates(section.known, keys, positions, section.fill_missing, section.estimate);
}

}  // namespace samling::io
