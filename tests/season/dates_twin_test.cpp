// The flow against every way of giving dates, on small seasons; and a large one for the promises that need no twin.
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "samling/season/dates.hpp"

namespace samling::season {
namespace {

using DateOf = std::vector<std::optional<Date>>;

DatesProblem drawn_season(std::uint64_t seed, std::size_t gatherings, std::size_t dates, std::size_t venues,
                          int away_percent) {
  Chance chance(seed);
  std::vector<Date> all;
  for (std::size_t d = 0; d < dates; ++d) {
    all.emplace_back(std::chrono::sys_days(std::chrono::year(2015) / 3 / 2) + std::chrono::days(static_cast<int>(d)));
  }
  chance.shuffle(all);
  std::vector<Gathering> drawn;
  for (std::size_t g = 0; g < gatherings; ++g) {
    Gathering gathering{"G" + std::to_string(g + 1), "venue " + std::to_string(chance.below(venues)), {}};
    for (const Date date : all) {
      if (chance.below(100) < static_cast<std::uint64_t>(away_percent)) gathering.absences.push_back({"A", date});
    }
    drawn.push_back(std::move(gathering));
  }
  return DatesProblem(std::move(drawn), std::move(all), 1 + static_cast<int>(chance.below(2)));
}

// Every gathering gets every date or none; the judge says which of that is allowed.
void try_all(const DatesProblem& problem, DateOf& date_of, std::size_t row, std::optional<DatesScore>& best) {
  if (row == problem.gatherings().size()) {
    if (!check(problem, date_of).empty()) return;
    const DatesScore found = score(problem, date_of);
    if (!best || found > *best) best = found;
    return;
  }
  date_of[row].reset();
  try_all(problem, date_of, row + 1, best);
  for (const Date date : problem.dates()) {
    date_of[row] = date;
    try_all(problem, date_of, row + 1, best);
  }
  date_of[row].reset();
}

TEST(SolveDates, IsAsGoodAsEveryWayOfGivingDates) {
  int incomplete = 0;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const std::size_t gatherings = 1 + seed % 5;
    const DatesProblem problem = drawn_season(seed, gatherings, 1 + seed % 4, 1 + seed % 3, 30);
    const auto result = solve(problem);
    DateOf date_of(gatherings);
    std::optional<DatesScore> best;
    try_all(problem, date_of, 0, best);
    ASSERT_TRUE(best);
    EXPECT_TRUE(check(problem, result.date_of).empty()) << "seed " << seed;
    EXPECT_TRUE(score(problem, result.date_of) == *best) << "seed " << seed;
    EXPECT_EQ(result.status == Status::optimal, best->dated == gatherings) << "seed " << seed;
    for (std::size_t g = 0; g < gatherings; ++g) EXPECT_EQ(result.reasons[g].empty(), result.date_of[g].has_value());
    incomplete += best->dated < gatherings ? 1 : 0;
  }
  EXPECT_GT(incomplete, 20);
  EXPECT_LT(incomplete, 130);
}

// Exchanging the dates of two gatherings never helps the one that is listed first, where both could have the other's
// date.
TEST(SolveDates, GivesTheBetterDateToTheGatheringListedFirst) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const DatesProblem problem = drawn_season(seed, 20, 15, 20, 20);
    DateOf date_of = solve(problem).date_of;
    const auto rank = [&](const std::optional<Date>& date) {
      return std::find(problem.dates().begin(), problem.dates().end(), *date);
    };
    for (std::size_t a = 0; a < date_of.size(); ++a) {
      for (std::size_t b = a + 1; b < date_of.size(); ++b) {
        if (!date_of[a] || !date_of[b] || rank(date_of[a]) <= rank(date_of[b])) continue;
        std::swap(date_of[a], date_of[b]);
        EXPECT_FALSE(check(problem, date_of).empty()) << "seed " << seed;
        std::swap(date_of[a], date_of[b]);
      }
    }
  }
}

TEST(SolveDates, KeepsItsPromisesForAWholeProgramme) {
  const DatesProblem problem = drawn_season(7, 140, 60, 100, 20);
  const auto result = solve(problem);
  EXPECT_TRUE(check(problem, result.date_of).empty());
  EXPECT_EQ(score(problem, result.date_of).dated,
            std::min<std::size_t>(140, 60 * static_cast<std::size_t>(problem.per_day())));
  EXPECT_TRUE(solve(problem).date_of == result.date_of);
}

}  // namespace
}  // namespace samling::season
