// cli/score_words.hpp: a score taken apart, and numbers with their nouns.
#pragma once

#include <string>

#include "samling/grouping/grouping.hpp"

namespace samling::cli {

/// "1 group", "2 groups".
[[nodiscard]] std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// A score on a terminal: three decimals.
[[nodiscard]] std::string score_number(double score);

/// How many of the unplaced could have been placed: the score is charged for each.
[[nodiscard]] std::size_t charged(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping);

/// "groups 3.956 - 21 x 10 for the unplaced = -206.044"; "score 3.956" when nothing is charged.
[[nodiscard]] std::string score_words(const grouping::GroupingProblem& problem, const grouping::Grouping& grouping);

}  // namespace samling::cli
