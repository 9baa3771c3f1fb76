#include "themes/word_cutter.hpp"

#include <limits>
#include <new>
#include <stdexcept>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "themes/stopwords.hpp"

namespace samling::themes {
namespace {

void require_icu(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU cannot read texts: ") + u_errorName(status));
}

// ICU counts in 32 bits; a text beyond a gigabyte is read as far as that.
icu::UnicodeString from_utf8(std::string_view utf8) {
  constexpr std::size_t longest = std::numeric_limits<std::int32_t>::max() / 2;
  return icu::UnicodeString::fromUTF8(utf8.substr(0, longest));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

// Blanks, punctuation and numbers have none. (ICU's rule status calls "covid19" a number.)
bool has_letter(const icu::UnicodeString& text) {
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (u_isalpha(text.char32At(at))) return true;
  }
  return false;
}

// The language whose own function words are the more frequent; "for" and "over", which both have, decide nothing.
Language language_of(const std::vector<std::string>& words) {
  std::ptrdiff_t english_lead = 0;
  for (const std::string& word : words) {
    english_lead += is_stopword(Language::english, word) ? 1 : 0;
    english_lead -= is_stopword(Language::norwegian, word) ? 1 : 0;
  }
  return english_lead > 0 ? Language::english : Language::norwegian;
}

}  // namespace

icu::UnicodeString case_folded(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  require_icu(status);
  icu::UnicodeString folded = folding->normalize(from_utf8(utf8), status);
  require_icu(status);
  return folded;
}

WordCutter::WordCutter()
    : norwegian_(sb_stemmer_new("norwegian", "UTF_8")), english_(sb_stemmer_new("english", "UTF_8")) {
  UErrorCode status = U_ZERO_ERROR;
  breaks_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  require_icu(status);
  if (!norwegian_ || !english_) throw std::runtime_error("libstemmer has no stemmer for Norwegian or English");
}

std::vector<std::string> WordCutter::lower_cased_words(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* composing = icu::Normalizer2::getNFCInstance(status);
  require_icu(status);
  const icu::UnicodeString text = composing->normalize(from_utf8(utf8), status).toLower(icu::Locale::getRoot());
  require_icu(status);
  std::vector<std::string> words;
  breaks_->setText(text);
  std::int32_t begin = breaks_->first();
  for (std::int32_t end = breaks_->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks_->next()) {
    const icu::UnicodeString word = text.tempSubStringBetween(begin, end);
    if (has_letter(word)) words.push_back(to_utf8(word));
  }
  return words;
}

std::string WordCutter::stem(Language language, const std::string& word) {
  sb_stemmer* stemmer = language == Language::norwegian ? norwegian_.get() : english_.get();
  const std::string folded = to_utf8(case_folded(word));
  const auto* symbols = reinterpret_cast<const sb_symbol*>(folded.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer, symbols, static_cast<int>(folded.size()));
  if (stemmed == nullptr) throw std::bad_alloc();  // the only failure libstemmer knows
  return {reinterpret_cast<const char*>(stemmed), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

Language WordCutter::language(std::string_view utf8) {
  return language_of(lower_cased_words(utf8));
}

std::vector<Word> WordCutter::words(std::string_view utf8) {
  std::vector<std::string> surfaces = lower_cased_words(utf8);
  const Language language = language_of(surfaces);
  std::vector<Word> words;
  for (std::string& surface : surfaces) {
    if (is_idle(language, surface)) continue;
    std::string stemmed = stem(language, surface);
    if (!stemmed.empty())
      words.push_back({.stem = std::move(stemmed), .surface = std::move(surface), .language = language});
  }
  return words;
}

}  // namespace samling::themes
