// src/grouping/part.hpp: what every engine gives back for one independent part of a problem.
#pragma once

#include <string>

#include "grouping/instance/instance.hpp"
#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

struct PartAnswer {
  Partition partition;
  double upper_bound = 0.0;  ///< No partition of the part scores more.
  bool proven = false;       ///< partition.score is the best there is (upper_bound equals it).
  std::string bound_method;  ///< GroupingResult::bound_method.
  Statistics statistics;
};

}  // namespace samling::grouping
