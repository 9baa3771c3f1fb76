// cli/rooms_terms.hpp: weights and grades of parallel rooms on the command line: "chair=forbid".
#pragma once

#include <string>
#include <vector>

#include "samling/timetable/rooms.hpp"

namespace samling::cli {

/// `weights`: "TERM=N", `grades`: "TERM=forbid". Throws InvalidInput, all issues at once.
void change_terms(std::array<timetable::TermGrade, timetable::rooms_terms>& terms,
                  const std::vector<std::string>& weights, const std::vector<std::string>& grades);

}  // namespace samling::cli
