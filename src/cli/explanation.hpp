// cli/explanation.hpp: what `samling explain` works on, and its parts.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "samling/grouping/explain.hpp"
#include "samling/plan/programme.hpp"

namespace samling::cli {

/// What is explained, and where the words go: text for people and JSON side by side.
struct Explanation {
  const plan::Programme& programme;
  const grouping::GroupingProblem& problem;
  grouping::GroupingResult answer;
  grouping::GroupingOptions search;
  std::string text;
  nlohmann::ordered_json json;
  [[nodiscard]] const model::Region& region() const { return programme.region; }
};

/// Good plans that share at most half their pairs: the one as asked, and the best by each part of the score alone.
void explain_plans(Explanation& why);

/// Numbers of a request whose movement can be explained ("travel_limit", "theme_weight").
[[nodiscard]] std::vector<std::string> movable_numbers();
/// How far the number may move before other groups are better, everything else as it is, also the price of the
/// unplaced. Throws InvalidInput when the request does not use it.
void explain_steadiness(Explanation& why, const std::string& name);

}  // namespace samling::cli
