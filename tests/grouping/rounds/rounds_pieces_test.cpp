// The pieces: the table of meetings against counting anew, fields, counts against what is true.
#include <gmock/gmock.h>

#include "grouping/random_problem.hpp"
#include "grouping/rounds/exhaustive.hpp"
#include "grouping/rounds/finite_field.hpp"
#include "grouping/rounds/first_rounds.hpp"
#include "grouping/rounds/least_repeats.hpp"
#include "grouping/rounds/schedule.hpp"
#include "samling/grouping/rounds.hpp"

namespace samling::testing {
namespace {

using namespace grouping;

GroupingProblem nothing_but(std::size_t n, SizeRange sizes) {
  Chance chance(n);
  return {model::Affinity(random_affinity(chance, n)), sizes};
}

TEST(Schedule, PricesEveryMoveAsCountingAnewDoes) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    Chance chance(seed);
    Rules rules;
    rules.must_together = {{MunicipalityId(1), MunicipalityId(7)}};
    rules.met = {{MunicipalityId(0), MunicipalityId(3), 0}, {MunicipalityId(1), MunicipalityId(5), 2}};
    rules.grades.met.grade = Grade::warn;
    const GroupingProblem problem(model::Affinity(random_affinity(chance, 11)), {2, 5}, rules);
    RoundsModel model(problem);
    model.most_out = 4;
    Schedule schedule(model, rounds_by_chance(model, 3, 4, chance));
    for (int k = 0; k < 300; ++k) {
      UnitMove move{.round = static_cast<int>(chance.below(4)), .unit = static_cast<int>(chance.below(10))};
      if (chance.below(2) == 0) {
        move.other = static_cast<int>(chance.below(10));
        move.to = schedule.slot(move.round, move.other);
      } else {
        move.to = static_cast<int>(chance.below(4)) - 1;
      }
      if (move.to == schedule.slot(move.round, move.unit) || !schedule.keeps_sizes(move)) continue;
      const Repeats expected = schedule.repeats() + schedule.delta(move);
      schedule.apply(move);
      EXPECT_EQ(schedule.repeats(), expected);
      EXPECT_EQ(schedule.repeats(), Schedule(model, schedule.rounds()).repeats());
    }
    std::vector<Grouping> rounds;
    for (const UnitRound& round : schedule.rounds()) rounds.push_back(in_municipalities(model, round));
    EXPECT_EQ(schedule.repeats().repeats, count_repeats(problem, rounds));
  }
}

TEST(FiniteField, IsAFieldForPrimePowersAndNothingElse) {
  for (const int q : {1, 6, 10, 12, 15}) EXPECT_FALSE(FiniteField::of(q)) << q;
  for (const int q : {2, 3, 4, 5, 7, 8, 9, 16, 25, 27}) {
    const auto field = FiniteField::of(q);
    ASSERT_TRUE(field) << q;
    for (int a = 0; a < q; ++a) {
      EXPECT_EQ(field->multiply(a, 1), a);
      for (int b = 0; b < q; ++b) {
        EXPECT_EQ(field->multiply(a, b), field->multiply(b, a));
        EXPECT_EQ(field->multiply(a, field->add(b, 1)), field->add(field->multiply(a, b), a));
      }
    }
  }
}

TEST(RoundsByFields, HaveNoRepeats) {
  struct Case {
    std::size_t n;
    int size;
    int rounds;
  };
  for (const Case c : {Case{9, 3, 4}, Case{15, 3, 5}, Case{16, 4, 5}, Case{32, 4, 9}, Case{49, 7, 8}, Case{72, 8, 9}}) {
    const auto problem = nothing_but(c.n, {c.size, c.size});
    const RoundsModel model(problem);
    const auto made = rounds_by_fields(model, c.rounds);
    ASSERT_TRUE(made) << c.n;
    std::vector<Grouping> rounds;
    for (const UnitRound& round : *made) rounds.push_back(in_municipalities(model, round));
    EXPECT_TRUE(check_rounds(problem, rounds).empty());
    EXPECT_EQ(count_repeats(problem, rounds), 0) << c.n;
  }
}

TEST(LeastRepeats, CountingNeverProvesMoreThanLookingAtEverything) {
  for (const SizeRange sizes : {SizeRange{2, 2}, SizeRange{2, 3}, SizeRange{3, 3}, SizeRange{3, 4}, SizeRange{4, 5}}) {
    for (std::size_t n = 5; n <= 9; ++n) {
      const auto problem = nothing_but(n, sizes);
      RoundsModel model(problem);
      model.most_out = static_cast<int>(solve(problem).best.unplaced.size());
      for (const int rounds : {2, 3, 4}) {
        const auto all = search_all_rounds(model, rounds, 1000, Stopper({}));
        ASSERT_TRUE(all.complete) << n;
        EXPECT_LE(least_repeats_by_counting(model, rounds).repeats, all.repeats) << n << " in " << sizes.min;
      }
    }
  }
}

TEST(AllRounds, AreTheSameWithAndWithoutSymmetry) {
  for (const SizeRange sizes : {SizeRange{2, 3}, SizeRange{3, 3}, SizeRange{3, 4}}) {
    for (std::size_t n = 6; n <= 8; ++n) {
      const auto problem = nothing_but(n, sizes);
      RoundsModel model(problem);
      model.most_out = static_cast<int>(solve(problem).best.unplaced.size());
      RoundsModel unaware = model;
      unaware.plain = false;
      const auto alike = search_all_rounds(model, 3, 1000, Stopper({}));
      const auto ascending = search_all_rounds(unaware, 3, 1000, Stopper({}));
      ASSERT_TRUE(alike.complete && ascending.complete);
      EXPECT_EQ(alike.repeats, ascending.repeats) << n << " in " << sizes.min;
    }
  }
}

}  // namespace
}  // namespace samling::testing
