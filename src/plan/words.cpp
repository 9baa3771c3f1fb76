#include "plan/words.hpp"

#include <fmt/format.h>

namespace samling::plan {

std::string join_words(const std::vector<std::string>& words, const std::string& conjunction) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " " + conjunction + " " : ", ";
    text += words[i];
  }
  return text;
}

std::string minutes_text(double minutes) { return format_number(minutes, 1) + " min"; }

std::string score_text(double score, bool sign) {
  const double shown = score == 0.0 ? 0.0 : score;  // never "-0.000"
  return sign ? fmt::format("{:+.3f}", shown) : fmt::format("{:.3f}", shown);
}

std::string count_text(std::size_t count, const std::string& noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace samling::plan
