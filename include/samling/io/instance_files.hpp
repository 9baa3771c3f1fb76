// samling/io/instance_files.hpp: public benchmark instances of grouping problems, as they are distributed.
//
//   MDGPLIB   first line "n groups ss|ds lower upper lower upper …", then "i j distance" a line, rows from 0; a pair
//             that is not given has distance 0, and a node has none (or 0) to itself. The maximally diverse grouping
//             problem: pair sums, every group within its own sizes ("ds") or all within the same ("ss").
//   CCPLIB    the same with "W" and n node weights after the limits, which are then limits on the weight of a group:
//             the capacitated clustering problem. Weights and limits become people, times the power of ten that makes
//             them all whole numbers; a group may have any number of members.
//   points    CSV "x,y" a line, with or without that header: affinity is minus the Euclidean distance. Or with columns
//             lat and lon (and id, name; others are not read): minus the geodesic distance in kilometres.
//
// Each throws InvalidInput with file, line, field and value; all that is wrong with a file at once, a kind of broken
// line at most ten times.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "samling/grouping/grouping.hpp"

namespace samling::io {

/// Affinities are the distances as given: larger is better.
[[nodiscard]] grouping::GroupingProblem read_mdgplib(const std::filesystem::path& file,
                                                     grouping::Objective objective = grouping::Objective::pair_sum);
[[nodiscard]] grouping::GroupingProblem read_ccplib(const std::filesystem::path& file,
                                                    grouping::Objective objective = grouping::Objective::pair_sum);

struct PointsOptions {
  grouping::SizeRange sizes{3, 3};
  grouping::Objective objective = grouping::Objective::pair_sum;
};
/// Nobody is left out while there is a choice: each costs ten times what the longest distance does. Above 2,000 points
/// the affinity is sparse: the 16 nearest of each are candidates (model/nearest_affinity.hpp).
[[nodiscard]] grouping::GroupingProblem read_points(const std::filesystem::path& file,
                                                    const PointsOptions& options = {});

/// Best known score by instance: CSV with the column `instance` and one of best_known, best_of_20, best_seen_here,
/// best, score (the first of these that is there; else the first that begins with "best"). Empty cells and rows whose
/// `feasible` is false are left out; of an instance named twice the larger counts.
[[nodiscard]] std::map<std::string, double> read_best_known(const std::filesystem::path& file);

}  // namespace samling::io
