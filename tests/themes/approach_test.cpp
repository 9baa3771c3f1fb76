#include "samling/themes/approach.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"
#include "samling/themes/words.hpp"

namespace samling::themes {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// Words drawn from a few, so that texts share some; a practice in four has tags, one in six nothing at all.
std::vector<Practice> drawn_corpus(std::uint64_t seed, std::size_t size) {
  static constexpr const char* vocabulary[] = {"turnus", "langvakter", "bemanning",    "opplæring", "helger", "vikarer",
                                               "shifts", "training",   "rekruttering", "lærlinger", "nærvær", "the"};
  Chance chance(seed);
  std::vector<Practice> corpus(size);
  for (Practice& practice : corpus) {
    const auto kind = chance.below(12);
    if (kind < 3) {
      for (auto i = 1 + chance.below(4); i > 0; --i) practice.tags.emplace_back(vocabulary[chance.below(5)]);
    }
    if (kind < 10) {
      for (auto i = chance.below(9); i > 0; --i) practice.text += std::string(vocabulary[chance.below(12)]) + ' ';
    }
  }
  return corpus;
}

std::set<std::string> tag_set(const Practice& practice) {
  std::set<std::string> tags;
  for (const auto& tag : practice.tags) tags.insert(fold(tag));
  tags.erase("");
  return tags;
}

// The formulas of the header over maps of strings, from the texts up.
class SlowTwin {
 public:
  explicit SlowTwin(const std::vector<Practice>& corpus) : corpus_(corpus) {
    std::vector<std::vector<Word>> texts;
    std::map<std::string, std::map<Language, int>> occurrences;
    std::map<std::pair<std::string, Language>, std::string> stems;
    for (const Practice& practice : corpus) {
      texts.push_back(words(practice.text));
      for (const Word& word : texts.back()) {
        ++occurrences[word.surface][word.language];
        stems[{word.surface, word.language}] = word.stem;
      }
    }
    for (const auto& text : texts) {
      auto& counts = counts_.emplace_back();
      for (const Word& word : text) {
        auto& in = occurrences[word.surface];
        const bool english = in[Language::english] > in[Language::norwegian];
        ++counts[stems[{word.surface, english ? Language::english : Language::norwegian}]];
      }
      texts_ += counts.empty() ? 0.0 : 1.0;
      for (const auto& [stem, count] : counts) texts_with_[stem] += 1.0;
    }
  }

  Unlikeness compare(std::size_t a, std::size_t b) {
    const auto tags_a = tag_set(corpus_[a]), tags_b = tag_set(corpus_[b]);
    if (!tags_a.empty() && !tags_b.empty()) {
      double both = 0.0;
      for (const auto& tag : tags_a) both += static_cast<double>(tags_b.count(tag));
      std::set<std::string> either = tags_a;
      either.insert(tags_b.begin(), tags_b.end());
      return {.score = 1.0 - both / static_cast<double>(either.size()), .basis = UnlikenessBasis::tags};
    }
    if (counts_[a].empty() || counts_[b].empty()) return {};
    const double lengths = std::sqrt(product(a, a)) * std::sqrt(product(b, b));
    return {.score = 1.0 - product(a, b) / lengths, .basis = UnlikenessBasis::text};
  }

 private:
  double entry(std::size_t row, const std::string& stem) {
    return (1.0 + std::log(counts_[row][stem])) * (1.0 + std::log((1.0 + texts_) / (1.0 + texts_with_[stem])));
  }
  double product(std::size_t a, std::size_t b) {
    double sum = 0.0;
    for (const auto& [stem, count] : std::map(counts_[a])) {
      if (counts_[b].contains(stem)) sum += entry(a, stem) * entry(b, stem);
    }
    return sum;
  }

  std::vector<Practice> corpus_;
  std::vector<std::map<std::string, int>> counts_;  // of each row, by stem
  std::map<std::string, double> texts_with_;
  double texts_ = 0.0;
};

TEST(ApproachModel, SetsApartWhoDoesItOtherwise) {
  // A longer shifts, B longer shifts, C staff pool, D longer shifts, E in-house training.
  const ApproachModel model({{.tags = {"longer shifts"}},
                             {.tags = {"longer shifts"}},
                             {.tags = {"staff pool"}},
                             {.tags = {"longer shifts"}},
                             {.tags = {"in-house training"}}});
  const std::set<std::size_t> alike{0, 1, 3};
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t b = 0; b < 5; ++b) {
      const bool same = a == b || (alike.contains(a) && alike.contains(b));
      EXPECT_EQ(model.unlikeness(a, b), same ? 0.0 : 1.0) << a << " and " << b;
    }
  }
}

TEST(ApproachModel, ComparesTagsTrimmedAndCaseFolded) {
  const ApproachModel model({{.tags = {" Longer  Shifts", "longer shifts", ""}}, {.tags = {"LONGER SHIFTS "}}});
  const Unlikeness unlikeness = model.compare(0, 1);
  EXPECT_EQ(unlikeness.score, 0.0);
  EXPECT_EQ(unlikeness.basis, UnlikenessBasis::tags);
  EXPECT_THAT(unlikeness.only_a, IsEmpty());
}

TEST(ApproachModel, NamesTheRarestTagsFirst) {
  const ApproachModel model(
      {{.tags = {"Common", " Rare ", "shared"}}, {.tags = {"shared", "other"}}, {.tags = {"common"}}});
  const Unlikeness unlikeness = model.compare(0, 1);
  EXPECT_DOUBLE_EQ(unlikeness.score, 0.75);
  EXPECT_THAT(unlikeness.only_a, ElementsAre("Rare", "Common"));
  EXPECT_THAT(unlikeness.only_b, ElementsAre("other"));
}

TEST(ApproachModel, ReadsTextsWhereOneSideHasNoTags) {
  const ApproachModel model({{.tags = {"longer shifts"}, .text = "Langvakter i helgene"},
                             {.tags = {}, .text = "Langvaktene i helger"},
                             {.tags = {" "}, .text = "Opplæring av lærlinger"}});
  EXPECT_EQ(model.compare(0, 1).basis, UnlikenessBasis::text);
  EXPECT_NEAR(model.compare(0, 1).score, 0.0, 1e-15);
  EXPECT_EQ(model.compare(0, 2).basis, UnlikenessBasis::text);
  EXPECT_DOUBLE_EQ(model.compare(0, 2).score, 1.0);
}

TEST(ApproachModel, SaysUnknownWhereNothingIsKnown) {
  const ApproachModel model(
      {{.tags = {"longer shifts"}}, {.tags = {}, .text = "langvakter"}, {}, {.text = "og i på 2015"}});
  for (const auto& [a, b] : std::vector<std::pair<std::size_t, std::size_t>>{{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 2}}) {
    const Unlikeness unlikeness = model.compare(a, b);
    EXPECT_EQ(unlikeness.basis, UnlikenessBasis::unknown) << a << " and " << b;
    EXPECT_EQ(unlikeness.score, 0.0);
    EXPECT_THAT(unlikeness.only_a, IsEmpty());
    EXPECT_THAT(unlikeness.only_b, IsEmpty());
  }
}

TEST(ApproachModel, TellsTheWordsThatMadeTheDifferenceAsTheyStood) {
  const ApproachModel model({
      {.text = "Vi har innført langvakter i helgene. Langvaktene gir større stillinger."},
      {.text = "Ny turnus for helgene: de ansatte planlegger turnusen selv, og stillingene blir større."},
      {.text = "Stillinger lyses ut som hele stillinger."},
  });
  const Unlikeness unlikeness = model.compare(0, 1);
  EXPECT_EQ(unlikeness.basis, UnlikenessBasis::text);
  EXPECT_GT(unlikeness.score, 0.0);
  EXPECT_LT(unlikeness.score, 1.0);
  ASSERT_FALSE(unlikeness.only_a.empty());
  EXPECT_EQ(unlikeness.only_a.front(), "langvakter");  // twice, and nobody else has it
  EXPECT_EQ(unlikeness.only_b.front(), "turnus");
  for (const auto& evidence : {unlikeness.only_a, unlikeness.only_b}) {
    EXPECT_THAT(evidence, Not(Contains("helgene")));  // both have it
    EXPECT_THAT(evidence, Not(Contains("og")));
    EXPECT_LE(evidence.size(), 5U);
  }
}

TEST(ApproachModel, KnowsAWordAgainInATextOfTheOtherLanguage) {
  const ApproachModel model({{.text = "The training of the staff"},
                             {.text = "Training for ansatte og ledere"},
                             {.text = "training, training"}});
  EXPECT_NEAR(model.compare(0, 2).score, model.compare(2, 0).score, 0.0);
  EXPECT_LT(model.unlikeness(0, 1), 1.0);
  EXPECT_THAT(model.compare(0, 1).only_a, ElementsAre("staff"));
}

TEST(ApproachModel, FindsTheTextThatSharesRareWordsTheNearer) {
  // 0 and 1 share a word that two have, 0 and 2 a word that all have.
  const ApproachModel model({{.text = "ønsketurnus bemanning"},
                             {.text = "ønsketurnus helger"},
                             {.text = "bemanning helger"},
                             {.text = "bemanning nærvær"},
                             {.text = "bemanning lærlinger"}});
  EXPECT_LT(model.unlikeness(0, 1), model.unlikeness(0, 2));
}

TEST(ApproachModel, EqualsTheFormulaOverSeeds) {
  std::map<UnlikenessBasis, int> seen;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const auto corpus = drawn_corpus(seed, 10);
    SlowTwin twin(corpus);
    const ApproachModel model(corpus);
    ASSERT_EQ(model.size(), corpus.size());
    for (std::size_t a = 0; a < corpus.size(); ++a) {
      for (std::size_t b = 0; b < corpus.size(); ++b) {
        const Unlikeness expected = twin.compare(a, b);
        const Unlikeness found = model.compare(a, b);
        EXPECT_NEAR(found.score, expected.score, 1e-12) << "seed " << seed << ": " << a << " and " << b;
        EXPECT_EQ(found.basis, expected.basis) << "seed " << seed << ": " << a << " and " << b;
        EXPECT_EQ(found.score, model.unlikeness(a, b));
        ++seen[found.basis];
      }
    }
  }
  EXPECT_GT(seen[UnlikenessBasis::tags], 50);
  EXPECT_GT(seen[UnlikenessBasis::text], 50);
  EXPECT_GT(seen[UnlikenessBasis::unknown], 50);
}

TEST(ApproachModel, IsSymmetricAndBoundedWithItsEvidence) {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const auto corpus = drawn_corpus(seed, 10);
    const ApproachModel model(corpus);
    for (std::size_t a = 0; a < corpus.size(); ++a) {
      for (std::size_t b = 0; b < corpus.size(); ++b) {
        const Unlikeness there = model.compare(a, b);
        const Unlikeness back = model.compare(b, a);
        EXPECT_EQ(there.score, back.score);
        EXPECT_EQ(there.basis, back.basis);
        EXPECT_EQ(there.only_a, back.only_b);
        EXPECT_GE(there.score, 0.0);
        EXPECT_LE(there.score, a == b ? 1e-12 : 1.0);
        for (const auto& word : there.only_a) EXPECT_THAT(there.only_b, Each(Not(word)));
      }
    }
  }
}

// A tag more that the other has not: further apart. A tag more that both have: nearer.
TEST(ApproachModel, MovesTheRightWayWithEachTag) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Chance chance(seed);
    Practice a{.tags = {"t0"}}, b{.tags = {"t1"}};
    for (auto i = chance.below(5); i > 0; --i) a.tags.push_back("t" + std::to_string(chance.below(6)));
    for (auto i = chance.below(5); i > 0; --i) b.tags.push_back("t" + std::to_string(chance.below(6)));
    const double before = ApproachModel({a, b}).unlikeness(0, 1);
    Practice more_of_its_own = a;
    more_of_its_own.tags.emplace_back("its own");
    EXPECT_GE(ApproachModel({more_of_its_own, b}).unlikeness(0, 1), before);
    a.tags.emplace_back("new to both");
    b.tags.emplace_back("new to both");
    EXPECT_LE(ApproachModel({a, b}).unlikeness(0, 1), before);
  }
}

TEST(ApproachModel, SurvivesIllFormedBytes) {
  const ApproachModel model(
      {{.tags = {"\xFF\xFE"}, .text = "\xC3("}, {.tags = {}, .text = "lang\xFFvakt \xE2\x82"}, {.text = "\x80"}});
  EXPECT_EQ(model.compare(0, 1).basis, UnlikenessBasis::unknown);
  EXPECT_EQ(ApproachModel({}).size(), 0U);
}

}  // namespace
}  // namespace samling::themes
