// plan/words.hpp: lists and numbers inside sentences.
#pragma once

#include <string>
#include <vector>

#include "samling/core/units.hpp"

namespace samling::plan {

/// "A, B and C".
[[nodiscard]] std::string join_words(const std::vector<std::string>& words, const std::string& conjunction = "and");
/// "55 min"; whole minutes where they are, else one decimal.
[[nodiscard]] std::string minutes_text(double minutes);
/// Affinities and scores: three decimals, "+0.120" when `sign`.
[[nodiscard]] std::string score_text(double score, bool sign = false);
/// "1 group", "3 groups".
[[nodiscard]] std::string count_text(std::size_t count, const std::string& noun);

}  // namespace samling::plan
