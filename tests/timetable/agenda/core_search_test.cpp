// The least that must be paid, from below and from above, against every assignment.
#include <gtest/gtest.h>

#include <algorithm>

#include "samling/core/chance.hpp"
#include "timetable/agenda/core_search.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr int questions = 14;

struct Riddle {
  std::vector<Clause> clauses;  // of questions 1, 2, …, negative: its negation
  std::vector<Cost> prices;     // of each that holds

  [[nodiscard]] static bool holds(unsigned world, int literal) {
    return (world >> (std::abs(literal) - 1) & 1U) == (literal > 0 ? 1U : 0U);
  }
  [[nodiscard]] Cost least() const {
    Cost best = no_price;
    for (unsigned world = 0; world < 1U << questions; ++world) {
      const bool fits = std::ranges::all_of(clauses, [&](const Clause& clause) {
        return std::ranges::any_of(clause, [&](int literal) { return holds(world, literal); });
      });
      Cost paid = 0;
      for (int q = 1; q <= questions; ++q) paid += holds(world, q) ? prices[static_cast<std::size_t>(q - 1)] : 0;
      if (fits) best = std::min(best, paid);
    }
    return best;
  }
};

// Three of the questions each, more of them held than not: something has to be paid.
Riddle drawn_riddle(std::uint64_t seed) {
  Chance chance(seed);
  Riddle riddle;
  for (int q = 0; q < questions; ++q) riddle.prices.push_back(static_cast<Cost>(chance.below(6)));
  for (int c = 0; c < 50; ++c) {
    Clause clause;
    for (int i = 0; i < 3; ++i) {
      const int literal = 1 + static_cast<int>(chance.below(questions));
      clause.push_back(chance.below(10) < 6 ? literal : -literal);
    }
    riddle.clauses.push_back(clause);
  }
  return riddle;
}

// What the search says is the least, and whether all that it keeps then costs that.
void expect_least(const Riddle& riddle, const CoreOptions& options, Cost expected) {
  const Stopper never({});
  ClauseBox box(never);
  std::vector<Literal> literal_of{0};
  for (int q = 1; q <= questions; ++q) literal_of.push_back(box.fresh());
  for (Clause clause : riddle.clauses) {
    for (int& literal : clause) {
      const Literal told = literal_of[static_cast<std::size_t>(std::abs(literal))];
      literal = literal > 0 ? told : -told;
    }
    box.add(clause);
  }
  Prices01 prices;
  for (int q = 1; q <= questions; ++q) {
    const auto row = static_cast<std::size_t>(q);
    prices.charge(box, literal_of[row], riddle.prices[row - 1]);
  }
  const auto paid_now = [&] {
    Cost paid = 0;
    for (std::size_t q = 1; q <= questions; ++q) paid += box.holds(literal_of[q]) ? riddle.prices[q - 1] : 0;
    return paid;
  };
  Cost least = no_price;
  CoreSearch search(box, prices, options, [&] { return least = std::min(least, paid_now()); });
  const CoreResult found = search.search(no_price);
  ASSERT_NE(found.verdict, Verdict::unknown);
  EXPECT_EQ(least, expected);
  if (expected == no_price) return;
  EXPECT_LE(found.bound, expected);
  search.keep_the_cheapest(least);
  ASSERT_EQ(box.solve({}, 100'000), Verdict::yes);
  EXPECT_EQ(paid_now(), expected);
}

TEST(CoreSearch, FindsTheLeastHoweverSoonItIsStuck) {
  int paid = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE(seed);
    const Riddle riddle = drawn_riddle(seed);
    const Cost expected = riddle.least();
    paid += expected > 0 && expected != no_price;
    for (const std::int64_t patience : {1, 3, 5000}) {
      for (const bool count_sums : {false, true}) {
        expect_least(riddle, {.conflicts = 100'000, .unit = 0, .count_sums = count_sums, .patience = patience},
                     expected);
      }
    }
    if (expected == no_price) continue;
    expect_least(riddle, {.conflicts = 100'000, .unit = 0, .count_sums = true, .bound = expected, .patience = 1},
                 expected);
  }
  EXPECT_GT(paid, 30);
}

}  // namespace
}  // namespace samling::timetable::agenda
