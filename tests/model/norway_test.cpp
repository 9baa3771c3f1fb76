// All 428 municipalities of 2013 with their theme counts and road minutes.
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "samling/model/affinity.hpp"
#include "support/data_folder.hpp"

namespace samling::model {
namespace {

// Plain cells: these files have no quotes.
std::vector<std::vector<std::string>> cells_of(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream stream(file);
  for (std::string line; std::getline(stream, line);) {
    auto& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

Region norway(const std::filesystem::path& folder) {
  const auto counts = cells_of(folder / "norway_theme_counts.csv");
  const auto minutes = cells_of(folder / "norway_2013_minutes.csv");
  std::vector<themes::Theme> themes;
  for (std::size_t t = 1; t < counts[0].size(); ++t)
    themes.push_back({.code = std::to_string(t), .name = counts[0][t]});
  std::vector<Municipality> municipalities;
  std::vector<std::string> places;
  Eigen::MatrixXd table(static_cast<Eigen::Index>(minutes.size() - 1), static_cast<Eigen::Index>(minutes.size() - 1));
  for (std::size_t row = 1; row < minutes.size(); ++row) {
    places.push_back(minutes[row][0]);
    for (std::size_t column = 1; column < minutes.size(); ++column) {
      table(static_cast<Eigen::Index>(row - 1), static_cast<Eigen::Index>(column - 1)) =
          std::stod(minutes[row][column]);
    }
  }
  for (std::size_t row = 1; row < counts.size(); ++row) {
    Municipality municipality{.code = counts[row][0], .name = counts[row][0]};
    for (std::size_t t = 1; t < counts[row].size(); ++t) {
      const double count = std::stod(counts[row][t]);
      if (count > 0.0) municipality.projects.push_back({.theme = ThemeId(t - 1), .weight = count});
    }
    municipalities.push_back(municipality);
  }
  return Region(municipalities, themes::ThemeCatalogue(themes), geo::TravelMatrix(places, table));
}

TEST(AffinityOfNorway, HoldsItsPromisesForAllMunicipalitiesOf2013) {
  const auto data = samling::testing::data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const Region region = norway(*data / "norway");
  ASSERT_EQ(region.size(), 428U);
  const auto values = affinity(region, {}, 2);
  ASSERT_EQ(values.size(), 428U);
  EXPECT_EQ(values.values(), affinity(region, {}, 1).values());
  EXPECT_EQ(values.values(), values.values().transpose());
  const auto a = region.at("0105"), b = region.at("0106"), far = region.at("2030");
  EXPECT_GT(values(a, b), values(a, far));
  const auto terms = explain_pairs(region, {}, {{a, b}, {far, a}});
  EXPECT_NEAR(terms[0].affinity, values(a, b), 1e-12);
  EXPECT_NEAR(terms[1].affinity, values(a, far), 1e-12);
  EXPECT_EQ(terms[0].basis, themes::UnlikenessBasis::unknown);  // counts tell nothing of how they do it
}

}  // namespace
}  // namespace samling::model
