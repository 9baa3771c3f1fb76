#include <gmock/gmock.h>

#include <set>

#include "report/text.hpp"
#include "samling/report/report.hpp"
#include "sample_plan.hpp"

namespace samling::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Page, IsSelfContained) {
  const auto page = html(samling::testing::pilot_plan(), samling::testing::pilot_outlines());
  EXPECT_THAT(page, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'\""));
  for (const auto* forbidden :
       {"<script", " src=", "@import", "url(", "http-equiv=\"refresh\"", "<link", "<iframe", "<img"}) {
    EXPECT_THAT(page, Not(HasSubstr(forbidden)));
  }
}

TEST(Page, ShowsEverySentenceAndFigureOfThePilot) {
  const auto page = html(samling::testing::pilot_plan());
  for (const auto* part : {"Inspiria Science Center",
                           "65 &gt; 60",
                           "Sarpsborg presents",
                           "10:10–11:25",
                           "Thursday 5 March 2015",
                           "75 min",
                           "Horten and Sarpsborg are 105 min apart (ferry); the limit is 90.",
                           "No group within 90 min; nearest 105.",
                           "Theme not stated.",
                           "Withdrew.",
                           "estimate: water crossing possible",
                           "345 minutes asked, 300 there, 45 over",
                           "end at 15:45",
                           "Fredrikstad: staff pool",
                           "nærvær, arbeidsglede (from their texts)",
                           "practice not known",
                           "no figure",
                           "The row sum bound",
                           "GeoNames, CC BY 4.0",
                           "class=\"estimate\"",
                           "1 × 1.000 + 0.5 × 0.500 − 1 × 20 / 90 = 1.028",
                           "leave 09:05, home 15:55",
                           "2 / (3 − 1) × (1.028 + 0.856 + 0.278) = 2.161"}) {
    EXPECT_THAT(page, HasSubstr(part));
  }
}

TEST(Page, SaysSoWhenTheStatedScoreIsNotTheSum) {
  auto plan = samling::testing::trio_plan();
  EXPECT_THAT(html(plan), Not(HasSubstr("The plan file states")));
  plan.score += 0.5;
  EXPECT_THAT(html(plan), HasSubstr("The plan file states"));
}

TEST(Page, NoTextFromOutsideBecomesMarkup) {
  // The same plan with a harmless word has as many tags: nothing that was typed opened, closed or broke one.
  const auto tags = [](const std::string& page) { return std::ranges::count(page, '<'); };
  auto count_without_breaks = [&](std::string page) {
    for (std::size_t at = page.find("<wbr>"); at != std::string::npos; at = page.find("<wbr>", at)) page.erase(at, 5);
    return tags(page);
  };
  for (const auto& text : samling::testing::hostile_texts()) {
    const auto page = html(samling::testing::filled_with(text), samling::testing::pilot_outlines());
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<img")));
    EXPECT_THAT(page, Not(HasSubstr("<svg onload")));
    const auto harmless = html(samling::testing::filled_with(std::string("word")), samling::testing::pilot_outlines());
    // Labels and marks that no longer fit may be missing from the maps, never more.
    EXPECT_LE(count_without_breaks(page), count_without_breaks(harmless) + 12) << text;
  }
}

TEST(Page, IdsAreUniqueAndLinksHaveTargets) {
  for (const auto& plan :
       {samling::testing::pilot_plan(), samling::testing::drawn_plan(120, 3), samling::testing::infeasible_plan()}) {
    const auto page = html(plan);
    std::set<std::string> ids;
    for (std::size_t at = page.find(" id=\""); at != std::string::npos; at = page.find(" id=\"", at + 1)) {
      const auto id = page.substr(at + 5, page.find('"', at + 5) - at - 5);
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
    for (std::size_t at = page.find("href=\"#"); at != std::string::npos; at = page.find("href=\"#", at + 1)) {
      EXPECT_TRUE(ids.contains(page.substr(at + 7, page.find('"', at + 7) - at - 7)));
    }
  }
}

TEST(Page, SamePlanSameBytes) {
  const auto plan = samling::testing::drawn_plan(120, 3);
  EXPECT_EQ(html(plan), html(plan));
  EXPECT_EQ(html(samling::testing::pilot_plan(), samling::testing::pilot_outlines()),
            html(samling::testing::pilot_plan(), samling::testing::pilot_outlines()));
}

TEST(Page, AnEmptyPlanIsAPageToo) {
  const auto page = html(plan::Plan{});
  EXPECT_THAT(page, HasSubstr("The plan has no positions to show."));
  EXPECT_THAT(page, HasSubstr("Everybody has a group."));
}

}  // namespace
}  // namespace samling::report
