#include "model/drawn_programme.hpp"

#include <limits>
#include <sstream>

#include "samling/core/chance.hpp"

namespace samling::testing {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) {
    const auto begin = part.find_first_not_of(' ');
    if (begin != std::string::npos) parts.push_back(part.substr(begin, part.find_last_not_of(' ') - begin + 1));
  }
  return parts;
}

std::string letter(std::size_t row) {
  return std::string(1, static_cast<char>('A' + row % 26)) + (row < 26 ? "" : std::to_string(row));
}

model::Project drawn_project(Chance& chance) {
  static constexpr const char* vocabulary[] = {"turnus", "langvakter", "bemanning", "opplæring", "helger", "vikarer"};
  model::Project project{.theme = ThemeId(static_cast<std::size_t>(chance.below(5)))};
  project.weight = static_cast<double>(chance.below(4)) * 0.5;
  for (auto i = chance.below(3); i > 0; --i) project.approach_tags.emplace_back(vocabulary[chance.below(6)]);
  if (chance.below(2) == 0) project.title = vocabulary[chance.below(6)];
  for (auto i = chance.below(4); i > 0; --i) project.text += std::string(vocabulary[chance.below(6)]) + ' ';
  return project;
}

Eigen::MatrixXd drawn_travel(Chance& chance, Eigen::Index n) {
  Eigen::MatrixXd travel(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      travel(i, j) = chance.below(10) == 0 ? std::numeric_limits<double>::quiet_NaN() : chance.unit() * 200.0;
    }
    travel(i, i) = 0.0;
  }
  return travel;
}

}  // namespace

std::vector<model::Project> projects_told(const themes::ThemeCatalogue& catalogue, const std::string& told) {
  std::vector<model::Project> projects;
  for (const std::string& part : split(told, ';')) {
    const auto colon = part.find(':');
    model::Project project{.theme = catalogue.at(part.substr(0, colon))};
    if (colon != std::string::npos) project.approach_tags = split(part.substr(colon + 1), ',');
    projects.push_back(project);
  }
  return projects;
}

model::Region region_told(const themes::ThemeCatalogue& catalogue, const std::vector<std::string>& told,
                          const Eigen::MatrixXd& minutes) {
  std::vector<model::Municipality> municipalities;
  std::vector<std::string> places;
  for (std::size_t row = 0; row < told.size(); ++row) {
    places.push_back(letter(row));
    municipalities.push_back({.code = places.back(),
                              .name = "Municipality " + places.back(),
                              .projects = projects_told(catalogue, told[row])});
  }
  return model::Region(municipalities, catalogue, geo::TravelMatrix(places, minutes));
}

Eigen::MatrixXd all_apart(std::size_t n, double minutes) {
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd travel = Eigen::MatrixXd::Constant(size, size, minutes);
  travel.diagonal().setZero();
  return travel;
}

model::Region drawn_programme(std::uint64_t seed, std::size_t n) {
  Chance chance(seed);
  themes::ThemeCatalogue catalogue({{.code = "work", .name = "Work"},
                                    {.code = "heltid", .name = "Full-time work", .parent = "work", .weight = 2.0},
                                    {.code = "sykefravær", .name = "Sick leave", .parent = "work"},
                                    {.code = "omdømme", .name = "Reputation", .weight = 0.5},
                                    {.code = "ledelse", .name = "Leadership", .weight = 0.0}});
  std::vector<model::Municipality> municipalities(n);
  std::vector<std::string> places;
  for (std::size_t row = 0; row < n; ++row) {
    places.push_back(letter(row));
    municipalities[row].code = municipalities[row].name = places.back();
    for (auto i = chance.below(5); i > 0; --i) municipalities[row].projects.push_back(drawn_project(chance));
  }
  const auto size = static_cast<Eigen::Index>(n);
  const Eigen::MatrixXd minutes = drawn_travel(chance, size);
  return model::Region(municipalities, catalogue, geo::TravelMatrix(places, minutes, drawn_travel(chance, size)));
}

}  // namespace samling::testing
