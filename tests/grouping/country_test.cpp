// The whole country, on the shared data.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "random_problem.hpp"
#include "samling/grouping/grouping.hpp"
#include "support/data_folder.hpp"

namespace samling::testing {
namespace {

using grouping::GroupingOptions;
using grouping::GroupingProblem;

// A table of whole numbers with a header row and a code column.
Eigen::MatrixXd read_table(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  std::vector<std::vector<double>> table;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string cell;
    std::getline(cells, cell, ',');
    auto& row = table.emplace_back();
    while (std::getline(cells, cell, ',')) row.push_back(std::stod(cell));
  }
  Eigen::MatrixXd values(static_cast<Eigen::Index>(table.size()), static_cast<Eigen::Index>(table.front().size()));
  for (std::size_t i = 0; i < table.size(); ++i) {
    for (std::size_t j = 0; j < table[i].size(); ++j) {
      values(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j)) = table[i][j];
    }
  }
  return values;
}

GroupingProblem country(const std::filesystem::path& data) {
  grouping::Rules rules;
  rules.minutes = read_table(data / "norway" / "norway_2013_minutes.csv");
  rules.travel_limit = Minutes(90);
  Eigen::MatrixXd profiles = read_table(data / "norway" / "norway_theme_counts.csv");
  for (Eigen::Index i = 0; i < profiles.rows(); ++i) profiles.row(i) /= std::max(1.0, profiles.row(i).norm());
  const Eigen::MatrixXd travel = rules.minutes.array().isNaN().select(180.0, rules.minutes.array());  // no road: far
  Eigen::MatrixXd affinity = profiles * profiles.transpose() - travel / 90.0;
  affinity = ((affinity + affinity.transpose()) / 2.0).eval();
  return {model::Affinity(affinity), {3, 5}, std::move(rules)};
}

TEST(SolveGrouping, PlacesTheCountryOrSaysWhyNotTheSameTwice) {
  const auto data = data_folder();
  if (!data) GTEST_SKIP() << "skipped: no data";
  const auto problem = country(*data);
  ASSERT_EQ(problem.size(), 428U);
  GroupingOptions options;
  options.limits.max_rounds = 20;
  const auto once = solve(problem, options);
  EXPECT_THAT(check(problem, once.best), ::testing::IsEmpty());
  EXPECT_EQ(once.unplaced.size(), once.best.unplaced.size());
  for (const auto& reason : once.unplaced) EXPECT_THAT(reason.reason, ::testing::HasSubstr("90 min"));
  EXPECT_LT(once.unplaced.size(), 50U);  // islands and the far north
  EXPECT_LE(once.score, once.upper_bound);
  options.limits.threads = 2;
  EXPECT_EQ(solve(problem, options).best, once.best);
}

}  // namespace
}  // namespace samling::testing
