// The page of a workbench, and its staircases.
#include "samling/report/bench_page.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "report/staircase_svg.hpp"

namespace samling::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using workbench::Staircase;

workbench::Run bench_run(const std::string& instance, const std::string& method, std::uint64_t seed, double score) {
  return {.instance = instance,
          .n = 9,
          .groups = 3,
          .method = method,
          .seed = seed,
          .cpu_seconds = 0.5,
          .score = score,
          .feasible = true,
          .upper_bound = 0.0,
          .status = Status::feasible};
}

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(AxisNumber, IsPlainAsLongAsItIsShort) {
  EXPECT_EQ(axis_number(1.0), "1");
  EXPECT_EQ(axis_number(100.0), "100");
  EXPECT_EQ(axis_number(0.001), "0.001");
  EXPECT_EQ(axis_number(0.05), "0.05");
  EXPECT_EQ(axis_number(20.0), "20");
  EXPECT_THAT(axis_number(1e-7), HasSubstr("-7"));
}

StaircaseChart chart_of(const std::vector<Staircase>& staircases) {
  return {.id = "t", .title = "T", .x_name = "x", .y_name = "y", .of_method = &staircases, .width = 500, .height = 300};
}

TEST(StaircaseSvg, RisesAtEachValue) {
  // 1 and 10 are the ends of the only decade: 58 and 482 across; half the height is 124 down.
  const std::vector<Staircase> staircases{Staircase({1.0, 10.0})};
  EXPECT_THAT(staircase_svg(chart_of(staircases)), HasSubstr("M58.0 248.0H58.0V131.0H482.0V14.0H482.0"));
}

TEST(StaircaseSvg, GivesZeroAPlaceOfItsOwn) {
  const std::vector<Staircase> staircases{Staircase({1.0, 1.1})};
  StaircaseChart chart = chart_of(staircases);
  chart.shift = 1.0;
  chart.scale = 100.0;
  chart.from_zero = true;
  EXPECT_THAT(staircase_svg(chart), HasSubstr("M58.0 248.0H58.0V131.0H482.0V14.0"));
  EXPECT_THAT(staircase_svg(chart), HasSubstr(">0</text>"));
}

TEST(StaircaseSvg, HasNumbersOnlyWhateverTheValues) {
  const double never = std::numeric_limits<double>::infinity();
  for (const std::vector<Staircase>& staircases : {std::vector<Staircase>{},
                                                   {Staircase()},
                                                   {Staircase({never})},
                                                   {Staircase({0.0, 0.0})},
                                                   {Staircase({5.0})},
                                                   {Staircase({1e-300, 1e300}), Staircase({1.0})}}) {
    const std::string svg = staircase_svg(chart_of(staircases));
    EXPECT_THAT(svg, Not(HasSubstr("nan")));
    EXPECT_THAT(svg, Not(HasSubstr("inf")));
    EXPECT_EQ(occurrences(svg, "class=\"step\""), staircases.size());
  }
}

TEST(BenchPage, EscapesEveryName) {
  const auto page = bench_page(
      workbench::compare({bench_run("<i>&\"", "<x>", 1, 5.0), bench_run("<i>&\"", "y", 1, 4.0)}), "<table>.csv");
  EXPECT_THAT(page, HasSubstr("&lt;i&gt;&amp;"));
  EXPECT_THAT(page, HasSubstr("&lt;x&gt;"));
  EXPECT_THAT(page, HasSubstr("&lt;table&gt;.csv"));
  EXPECT_THAT(page, Not(HasSubstr("<x>")));
  EXPECT_THAT(page, Not(HasSubstr("<i>")));
}

TEST(BenchPage, ShowsOneMethodAlone) {
  const auto page = bench_page(workbench::compare({bench_run("a", "x", 1, 5.0)}), "r.csv");
  EXPECT_THAT(page, HasSubstr("One method alone"));
  EXPECT_THAT(page, Not(HasSubstr("id=\"tests\"")));
}

TEST(BenchPage, SaysWhoIsBetterOnlyWhenItIsClear) {
  std::vector<workbench::Run> runs;
  for (int k = 0; k < 8; ++k) {
    const std::string name = "i" + std::to_string(k);
    runs.push_back(bench_run(name, "good", 1, 100.0));
    runs.push_back(bench_run(name, "bad", 1, 90.0 + k));
    runs.push_back(bench_run(name, "equal", 1, 100.0));
  }
  const auto page = bench_page(workbench::compare(runs), "r.csv");
  EXPECT_EQ(occurrences(page, "good is better"), 1U);
  EXPECT_EQ(occurrences(page, "equal is better"), 1U);
  EXPECT_EQ(occurrences(page, "no clear difference"), 1U);
}

TEST(BenchPage, IsTheSameForTheSameRuns) {
  const std::vector<workbench::Run> runs{bench_run("a", "x", 1, 5.0), bench_run("a", "y", 1, 4.0)};
  EXPECT_EQ(bench_page(workbench::compare(runs), "r"), bench_page(workbench::compare(runs), "r"));
}

}  // namespace
}  // namespace samling::report
