#include <gmock/gmock.h>

#include <sstream>

#include "report/text.hpp"
#include "samling/report/report.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void expect_fits(const std::string& text) {
  const auto lines = lines_of(text);
  EXPECT_LE(lines.size(), 24u);
  for (const auto& line : lines) EXPECT_LE(display_width(line), 80) << line;
  EXPECT_TRUE(text.ends_with("\n"));
}

TEST(Summary, FitsAScreenWhateverThePlan) {
  for (const auto& plan : {samling::testing::pilot_plan(), samling::testing::trio_plan(),
                           samling::testing::infeasible_plan(), samling::testing::drawn_plan(428, 1), plan::Plan{}}) {
    expect_fits(summary(plan));
  }
  for (const auto& text : samling::testing::hostile_texts()) {
    expect_fits(summary(samling::testing::filled_with(text)));
    EXPECT_EQ(summary(samling::testing::filled_with(text)).find('\x1b'), std::string::npos);
  }
}

TEST(Summary, NamesGroupsVenuesAndWhoIsLeftOut) {
  const auto text = summary(samling::testing::pilot_plan());
  EXPECT_THAT(text, HasSubstr("4 gatherings for 13 municipalities; 4 not placed, 2 not asked for."));
  EXPECT_THAT(text, HasSubstr("G1    5 Mar 2015  55 min"));
  EXPECT_THAT(text, HasSubstr("Not placed: Horten: No group within 90 min; nearest 105."));
  EXPECT_THAT(text, HasSubstr("60.5 min est."));
  EXPECT_THAT(text, HasSubstr("at most 1.400 more is possible"));
}

TEST(Summary, SaysHowManyLinesWereLeftOut) {
  const auto plan = samling::testing::drawn_plan(428, 1);
  EXPECT_THAT(summary(plan), HasSubstr("… and " + std::to_string(plan.groups.size() - 8) + " more gatherings"));
}

TEST(Summary, ShowsTheConflictAndARepair) {
  const auto text = summary(samling::testing::infeasible_plan());
  EXPECT_THAT(text, HasSubstr("Cannot hold together: Sarpsborg with Oppegård and limit 50."));
  EXPECT_THAT(text, HasSubstr("Repair that works: limit 58"));
}

TEST(Markdown, HoldsEveryFigureOfThePilot) {
  const auto text = markdown(samling::testing::pilot_plan());
  for (const auto* part :
       {"# Sammen om en bedre kommune", "Inspiria Science Center", "10:10–11:25 | Sarpsborg presents",
        "Horten and Sarpsborg are 105 min apart", "No group within 90 min; nearest 105.", "65 &gt; 60", "(estimate)",
        "Seed 7", "sha256:", "GeoNames", "nærvær", "Thursday 5 March 2015", "345 minutes asked", "whole −1.937"}) {
    EXPECT_THAT(text, HasSubstr(part));
  }
}

TEST(Markdown, TableRowsKeepTheirNumberOfCells) {
  for (const auto& hostile : samling::testing::hostile_texts()) {
    std::size_t expected = 0;
    for (const auto& line : lines_of(markdown(samling::testing::filled_with(hostile)))) {
      if (!line.starts_with("|")) {
        expected = 0;
        continue;
      }
      std::size_t bars = 0;
      for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
      if (expected == 0) expected = bars;
      EXPECT_EQ(bars, expected) << line;
    }
  }
}

TEST(Markdown, DoesNotPassOnHtml) {
  for (const auto& hostile : samling::testing::hostile_texts()) {
    const auto text = markdown(samling::testing::filled_with(hostile));
    EXPECT_THAT(text, Not(HasSubstr("<script")));
    EXPECT_THAT(text, Not(HasSubstr("<img")));
  }
}

}  // namespace
}  // namespace samling::report
