// Programmes too large for tables of all pairs.
#include <gmock/gmock.h>

#include <cmath>

#include "samling/core/chance.hpp"
#include "samling/plan/plan.hpp"
#include "samling/plan/programme.hpp"

namespace samling::testing {
namespace {

using grouping::Grade;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Seats drawn over a country; travel is worked out when asked for.
plan::Programme country(std::size_t n, std::uint64_t seed = 1) {
  Chance chance(seed);
  std::vector<model::Municipality> rows;
  std::vector<std::string> codes;
  std::vector<geo::LatLon> seats;
  for (std::size_t i = 0; i < n; ++i) {
    model::Municipality row;
    row.code = "m" + std::to_string(i);
    row.name = "M" + std::to_string(i);
    const double lat = 45.0 + 0.12 * std::sqrt(static_cast<double>(n)) * chance.unit();
    row.seat = geo::LatLon::degrees(lat, 2.0 + 0.12 * std::sqrt(static_cast<double>(n)) * chance.unit());
    codes.push_back(row.code);
    seats.push_back(row.seat);
    rows.push_back(std::move(row));
  }
  plan::Programme programme{.title = "Test",
                            .region = {rows, {}, geo::straight_line_travel(codes, seats)},
                            .venues = {},
                            .request = {},
                            .boundaries = {},
                            .attributions = {},
                            .input_checksum = "",
                            .warnings = {}};
  programme.request.common_theme = false;
  return programme;
}

std::string refusal(const plan::Programme& programme) {
  try {
    (void)plan::grouping_problem(programme);
  } catch (const InvalidInput& error) {
    return error.what();
  }
  return "";
}

TEST(Candidates, StandForAllPairsAboveAThousand) {
  EXPECT_FALSE(plan::grouping_problem(country(1'000)).affinity().is_sparse());
  auto programme = country(1'400);
  programme.request.travel_limit = Minutes(60.0);
  const auto problem = plan::grouping_problem(programme, 2);
  EXPECT_TRUE(problem.affinity().is_sparse());
  EXPECT_EQ(problem.rules().minutes.size(), 0);
  const auto result = grouping::solve(problem, {.limits = {.max_rounds = 2}});
  EXPECT_THAT(grouping::check(problem, result.best), IsEmpty());
  EXPECT_EQ(result.bound_method, "Lagrangian");
  EXPECT_LE(result.upper_bound - result.score, 0.03 * std::abs(result.score));
  for (const auto& group : result.best.groups) {
    for (const MunicipalityId a : group) {
      for (const MunicipalityId b : group) {
        EXPECT_LE(programme.region.minutes_between(a, b)->count(), 60.0);
      }
    }
  }
}

TEST(Candidates, CanBeAskedForInASmallProgramme) {
  auto programme = country(80);
  programme.request.candidates = 9;
  programme.request.travel_limit = Minutes(90.0);
  programme.request.group_count = 20;
  programme.request.affinity = {.theme_weight = 0.0, .difference_weight = 0.0};
  const auto sparse = plan::grouping_problem(programme);
  programme.request.candidates.reset();
  const auto dense = plan::grouping_problem(programme);
  ASSERT_TRUE(sparse.affinity().is_sparse());
  for (std::size_t a = 0; a < 80; ++a) {
    for (const auto& companion : sparse.affinity().companions(MunicipalityId(a))) {
      EXPECT_NEAR(companion.affinity, dense.affinity()(MunicipalityId(a), companion.other), 1e-9);
    }
  }
  const auto result = grouping::solve(sparse, {.limits = {.max_rounds = 20}});
  EXPECT_THAT(grouping::check(sparse, result.best), IsEmpty());
  EXPECT_THAT(grouping::check(dense, result.best), IsEmpty());
}

TEST(Candidates, ARequestThatNeedsAllPairsHasThemWhileTheyCanBeKept) {
  auto programme = country(1'100);
  programme.request.group_count = 275;
  EXPECT_FALSE(plan::grouping_problem(programme).affinity().is_sparse());
  programme.request.candidates = 16;
  EXPECT_THAT(refusal(programme), HasSubstr("group_count"));
  auto large = country(3'001);
  large.request.group_count = 700;
  large.request.travel_limit = Minutes(60.0);
  large.request.grades.travel_limit.grade = Grade::warn;
  large.request.sizes = {3, 9};
  EXPECT_THAT(refusal(large), HasSubstr("group_count"));
  EXPECT_THAT(refusal(large), HasSubstr("travel_limit"));
  EXPECT_THAT(refusal(large), HasSubstr("sizes"));
  EXPECT_THAT(refusal(large), HasSubstr("3000"));
}

TEST(Candidates, HoldWhoIsNamedTogetherAndWhoIsToBeJudged) {
  auto programme = country(1'200);
  const auto far = [&](MunicipalityId from, std::size_t rank) {
    std::vector<std::pair<double, std::size_t>> all;
    for (std::size_t i = 0; i < 1'200; ++i) {
      all.emplace_back(programme.region.minutes_between(from, MunicipalityId(i))->count(), i);
    }
    std::sort(all.begin(), all.end());
    return programme.region[MunicipalityId(all[rank].second)].code;
  };
  const std::string partner = far(MunicipalityId(0), 60);
  programme.request.must_together = {{"m0", partner}};
  programme.request.pinned = {{"m5", far(MunicipalityId(5), 40), far(MunicipalityId(5), 50)}};
  const auto problem = plan::grouping_problem(programme);
  const auto result = grouping::solve(problem, {.limits = {.max_rounds = 2}});
  EXPECT_THAT(grouping::check(problem, result.best), IsEmpty());
  EXPECT_NE(result.status, Status::infeasible);
  EXPECT_THAT(result.best.unplaced, ::testing::Not(::testing::Contains(MunicipalityId(0))));
  const grouping::Members strange{MunicipalityId(1), MunicipalityId(600), MunicipalityId(1'100)};
  EXPECT_EQ(grouping::check_group(problem, strange).empty(), false);
  EXPECT_THAT(grouping::check_group(plan::grouping_problem(programme, 1, {strange}), strange), IsEmpty());
}

TEST(Candidates, AreOfThoseWhoAreAskedForAndShareATheme) {
  auto programme = country(1'500, 3);
  auto rows = programme.region.municipalities();
  const themes::ThemeCatalogue catalogue({{.code = "a", .name = "A"}, {.code = "b", .name = "B"}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % 3 == 0) rows[i].projects = {{.theme = ThemeId(0)}};
    if (i % 3 == 1) rows[i].projects = {{.theme = ThemeId(1)}};
  }
  programme.region = model::Region(rows, catalogue, programme.region.travel());
  programme.request.common_theme = true;
  const auto problem = plan::grouping_problem(programme);
  EXPECT_EQ(problem.rules().excluded.size(), 500U);
  for (std::size_t a = 0; a < 1'500; ++a) {
    const auto companions = problem.affinity().companions(MunicipalityId(a));
    EXPECT_EQ(companions.size() >= 16, a % 3 != 2);
    EXPECT_EQ(companions.empty(), a % 3 == 2);
    for (const auto& companion : companions) EXPECT_EQ(companion.other.index() % 3, a % 3);
  }
}

}  // namespace
}  // namespace samling::testing
