#include "report/schedule_sheet.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "report/text.hpp"

namespace samling::report {
namespace {

// As in the style sheet: line and letter in millimetres, padding of a cell, whether it tells its hours.
struct Density {
  std::string_view name;
  double line;
  double letter;
  double padding;
  bool hours;
  bool stretched;  // rows keep their height in time
};
constexpr std::array<Density, 3> densities = {{{"roomy", 3.75, 1.7, 1.8, true, true},
                                               {"close", 3.18, 1.5, 1.8, false, false},
                                               {"dense", 2.45, 1.2, 1.2, false, false}}};
constexpr double millimetres_a_pixel = 25.4 / 96.0;
constexpr double title_height = 14.0;  // Of the day, with the heads of the columns.

double lines_of(std::string_view text, double letters) {
  return text.empty() ? 0.0 : std::ceil(static_cast<double>(std::min(display_width(text), 180)) / letters);
}

double cell_height(const GridCell& cell, const Density& density, double lane_width) {
  const ScheduleEntry& entry = *cell.entry;
  const double letters = std::max(4.0, (lane_width * static_cast<double>(cell.lanes) - 4.0) / density.letter);
  const double changed = entry.change.empty() ? 0.0 : lines_of("Changed: " + entry.change, letters);
  const double lines = lines_of(entry.title, letters) + lines_of(entry.track, letters - 3.0) + changed +
                       (entry.speakers.empty() ? 0.0 : 1.0) + (density.hours ? 1.0 : 0.0);
  double height = lines * density.line + density.padding;
  return height;
}

double day_height(const DayGrid& grid, const Density& density, double paper) {
  const double lane_width = paper / static_cast<double>(std::max<std::size_t>(1, grid.lanes));
  std::vector<double> rows(grid.rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const GridRow& row = grid.rows[r];
    if (row.pause) continue;  // Not printed.
    rows[r] = density.stretched ? time_height(row) * millimetres_a_pixel : density.line + density.padding;
  }
  // A cell over several rows stretches the last of them, as tables do.
  for (const GridCell& cell : grid.cells) {
    double there = 0.0;
    for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) there += rows[r];
    rows[cell.row + cell.rows - 1] += std::max(0.0, cell_height(cell, density, lane_width) - there);
  }
  double height = title_height;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    height += rows[r] + (rows[r] > 0.0 ? 0.4 : 0.0);
    if (!grid.rows[r].session.empty()) height += density.line + 2.0;
  }
  return height;
}

}  // namespace

double sheet_height(bool lying) {
  return lying ? 192.0 : 279.0;
}

int time_height(const GridRow& row) {
  return row.pause ? 0 : std::clamp((row.until - row.from).count(), 18, 96);
}

SheetFit fit_on_sheet(const DayGrid& grid, bool lying, double taken) {
  const double paper = sheet_height(!lying) - 12.0;
  SheetFit fit;
  for (const Density& density : densities) {
    fit = {density.name, day_height(grid, density, paper)};
    if (fit.millimetres + taken <= sheet_height(lying)) break;
  }
  return fit;
}

}  // namespace samling::report
