// src/grouping/explain/judged_groups.hpp: the judge's word on groups, remembered.
//
// Engines that look at the same few groups again and again (rounds/, repair/) ask the judge once: what it says is what
// counts, so that no rule has a second implementation in them.
#pragma once

#include <cstddef>
#include <unordered_map>

#include "samling/grouping/grouping.hpp"

namespace samling::grouping {

class JudgedGroups {
 public:
  struct Verdict {
    bool admissible = false;
    double score = 0.0;  ///< group_score; 0 when not admissible.
  };

  /// Keeps a reference to the problem.
  explicit JudgedGroups(const GroupingProblem& problem) : problem_(&problem) {}

  /// `members` ascending.
  [[nodiscard]] const Verdict& of(const Members& members);

 private:
  struct Hash {
    std::size_t operator()(const Members& members) const {
      std::size_t hash = 1469598103934665603ULL;  // Fowler-Noll-Vo, a row at a time
      for (const MunicipalityId id : members) hash = (hash ^ static_cast<std::size_t>(id.value())) * 1099511628211ULL;
      return hash ^ (hash >> 29);
    }
  };

  const GroupingProblem* problem_;
  std::unordered_map<Members, Verdict, Hash> verdicts_;
};

}  // namespace samling::grouping
