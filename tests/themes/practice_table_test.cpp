#include "samling/themes/practice_table.hpp"

#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"

namespace samling::themes {
namespace {

using ::testing::ElementsAre;

const ThemeId heltid(0);
const ThemeId omdomme(1);
const ThemeId sykefravaer(2);

ThemePractice tagged(ThemeId theme, std::vector<std::string> tags) {
  return {.theme = theme, .practice = {.tags = std::move(tags)}};
}
ThemePractice told(ThemeId theme, std::string text) {
  return {.theme = theme, .practice = {.text = std::move(text)}};
}

using Table = std::vector<std::vector<ThemePractice>>;

// Themes drawn among three; tags, text, both or nothing for each.
Table drawn_table(std::uint64_t seed, std::size_t size) {
  static constexpr const char* vocabulary[] = {"turnus", "langvakter", "bemanning", "opplæring", "helger", "vikarer"};
  Chance chance(seed);
  Table table(size);
  for (auto& practices : table) {
    for (auto i = chance.below(5); i > 0; --i) {
      ThemePractice practice{.theme = ThemeId(static_cast<std::size_t>(chance.below(3))), .practice = {}};
      for (auto tags = chance.below(3); tags > 0; --tags)
        practice.practice.tags.emplace_back(vocabulary[chance.below(6)]);
      for (auto words = chance.below(5); words > 0; --words) {
        practice.practice.text += std::string(vocabulary[chance.below(6)]) + ' ';
      }
      practices.push_back(practice);
    }
  }
  return table;
}

// Tags and texts of `mine` on the themes that `other` has too, as one practice.
Practice within_shared_themes(const std::vector<ThemePractice>& mine, const std::vector<ThemePractice>& other) {
  std::set<ThemeId> themes;
  for (const auto& practice : other) themes.insert(practice.theme);
  Practice joined;
  for (const auto& [theme, practice] : mine) {
    if (!themes.contains(theme)) continue;
    joined.tags.insert(joined.tags.end(), practice.tags.begin(), practice.tags.end());
    joined.text += "\n" + practice.text;
  }
  return joined;
}

TEST(PracticeTable, ComparesOnTheThemesThatBothWorkOn) {
  const PracticeTable table({{tagged(heltid, {"longer shifts"}), tagged(omdomme, {"film"})},
                             {tagged(heltid, {"longer shifts"}), tagged(sykefravaer, {"walks"})},
                             {tagged(omdomme, {"fair"}), tagged(heltid, {"longer shifts"})}});
  EXPECT_EQ(table.unlikeness(0, 1), 0.0);  // the film and the walks say nothing of each other
  EXPECT_EQ(table.compare(0, 1).basis, UnlikenessBasis::tags);
  EXPECT_DOUBLE_EQ(table.unlikeness(0, 2), 1.0 - 1.0 / 3.0);
  EXPECT_THAT(table.compare(0, 2).only_b, ElementsAre("fair"));
}

TEST(PracticeTable, KnowsNothingWithoutAThemeInCommon) {
  const PracticeTable table({{tagged(heltid, {"longer shifts"})}, {tagged(omdomme, {"film"})}, {}});
  for (std::size_t b : {1U, 2U}) {
    EXPECT_EQ(table.compare(0, b).basis, UnlikenessBasis::unknown);
    EXPECT_EQ(table.unlikeness(0, b), 0.0);
  }
}

TEST(PracticeTable, JoinsSeveralProjectsOnOneTheme) {
  const PracticeTable table({{tagged(heltid, {"longer shifts"}), tagged(heltid, {"staff pool"})},
                             {tagged(heltid, {"staff pool", "longer shifts"})},
                             {told(heltid, "Langvakter"), told(heltid, "Bemanning")},
                             {told(heltid, "Bemanning og langvakter")}});
  EXPECT_EQ(table.unlikeness(0, 1), 0.0);
  EXPECT_NEAR(table.unlikeness(2, 3), 0.0, 1e-15);
}

TEST(PracticeTable, EqualsTheJoinedTagsOverSeeds) {
  int by_tags = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Table drawn = drawn_table(seed, 8);
    const PracticeTable table(drawn);
    for (std::size_t a = 0; a < drawn.size(); ++a) {
      for (std::size_t b = 0; b < drawn.size(); ++b) {
        const Practice of_a = within_shared_themes(drawn[a], drawn[b]);
        const Practice of_b = within_shared_themes(drawn[b], drawn[a]);
        const Unlikeness joined = ApproachModel({of_a, of_b}).compare(0, 1);
        const Unlikeness found = table.compare(a, b);
        EXPECT_EQ(found.basis, joined.basis) << "seed " << seed << ": " << a << " and " << b;
        if (joined.basis != UnlikenessBasis::tags) continue;  // the words' weights are the whole table's
        EXPECT_DOUBLE_EQ(found.score, joined.score) << "seed " << seed << ": " << a << " and " << b;
        ++by_tags;
      }
    }
  }
  EXPECT_GT(by_tags, 500);
}

// One theme for all, one practice each: the table is an ApproachModel of the same corpus, texts included.
TEST(PracticeTable, OfOneThemeIsAnApproachModel) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Table drawn = drawn_table(seed, 8);
    std::vector<Practice> corpus;
    for (auto& practices : drawn) {
      practices.resize(1);
      practices[0].theme = heltid;
      corpus.push_back(practices[0].practice);
    }
    const PracticeTable table(drawn);
    const ApproachModel model(corpus);
    for (std::size_t a = 0; a < corpus.size(); ++a) {
      for (std::size_t b = 0; b < corpus.size(); ++b) {
        EXPECT_EQ(table.unlikeness(a, b), model.unlikeness(a, b));
        EXPECT_EQ(table.compare(a, b).only_a, model.compare(a, b).only_a);
      }
    }
  }
}

TEST(PracticeTable, HasItsMatrixPairByPairOnAnyNumberOfThreads) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const PracticeTable table(drawn_table(seed, 12));
    const Eigen::MatrixXd matrix = table.unlikeness_matrix(1);
    EXPECT_EQ(matrix, table.unlikeness_matrix(3));
    for (std::size_t a = 0; a < table.size(); ++a) {
      for (std::size_t b = 0; b < table.size(); ++b) {
        const double expected = a == b ? 0.0 : table.unlikeness(a, b);
        EXPECT_EQ(matrix(static_cast<Eigen::Index>(a), static_cast<Eigen::Index>(b)), expected);
        EXPECT_EQ(table.unlikeness(a, b), table.unlikeness(b, a));
      }
    }
  }
}

}  // namespace
}  // namespace samling::themes
