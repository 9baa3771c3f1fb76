// src/report/schedule_style.hpp: what a timetable page adds to the style sheet of the other pages.
#pragma once

#include <string_view>

namespace samling::report {

[[nodiscard]] std::string_view schedule_style_sheet();

}  // namespace samling::report
