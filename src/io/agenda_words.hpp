// io/agenda_words.hpp: the words of agenda files, in the order of the enumerations.
#pragma once

#include <string>
#include <vector>

#include "samling/timetable/agenda/input.hpp"

namespace samling::io {

[[nodiscard]] inline std::vector<std::string> grade_words() { return {"forbid", "warn", "weigh", "ignore"}; }
[[nodiscard]] inline std::vector<std::string> kind_words() {
  return {"opening", "presentation", "panel", "group_work", "break", "lunch", "evaluation", "other"};
}
[[nodiscard]] inline std::vector<std::string> relation_words() { return {"before", "apart", "together"}; }
[[nodiscard]] inline std::vector<std::string> preference_words() {
  return {"early", "late", "near", "before", "after", "apart", "close"};
}

}  // namespace samling::io
