// support/drawn_region.hpp: regions drawn as text, so that a test shows its world.
//
//   const auto region = drawn_region(R"(
//       AB ~~~~~~~~ EF
//       CD ~~~~~~~~ GH )");
//
// Each capital letter is a municipality (code "A", name "A", index in alphabetical order); columns and rows are `minutes_per_cell` minutes apart
// (Euclidean), '~' is water: a straight line over it costs `water_factor` times as much.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "samling/grouping/grouping.hpp"
#include "samling/model/region.hpp"

namespace samling::testing {

struct DrawnOptions {
  double minutes_per_cell = 10.0;
  double water_factor = 4.0;
};

/// All municipalities work on one theme "T"; no approaches.
[[nodiscard]] model::Region drawn_region(std::string_view drawing, const DrawnOptions& options = {});

/// "ABCD EFGH": names within a group in order, groups by first member.
[[nodiscard]] std::string letters_by_group(const model::Region& region, const grouping::Grouping& grouping);

/// Symmetric matrix of minutes from the upper triangle, row by row: for n = 3: {AB, AC, BC}.
[[nodiscard]] Eigen::MatrixXd symmetric(std::size_t n, const std::vector<double>& upper);

/// A region whose municipalities are named by `names` (code = name), theme "T", with the given minutes (n x n).
[[nodiscard]] model::Region region_from_minutes(const std::vector<std::string>& names, const Eigen::MatrixXd& minutes);

/// Ids of codes, ascending.
[[nodiscard]] grouping::Members members(const model::Region& region, const std::vector<std::string>& codes);

}  // namespace samling::testing
