// No files: a region built by hand, grouped by near and alike in theme, unlike in practice. Places are made up.
#include <iostream>
#include <string>
#include <vector>

#include <samling/samling.hpp>

namespace {

using namespace samling;

model::Municipality municipality(const std::string& code, const std::string& name, double lat, double lon,
                                 ThemeId theme, const std::string& approach) {
  model::Municipality made;
  made.code = code;
  made.name = name;
  made.seat = geo::LatLon::degrees(lat, lon);
  made.projects.push_back({.theme = theme, .approach_tags = {approach}});
  return made;
}

}  // namespace

int main() {
  const themes::ThemeCatalogue catalogue({{"library", "Libraries", {}, 1.0}});
  const ThemeId library = catalogue.at("library");
  const std::vector<model::Municipality> municipalities{
      municipality("A", "Askedal", 61.00, 3.00, library, "open all night"),
      municipality("B", "Bjerkedal", 61.05, 3.10, library, "open all night"),
      municipality("C", "Casperdal", 61.10, 3.00, library, "book bus"),
      municipality("D", "Dalsvik", 61.02, 3.20, library, "library in the school"),
      municipality("E", "Eikholm", 63.00, 6.00, library, "book bus"),
  };
  std::vector<std::string> codes;
  std::vector<geo::LatLon> seats;
  for (const auto& each : municipalities) {
    codes.push_back(each.code);
    seats.push_back(each.seat);
  }

  plan::Programme programme{
      .title = "Libraries that learn from each other",
      .region = model::Region(municipalities, catalogue, geo::estimate_travel(codes, seats)),
  };
  programme.request.sizes = {.min = 3, .max = 3};
  programme.request.travel_limit = Minutes(60);
  programme.request.affinity.difference_weight = 1.0;  // unlike practice counts as much as a common theme

  const plan::Plan plan = plan::make_plan(programme);
  for (const auto& group : plan.groups) {
    std::cout << group.key << ':';
    for (const std::string& code : group.members) std::cout << ' ' << code;
    std::cout << "\n  " << group.why << '\n';
  }
  for (const auto& each : plan.municipalities) {
    if (each.group.empty()) std::cout << each.code << " is not placed: " << each.why << '\n';
  }
  return plan.groups.empty() ? 1 : 0;
}
