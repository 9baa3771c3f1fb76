// src/grouping/methods/balanced_assignment.hpp: items to clusters, each cluster between a least and a most, so that the
// gains sum to the most: a minimum cost flow by the network simplex method (LEMON; Kiraly and Kovacs (2012),
// arXiv:1207.6381).
#pragma once

#include <vector>

namespace samling::grouping {

struct Offer {
  int item = 0;
  int cluster = 0;
  double gain = 0.0;
};

struct Capacity {
  int least = 0;
  int most = 0;
};

constexpr int no_cluster = -1;

/// The cluster of each item; no_cluster for whom there is no room (as few as can be) or no offer. Gains are told apart
/// to a millionth of the largest. When the least numbers cannot all be met they are left aside.
[[nodiscard]] std::vector<int> balanced_assignment(int items, const std::vector<Capacity>& clusters,
                                                   const std::vector<Offer>& offers);

}  // namespace samling::grouping
