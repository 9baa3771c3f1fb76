// Days as rows and lanes, held to what anybody can count.
#include "report/schedule_grid.hpp"

#include <gmock/gmock.h>

#include <set>

#include "sample_schedules.hpp"

namespace samling::report {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> titles(const DayGrid& grid) {
  std::vector<std::string> titles;
  for (const auto& column : grid.columns) titles.push_back(column.title);
  return titles;
}

TEST(ScheduleGrid, RoomsAreColumnsAndClashesAreLanes) {
  const auto schedule = samling::testing::two_days();
  const auto grids = day_grids(schedule, 8);
  ASSERT_EQ(grids.size(), 2U);
  EXPECT_THAT(titles(grids[0]), ElementsAre("Great hall", "Library", "Room 3", "No room"));
  EXPECT_EQ(grids[0].columns[2].lanes, 2U);
  EXPECT_EQ(grids[0].lanes, 5U);
  EXPECT_THAT(titles(grids[1]), ElementsAre("Library"));
  EXPECT_EQ(grids[0].cells.front().entry->title, "Opening");
  EXPECT_EQ(grids[0].cells.front().lanes, 5U);
  EXPECT_EQ(grids[0].rows.front().session, "Before noon");
}

TEST(ScheduleGrid, TimeInWhichNothingIsHeldIsAPause) {
  const auto schedule = samling::testing::two_days();
  const DayGrid grid = day_grids(schedule, 8).front();
  std::vector<std::pair<int, int>> pauses;
  for (const auto& row : grid.rows) {
    if (row.pause) pauses.emplace_back(row.from.count(), row.until.count());
  }
  EXPECT_THAT(pauses, ElementsAre(std::pair(660, 690), std::pair(735, 780), std::pair(870, 900), std::pair(960, 1380)));
}

TEST(ScheduleGrid, ManyRoomsAreCutEvenly) {
  const auto schedule = samling::testing::many_rooms(30);
  const auto grids = day_grids(schedule, 8);
  ASSERT_EQ(grids.size(), 4U);
  std::size_t columns = 0;
  for (const auto& grid : grids) {
    EXPECT_THAT(grid.columns.size(), ::testing::AnyOf(7U, 8U));
    columns += grid.columns.size();
    EXPECT_EQ(grid.cells.size(), grid.columns.size() * 12 + 3);  // The breaks stand in each.
  }
  EXPECT_EQ(columns, 30U);
}

TEST(ScheduleGrid, ADayOnWhichNothingIsHeldHasNoRows) {
  const auto schedule = samling::testing::nothing_held();
  const auto grids = day_grids(schedule, 8);
  ASSERT_EQ(grids.size(), 2U);
  EXPECT_TRUE(grids[0].rows.empty());
}

// The slow twin: minute by minute, which entries hold a lane.
TEST(ScheduleGrid, EveryEntryStandsOnceWhereItIsHeld) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const auto schedule = samling::testing::drawn_schedule(seed);
    std::multiset<std::string> seen;
    for (const auto& grid : day_grids(schedule, 99)) {
      std::set<std::pair<std::size_t, std::size_t>> taken;
      for (const auto& cell : grid.cells) {
        const auto& entry = *cell.entry;
        seen.insert(entry.key);
        ASSERT_EQ(entry.date, grid.date);
        ASSERT_EQ(grid.rows[cell.row].from, entry.start) << "seed " << seed;
        ASSERT_EQ(grid.rows[cell.row + cell.rows - 1].until, std::max(entry.end(), entry.start + WholeMinutes(1)));
        for (std::size_t r = cell.row; r < cell.row + cell.rows; ++r) {
          ASSERT_FALSE(grid.rows[r].pause);
          for (std::size_t l = cell.lane; l < cell.lane + cell.lanes; ++l) {
            ASSERT_LT(l, grid.lanes);
            ASSERT_TRUE(taken.insert({r, l}).second) << "seed " << seed << ": two entries in one place";
          }
          ASSERT_TRUE(r == cell.row || grid.rows[r].session.empty()) << "seed " << seed << ": a heading cuts an entry";
        }
      }
      for (std::size_t r = 1; r < grid.rows.size(); ++r) ASSERT_EQ(grid.rows[r - 1].until, grid.rows[r].from);
    }
    ASSERT_EQ(seen.size(), schedule.entries.size()) << "seed " << seed;
    ASSERT_EQ(std::set<std::string>(seen.begin(), seen.end()).size(), seen.size());
  }
}

}  // namespace
}  // namespace samling::report
