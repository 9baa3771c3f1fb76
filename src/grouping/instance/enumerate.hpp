// src/grouping/instance/enumerate.hpp: every admissible group of some units, one after the other.
#pragma once

#include <functional>
#include <vector>

#include "grouping/instance/instance.hpp"

namespace samling::grouping {

/// One admissible group; `units` in the order they were asked for.
struct Candidate {
  const std::vector<int>& units;
  int weight;
  double pair_sum;
};

/// Calls `visit` for each admissible group whose units are all in `order`, groups with the earliest unit of `order`
/// first. Stops and returns false as soon as `visit` does.
bool enumerate_groups(const Instance& instance, const std::vector<int>& order,
                      const std::function<bool(const Candidate&)>& visit);

/// The same, only groups that contain `root` and otherwise units of `others` (later ones first joined to earlier ones).
bool enumerate_groups_of(const Instance& instance, int root, const std::vector<int>& others,
                         const std::function<bool(const Candidate&)>& visit);

}  // namespace samling::grouping
