// A stranger's tool: six schools made by hand, three a gathering. Prints each group and why.
#include <samling/samling.hpp>

#include <iostream>
#include <string>
#include <vector>

namespace {

samling::model::Municipality school(const std::string& code, double lat, double lon) {
  samling::model::Municipality school;
  school.code = school.name = code;
  school.seat = samling::geo::LatLon::degrees(lat, lon);
  school.projects = {{.theme = samling::ThemeId(0)}};
  return school;
}

samling::plan::Programme programme() {
  const std::vector<samling::model::Municipality> schools{school("A", 59.2, 10.9), school("B", 59.3, 11.1),
                                                          school("C", 59.1, 11.0), school("D", 60.4, 5.3),
                                                          school("E", 60.5, 5.4),  school("F", 60.3, 5.2)};
  std::vector<std::string> places;
  std::vector<samling::geo::LatLon> positions;
  for (const auto& one : schools) {
    places.push_back(one.code);
    positions.push_back(one.seat);
  }
  const samling::themes::ThemeCatalogue themes(
      std::vector<samling::themes::Theme>{{.code = "reading", .name = "Reading"}});
  samling::plan::Request request;
  request.sizes = {.min = 3, .max = 3};
  request.travel_limit = samling::Minutes(120);
  return {.title = "Six schools",
          .region = samling::model::Region(schools, themes, samling::geo::estimate_travel(places, positions)),
          .request = request};
}

}  // namespace

int main() {
  const auto plan = samling::plan::make_plan(programme());
  for (const auto& group : plan.groups) {
    std::cout << group.key << ":";
    for (const auto& member : group.members) std::cout << ' ' << member;
    std::cout << "  " << group.why << '\n';
  }
#ifdef WITH_REPORT
  std::cout << samling::report::summary(plan);
#endif
  const bool as_expected = plan.groups.size() == 2 &&
                           plan.groups[0].members == std::vector<std::string>{"A", "B", "C"} &&
                           plan.groups[1].members == std::vector<std::string>{"D", "E", "F"};
  return as_expected ? 0 : 1;
}
