// src/report/schedule_grid.hpp: a day as rows of time and columns of rooms, for tables and sheets.
//
// A row lies between two times at which something starts or ends. A room has as many lanes as entries in it overlap
// (one, unless the timetable is broken): entries take the first free lane in order of time (interval partitioning, so
// no more lanes than needed). What is held everywhere spans all columns.
#pragma once

#include <string>
#include <vector>

#include "samling/report/schedule.hpp"

namespace samling::report {

struct GridColumn {
  std::string title;
  std::size_t first = 0;  ///< Lane.
  std::size_t lanes = 1;
};

struct GridRow {
  WholeMinutes from{0};
  WholeMinutes until{0};
  bool pause = false;   ///< Nothing is held in any room.
  std::string session;  ///< That starts here; empty: none, or something runs across.
};

struct GridCell {
  const ScheduleEntry* entry = nullptr;
  std::size_t row = 0;
  std::size_t rows = 1;
  std::size_t lane = 0;
  std::size_t lanes = 1;
};

struct DayGrid {
  Date date{};
  std::size_t part = 0;  ///< Of parts: a day with many rooms is several grids.
  std::size_t parts = 1;
  std::vector<GridColumn> columns;
  std::vector<GridRow> rows;
  std::vector<GridCell> cells;  ///< By row, then lane.
  std::size_t lanes = 0;        ///< Of all columns.
};

/// Every day's grids, each of at most `most_columns` columns, as even as can be; a day on which nothing is held is one
/// grid without rows. Rooms that a day does not use are left out.
[[nodiscard]] std::vector<DayGrid> day_grids(const Schedule& schedule, std::size_t most_columns);

}  // namespace samling::report
