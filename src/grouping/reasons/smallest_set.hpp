// src/grouping/reasons/smallest_set.hpp: of demands that cannot hold together, the fewest that cannot.
//
// Strategy: a deletion filter gives a set that fails and of which no part does. Whether a smaller one fails is settled
// by implicit hitting sets: every failing set takes something from the complement of every set that holds. The smallest
// set H that hits all complements known so far either fails, and is the smallest; or it holds, is grown as far as it
// does, and its complement joins the others. When no H smaller than the filter's set is left, that is the smallest.
// Ignatiev, Previti, Liffiton and Marques-Silva (2015), doi:10.1007/978-3-319-23219-5_13.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace samling::grouping {

struct SmallestSet {
  std::vector<bool> chosen;  ///< It fails, and no part of it does.
  bool smallest = false;     ///< Proven: no set of fewer fails.
};

/// `fails` must be true of all `count` demands together, and of any set that holds a failing one. It is asked at most
/// `most_questions` times beyond the deletion filter.
[[nodiscard]] SmallestSet smallest_failing_set(std::size_t count,
                                               const std::function<bool(const std::vector<bool>&)>& fails,
                                               int most_questions);

}  // namespace samling::grouping
