#include "support/drawn_region.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace samling::testing {
namespace {

struct Cell {
  int row = 0;
  int column = 0;
};

std::vector<std::string> lines_of(std::string_view drawing) {
  std::vector<std::string> lines(1);
  for (const char c : drawing) {
    if (c == '\n') {
      lines.emplace_back();
    } else {
      lines.back() += c;
    }
  }
  return lines;
}

// Share of the straight line between two cells that lies on water, sampled at every tenth of a cell.
double water_share(const std::vector<std::string>& lines, Cell a, Cell b) {
  const double length = std::hypot(a.row - b.row, a.column - b.column);
  const int steps = std::max(1, static_cast<int>(length * 10));
  int wet = 0;
  for (int s = 0; s <= steps; ++s) {
    const double t = static_cast<double>(s) / steps;
    const auto row = static_cast<std::size_t>(std::lround(a.row + t * (b.row - a.row)));
    const auto column = static_cast<std::size_t>(std::lround(a.column + t * (b.column - a.column)));
    if (column < lines[row].size() && lines[row][column] == '~') ++wet;
  }
  return static_cast<double>(wet) / (steps + 1);
}

}  // namespace

model::Region drawn_region(std::string_view drawing, const DrawnOptions& options) {
  const auto lines = lines_of(drawing);
  std::map<char, Cell> cells;
  for (std::size_t r = 0; r < lines.size(); ++r) {
    for (std::size_t c = 0; c < lines[r].size(); ++c) {
      if (lines[r][c] >= 'A' && lines[r][c] <= 'Z') cells[lines[r][c]] = {static_cast<int>(r), static_cast<int>(c)};
    }
  }
  std::vector<std::string> names;
  for (const auto& [letter, cell] : cells) names.emplace_back(1, letter);
  const auto n = static_cast<Eigen::Index>(names.size());
  Eigen::MatrixXd minutes = Eigen::MatrixXd::Zero(n, n);
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = 0; j < n; ++j) {
      const Cell a = cells[names[static_cast<std::size_t>(i)][0]];
      const Cell b = cells[names[static_cast<std::size_t>(j)][0]];
      const double dry = std::hypot(a.row - b.row, a.column - b.column) * options.minutes_per_cell;
      minutes(i, j) = dry * (1.0 + (options.water_factor - 1.0) * (i == j ? 0.0 : water_share(lines, a, b)));
    }
  }
  return region_from_minutes(names, minutes);
}

model::Region region_from_minutes(const std::vector<std::string>& names, const Eigen::MatrixXd& minutes) {
  std::vector<model::Municipality> municipalities;
  for (std::size_t i = 0; i < names.size(); ++i) {
    model::Municipality municipality;
    municipality.code = municipality.name = names[i];
    municipality.county = "County";
    municipality.seat = geo::LatLon::degrees(60.0 + 0.01 * static_cast<double>(i), 10.0);
    municipality.projects = {model::Project{.theme = ThemeId(0), .title = "", .stage = "", .approach_tags = {}, .text = ""}};
    municipalities.push_back(municipality);
  }
  themes::ThemeCatalogue catalogue({themes::Theme{.code = "T", .name = "Theme T", .parent = {}}});
  return model::Region(std::move(municipalities), std::move(catalogue), geo::TravelMatrix(names, minutes));
}

std::string letters_by_group(const model::Region& region, const grouping::Grouping& grouping) {
  std::vector<std::string> words;
  for (const auto& group : grouping.groups) {
    std::vector<std::string> names;
    for (const MunicipalityId id : group) names.push_back(region[id].name);
    std::sort(names.begin(), names.end());
    std::string word;
    for (const auto& name : names) word += name;
    words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

Eigen::MatrixXd symmetric(std::size_t n, const std::vector<double>& upper) {
  const auto size = static_cast<Eigen::Index>(n);
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(size, size);
  std::size_t next = 0;
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = i + 1; j < size; ++j) matrix(i, j) = matrix(j, i) = upper.at(next++);
  }
  return matrix;
}

grouping::Members members(const model::Region& region, const std::vector<std::string>& codes) {
  grouping::Members ids;
  for (const auto& code : codes) ids.push_back(region.at(code));
  std::sort(ids.begin(), ids.end());
  return ids;
}

}  // namespace samling::testing
