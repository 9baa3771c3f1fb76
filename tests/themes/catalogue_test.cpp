#include "samling/themes/catalogue.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "samling/core/issue.hpp"

namespace samling::themes {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// "a" or "a<b": theme a, with parent b.
std::vector<Theme> drawn(const std::vector<std::string>& lines) {
  std::vector<Theme> themes;
  for (const std::string& line : lines) {
    const auto arrow = line.find('<');
    Theme theme{.code = line.substr(0, arrow), .name = "Theme " + line.substr(0, arrow)};
    if (arrow != std::string::npos) theme.parent = line.substr(arrow + 1);
    themes.push_back(theme);
  }
  return themes;
}

std::vector<std::string> rules_broken_by(std::vector<Theme> themes) {
  std::vector<std::string> rules;
  try {
    const ThemeCatalogue catalogue(std::move(themes));
  } catch (const InvalidInput& invalid) {
    for (const Issue& issue : invalid.issues()) rules.push_back(issue.rule + ":" + issue.value);
  }
  return rules;
}

std::string message_of_at(const ThemeCatalogue& catalogue, const std::string& code) {
  try {
    static_cast<void>(catalogue.at(code));
  } catch (const InvalidInput& invalid) {
    return invalid.what();
  }
  return "found";
}

TEST(ThemeCatalogue, FindsThemesByCodeInTheOrderGiven) {
  const ThemeCatalogue catalogue(drawn({"sick_leave", "heltid", "omdømme"}));
  EXPECT_EQ(catalogue.size(), 3U);
  EXPECT_EQ(catalogue.find("heltid"), ThemeId(1));
  EXPECT_EQ(catalogue.at("omdømme"), ThemeId(2));
  EXPECT_EQ(catalogue[ThemeId(0)].name, "Theme sick_leave");
  EXPECT_EQ(catalogue.find("Heltid"), std::nullopt);
  EXPECT_EQ(catalogue.find(""), std::nullopt);
}

TEST(ThemeCatalogue, NamesParentAndGrandparent) {
  const ThemeCatalogue catalogue(drawn({"shifts<heltid", "work", "heltid<work"}));
  EXPECT_THAT(catalogue.ancestors(ThemeId(0)), ElementsAre(ThemeId(2), ThemeId(1)));
  EXPECT_THAT(catalogue.ancestors(ThemeId(1)), IsEmpty());
}

TEST(ThemeCatalogue, TellsEveryIssueAtOnce) {
  auto themes = drawn({"a", "a", "", "b<nowhere", "c<d", "d<e", "e<c", "f<f"});
  themes[0].weight = -1.0;
  EXPECT_THAT(rules_broken_by(themes), ElementsAre("empty_theme_code:", "duplicate_theme:a", "invalid_theme_weight:-1",
                                                   "unknown_theme:nowhere", "theme_cycle:c", "theme_cycle:f"));
}

TEST(ThemeCatalogue, TellsTheWayRoundACycle) {
  try {
    const ThemeCatalogue catalogue(drawn({"x<a", "a<b", "b<a"}));
    FAIL() << "a cycle was taken";
  } catch (const InvalidInput& invalid) {
    ASSERT_EQ(invalid.issues().size(), 1U);
    EXPECT_EQ(invalid.issues()[0].message, "is its own ancestor: a -> b -> a");
  }
}

TEST(ThemeCatalogue, RefusesAWeightThatIsNoNumber) {
  auto themes = drawn({"a", "b"});
  themes[0].weight = std::numeric_limits<double>::quiet_NaN();
  themes[1].weight = std::numeric_limits<double>::infinity();
  EXPECT_THAT(rules_broken_by(themes), ElementsAre("invalid_theme_weight:nan", "invalid_theme_weight:inf"));
}

TEST(ThemeCatalogue, NamesNearMatchesOfAnUnknownTheme) {
  const ThemeCatalogue catalogue({{.code = "heltid", .name = "Heltid/deltid"}, {.code = "omd", .name = "Omdømme"}});
  EXPECT_THAT(message_of_at(catalogue, "helltid"), HasSubstr("did you mean \"heltid\" (Heltid/deltid)?"));
  EXPECT_THAT(message_of_at(catalogue, "Omdømme"), HasSubstr("did you mean \"omd\" (Omdømme)?"));
  EXPECT_EQ(message_of_at(catalogue, "sykefravær"), "theme: \"sykefravær\": is not the code of a theme");
}

TEST(ThemeCatalogue, SurvivesAHugeUnknownCode) {
  const ThemeCatalogue catalogue(drawn({"heltid"}));
  EXPECT_LT(message_of_at(catalogue, std::string(1'000'000, 'x')).size(), 200U);
}

// Random parents: either every chain of parents ends, or a cycle is reported; never a hang.
TEST(ThemeCatalogue, EitherEveryChainOfParentsEndsOrACycleIsTold) {
  int cyclic = 0;
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Chance chance(seed);
    std::vector<Theme> themes;
    for (int i = 0; i < 6; ++i) {
      Theme theme{.code = std::to_string(i), .name = ""};
      if (chance.unit() < 0.6) theme.parent = std::to_string(chance.below(6));
      themes.push_back(theme);
    }
    bool ends = true;
    for (std::size_t start = 0; start < 6; ++start) {
      std::size_t at = start;
      int steps = 0;
      while (themes[at].parent && steps <= 6) at = static_cast<std::size_t>(std::stoi(*themes[at].parent)), ++steps;
      ends = ends && steps <= 6;
    }
    cyclic += ends ? 0 : 1;
    EXPECT_EQ(rules_broken_by(themes).empty(), ends) << "seed " << seed;
  }
  EXPECT_GT(cyclic, 20);
  EXPECT_LT(cyclic, 180);
}

}  // namespace
}  // namespace samling::themes
