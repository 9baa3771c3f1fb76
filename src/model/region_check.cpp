#include "model/region_check.hpp"

#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace samling::model {
namespace {

class Checker {
 public:
  Checker(const themes::ThemeCatalogue& catalogue, const geo::TravelMatrix& travel)
      : catalogue_(catalogue), travel_(travel) {}

  void check_code(const Municipality& municipality) {
    if (municipality.code.empty()) {
      report("empty_code", "code", "", fmt::format("is missing for \"{}\"", municipality.name));
    } else if (!travel_.find(municipality.code)) {
      report("missing_travel_place", "code", municipality.code,
             fmt::format("({}) has no row in the travel matrix", municipality.name));
    }
  }

  void check_delegation(const Municipality& municipality) {
    const std::string of = fmt::format("of {} {}", municipality.code, municipality.name);
    if (municipality.people < 1) report("invalid_people", "people", municipality.people, of + " is not at least 1");
    if (municipality.host_capacity < 0) {
      report("invalid_host_capacity", "host_capacity", municipality.host_capacity, of + " is negative");
    }
    if (municipality.population && *municipality.population < 0) {
      report("invalid_population", "population", *municipality.population, of + " is negative");
    }
    const auto& leave = municipality.earliest_departure;
    const auto& home = municipality.latest_home;
    if (leave && home && *home <= *leave) {
      report("invalid_window", "latest_home", to_string(*home),
             fmt::format("{} is not after earliest_departure {}", of, to_string(*leave)));
    }
    for (const Date date : municipality.blackout_dates) {
      if (!date.ok()) report("invalid_date", "blackout_dates", to_string(date), of + " is not a date");
    }
  }

  void check_projects(const Municipality& municipality) {
    for (const Project& project : municipality.projects) {
      const std::string of = fmt::format("of a project of {} {}", municipality.code, municipality.name);
      if (project.theme.value() < 0 || project.theme.index() >= catalogue_.size()) {
        report("unknown_theme", "theme", project.theme.value(),
               fmt::format("{} is not a row of the catalogue, which has {} themes", of, catalogue_.size()));
      }
      if (!std::isfinite(project.weight) || project.weight < 0.0) {
        report("invalid_weight", "weight", project.weight, of + " is not a number of at least 0");
      }
    }
  }

  template <class Value>
  void report(const char* rule, const char* field, const Value& value, const std::string& message) {
    issues.push_back(
        {.rule = rule, .field = field, .value = fmt::format("{}", value).substr(0, 80), .message = message});
  }

  std::vector<Issue> issues;

 private:
  const themes::ThemeCatalogue& catalogue_;
  const geo::TravelMatrix& travel_;
};

}  // namespace

std::vector<Issue> check_region(const std::vector<Municipality>& municipalities,
                                const std::vector<MunicipalityId>& by_code, const themes::ThemeCatalogue& catalogue,
                                const geo::TravelMatrix& travel, std::optional<Date> as_of) {
  Checker checker(catalogue, travel);
  if (as_of && !as_of->ok()) checker.report("invalid_date", "as_of", to_string(*as_of), "is not a date");
  for (const Municipality& municipality : municipalities) {
    checker.check_code(municipality);
    checker.check_delegation(municipality);
    checker.check_projects(municipality);
  }
  for (std::size_t i = 1; i < by_code.size(); ++i) {
    const Municipality& first = municipalities[by_code[i - 1].index()];
    const Municipality& second = municipalities[by_code[i].index()];
    if (first.code.empty() || first.code != second.code) continue;
    checker.report("duplicate_code", "code", second.code,
                   fmt::format("is the code of \"{}\" and of \"{}\"", first.name, second.name));
  }
  return std::move(checker.issues);
}

}  // namespace samling::model
