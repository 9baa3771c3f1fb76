#include "samling/themes/words.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "samling/core/chance.hpp"

namespace samling::themes {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> stems(std::string_view text) {
  std::vector<std::string> found;
  for (const Word& word : words(text)) found.push_back(word.stem);
  return found;
}

std::vector<std::string> surfaces(std::string_view text) {
  std::vector<std::string> found;
  for (const Word& word : words(text)) found.push_back(word.surface);
  return found;
}

TEST(Words, FindsOneStemForTheFormsOfANorwegianWord) {
  EXPECT_THAT(stems("vakter vaktene vakt"), ElementsAre("vakt", "vakt", "vakt"));
  EXPECT_THAT(stems("ansatte ansattes"), ElementsAre("ansatt", "ansatt"));
}

TEST(Words, FindsOneStemForTheFormsOfAnEnglishWord) {
  EXPECT_THAT(stems("the training of those who were trained"), ElementsAre("train", "train"));
  EXPECT_THAT(stems("which of the policies"), ElementsAre("polici"));
}

TEST(Words, LowerCasesAndKeepsTheSurface) {
  EXPECT_THAT(surfaces("Årsturnus og LANGVAKTER på sykehjemmet"),
              ElementsAre("årsturnus", "langvakter", "sykehjemmet"));
}

TEST(Words, DropsFunctionWordsOfBokmaalNynorskAndEnglish) {
  EXPECT_THAT(stems("Hva er det som ikke er på plass, og hvorfor?"), ElementsAre("plass"));
  EXPECT_THAT(stems("Kva er det som ikkje er på plass, og kvifor?"), ElementsAre("plass"));
  EXPECT_THAT(stems("What is it that is not in place, and why?"), ElementsAre("place"));
}

TEST(Words, DropsFunctionWordsOfBothLanguagesFromAMixedText) {
  EXPECT_THAT(surfaces("Fra deltid mot heltid. Three pilots with a rota for the wards, and they are small."),
              ElementsAre("deltid", "heltid", "three", "pilots", "rota", "wards", "small"));
  EXPECT_THAT(surfaces("Ny turnus som er lik på alle sykehjem: the puzzle rota"),
              ElementsAre("ny", "turnus", "lik", "sykehjem", "puzzle", "rota"));
}

TEST(Words, KeepsWordsOfContentThatLookLikeFunctionWordsOfTheOtherLanguage) {
  EXPECT_THAT(surfaces("En by ved sjøen med is og not"), ElementsAre("by", "sjøen", "is", "not"));
  EXPECT_THAT(surfaces("The men of the mine have been here"), ElementsAre("men", "mine"));
}

TEST(Words, DropsNumbersAndPunctuation) {
  EXPECT_THAT(surfaces("60 % 2015 — (heltid), 1.000,5!"), ElementsAre("heltid"));
  EXPECT_THAT(surfaces("covid19, 24timers og 2-delt"), ElementsAre("covid19", "24timers", "delt"));
  EXPECT_THAT(surfaces("heltid/deltid full-time"), ElementsAre("heltid", "deltid", "full", "time"));
}

TEST(Words, OfNothingAreNone) {
  EXPECT_THAT(words(""), IsEmpty());
  EXPECT_THAT(words(" \t\r\n "), IsEmpty());
  EXPECT_THAT(words("og i på"), IsEmpty());
}

TEST(Words, ReadComposedAndDecomposedLettersAlike) {
  EXPECT_EQ(stems("på skift årsturnus"), stems("pa\u030A skift a\u030Arsturnus"));
}

TEST(Words, DoNotSeeSoftHyphens) {
  EXPECT_EQ(stems("lang\u00ADvakt"), stems("langvakt"));
}

TEST(Words, SplitAtIllFormedBytes) {
  EXPECT_THAT(surfaces("lang\xFFvakt"), ElementsAre("lang", "vakt"));
  EXPECT_THAT(surfaces("turnus \xC3"), ElementsAre("turnus"));
}

// Any bytes at all: no crash, and what comes out is never empty and well-formed enough to be folded unchanged in size.
TEST(Words, SurviveAnyBytes) {
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    Chance chance(seed);
    std::string bytes;
    for (std::uint64_t i = chance.below(200); i > 0; --i) bytes += static_cast<char>(chance.below(256));
    for (const Word& word : words(bytes)) {
      EXPECT_FALSE(word.stem.empty());
      EXPECT_FALSE(word.surface.empty());
    }
    EXPECT_EQ(fold(fold(bytes)), fold(bytes)) << "seed " << seed;
  }
}

TEST(GuessLanguage, GoesByFunctionWords) {
  EXPECT_EQ(guess_language("Vi har innført langvakter i helgene for å få flere heltidsstillinger"),
            Language::norwegian);
  EXPECT_EQ(guess_language("Me har innført langvakter i helgane, og dei tilsette er nøgde"), Language::norwegian);
  EXPECT_EQ(guess_language("We have longer shifts at weekends, and the staff are pleased with them"),
            Language::english);
}

TEST(GuessLanguage, IsNorwegianWhenInDoubt) {
  EXPECT_EQ(guess_language(""), Language::norwegian);
  EXPECT_EQ(guess_language("turnus shift"), Language::norwegian);
  EXPECT_EQ(guess_language("over for her"), Language::norwegian);
}

TEST(Fold, IgnoresCaseAndBlanks) {
  EXPECT_EQ(fold("  Longer \t SHIFTS\n"), "longer shifts");
  EXPECT_EQ(fold("LANGE VAKTER PÅ ÅKERØY"), fold("lange\u00A0vakter på åkerøy"));
  EXPECT_EQ(fold("Straße"), "strasse");
  EXPECT_EQ(fold(" \u200B "), "");
  EXPECT_EQ(fold(""), "");
}

}  // namespace
}  // namespace samling::themes
