// src/report/schedule_sheet.hpp: how large letters may be so that a day fits on a sheet of A4.
//
// An estimate from the average width of a letter; where it errs, a day runs over to a second sheet with its head again.
#pragma once

#include <string_view>

#include "report/schedule_grid.hpp"

namespace samling::report {

/// Millimetres of a sheet between its margins.
[[nodiscard]] double sheet_height(bool lying);

/// Least height of a row on screen, and on roomy sheets, in CSS pixels: time takes room, but not without bounds.
[[nodiscard]] int time_height(const GridRow& row);

struct SheetFit {
  std::string_view density;  ///< "roomy", "close", "dense": classes of the style sheet.
  double millimetres = 0.0;  ///< Height then.
};

/// The largest letters with which the day fits, or the smallest; `taken`: millimetres of the sheet that something else
/// has.
[[nodiscard]] SheetFit fit_on_sheet(const DayGrid& grid, bool lying, double taken = 0.0);

}  // namespace samling::report
