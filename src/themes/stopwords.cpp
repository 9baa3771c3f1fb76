#include "themes/stopwords.hpp"

#include <algorithm>
#include <array>

namespace samling::themes {
namespace {

// Function words only: articles, pronouns, prepositions, conjunctions, auxiliaries, a few adverbs.

// Bokmål and nynorsk together: texts mix them.
constexpr auto norwegian = std::to_array<std::string_view>(
    {"alle",    "allerede", "allereie", "alt",     "andre", "anna",   "annen",   "annet",     "at",     "av",
     "bare",    "berre",    "blant",    "ble",     "blei",  "bli",    "blir",    "blitt",     "både",   "da",
     "de",      "deg",      "dei",      "deira",   "dem",   "den",    "denne",   "der",       "dere",   "deres",
     "desse",   "det",      "dette",    "di",      "din",   "dine",   "disse",   "ditt",      "du",     "dykk",
     "dykkar",  "då",       "eg",       "ein",     "eit",   "eitt",   "eller",   "en",        "enn",    "er",
     "et",      "etter",    "fikk",     "fleire",  "flere", "for",    "fordi",   "fra",       "frå",    "få",
     "får",     "fått",     "før",      "gjennom", "ha",    "hadde",  "han",     "hans",      "har",    "heile",
     "hele",    "hennar",   "henne",    "hennes",  "her",   "hev",    "hjå",     "ho",        "honom",  "hos",
     "hun",     "hva",      "hvem",     "hver",    "hvert", "hvilke", "hvilken", "hvis",      "hvor",   "hvordan",
     "hvorfor", "i",        "igjen",    "ikke",    "ikkje", "ingen",  "inkje",   "inn",       "jeg",    "kan",
     "kanskje", "kor",      "korleis",  "kun",     "kunne", "kva",    "kvar",    "kvarandre", "kvart",  "kven",
     "kvifor",  "langs",    "man",      "mange",   "me",    "med",    "meg",     "meir",      "mellom", "men",
     "mens",    "mer",      "min",      "mine",    "mitt",  "mot",    "mye",     "mykje",     "må",     "nei",
     "no",      "noe",      "noen",     "noko",    "nokon", "nokre",  "nå",      "når",       "og",     "også",
     "om",      "opp",      "oss",      "over",    "på",    "saman",  "samt",    "seg",       "selv",   "si",
     "sia",     "sidan",    "siden",    "sin",     "sine",  "sitt",   "sjølv",   "skal",      "skulle", "slik",
     "som",     "somme",    "så",       "ta",      "til",   "um",     "under",   "upp",       "ut",     "utan",
     "uten",    "var",      "vart",     "ved",     "vera",  "vere",   "vert",    "verte",     "vi",     "via",
     "vil",     "ville",    "vore",     "vorte",   "vår",   "våre",   "være",    "vært",      "å",      "åt"});

constexpr auto english = std::to_array<std::string_view>(
    {"a",      "about",  "above", "after",  "again",   "against", "all",   "also",   "am",      "an",    "and",
     "any",    "are",    "as",    "at",     "be",      "because", "been",  "before", "being",   "below", "between",
     "both",   "but",    "by",    "can",    "could",   "did",     "do",    "does",   "doing",   "down",  "during",
     "each",   "few",    "for",   "from",   "further", "had",     "has",   "have",   "having",  "he",    "her",
     "here",   "hers",   "him",   "his",    "how",     "i",       "if",    "in",     "into",    "is",    "it",
     "its",    "itself", "just",  "me",     "more",    "most",    "my",    "no",     "nor",     "not",   "now",
     "of",     "off",    "on",    "once",   "only",    "or",      "other", "our",    "ours",    "out",   "over",
     "own",    "same",   "she",   "should", "so",      "some",    "such",  "than",   "that",    "the",   "their",
     "theirs", "them",   "then",  "there",  "these",   "they",    "this",  "those",  "through", "to",    "too",
     "under",  "until",  "up",    "very",   "was",     "we",      "were",  "what",   "when",    "where", "which",
     "while",  "who",    "whom",  "why",    "will",    "with",    "would", "you",    "your",    "yours"});

// Function words of one language that are words of content in the other: "by" is a town, "not" a seine, "is" ice; "men"
// and "mine" are English nouns.
constexpr auto homographs = std::to_array<std::string_view>(
    {"be", "by", "den", "dine", "do", "is", "kor", "man", "men", "mine", "more", "most", "not", "sin", "to", "via"});

static_assert(std::ranges::is_sorted(norwegian) && std::ranges::is_sorted(english) &&
                  std::ranges::is_sorted(homographs),
              "searched by halving");

}  // namespace

bool is_stopword(Language language, std::string_view word) {
  return language == Language::norwegian ? std::ranges::binary_search(norwegian, word)
                                         : std::ranges::binary_search(english, word);
}

bool is_idle(Language language, std::string_view word) {
  const Language other = language == Language::norwegian ? Language::english : Language::norwegian;
  return is_stopword(language, word) || (is_stopword(other, word) && !std::ranges::binary_search(homographs, word));
}

}  // namespace samling::themes
