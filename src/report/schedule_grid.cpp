#include "report/schedule_grid.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "report/schedule_view.hpp"

namespace samling::report {
namespace {

using Entries = std::vector<const ScheduleEntry*>;

// Nothing is shorter than a minute in a table.
WholeMinutes shown_end(const ScheduleEntry& entry) {
  return std::max(entry.end(), entry.start + WholeMinutes(1));
}

bool overlap(const ScheduleEntry& a, const ScheduleEntry& b) {
  return a.start < shown_end(b) && b.start < shown_end(a);
}

// The entries of one column, laid into lanes.
struct Column {
  std::string title;
  Entries entries;
  std::vector<std::size_t> lane_of;
  std::size_t lanes = 1;
};

void lay_into_lanes(Column& column) {
  std::vector<WholeMinutes> free_from;
  for (const ScheduleEntry* entry : column.entries) {
    std::size_t lane = 0;
    while (lane < free_from.size() && free_from[lane] > entry->start) ++lane;
    if (lane == free_from.size()) free_from.emplace_back();
    free_from[lane] = shown_end(*entry);
    column.lane_of.push_back(lane);
  }
  column.lanes = std::max<std::size_t>(1, free_from.size());
}

// One day, before it is cut into parts.
struct DayColumns {
  Entries all;
  Entries spanning;
  std::vector<Column> columns;
};

bool stands_alone(const ScheduleEntry& entry, const Entries& all) {
  return std::ranges::none_of(all,
                              [&](const ScheduleEntry* other) { return other != &entry && overlap(entry, *other); });
}

DayColumns columns_of(const Schedule& schedule, Entries all) {
  DayColumns day;
  const std::size_t elsewhere = schedule.rooms.size();
  std::map<std::size_t, Entries> by_place;
  for (const ScheduleEntry* entry : all) {
    if (entry->everywhere && stands_alone(*entry, all)) {
      day.spanning.push_back(entry);
    } else {
      by_place[entry->everywhere ? elsewhere + 1 : entry->room.value_or(elsewhere)].push_back(entry);
    }
  }
  for (auto& [place, entries] : by_place) {
    std::string title = "All rooms";
    if (place == elsewhere) title = placeless_name(schedule);
    if (place < elsewhere) title = schedule.rooms[place];
    day.columns.push_back({std::move(title), std::move(entries), {}, 1});
  }
  if (day.columns.empty()) day.columns.push_back({schedule.rooms.empty() ? "Programme" : "All rooms", {}, {}, 1});
  for (Column& column : day.columns) lay_into_lanes(column);
  day.all = std::move(all);
  return day;
}

std::vector<WholeMinutes> times_of(const Entries& entries) {
  std::set<WholeMinutes> times;
  for (const ScheduleEntry* entry : entries) {
    times.insert(entry->start);
    times.insert(shown_end(*entry));
  }
  return {times.begin(), times.end()};
}

// Sessions of the day, each with its first start.
std::map<std::string, WholeMinutes> session_starts(const Entries& entries) {
  std::map<std::string, WholeMinutes> starts;
  for (const ScheduleEntry* entry : entries) {
    if (entry->session.empty()) continue;
    const auto [known, fresh] = starts.try_emplace(entry->session, entry->start);
    if (!fresh) known->second = std::min(known->second, entry->start);
  }
  return starts;
}

std::vector<GridRow> rows_of(const DayColumns& day, const Entries& here) {
  const auto times = times_of(here);
  std::vector<GridRow> rows;
  for (std::size_t i = 0; i + 1 < times.size(); ++i) {
    const auto runs = [&](const ScheduleEntry* entry) {
      return entry->start < times[i + 1] && times[i] < shown_end(*entry);
    };
    rows.push_back({times[i], times[i + 1], std::ranges::none_of(day.all, runs), {}});
  }
  for (const auto& [session, start] : session_starts(here)) {
    const auto crosses = [time = start](const ScheduleEntry* entry) {
      return entry->start < time && time < shown_end(*entry);
    };
    if (std::ranges::any_of(here, crosses)) continue;
    for (GridRow& row : rows) {
      if (row.from == start) row.session += (row.session.empty() ? "" : ", ") + session;
    }
  }
  return rows;
}

GridCell placed(const ScheduleEntry& entry, const std::vector<GridRow>& rows, std::size_t lane, std::size_t lanes) {
  const auto row_from = [&](WholeMinutes time) {
    const auto at = std::ranges::lower_bound(rows, time, {}, &GridRow::from);
    return static_cast<std::size_t>(at - rows.begin());
  };
  const std::size_t row = row_from(entry.start);
  return {&entry, row, row_from(shown_end(entry)) - row, lane, lanes};
}

DayGrid part_of(const DayColumns& day, std::size_t first, std::size_t last) {
  DayGrid grid;
  Entries here = day.spanning;
  for (std::size_t c = first; c < last; ++c) {
    const Column& column = day.columns[c];
    grid.columns.push_back({column.title, grid.lanes, column.lanes});
    grid.lanes += column.lanes;
    here.insert(here.end(), column.entries.begin(), column.entries.end());
  }
  grid.rows = rows_of(day, here);
  for (const ScheduleEntry* entry : day.spanning) grid.cells.push_back(placed(*entry, grid.rows, 0, grid.lanes));
  for (std::size_t c = first; c < last; ++c) {
    const Column& column = day.columns[c];
    for (std::size_t i = 0; i < column.entries.size(); ++i) {
      const std::size_t lane = grid.columns[c - first].first + column.lane_of[i];
      grid.cells.push_back(placed(*column.entries[i], grid.rows, lane, 1));
    }
  }
  std::ranges::sort(grid.cells, {}, [](const GridCell& cell) { return std::pair(cell.row, cell.lane); });
  return grid;
}

}  // namespace

std::vector<DayGrid> day_grids(const Schedule& schedule, std::size_t most_columns) {
  std::map<std::chrono::sys_days, Entries> by_day;
  for (const Date day : schedule.days) by_day[day];
  for (const ScheduleEntry* entry : entries_in_order(schedule)) by_day[entry->date].push_back(entry);
  std::vector<DayGrid> grids;
  for (auto& [date, entries] : by_day) {
    const DayColumns day = columns_of(schedule, std::move(entries));
    const std::size_t count = day.columns.size();
    const std::size_t parts = (count + most_columns - 1) / most_columns;
    for (std::size_t part = 0; part < parts; ++part) {
      DayGrid grid = part_of(day, part * count / parts, (part + 1) * count / parts);
      grid.date = Date(date);
      grid.part = part;
      grid.parts = parts;
      grids.push_back(std::move(grid));
    }
  }
  return grids;
}

}  // namespace samling::report
