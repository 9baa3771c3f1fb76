// What is paid, counted in clauses, against the sum of every choice.
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "timetable/agenda/lightest.hpp"
#include "timetable/agenda/price_sum.hpp"

namespace samling::timetable::agenda {
namespace {

constexpr int literals = 6;
constexpr std::int64_t enough = 10'000;

TEST(PriceSum, SaysAtLeastWhereThatIsPaidAndNotWhereLessIs) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE(seed);
    Chance chance(seed);
    const Stopper never({});
    ClauseBox box(never);
    std::map<Literal, Cost> prices;
    for (int i = 0; i < literals; ++i) prices[box.fresh()] = 1 + static_cast<Cost>(chance.below(5));
    const Cost most = 4 + static_cast<Cost>(chance.below(20));
    const std::optional<PriceSum> sum = PriceSum::of(box, prices, most);
    ASSERT_TRUE(sum.has_value());
    for (unsigned choice = 0; choice < 1U << literals; ++choice) {
      Clause assumed;
      Cost paid = 0;
      for (const auto& [literal, price] : prices) {
        const bool pays = (choice >> assumed.size() & 1U) != 0;
        assumed.push_back(pays ? literal : -literal);
        paid += pays ? price : 0;
      }
      for (Cost asked = 1; asked <= most; ++asked) {
        Clause less = assumed;
        less.push_back(-sum->at_least(asked));
        EXPECT_EQ(box.solve(less, enough), paid < asked ? Verdict::yes : Verdict::no) << paid << " of " << asked;
      }
    }
  }
}

TEST(PriceSum, IsRefusedWhereSumsAreTooMany) {
  const Stopper never({});
  ClauseBox box(never);
  std::map<Literal, Cost> prices;
  for (int i = 0; i < 40; ++i) prices[box.fresh()] = Cost{1} << i;
  EXPECT_FALSE(PriceSum::of(box, prices, no_price).has_value());
}

TEST(LightestFirst, IsTheLeastPriorityForTheRoomThatItFrees) {
  GridModel model;
  model.room_class = {0, 0, 0};
  const auto add = [&](int steps, Cost priority, bool alone) {
    Item item;
    item.shortest = item.longest = steps;
    item.priority = priority;
    item.alone = alone;
    model.items.push_back(item);
    return model.activities++;
  };
  const int talk = add(3, 1000, false);      // 333 a step
  const int plenary = add(9, 2000, true);    // 74: it frees three rooms
  const int workshop = add(9, 1000, false);  // 111
  const int lunch = add(6, 2000, true);      // 111, but longer in all
  const int extra = add(6, 0, false);
  model.items[static_cast<std::size_t>(extra)].price = 5;  // may be left out anyway
  EXPECT_EQ(lightest_first(model), (std::vector<int>{plenary, lunch, workshop, talk}));
}

}  // namespace
}  // namespace samling::timetable::agenda
