// benchmarks/quality/instances.hpp: public instances of grouping problems, as they are distributed.
//
//   MDGPLIB   "n groups ss|ds lower upper lower upper …", then "i j distance" a line; the maximally diverse grouping
//   problem CCPLIB    the same with "W" and n node weights after the limits, which are then limits on the weight of a
//   group points    "x,y" a line; the affinity is minus the Euclidean distance
//
// Throws InvalidInput with file and line on anything else.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "samling/grouping/grouping.hpp"

namespace samling::benchmarks {

struct Instance {
  std::string name;
  Eigen::MatrixXd affinity;
  int groups = 0;  ///< 0: free.
  std::vector<std::pair<int, int>>
      limits;                   ///< Least and most of each group: members, or weight when there are weights.
  std::vector<double> weights;  ///< CCPLIB only.
};

[[nodiscard]] Instance read_mdgplib(const std::filesystem::path& file);  ///< Also reads CCPLIB.
[[nodiscard]] Instance read_points(const std::filesystem::path& file);

/// MDGPLIB with pair sums, every group within the widest of the limits: exactly the published problem for "ss".
[[nodiscard]] grouping::GroupingProblem mdgp_problem(const Instance& instance);
/// CCPLIB: weights in hundredths as people, any size.
[[nodiscard]] grouping::GroupingProblem ccp_problem(const Instance& instance);
/// Points in groups of a size, least sum of distances, nobody left out while there is a choice.
[[nodiscard]] grouping::GroupingProblem points_problem(const Instance& instance, grouping::SizeRange sizes);

/// "instance,…,best_of_20,…": score by instance name.
[[nodiscard]] std::map<std::string, double> read_best_known(const std::filesystem::path& file);

}  // namespace samling::benchmarks
